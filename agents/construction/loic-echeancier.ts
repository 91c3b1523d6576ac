import { defineAgent } from '../../src/agent/define.ts'
import { computeCpm } from './critical-path.ts'
import { propagateDelay } from './delay-effect.ts'
import { lookAheadTool, setBaseline } from './look-ahead.ts'

export const loic = defineAgent({
  id: 'loic-echeancier',
  handle: 'loic',
  name: 'Loïc',
  role: { fr: 'Planificateur d’échéancier', en: 'Scheduler' },
  mission: {
    fr: 'Calcule le chemin critique, garde la référence et montre ce qu’un retard déplace pour vrai.',
    en: 'Computes the critical path, keeps the baseline and shows what a delay really moves.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'lead',
  tools: [computeCpm, propagateDelay, lookAheadTool, setBaseline],
})
