import type { Block, Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { escapeText, inline } from './text.ts'

type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>
/** Elements of an Adaptive Card, and whether all of the block is in them. */
export type Made = { elements: Payload[]; whole: boolean }

const say = phrases({
  columns: {
    fr: '{n, plural, one {# colonne de plus} other {# colonnes de plus}}',
    en: '{n, plural, one {# more column} other {# more columns}}',
  },
})

/** More rows make a card endless and more columns unreadable; longer cells fill a phone's screen. */
export const TABLE = { rows: 40, columns: 8, cell: 200 }

/** Units of the JSON of an element: what counts for Teams is the size of the whole message, two bytes each. */
export const sizeOf = (part: unknown): number => JSON.stringify(part).length

export const textBlock = (text: string, more: Payload = {}): Payload => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
})
/** Small grey text. */
export const note = (text: string): Payload => textBlock(text, { isSubtle: true, size: 'Small', spacing: 'Small' })

/** A table within `room` units: its caption, the rows that fit, and how many rows and columns are left out. */
export function tableElements(table: Table, lang: Lang, baseUrl: string, room: number): Made {
  const columns = table.columns.slice(0, TABLE.columns)
  const caption = cut(oneLine(table.caption), 200)
  const elements = caption ? [textBlock(escapeText(caption), { weight: 'Bolder' })] : []
  const grid: Payload & { rows: Payload[] } = {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: columns.map((column, i) => ({
      // On a phone, figures need less room than the words of the first column.
      width: i === 0 ? 3 : 2,
      ...(column.align === 'right' ? { horizontalCellContentAlignment: 'Right' } : {}),
    })),
    rows: [row(columns.map((column) => cellOf(column.label, baseUrl)))],
  }
  let left = room - sizeOf([...elements, grid]) - 300
  for (const cells of columns.length > 0 && left > 0 ? table.rows.slice(0, TABLE.rows) : []) {
    const next = row(columns.map((_, i) => cellOf(cells[i] ?? '', baseUrl)))
    left -= sizeOf(next) + 1
    if (left < 0) break
    grid.rows.push(next)
  }
  const shown = grid.rows.length - 1
  if (columns.length > 0 && (shown > 0 || table.rows.length === 0)) elements.push(grid)
  const rows = table.rows.length - shown + (table.more ?? 0)
  const wide = table.columns.length - columns.length
  const whole = shown === table.rows.length && wide <= 0
  const more = [rows > 0 ? moreText(rows, lang) : '', wide > 0 ? say(lang, 'columns', { n: wide }) : '']
  const said = { text: more.filter(Boolean).join(' · ') }
  // What was cut here is whole on the local page.
  if (said.text) elements.push(note(`… ${inline([whole ? said : { ...said, href: `${baseUrl}/` }], baseUrl)}`))
  return { elements, whole }
}

const row = (cells: string[]): Payload => ({
  type: 'TableRow',
  cells: cells.map((text) => ({ type: 'TableCell', items: [textBlock(text)] })),
})

/** An empty text block is refused by some clients. */
function cellOf(cell: Cell, baseUrl: string): string {
  const text = cut(cellText(cell), TABLE.cell) || '–'
  return inline([typeof cell === 'string' ? { text } : { text, href: cell.href }], baseUrl)
}
