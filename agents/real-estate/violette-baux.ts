import { defineAgent } from '../../src/agent/define.ts'
import { listRents, trackRenewals } from './lease-lists.ts'

export const violette = defineAgent({
  id: 'violette-baux',
  handle: 'violette',
  name: 'Violette',
  role: { fr: 'Baux et loyers', en: 'Leases and rents' },
  mission: {
    fr: 'Sait quel bail finit quand, jusqu’à quand l’avis peut partir, et qui doit combien de loyer.',
    en: 'Knows which lease ends when, until when notice may be given, and who owes how much rent.',
  },
  department: 'real-estate',
  reportsTo: 'renaud-immobilier',
  tier: 'specialist',
  tools: [trackRenewals, listRents],
})
