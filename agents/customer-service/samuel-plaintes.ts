import { defineAgent } from '../../src/agent/define.ts'
import { openTicket } from './open-ticket.ts'
import { assignTicket, settleTicket } from './settle-ticket.ts'
import type { TicketStores } from './ticket-book.ts'
import { ticketCauses } from './ticket-causes.ts'

export const samuel = defineAgent<TicketStores>({
  id: 'samuel-plaintes',
  handle: 'samuel',
  name: 'Samuel',
  role: { fr: 'Demandes et plaintes des clients', en: 'Client requests and complaints' },
  mission: {
    fr: 'Note ce qu’un client demande ou reproche, lui donne un responsable et un jour, et suit jusqu’au règlement.',
    en: 'Writes down what a client asks or objects to, gives it an owner and a day, and follows it until settled.',
  },
  department: 'customer-service',
  reportsTo: 'gabrielle-service-client',
  tier: 'specialist',
  tools: [openTicket, assignTicket, settleTicket, ticketCauses],
})
