import { defineAgent } from '../../src/agent/define.ts'
import type { HoldbackStores } from './holdback-book.ts'
import { holdbackLedger } from './holdback-ledger.ts'
import { releaseDate } from './release-date.ts'
import { requestRelease } from './request-release.ts'

export const ignace = defineAgent<HoldbackStores>({
  id: 'ignace-retenues',
  handle: 'ignace',
  name: 'Ignace',
  role: { fr: 'Retenues contractuelles', en: 'Holdbacks and retention' },
  mission: {
    fr: 'Suit chaque retenue, celles qu’on nous doit et celles qu’on doit, dit quand elle se libère et la facture.',
    en: 'Follows every holdback, those owed to us and those we owe, says when it is released and invoices it.',
  },
  department: 'finance',
  reportsTo: 'lucie-demandes-paiement',
  tier: 'specialist',
  tools: [holdbackLedger, releaseDate, requestRelease],
})
