import type { Lang } from '../lib/i18n.ts'
import { type CellValue, type Column, cellNumber, type Table } from './table.ts'

/** A spreadsheet runs a text that begins so as a formula; a leading tab or return hides one (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

function written(value: CellValue, column: Column, point: string): string {
  if (value === null) return ''
  if (column.kind === 'text' || column.kind === 'date') {
    const text = String(value)
    return FORMULA.test(text) ? `'${text}` : text
  }
  const amount = cellNumber(value, column)
  if (column.kind === 'number') return String(amount).replace('.', point)
  // Integers are split as text, so that no amount passes through a float: cents by 100, millionths by 10 000 to percent.
  const digits = column.kind === 'money' ? 2 : 4
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  return `${amount < 0 ? '-' : ''}${figures.slice(0, -digits)}${point}${figures.slice(-digits)}`
}

/**
 * UTF-8 with a byte order mark and CRLF, as Excel opens it by a double click in each language: `;` and a decimal comma
 * in French, `,` and a point in English. Money in units, percent in percent, dates ISO. Text cannot act as a formula.
 */
export function renderCsv({ columns, rows }: Table, lang: Lang): Uint8Array {
  const [separator, point] = lang === 'fr' ? [';', ','] : [',', '.']
  const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$`)
  const quote = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const heading: Column = { header: '', kind: 'text' }
  const records = [
    columns.map((column) => written(column.header, heading, point)),
    ...rows.map((row) => columns.map((column, i) => written(row[i] ?? null, column, point))),
  ]
  const text = records.map((record) => `${record.map(quote).join(separator)}\r\n`).join('')
  return new TextEncoder().encode(`\ufeff${text}`)
}
