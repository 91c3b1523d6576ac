import { defineAgent } from '../../src/agent/define.ts'
import { type PaymentStores, paymentCalendar } from './payment-calendar.ts'

export const octave = defineAgent<PaymentStores>({
  id: 'octave-reclamations',
  handle: 'octave',
  name: 'Octave',
  role: { fr: 'Paiements rapides et réclamations', en: 'Prompt payment and claims' },
  mission: {
    fr: 'Dit quel jour la loi oblige à payer ou à refuser, et fait partir les avis de réclamation à temps.',
    en: 'Says on which day the law makes one pay or refuse, and gets claim notices out in time.',
  },
  department: 'legal',
  reportsTo: 'eleonore-juridique',
  tier: 'specialist',
  tools: [paymentCalendar],
})
