import type { Lang } from '../lib/i18n.ts'
import { cellText } from './card-text.ts'
import type { Table } from './layout.ts'
import { oneLine } from './plain.ts'

/** A spreadsheet runs a text that begins so as a formula; a leading tab or return hides one (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** The whole table, as Excel opens it by a double click in each language. */
export function csvOf({ columns, rows }: Table, lang: Lang): Uint8Array {
  const separator = lang === 'fr' ? ';' : ','
  const written = (text: string) => {
    const safe = FORMULA.test(text) && !/^-?[\d\s\u00a0.,$%]+$/.test(text) ? `'${text}` : text
    return `"${safe.replaceAll('"', '""')}"`
  }
  const records = [columns.map((column) => oneLine(column.label)), ...rows.map((row) => row.map(cellText))]
  const lines = records.map((record) => `${record.map(written).join(separator)}\r\n`)
  return new TextEncoder().encode(`\ufeff${lines.join('')}`)
}
