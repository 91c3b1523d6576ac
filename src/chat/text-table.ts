import type { Cell, Column } from './card.ts'
import { cellText } from './card-text.ts'
import { cut, oneLine } from './plain.ts'

/** Longest cell; the widths are of characters, which is right for the Latin letters of our tables. */
const CELL = 40
/** Narrowest column of words, and widest of figures, which are not cut. */
const NARROW = 10
const FIGURE = 18

/** A table as aligned lines for a fixed-width font: as many of its first rows as fit in `room` units of text. */
export function textTable(
  { columns, rows }: { columns: readonly Column[]; rows: readonly (readonly Cell[])[] },
  room: number,
  mostRows = 20,
): { text: string; rows: number } | null {
  const body = rows.slice(0, mostRows).map((row) => columns.map((_, i) => cut(cellText(row[i] ?? ''), CELL)))
  const lines = [columns.map((column) => cut(oneLine(column.label), CELL)), ...body]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => [...line[i]!].length)))
  const pad = (text: string, i: number) => {
    const fill = ' '.repeat(widths[i]! - [...text].length)
    return columns[i]!.align === 'right' ? fill + text : text + fill
  }
  const written = lines.map((line) => line.map(pad).join('  ').trimEnd())
  while (written.length > 0 && written.join('\n').length > room) written.pop()
  return written.length > 0 ? { text: written.join('\n'), rows: written.length - 1 } : null
}

/** The first rows and the columns that fit in `width` characters, the longest cells cut. */
export function narrowTable(
  { columns, rows }: { columns: readonly Column[]; rows: readonly (readonly Cell[])[] },
  width: number,
  mostRows: number,
): { columns: Column[]; rows: string[][]; whole: boolean } {
  const cells = rows.slice(0, mostRows).map((row) => columns.map((_, i) => cellText(row[i] ?? '')))
  const longest = columns.map((column, i) =>
    Math.max(oneLine(column.label).length, ...cells.map((row) => row[i]!.length), 1),
  )
  const least = columns.map((column, i) => Math.min(longest[i]!, column.align === 'right' ? FIGURE : NARROW))
  let count = 0
  let used = 0
  while (count < columns.length && used + least[count]! + (count ? 2 : 0) <= width) {
    used += least[count]! + (count ? 2 : 0)
    count += 1
  }
  const widths = least.slice(0, count)
  for (let spare = width - used; spare > 0; spare--) {
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
