import { formatDate, type IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { type Currency, formatMoney, formatNumber, formatPercent } from '../lib/money.ts'

/** What a column holds: text as it is, money in cents, a date, a plain number, a percent in millionths. */
export type Column = { header: string; kind: 'text' | 'money' | 'date' | 'number' | 'percent'; currency?: Currency }

/** Cents for money, millionths for percent, `YYYY-MM-DD` for a date; null is an empty cell. */
export type CellValue = string | number | IsoDate | null

/** The same table goes into a report, a workbook or a CSV file. Each row has one value a column. */
export type Table = { columns: Column[]; rows: CellValue[][] }

/** A cell as a person reads it. Throws TypeError when the value is not of the column's kind. */
export function formatCell(value: CellValue, column: Column, lang: Lang): string {
  if (value === null || column.kind === 'text') return String(value ?? '')
  if (column.kind === 'date') return formatDate(String(value), lang)
  const amount = cellNumber(value, column)
  if (column.kind === 'money') return formatMoney(amount, lang, column.currency)
  return column.kind === 'percent' ? formatPercent(amount, lang) : formatNumber(amount, lang)
}

export function cellNumber(value: CellValue, column: Column): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`column "${column.header}" holds ${column.kind}, not ${JSON.stringify(value)}`)
}
