import { defineAgent } from '../../src/agent/define.ts'
import { type BillStores, captureBill } from './capture-bill.ts'
import { matchBills } from './match-bills.ts'

export const josette = defineAgent<BillStores>({
  id: 'josette-fournisseurs',
  handle: 'josette',
  name: 'Josette',
  role: { fr: 'Comptes fournisseurs', en: 'Accounts payable' },
  mission: {
    fr: 'Entre les factures des fournisseurs une seule fois et arrête celles qui demandent plus que ce qui est reçu.',
    en: 'Enters suppliers’ bills once only and stops those that ask for more than what was received.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'lead',
  tools: [captureBill, matchBills],
})
