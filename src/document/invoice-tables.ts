import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import { formatMoney, formatNumber, formatPercent } from '../lib/money.ts'
import { type Application, type InvoiceDocument, isMixed } from './invoice.ts'
import { say } from './invoice-phrases.ts'
import { figure, head, pieces, ruled } from './layout.ts'
import { COLOUR } from './pdf.ts'

export const LAST_ROW = 'last-row'

type Column = { title: string; width: '*' | 'auto'; right: boolean }
const left = (title: string, width: Column['width'] = 'auto'): Column => ({ title, width, right: false })
const right = (title: string): Column => ({ title, width: 'auto', right: true })

/** A row a piece of the description; the figures stand beside the first. */
function rowsOf(description: string, before: TableCell[], after: TableCell[]): TableCell[][] {
  const blank = (cells: TableCell[]): TableCell[] => cells.map(() => ({ text: '' }))
  return pieces(description).map((text, piece) =>
    piece === 0 ? [...before, { text }, ...after] : [...blank(before), { text }, ...blank(after)],
  )
}

/** Whole rows under a head that each page repeats; with `parted`, the last row begins a page, under the same head. */
function table(columns: Column[], rows: TableCell[][], parted: boolean): Content[] {
  const part = (body: TableCell[][]): ContentTable => ({
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => width),
      body: [columns.map((column) => head(column.title, column.right)), ...body],
    },
    layout: ruled,
  })
  const last = rows.at(-1)
  if (!last) return []
  const description = columns.findIndex(({ width }) => width === '*')
  const marked = last.map((cell, i): TableCell => (i === description ? { ...Object(cell), id: LAST_ROW } : cell))
  const above = rows.slice(0, -1)
  if (!parted || above.length === 0) return [part([...above, marked])]
  return [part(above), { ...part([marked]), pageBreak: 'before' }]
}

export function linesTable(invoice: InvoiceDocument, parted: boolean): Content[] {
  const { lang, currency, lines } = invoice
  const measured = lines.some((line) => line.quantity !== 1000 || line.unit !== '')
  const mixed = isMixed(invoice)
  const columns = [
    left(say(lang, 'description'), '*'),
    ...(measured ? [right(say(lang, 'quantity')), right(say(lang, 'unitPrice'))] : []),
    ...(mixed ? [left(say(lang, 'status'))] : []),
    right(say(lang, 'amount')),
  ]
  const rows = lines.flatMap((line) => {
    const quantity = `${formatNumber(line.quantity / 1000, lang, 3)}${line.unit ? `\u00a0${line.unit}` : ''}`
    return rowsOf(
      line.description,
      [],
      [
        ...(measured ? [figure(quantity), figure(formatMoney(line.unitPrice, lang, currency))] : []),
        ...(mixed ? [{ text: say(lang, line.taxStatus), color: COLOUR.muted, noWrap: true }] : []),
        figure(formatMoney(line.amount, lang, currency)),
      ],
    )
  })
  return table(columns, rows, parted)
}

export function scheduleTable(application: Application, invoice: InvoiceDocument, parted: boolean): Content[] {
  const { lang, currency } = invoice
  const columns = [
    left(say(lang, 'item')),
    left(say(lang, 'description'), '*'),
    right(say(lang, 'value')),
    right(say(lang, 'done')),
    right(say(lang, 'toDate')),
    right(say(lang, 'left')),
  ]
  const rows = application.schedule.flatMap((line) =>
    rowsOf(
      line.description,
      [{ text: line.code ?? '', color: COLOUR.muted, noWrap: true }],
      [
        figure(formatMoney(line.value, lang, currency)),
        figure(formatPercent(line.done, lang, 2)),
        figure(formatMoney(line.toDate, lang, currency)),
        figure(formatMoney(line.value - line.toDate, lang, currency)),
      ],
    ),
  )
  return table(columns, rows, parted)
}
