import { defineAgent } from '../../src/agent/define.ts'
import { createRfi } from './create-rfi.ts'
import { listOpenRfis } from './open-rfis.ts'
import type { RfiStores } from './rfi-book.ts'
import { submittalRegister, trackSubmittal } from './submittals.ts'

export const clement = defineAgent<RfiStores>({
  id: 'clement-qrt',
  handle: 'clement',
  name: 'Clément',
  role: { fr: 'Questions techniques et dessins d’atelier', en: 'RFIs and shop drawings' },
  mission: {
    fr: 'Pose les questions à l’architecte, sait lesquelles attendent et depuis quand.',
    en: 'Puts questions to the architect, and knows which ones wait and for how long.',
  },
  department: 'construction',
  reportsTo: 'pierre-construction',
  tier: 'specialist',
  tools: [createRfi, listOpenRfis, trackSubmittal, submittalRegister],
})
