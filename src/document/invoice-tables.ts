import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { formatMoney, formatNumber, formatPercent } from '../lib/money.ts'
import { type Application, type InvoiceDocument, isMixed } from './invoice.ts'
import { say } from './invoice-phrases.ts'
import { figure, head, pieces, ruled } from './layout.ts'
import { COLOUR } from './pdf.ts'

/** The id of the first cell of the last row, by which a page break can take it along with the totals. */
export const LAST_ROW = 'last-row'

/** A row a piece of the description; the figures stand beside the first. */
function rowsOf(description: string, before: TableCell[], after: TableCell[]): TableCell[][] {
  const empty = (cells: TableCell[]): TableCell[] => cells.map(() => '')
  return pieces(description).map((text, piece) =>
    piece === 0
      ? [...before, { text }, ...after]
      : [
          ...empty(before).map((): TableCell => ({ text: '', border: [false, false, false, true] })),
          { text, border: [false, false, false, true] },
          ...empty(after).map((): TableCell => ({ text: '', border: [false, false, false, true] })),
        ],
  )
}

function table(heads: TableCell[], widths: (string | number)[], rows: TableCell[][]): Content {
  const last = rows.at(-1)?.[0]
  if (last && typeof last === 'object') Object.assign(last, { id: LAST_ROW })
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [heads, ...rows] },
    layout: ruled,
  }
}

export function linesTable(invoice: InvoiceDocument): Content {
  const { lang, currency, lines } = invoice
  const measured = lines.some((line) => line.quantity !== 1000 || line.unit !== '')
  const mixed = isMixed(invoice)
  const column = (shown: boolean, cell: TableCell): TableCell[] => (shown ? [cell] : [])
  const heads = [
    head(say(lang, 'description'), false),
    ...column(measured, head(say(lang, 'quantity'), true)),
    ...column(measured, head(say(lang, 'unitPrice'), true)),
    ...column(mixed, head(say(lang, 'status'), false)),
    head(say(lang, 'amount'), true),
  ]
  const rows = lines.flatMap((line) => {
    const quantity = `${formatNumber(line.quantity / 1000, lang, 3)}${line.unit ? `\u00a0${line.unit}` : ''}`
    return rowsOf(
      line.description,
      [],
      [
        ...column(measured, figure(quantity)),
        ...column(measured, figure(formatMoney(line.unitPrice, lang, currency))),
        ...column(mixed, { text: say(lang, line.taxStatus), color: COLOUR.muted, noWrap: true }),
        figure(formatMoney(line.amount, lang, currency)),
      ],
    )
  })
  return table(heads, ['*', ...heads.slice(1).map(() => 'auto')], rows)
}

export function scheduleTable(application: Application, { lang, currency }: InvoiceDocument): Content {
  const heads = [
    head(say(lang, 'item'), false),
    head(say(lang, 'description'), false),
    head(say(lang, 'value'), true),
    head(say(lang, 'done'), true),
    head(say(lang, 'toDate'), true),
    head(say(lang, 'left'), true),
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
  return table(heads, ['auto', '*', 'auto', 'auto', 'auto', 'auto'], rows)
}
