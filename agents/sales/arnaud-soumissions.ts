import { defineAgent } from '../../src/agent/define.ts'
import { checkQuote } from './check-quote.ts'
import { createQuote, type NewQuoteStores } from './create-quote.ts'
import { type SendStores, sendQuote } from './send-quote.ts'

export const arnaud = defineAgent<NewQuoteStores & SendStores>({
  id: 'arnaud-soumissions',
  handle: 'arnaud',
  name: 'Arnaud',
  role: { fr: 'Soumissions', en: 'Quotes' },
  mission: {
    fr: 'Met un prix en soumission claire, avec taxes, exclusions et licence, et dit ce qui y manque avant qu’elle parte.',
    en: 'Puts a price into a clear quote, with taxes, exclusions and licence, and tells what it lacks before it goes.',
  },
  department: 'sales',
  reportsTo: 'philippe-ventes',
  tier: 'specialist',
  tools: [createQuote, sendQuote, checkQuote],
})
