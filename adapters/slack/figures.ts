// Charts and tables as Slack draws them.
import type { types } from '@slack/bolt'
import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import { fitRows, type Made, type Table } from '../../src/chat/layout.ts'
import { addressOf } from '../../src/chat/links.ts'
import { nativeData } from '../../src/chat/native-chart.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { textTable } from '../../src/chat/text-table.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { type DataVisualization, LIMITS, NATIVE_CHARTS, note, type SlackBlock, textLength } from './elements.ts'
import { richText } from './text.ts'

/** The chart as Slack draws it; null when its kind or size is beyond that. */
export function nativeChart(chart: ChartSpec, lang: Lang): DataVisualization | null {
  const type = NATIVE_CHARTS.find((native) => native === chart.kind)
  const drawn = type ? nativeData(chart, lang, LIMITS.chart) : null
  if (!type || !drawn) return null
  const { title, labels, x, y } = drawn
  const series = drawn.series.map(({ name, values }) => ({
    name,
    data: values.map((value, i) => ({ label: labels[i]!, value })),
  }))
  if (type === 'pie') return { type: 'data_visualization', title, chart: { type, segments: series[0]!.data } }
  const axis_config = { categories: labels, ...(x ? { x_label: x } : {}), ...(y ? { y_label: y } : {}) }
  return { type: 'data_visualization', title, chart: { type, series, axis_config } }
}

/** Longer cells make a table unreadable on a phone. */
const CELL = 200

/**
 * A table within `room` units of text: its caption, the rows that fit, and how many are left out. Slack refuses a
 * message with two `table` blocks, so the second one (`native` false) is aligned text.
 */
export function tableBlocks(table: Table, lang: Lang, baseUrl: string, room: number, native: boolean) {
  const caption = cut(oneLine(table.caption), LIMITS.header)
  const left = room - caption.length - 60
  const { block, more, whole } = native ? nativeTable(table, baseUrl, left) : alignedTable(table, left)
  const parts: SlackBlock[] = [
    ...(caption ? [richText([{ type: 'heading', spans: [{ text: caption }] }], baseUrl)] : []),
    ...(block ? [block] : []),
    ...(more > 0 ? [note(`… ${moreText(more, lang)}`)] : []),
  ]
  return { parts, whole } satisfies Made<SlackBlock>
}

function nativeTable(table: Table, baseUrl: string, room: number) {
  const rowOf = (cells: readonly Cell[]) => cells.map((cell) => cellOf(cell, baseUrl))
  const head = rowOf(table.columns.slice(0, LIMITS.tableColumns).map(({ label }) => label))
  const most = { columns: LIMITS.tableColumns, rows: LIMITS.tableRows - 1, room: room - textLength(head) }
  const { columns, rows, more, whole } = fitRows(table, most, rowOf, textLength)
  const settings = columns.map(({ align }) => ({ align: align ?? ('left' as const), is_wrapped: true }))
  const block: types.TableBlock = { type: 'table', rows: [head, ...rows], column_settings: settings }
  return { block: columns.length > 0 && most.room >= 0 ? block : null, more, whole }
}

function alignedTable(table: Table, room: number) {
  const columns = table.columns.slice(0, LIMITS.tableColumns)
  const lines = textTable({ ...table, columns }, Math.min(room, LIMITS.section))
  const left = table.rows.length - (lines?.rows ?? 0)
  const block = lines && richText([{ type: 'code', text: lines.text }], '')
  return { block, more: left + (table.more ?? 0), whole: left === 0 && columns.length === table.columns.length }
}

/** Slack refuses empty cells. */
function cellOf(cell: Cell, baseUrl: string): types.RawTextElement | types.RichTextBlock {
  const text = cut(cellText(cell), CELL)
  const href = typeof cell === 'string' ? null : addressOf(cell.href, baseUrl, LIMITS.url)
  if (!href || !text) return { type: 'raw_text', text: text || '–' }
  return richText([{ type: 'paragraph', spans: [{ text, href }] }], baseUrl)
}
