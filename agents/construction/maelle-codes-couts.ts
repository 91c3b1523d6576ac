import { defineAgent } from '../../src/agent/define.ts'
import { classifyCost } from './classify-cost.ts'
import type { CodeStores } from './cost-code-lookup.ts'
import { trendPrice } from './trend-price.ts'

export const maelle = defineAgent<CodeStores>({
  id: 'maelle-codes-couts',
  handle: 'maelle',
  name: 'Maëlle',
  role: { fr: 'Codes de coûts et prix unitaires', en: 'Cost codes and unit prices' },
  mission: {
    fr: 'Dit sous quel code va un travail et ce que coûte l’unité, aujourd’hui et dans le temps.',
    en: 'Says which code a work goes under and what a unit costs, now and over time.',
  },
  department: 'construction',
  reportsTo: 'etienne-estimation',
  tier: 'specialist',
  tools: [classifyCost, trendPrice],
})
