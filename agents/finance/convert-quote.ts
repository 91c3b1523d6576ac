import { z } from 'zod'
import type { InvoiceLine, Quote } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { CONVERT } from './draft-examples.ts'
import { draftActions, writeDraft } from './drafts.ts'
import { sheetCard } from './invoice-card.ts'
import type { DraftLine } from './invoice-price.ts'
import { invoiceSheet, readSheet, type SheetStores } from './invoice-sheet.ts'

export type QuoteStores = SheetStores & { quotes: Rows<Quote> }

const say = phrases({
  converted: {
    fr: 'Brouillon tiré de la soumission {quote} : {total} à {client}, taxes comprises.',
    en: 'Draft from quote {quote}: {total} to {client}, taxes included.',
  },
})

const UNIT_OF: Record<string, InvoiceLine['unit']> = {
  hour: 'hour',
  h: 'hour',
  day: 'day',
  m: 'm',
  m2: 'm2',
  'm²': 'm2',
  m3: 'm3',
  'm³': 'm3',
  lump: 'lump',
}

async function checkConvertible(quote: Quote, { stores }: Context<QuoteStores>): Promise<void> {
  if (quote.status !== 'won' || !quote.clientId)
    throw new NovaError('rule.broken', {
      fr: `La soumission ${quote.number} n'est pas acceptée; on facture seulement ce que le client a accepté.`,
      en: `Quote ${quote.number} is not accepted; only what the client accepted is invoiced.`,
    })
  const [earlier] = await stores.invoices.list({ quoteId: quote.id }, 1)
  if (!earlier) return
  throw new NovaError('rule.broken', {
    fr: `La soumission ${quote.number} est déjà facturée (${earlier.number ?? 'brouillon'}).`,
    en: `Quote ${quote.number} is already invoiced (${earlier.number ?? 'draft'}).`,
  })
}

export const convertQuote = defineTool<QuoteStores>()({
  name: 'invoices.convert_quote',
  title: { fr: 'Facturer une soumission acceptée', en: 'Invoice an accepted quote' },
  gate: 'log',
  permission: 'finance.write',
  examples: CONVERT,
  input: z.object({
    quote: field.quote({
      label: { fr: 'Soumission', en: 'Quote' },
      ask: { fr: 'Quelle soumission?', en: 'Which quote?' },
    }),
  }),
  output: z.object({ invoice: invoiceSheet, quote: z.string() }),
  async run(input, ctx) {
    const quote = await ctx.stores.quotes.need(input.quote)
    await checkConvertible(quote, ctx)
    const lines: DraftLine[] = quote.lines.length
      ? quote.lines.map(({ description, quantity, unit, unitPrice }) => ({
          description,
          quantity,
          unit: UNIT_OF[unit] ?? 'unit',
          unitPrice,
        }))
      : [{ description: quote.title, quantity: 1000, unit: 'lump', unitPrice: quote.amount }]
    const draft = await writeDraft(
      { client: quote.clientId!, project: quote.projectId, quoteId: quote.id, lang: quote.lang, lines },
      ctx,
    )
    return { invoice: await readSheet(ctx.stores, draft, ctx.today), quote: quote.number }
  },
  card: ({ invoice, quote }, { lang }) => ({
    ...sheetCard(invoice, lang, {
      tone: 'info',
      summary: say(lang, 'converted', {
        quote,
        total: formatMoney(invoice.total, lang),
        client: invoice.client.name,
      }),
    }),
    actions: draftActions(invoice.id, lang),
  }),
  undo: ({ invoice }) => ({ tool: 'invoices.discard_draft', input: { invoice: invoice.id } }),
})
