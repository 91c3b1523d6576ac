import { defineAgent } from '../../src/agent/define.ts'
import { askPrices } from './ask-prices.ts'

export const lionel = defineAgent({
  id: 'lionel-prix-fournisseurs',
  handle: 'lionel',
  name: 'Lionel',
  role: { fr: 'Prix des fournisseurs', en: 'Supplier prices' },
  mission: {
    fr: 'Met par écrit ce qu’il faut faire coter, pour que les prix reçus se comparent sur la même chose.',
    en: 'Puts in writing what is to be priced, so that the prices received compare the same thing.',
  },
  department: 'operations',
  reportsTo: 'martine-achats',
  tier: 'specialist',
  tools: [askPrices],
})
