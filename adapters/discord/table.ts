import type { Block, Cell, Column } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import { addressOf } from '../../src/chat/links.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { textTable } from '../../src/chat/text-table.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { codeBlock, escapeLine, linkTo, small } from './text.ts'

export type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>

const ROWS = 10
/** Characters of a line in a code block that a narrow window shows without breaking it. */
const WIDTH = 40
/** Narrowest column of words, and widest of figures, which are not cut. */
const NARROW = 10
const FIGURE = 18

/**
 * The caption, an aligned code block of the first rows, and the links of their cells. `whole` is false when rows,
 * columns or words are left out: they are in the file of `csvOf`.
 */
export function tableText(table: Table, lang: Lang, baseUrl: string, room: number): { text: string; whole: boolean } {
  const caption = escapeLine(table.caption, 200)
  const shown = narrowed(table)
  const head = caption ? `**${caption}**\n` : ''
  const drawn = shown.columns.length > 0 ? textTable(shown, room - head.length - 80, ROWS) : null
  const rows = drawn?.rows ?? 0
  const more = table.rows.length - rows + (table.more ?? 0)
  const note = more > 0 ? `\n${small(`… ${moreText(more, lang)}`)}` : ''
  const left = room - head.length - (drawn ? codeBlock(drawn.text).length : 0) - note.length
  const links = linksOf(table.rows.slice(0, rows), baseUrl, Math.min(left, 900))
  const text = `${head}${drawn ? codeBlock(drawn.text) : ''}${links}${note}`.trim()
  return { text, whole: shown.whole && rows === table.rows.length }
}

/** The columns that fit in the width, the longest cells cut. */
function narrowed({ columns, rows }: Table): { columns: Column[]; rows: string[][]; whole: boolean } {
  const cells = rows.slice(0, ROWS).map((row) => columns.map((_, i) => cellText(row[i] ?? '')))
  const longest = columns.map((column, i) =>
    Math.max(oneLine(column.label).length, ...cells.map((row) => row[i]!.length), 1),
  )
  const least = columns.map((column, i) => Math.min(longest[i]!, column.align === 'right' ? FIGURE : NARROW))
  let count = 0
  let width = 0
  while (count < columns.length && width + least[count]! + (count ? 2 : 0) <= WIDTH) {
    width += least[count]! + (count ? 2 : 0)
    count += 1
  }
  const widths = least.slice(0, count)
  for (let spare = WIDTH - width; spare > 0; spare--) {
    const i = widths.findIndex(
      (one, at) => one < longest[at]! && one === Math.min(...widths.filter((w, k) => w < longest[k]!)),
    )
    if (i < 0) break
    widths[i]! += 1
  }
  const fitted = (text: string, i: number) => cut(text, widths[i]!)
  return {
    columns: columns.slice(0, count).map((column, i) => ({ ...column, label: fitted(oneLine(column.label), i) })),
    rows: cells.map((row) => row.slice(0, count).map(fitted)),
    whole:
      rows.every((row) => row.length <= count) &&
      count === columns.length &&
      widths.every((one, i) => one >= longest[i]!),
  }
}

/** A code block shows no links: those of its cells stand below it. */
function linksOf(rows: Cell[][], baseUrl: string, room: number): string {
  const links: string[] = []
  for (const cell of rows.flat()) {
    const url = typeof cell === 'string' ? null : addressOf(cell.href, baseUrl, 512)
    const label = url && escapeLine(cellText(cell), 60)
    const link = url && label ? linkTo(label, url) : ''
    if (link && !links.includes(link) && [...links, link].join(' · ').length + 5 <= room) links.push(link)
  }
  return links.length > 0 ? `\n${small(links.join(' · '))}` : ''
}

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
