import type { types } from '@slack/bolt'
import type { Block, Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { addressOf, LIMITS, type SlackBlock } from './blocks.ts'
import { richText } from './rich-text.ts'

type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>

/** Longer cells make a table unreadable on a phone. */
const CELL = 200
/** Rows of a table drawn as aligned text. */
const TEXT_ROWS = 20

/**
 * A table within `room` units of text: its caption, the rows that fit, and how many are left out. Slack refuses a
 * message with two `table` blocks, so the second one (`native` false) is aligned text.
 */
export function tableBlocks(table: Table, lang: Lang, baseUrl: string, room: number, native: boolean) {
  const columns = table.columns.slice(0, LIMITS.tableColumns)
  const blocks: SlackBlock[] = []
  const caption = cut(oneLine(table.caption), LIMITS.header)
  if (caption) blocks.push(...richText([{ type: 'heading', spans: [{ text: caption }] }], baseUrl))
  const left = room - caption.length - 60
  const fits = native ? nativeTable(table, columns, baseUrl, left) : textTable(table, columns, left)
  if (fits) blocks.push(fits.block)
  const shown = fits?.rows ?? 0
  const more = table.rows.length - shown + (table.more ?? 0)
  if (more > 0) blocks.push(note(`… ${moreText(more, lang)}`))
  const whole = shown === table.rows.length && columns.length === table.columns.length
  return { blocks, whole }
}

/** A line of small grey text. */
export const note = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, LIMITS.context) || ' ', emoji: false }],
})

function nativeTable(table: Table, columns: Table['columns'], baseUrl: string, room: number) {
  if (columns.length === 0) return null
  const rows: types.TableBlock['rows'] = [columns.map((column) => rawCell(column.label))]
  let left = room - columns.reduce((sum, column) => sum + Math.min(CELL, column.label.length), 0)
  for (const row of table.rows.slice(0, LIMITS.tableRows - 1)) {
    const cells = columns.map((_, i) => cellOf(row[i] ?? '', baseUrl))
    const length = cells.reduce((sum, cell) => sum + cell.length, 0)
    if (length > left) break
    left -= length
    rows.push(cells.map((cell) => cell.cell))
  }
  if (left < 0) return null
  const settings = columns.map((column) => ({ align: column.align ?? ('left' as const), is_wrapped: true }))
  const block: types.TableBlock = { type: 'table', rows, column_settings: settings }
  return { block, rows: rows.length - 1 }
}

/** Slack refuses empty cells. */
const rawCell = (text: string): types.RawTextElement => ({ type: 'raw_text', text: cut(oneLine(text), CELL) || '–' })

function cellOf(cell: Cell, baseUrl: string): { cell: types.RawTextElement | types.RichTextBlock; length: number } {
  const text = cut(cellText(cell), CELL)
  const url = typeof cell === 'string' ? null : addressOf(cell.href, baseUrl)
  if (!url || !text) return { cell: rawCell(text), length: text.length || 1 }
  const link: types.RichTextLink = { type: 'link', url, text }
  return {
    cell: { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [link] }] },
    length: text.length + url.length,
  }
}

/** The widths are of characters, which is right for the Latin letters of our tables. */
function textTable(table: Table, columns: Table['columns'], room: number) {
  const limit = Math.min(room, LIMITS.section)
  const body = table.rows.slice(0, TEXT_ROWS).map((row) => columns.map((_, i) => cut(cellText(row[i] ?? ''), 40)))
  const lines = [columns.map((column) => cut(oneLine(column.label), 40)), ...body]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => [...line[i]!].length)))
  const pad = (text: string, i: number) => {
    const fill = ' '.repeat(widths[i]! - [...text].length)
    return columns[i]!.align === 'right' ? fill + text : text + fill
  }
  const written = lines.map((line) => line.map(pad).join('  ').trimEnd())
  let kept = 0
  let length = 0
  while (kept < written.length && length + written[kept]!.length + 1 <= limit) {
    length += written[kept]!.length + 1
    kept += 1
  }
  if (kept === 0) return null
  const [block] = richText([{ type: 'code', text: written.slice(0, kept).join('\n') }], '')
  return { block: block!, rows: kept - 1 }
}
