import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import { formatDate } from '../lib/dates.ts'
import { formatMoney, formatNumber, formatPercent } from '../lib/money.ts'
import { type InvoiceDocument, isMixed, type TaxStatus } from './invoice.ts'
import { say } from './invoice-phrases.ts'
import { figure, plain, rule } from './layout.ts'
import { COLOUR } from './pdf.ts'

export const TOTALS = 'totals'
const WIDTH = 272

/** One labelled amount; `note` goes under the label in small grey. */
type Row = { label: string; amount: string; note?: string; weight?: 'quiet' | 'strong' }

function grid(rows: Row[]): Content {
  const body = rows.map(({ label, amount, note, weight }): TableCell[] => {
    const look = weight === 'quiet' ? { color: COLOUR.muted, fontSize: 8.5 } : weight === 'strong' ? { bold: true } : {}
    const title: Content = { text: label, ...look }
    return [
      note ? { stack: [title, { text: note, fontSize: 7.5, color: COLOUR.muted }] } : title,
      { ...figure(amount), ...look },
    ]
  })
  return { table: { widths: ['*', 'auto'], body }, layout: plain }
}

function applicationRows(invoice: InvoiceDocument): Row[] {
  const { application: account, lang } = invoice
  if (!account) return []
  const money = (amount: number) => formatMoney(amount, lang, invoice.currency)
  return [
    { label: say(lang, 'work'), amount: money(account.work) },
    { label: say(lang, 'stored'), amount: money(account.stored) },
    { label: say(lang, 'gross'), amount: money(account.gross), weight: 'strong' },
    {
      label: say(lang, 'holdback', { rate: formatPercent(account.holdback.rate, lang) }),
      amount: money(-account.holdback.amount),
    },
    { label: say(lang, 'earned'), amount: money(account.earned) },
    { label: say(lang, 'previous'), amount: money(-account.previous) },
    { label: say(lang, 'payable'), amount: money(account.due), weight: 'strong' },
  ]
}

function subtotalRows(invoice: InvoiceDocument): Row[] {
  const { lang, holdback } = invoice
  const money = (amount: number) => formatMoney(amount, lang, invoice.currency)
  const statuses: TaxStatus[] = isMixed(invoice) ? ['taxable', 'zero-rated', 'exempt'] : []
  const shares = statuses.flatMap((status): Row[] => {
    const lines = invoice.lines.filter((line) => line.taxStatus === status)
    const amount = lines.reduce((sum, line) => sum + line.amount, 0)
    return lines.length ? [{ label: say(lang, `of.${status}`), amount: money(amount), weight: 'quiet' }] : []
  })
  return [
    { label: say(lang, 'subtotal'), amount: money(invoice.subtotal) },
    ...shares,
    ...(holdback
      ? [
          {
            label: say(lang, 'holdback', { rate: formatPercent(holdback.rate, lang) }),
            amount: money(-holdback.amount),
          },
          { label: say(lang, 'net'), amount: money(invoice.subtotal - holdback.amount) },
        ]
      : []),
  ]
}

/** The Canadian equivalents that a foreign-currency invoice owes its reader for the tax return. */
function exchangeNote(invoice: InvoiceDocument): Content[] {
  const { exchange, lang } = invoice
  if (!exchange) return []
  const taxes = invoice.taxes.flatMap((tax) =>
    tax.cad === undefined ? [] : [`${tax.name}\u00a0${formatMoney(tax.cad, lang)}`],
  )
  const sentence = say(lang, 'exchange', {
    rate: formatNumber(exchange.rate / 1_000_000, lang, 6, 4),
    date: formatDate(exchange.date, lang),
    source: exchange.source,
  })
  return [
    {
      text: `${sentence} ${taxes.join(' · ')}`,
      fontSize: 7.5,
      color: COLOUR.muted,
      alignment: 'right',
      margin: [0, 5, 0, 0],
    },
  ]
}

/** The totals, right of the page, never split over two; `beside` fills the left. */
export function totals(invoice: InvoiceDocument, beside: Content[]): Content {
  const { lang, currency, kind } = invoice
  const rows = invoice.application ? applicationRows(invoice) : subtotalRows(invoice)
  const taxes = invoice.taxes.map(
    (tax): Row => ({
      label: `${tax.name} ${formatPercent(tax.rate, lang)}`,
      amount: formatMoney(tax.amount, lang, currency),
      ...(tax.registration ? { note: say(lang, 'registration', { number: tax.registration }) } : {}),
    }),
  )
  const untaxed: Content[] = taxes.length
    ? []
    : [{ text: say(lang, 'noTax'), fontSize: 7.5, color: COLOUR.muted, margin: [8, 0, 8, 4] }]
  const total: ContentTable = {
    table: {
      widths: ['*', 'auto'],
      body: [
        [
          {
            text: say(lang, kind === 'credit-note' ? 'total.credit-note' : 'total.invoice'),
            id: TOTALS,
            bold: true,
            fontSize: 11,
          },
          { ...figure(formatMoney(invoice.total, lang, currency)), bold: true, fontSize: 11 },
        ],
      ],
    },
    layout: {
      ...plain,
      fillColor: () => COLOUR.tint,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 6,
      paddingBottom: () => 5,
    },
  }
  return {
    unbreakable: true,
    margin: [0, 10, 0, 0],
    columnGap: 28,
    columns: [
      { stack: beside, width: '*' },
      {
        width: WIDTH,
        stack: [
          { stack: [grid([...rows, ...taxes])], margin: [8, 0, 8, 4] },
          ...untaxed,
          rule(WIDTH, COLOUR.accent, 0.9),
          total,
          ...exchangeNote(invoice),
        ],
      },
    ],
  }
}
