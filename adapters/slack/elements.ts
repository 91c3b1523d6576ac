import type { types } from '@slack/bolt'
import type { Capabilities } from '../../src/chat/adapter.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'

/** A native chart (Slack, 2026-06-16); newer than `@slack/types` 3.2. Values are plain numbers. */
export type DataVisualization = {
  type: 'data_visualization'
  block_id?: string
  title: string
  chart:
    | { type: 'pie'; segments: { label: string; value: number }[] }
    | {
        type: 'bar' | 'line' | 'area'
        series: { name: string; data: { label: string; value: number }[] }[]
        axis_config: { categories: string[]; x_label?: string; y_label?: string }
      }
}

export type SlackBlock = types.KnownBlock | DataVisualization

/** Limits of Block Kit, in blocks, elements or UTF-16 units. */
export const LIMITS = {
  blocks: 50,
  /** All text of a message; Slack refuses near 13,200 without documenting it. */
  text: 12_000,
  header: 150,
  context: 2_000,
  section: 3_000,
  fields: 10,
  buttons: 25,
  button: 75,
  value: 2_000,
  url: 3_000,
  confirmText: 300,
  confirmButton: 30,
  tableRows: 100,
  tableColumns: 20,
  alt: 2_000,
  charts: 2,
  chart: { title: 50, label: 20, axis: 50, slices: 6, series: 6, points: 20 },
  /** Of the top-level `text`: what notifications show. */
  notification: 4_000,
  fallback: 11_000,
  modalTitle: 24,
  /** Of a dialog and of a home page. */
  viewBlocks: 100,
  label: 2_000,
  input: { options: 100, value: 150, label: 75, text: 3_000 },
  prompts: 4,
  sessionTitle: 200,
} as const

/** Kinds that Slack draws itself. */
export const NATIVE_CHARTS = ['bar', 'line', 'area', 'pie'] as const

export const CAPABILITIES: Capabilities = {
  nativeCharts: NATIVE_CHARTS,
  maxButtons: LIMITS.buttons,
  maxTextLength: LIMITS.text,
  maxTableRows: LIMITS.tableRows - 1,
  edits: true,
  dialogs: true,
  showsFiles: false,
  home: true,
  personalCards: false,
}

/** Text that Slack shows as it is. Slack refuses an empty one. */
export const plainText = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(plain(text), max) || '…',
  emoji: false,
})

/** A line of small grey text. */
export const note = (text: string): types.ContextBlock => ({
  type: 'context',
  elements: [plainText(oneLine(text), LIMITS.context)],
})

const COUNTED = new Set(['text', 'title', 'url', 'name', 'label', 'alt_text', 'x_label', 'y_label', 'deny', 'confirm'])

/** How many UTF-16 units of blocks count towards `LIMITS.text`; links are counted too, to be safe. */
export function textLength(part: unknown, key = ''): number {
  if (typeof part === 'string') return COUNTED.has(key) ? part.length : 0
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + textLength(item, key), 0)
  if (part === null || typeof part !== 'object') return 0
  return Object.entries(part).reduce((sum, [name, value]) => sum + textLength(value, name), 0)
}

/** Escapes what mrkdwn would read as a link, mention or entity; cut to `max` after that, never inside an entity. */
export function escapeCut(text: string, max: number): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return escaped.length <= max ? escaped : cut(escaped, max).replace(/&[a-z]{0,3}…$/, '…')
}
