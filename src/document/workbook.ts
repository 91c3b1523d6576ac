import type { Cell, Sheet as ExcelSheet, Row } from 'write-excel-file/universal'
import { isIsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { type CellValue, type Column, cellNumber, formatCell, type Table } from './table.ts'

export type WorkbookSheet = { name: string } & Table

/** XML 1.0 allows no other control character, and Excel calls a file that has one damaged. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const MAX_CELL = 32_767

const DATE = 'yyyy-mm-dd'
const PERCENT = '0.00%'
// Excel writes the separators of its own language; only the place of the sign is ours.
const MONEY = {
  fr: { CAD: '#,##0.00\\ "$"', USD: '#,##0.00\\ "$ US"' },
  en: { CAD: '"$"#,##0.00', USD: '"US$"#,##0.00' },
}

function cell(value: CellValue, column: Column, lang: Lang): Cell {
  if (value === null || value === '') return null
  if (column.kind === 'text') {
    return {
      value: String(value).replace(FORBIDDEN, '').slice(0, MAX_CELL),
      type: String,
      format: '@',
      wrap: true,
      alignVertical: 'top',
    }
  }
  if (column.kind === 'date') {
    if (!isIsoDate(String(value)))
      throw new TypeError(`column "${column.header}" holds dates, not ${JSON.stringify(value)}`)
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: DATE, alignVertical: 'top' }
  }
  const amount = cellNumber(value, column)
  if (column.kind === 'number') return { value: amount, type: Number, alignVertical: 'top' }
  return column.kind === 'money'
    ? { value: amount / 100, type: Number, format: MONEY[lang][column.currency ?? 'CAD'], alignVertical: 'top' }
    : { value: amount / 1_000_000, type: Number, format: PERCENT, alignVertical: 'top' }
}

/** Wide enough for the longest value, between 10 and 60 characters. */
function width({ columns, rows }: Table, column: number, lang: Lang): number {
  const longest = rows.reduce(
    (most, row) => Math.max(most, formatCell(row[column] ?? null, columns[column]!, lang).length),
    columns[column]!.header.length,
  )
  return Math.min(60, Math.max(10, longest + 2))
}

/** Excel refuses these characters, more than 31 of them, and two sheets of one name. */
function sheetNames(sheets: WorkbookSheet[], lang: Lang): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, i) => {
    const clean = name
      .replace(FORBIDDEN, '')
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const base = clean || `${lang === 'fr' ? 'Feuille' : 'Sheet'} ${i + 1}`
    let unique = base.slice(0, 31).trim()
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${base.slice(0, 27).trim()} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/**
 * An .xlsx file: money and percent as numbers with a format, dates as dates, text never as a formula, the header row
 * frozen. Throws TypeError when a value is not of its column's kind. `sheets` is not empty.
 */
export async function renderWorkbook(sheets: WorkbookSheet[], lang: Lang): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  const names = sheetNames(sheets, lang)
  const written = sheets.map((sheet, i): ExcelSheet<Blob> => {
    const header: Row = sheet.columns.map((column) => ({
      value: column.header,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#E8EDF1',
      align: column.kind === 'text' || column.kind === 'date' ? 'left' : 'right',
    }))
    const body = sheet.rows.map((row): Row => sheet.columns.map((column, at) => cell(row[at] ?? null, column, lang)))
    return {
      data: [header, ...body],
      sheet: names[i]!,
      columns: sheet.columns.map((_, at) => ({ width: width(sheet, at, lang) })),
      stickyRowsCount: 1,
    }
  })
  return new Uint8Array(await (await writeExcelFile(written).toBlob()).arrayBuffer())
}
