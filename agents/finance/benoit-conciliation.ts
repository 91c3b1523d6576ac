import { defineAgent } from '../../src/agent/define.ts'
import { matchDeposit, unmatchDeposit } from './match-deposit.ts'
import { paymentTools } from './payments.ts'
import { type ReconcileStores, reconcileBank } from './reconcile-bank.ts'
import { explainShort } from './short-pay.ts'

export const benoit = defineAgent<ReconcileStores>({
  id: 'benoit-conciliation',
  handle: 'benoit',
  name: 'Benoît',
  role: { fr: 'Encaissements et conciliation bancaire', en: 'Cash application and bank reconciliation' },
  mission: {
    fr: 'Inscrit ce que les clients payent, trouve à quelle facture va chaque dépôt, explique ce qui manque et boucle le mois avec la banque.',
    en: 'Records what clients pay, finds which invoice each deposit belongs to, explains what is missing and ties the month to the bank.',
  },
  department: 'finance',
  reportsTo: 'victoria-finances',
  tier: 'specialist',
  tools: [...paymentTools, matchDeposit, unmatchDeposit, explainShort, reconcileBank],
})
