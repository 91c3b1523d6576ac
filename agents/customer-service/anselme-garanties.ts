import { defineAgent } from '../../src/agent/define.ts'
import { checkCoverageTool } from './check-coverage.ts'
import { dispatchVisit, expiringWarranties } from './warranty-visits.ts'

export const anselme = defineAgent({
  id: 'anselme-garanties',
  handle: 'anselme',
  name: 'Anselme',
  role: { fr: 'Garanties et appels de service', en: 'Warranties and service calls' },
  mission: {
    fr: 'Dit ce que la garantie couvre et jusqu’à quand, envoie quelqu’un, et rappelle les visites avant qu’elle finisse.',
    en: 'Tells what the warranty covers and until when, sends somebody, and recalls the visits before it ends.',
  },
  department: 'customer-service',
  reportsTo: 'gabrielle-service-client',
  tier: 'specialist',
  tools: [checkCoverageTool, dispatchVisit, expiringWarranties],
})
