import type { types } from '@slack/bolt'

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
  field: 2_000,
  buttons: 25,
  button: 75,
  value: 2_000,
  url: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  tableRows: 100,
  tableColumns: 20,
  alt: 2_000,
  charts: 2,
  chartTitle: 50,
  segments: 6,
  series: 6,
  chartPoints: 20,
  chartLabel: 20,
  axisLabel: 50,
  /** Of the top-level `text`: what notifications show, and what is posted when blocks are refused. */
  notification: 4_000,
  fallback: 11_000,
  modalTitle: 24,
  modalBlocks: 100,
  label: 2_000,
  placeholder: 150,
  options: 100,
  optionText: 75,
  optionValue: 150,
  inputValue: 3_000,
} as const

const COUNTED = new Set(['text', 'title', 'url', 'name', 'label', 'alt_text', 'x_label', 'y_label', 'deny', 'confirm'])

/** How many UTF-16 units of a block count towards `LIMITS.text`; links are counted too, to be safe. */
export function textLength(part: unknown, key = ''): number {
  if (typeof part === 'string') return COUNTED.has(key) ? part.length : 0
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + textLength(item, key), 0)
  if (part === null || typeof part !== 'object') return 0
  return Object.entries(part).reduce((sum, [name, value]) => sum + textLength(value, name), 0)
}

/** Escapes what Slack's mrkdwn would read as a link, mention or entity. */
export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** `escapeText` cut to `max` units after escaping, never inside an entity. */
export function escapeCut(text: string, max: number): string {
  const escaped = escapeText(text)
  if (escaped.length <= max) return escaped
  const kept = escaped.slice(0, Math.max(0, max - 1)).replace(/&[a-z]{0,3}$/, '')
  return max > 0 ? `${kept.replace(/[\ud800-\udbff]$/, '')}…` : ''
}

/** The address that a card's `href` leads to from Slack: records are on the local page. Null when it cannot be one. */
export function addressOf(href: string, baseUrl: string): string | null {
  const base = `${baseUrl.replace(/\/+$/, '')}/`
  const record = href.startsWith('nova:')
    ? href.slice('nova:'.length).split('/').map(encodeURIComponent).join('/')
    : null
  const address = record === null ? href : `${base}records/${record}`
  const fits = address.length <= LIMITS.url && !/[\s<>|]/.test(address)
  const allowed = ['https://', 'mailto:', base].some((start) => address.startsWith(start))
  return fits && allowed ? address : null
}
