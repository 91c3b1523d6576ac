import type { Cell, Column } from './card.ts'
import { cellText } from './card-text.ts'
import { cut, oneLine } from './plain.ts'

/** Longest cell; the widths are of characters, which is right for the Latin letters of our tables. */
const CELL = 40

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
