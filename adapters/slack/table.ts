import type { types } from '@slack/bolt'
import type { Block, Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import { addressOf } from '../../src/chat/links.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { textTable } from '../../src/chat/text-table.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { LIMITS, type Made, note, textLength } from './blocks.ts'
import { richText } from './text.ts'

type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>

/** Longer cells make a table unreadable on a phone. */
const CELL = 200

/**
 * A table within `room` units of text: its caption, the rows that fit, and how many are left out. Slack refuses a
 * message with two `table` blocks, so the second one (`native` false) is aligned text.
 */
export function tableBlocks(table: Table, lang: Lang, baseUrl: string, room: number, native: boolean): Made {
  const columns = table.columns.slice(0, LIMITS.tableColumns)
  const caption = cut(oneLine(table.caption), LIMITS.header)
  const left = room - caption.length - 60
  const fits = native ? nativeTable({ ...table, columns }, baseUrl, left) : codeTable({ ...table, columns }, left)
  const more = table.rows.length - (fits?.rows ?? 0) + (table.more ?? 0)
  return {
    blocks: [
      ...(caption ? [richText([{ type: 'heading', spans: [{ text: caption }] }], baseUrl)] : []),
      ...(fits ? [fits.block] : []),
      ...(more > 0 ? [note(`… ${moreText(more, lang)}`)] : []),
    ],
    whole: fits?.rows === table.rows.length && columns.length === table.columns.length,
  }
}

function nativeTable({ columns, rows }: Table, baseUrl: string, room: number) {
  const shown: types.TableBlock['rows'] = [columns.map((column) => cellOf(column.label, baseUrl))]
  let left = room - textLength(shown)
  if (columns.length === 0 || left < 0) return null
  for (const row of rows.slice(0, LIMITS.tableRows - 1)) {
    const cells = columns.map((_, i) => cellOf(row[i] ?? '', baseUrl))
    left -= textLength(cells)
    if (left < 0) break
    shown.push(cells)
  }
  const settings = columns.map(({ align }) => ({ align: align ?? ('left' as const), is_wrapped: true }))
  const block: types.TableBlock = { type: 'table', rows: shown, column_settings: settings }
  return { block, rows: shown.length - 1 }
}

/** Slack refuses empty cells. */
function cellOf(cell: Cell, baseUrl: string): types.RawTextElement | types.RichTextBlock {
  const text = cut(cellText(cell), CELL)
  const href = typeof cell === 'string' ? null : addressOf(cell.href, baseUrl, LIMITS.url)
  if (!href || !text) return { type: 'raw_text', text: text || '–' }
  return richText([{ type: 'paragraph', spans: [{ text, href }] }], baseUrl)
}

function codeTable(table: Table, room: number) {
  const fits = textTable(table, Math.min(room, LIMITS.section))
  return fits && { block: richText([{ type: 'code', text: fits.text }], ''), rows: fits.rows }
}
