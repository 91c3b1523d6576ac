import { defineAgent } from '../../src/agent/define.ts'
import { buildApplication } from './build-application.ts'
import type { ApplicationStores } from './pay-application.ts'
import { submitApplication } from './submit-application.ts'
import { discardApplication } from './waiting-application.ts'

export const lucie = defineAgent<ApplicationStores>({
  id: 'lucie-demandes-paiement',
  handle: 'lucie',
  name: 'Lucie',
  role: { fr: 'Demandes de paiement progressif', en: 'Progress billing' },
  mission: {
    fr: 'Monte les demandes de paiement à partir de la ventilation, de l’avancement et des avenants signés, et jamais deux fois.',
    en: 'Builds pay applications from the schedule of values, progress and signed changes, and never twice.',
  },
  department: 'finance',
  reportsTo: 'raphael-facturation',
  tier: 'lead',
  tools: [buildApplication, discardApplication, submitApplication],
})
