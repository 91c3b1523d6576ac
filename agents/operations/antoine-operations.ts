import { defineAgent } from '../../src/agent/define.ts'
import { findBottlenecks, materialPlan } from './bottlenecks.ts'

export const antoine = defineAgent({
  id: 'antoine-operations',
  handle: 'antoine',
  name: 'Antoine',
  role: { fr: 'Direction des opérations', en: 'Operations' },
  mission: {
    fr: 'Voit d’avance ce qui manquera sur un chantier, ce qui arrivera trop tard et ce qui attend une réponse.',
    en: 'Sees ahead what a site will lack, what will come too late and what waits for an answer.',
  },
  department: 'operations',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [materialPlan, findBottlenecks],
})
