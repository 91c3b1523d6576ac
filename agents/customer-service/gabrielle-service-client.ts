import { defineAgent } from '../../src/agent/define.ts'
import { clientUpdate, type UpdateStores } from './client-update.ts'
import { clientsAtRisk, type RiskStores } from './clients-at-risk.ts'
import { serviceTimes } from './service-times.ts'

export const gabrielle = defineAgent<UpdateStores & RiskStores>({
  id: 'gabrielle-service-client',
  handle: 'gabrielle',
  name: 'Gabrielle',
  role: { fr: 'Service à la clientèle', en: 'Customer service' },
  mission: {
    fr: 'Donne des nouvelles aux clients, surveille à qui on doit une réponse et repère ceux qu’il faut rappeler.',
    en: 'Keeps clients posted, watches who is owed an answer and spots those who need a call.',
  },
  department: 'customer-service',
  reportsTo: 'mastermind',
  tier: 'director',
  tools: [clientUpdate, serviceTimes, clientsAtRisk],
})
