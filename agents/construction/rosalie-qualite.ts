import { defineAgent } from '../../src/agent/define.ts'
import { closeDeficiency } from './close-deficiency.ts'
import { defectPareto } from './defect-pareto.ts'
import type { QualityStores } from './deficiency-facts.ts'
import { assignRepair, openDeficiency } from './open-deficiency.ts'
import { runChecklist } from './run-checklist.ts'

export const rosalie = defineAgent<QualityStores>({
  id: 'rosalie-qualite',
  handle: 'rosalie',
  name: 'Rosalie',
  role: { fr: 'Qualité et déficiences', en: 'Quality and punch list' },
  mission: {
    fr: 'Inscrit ce qui est à reprendre, dit qui le corrige et pour quand, et ne ferme rien sans photo.',
    en: 'Logs what has to be redone, says who fixes it and by when, and closes nothing without a photo.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [openDeficiency, assignRepair, closeDeficiency, runChecklist, defectPareto],
})
