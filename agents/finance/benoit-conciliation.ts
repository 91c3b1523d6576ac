import { defineAgent } from '../../src/agent/define.ts'
import { type DepositStores, matchDeposit, unmatchDeposit } from './match-deposit.ts'
import { paymentTools } from './payments.ts'
import { explainShort } from './short-pay.ts'

export const benoit = defineAgent<DepositStores>({
  id: 'benoit-conciliation',
  handle: 'benoit',
  name: 'Benoît',
  role: { fr: 'Encaissements et conciliation bancaire', en: 'Cash application and bank reconciliation' },
  mission: {
    fr: 'Inscrit ce que les clients payent, trouve à quelle facture va chaque dépôt et explique ce qui manque.',
    en: 'Records what clients pay, finds which invoice each deposit belongs to and explains what is missing.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [...paymentTools, matchDeposit, unmatchDeposit, explainShort],
})
