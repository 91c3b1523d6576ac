import { z } from 'zod'
import { renderCsv } from '../../src/document/csv.ts'
import type { Table } from '../../src/document/table.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { chosenPeriod, figuresOf, returnBlocks, returnFigures, returnSummary } from './prepare-return.ts'
import { TRAIL } from './tax-examples.ts'
import { collectReturn, type ReturnLine, type ReturnStores } from './tax-return.ts'

const say = phrases({
  title: { fr: 'Piste d’audit des taxes', en: 'Sales tax audit trail' },
  summary: {
    fr: '{count, plural, one {# document} other {# documents}} derrière les taxes du {from} au {to}; le fichier les donne tous.',
    en: '{count, plural, one {# document} other {# documents}} behind the taxes from {from} to {to}; the file has them all.',
  },
  file: { fr: 'Taxes {from} au {to}', en: 'Taxes {from} to {to}' },
  date: { fr: 'Date', en: 'Date' },
  kind: { fr: 'Document', en: 'Document' },
  number: { fr: 'Numéro', en: 'Number' },
  party: { fr: 'Client ou fournisseur', en: 'Client or vendor' },
  base: { fr: 'Avant taxes', en: 'Before taxes' },
  federal: { fr: 'TPS/TVH', en: 'GST/HST' },
  qst: { fr: 'TVQ', en: 'QST' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  'credit-note': { fr: 'Note de crédit', en: 'Credit note' },
  bill: { fr: 'Achat', en: 'Bill' },
  expense: { fr: 'Dépense', en: 'Expense' },
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function tableOf(lines: readonly ReturnLine[], lang: Lang): Table {
  return {
    columns: [
      { header: say(lang, 'date'), kind: 'date' },
      { header: say(lang, 'kind'), kind: 'text' },
      { header: say(lang, 'number'), kind: 'text' },
      { header: say(lang, 'party'), kind: 'text' },
      { header: say(lang, 'base'), kind: 'money' },
      { header: say(lang, 'federal'), kind: 'money' },
      { header: say(lang, 'qst'), kind: 'money' },
    ],
    rows: lines.map((line) => [
      line.date,
      say(lang, line.kind),
      line.number,
      line.party,
      line.base,
      line.federal,
      line.qst,
    ]),
  }
}

const row = z.object({
  side: z.enum(['sale', 'purchase']),
  date: z.string(),
  kind: z.enum(['invoice', 'credit-note', 'bill', 'expense']),
  number: z.string(),
  party: z.string(),
  base: z.int(),
  federal: z.int(),
  qst: z.int(),
})

export const auditTrail = defineTool<ReturnStores>()({
  name: 'tax.audit_trail',
  title: { fr: 'Sortir la piste d’audit des taxes', en: 'Export the tax audit trail' },
  gate: 'none',
  permission: 'finance.read',
  examples: TRAIL,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    format: field
      .choice(['xlsx', 'csv'], {
        label: { fr: 'Format', en: 'Format' },
        options: [
          { value: 'xlsx', label: { fr: 'Excel', en: 'Excel' }, words: ['xlsx', 'chiffrier', 'spreadsheet'] },
          { value: 'csv', label: { fr: 'CSV', en: 'CSV' }, words: ['csv'] },
        ],
      })
      .optional(),
  }),
  output: z.object({
    figures: returnFigures,
    largest: z.array(row),
    count: z.int(),
    file: z.object({ id: z.string(), name: z.string(), mime: z.string(), size: z.int() }),
  }),
  async run({ period: asked, format = 'xlsx' }, ctx) {
    const period = await chosenPeriod(asked, ctx)
    const computed = await collectReturn(ctx.stores, period)
    const { lang } = ctx
    const table = tableOf(computed.lines, lang)
    const name = `${say(lang, 'file', period)}.${format}`
    const bytes =
      format === 'csv'
        ? renderCsv(table, lang)
        : await ctx.documents.workbook([{ name: say(lang, 'title'), ...table }], lang)
    const stored = await ctx.saveFile({ name, mime: format === 'csv' ? 'text/csv' : XLSX, bytes })
    const largest = [...computed.lines].sort((a, b) => Math.abs(b.base) - Math.abs(a.base)).slice(0, 10)
    return {
      figures: figuresOf(computed),
      largest,
      count: computed.lines.length,
      file: { id: stored.id, name: stored.name, mime: stored.mime, size: stored.size },
    }
  },
  card({ figures, largest, count, file }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const right = (key: 'base' | 'federal' | 'qst') => ({ label: say(lang, key), align: 'right' as const })
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        count,
        from: formatDate(figures.period.from, lang),
        to: formatDate(figures.period.to, lang),
      }),
      tone: 'info',
      blocks: [
        { type: 'text', text: returnSummary(figures, lang) },
        ...returnBlocks(figures, lang),
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'date') },
            { label: say(lang, 'number') },
            { label: say(lang, 'party') },
            right('base'),
            right('federal'),
            right('qst'),
          ],
          rows: largest.map((line) => [
            formatDate(line.date, lang),
            line.side === 'sale' ? { text: line.number, href: `nova:invoices/${line.number}` } : line.number,
            line.party,
            money(line.base),
            money(line.federal),
            money(line.qst),
          ]),
          ...(count > largest.length ? { more: count - largest.length } : {}),
        },
        { type: 'file', file },
      ],
    }
  },
})
