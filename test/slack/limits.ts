// What Slack refuses, written from its documentation and apart from the adapter, for the stand-in and the tests.

import type { Json } from './json.ts'

const KNOWN = new Set([
  'actions',
  'context',
  'context_actions',
  'data_visualization',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
])

/** Every way in which blocks break a limit of Block Kit; empty when Slack would take them. */
export function violations(blocks: Json[], surface: 'message' | 'modal' | 'home' = 'message'): string[] {
  const found: string[] = []
  const check = (ok: boolean, what: string) => {
    if (!ok) found.push(what)
  }
  const text = (object: Json | undefined, max: number, what: string) => {
    const length = object?.text?.length ?? 0
    check(length >= 1 && length <= max, `${what}: ${length} of 1..${max}`)
  }
  check(blocks.length >= 1 && blocks.length <= (surface === 'message' ? 50 : 100), `${blocks.length} blocks`)
  const ids = blocks.flatMap((block) => block.block_id ?? [])
  check(new Set(ids).size === ids.length, 'block_id twice')
  check(blocks.filter((block) => block.type === 'table').length <= 1, 'only_one_table_allowed')
  check(blocks.filter((block) => block.type === 'data_visualization').length <= 2, 'more than two charts')
  check(JSON.stringify(blocks).isWellFormed(), 'lone surrogate')

  for (const block of blocks) {
    check(KNOWN.has(block.type), `unknown block ${block.type}`)
    check((block.block_id?.length ?? 0) <= 255, 'block_id')
    if (block.type === 'header') text(block.text, 150, 'header')
    if (block.type === 'section') {
      if (block.text) text(block.text, 3000, 'section')
      check(block.text || (block.fields?.length >= 1 && block.fields.length <= 10), 'fields')
      for (const field of block.fields ?? []) text(field, 2000, 'field')
    }
    if (block.type === 'context') {
      check(block.elements.length >= 1 && block.elements.length <= 10, 'context elements')
      for (const element of block.elements) text(element, 2000, 'context')
    }
    if (block.type === 'context_actions')
      for (const element of block.elements) {
        check(element.type === 'feedback_buttons', `context action ${element.type}`)
        text(element.positive_button.text, 75, 'feedback')
        text(element.negative_button.text, 75, 'feedback')
        check(element.positive_button.value && element.negative_button.value, 'feedback value')
      }
    if (block.type === 'image') check(block.alt_text.length >= 1 && block.alt_text.length <= 2000, 'alt_text')
    if (block.type === 'actions') {
      check(block.elements.length >= 1 && block.elements.length <= 25, 'actions')
      const actions = block.elements.map((element: Json) => element.action_id)
      check(new Set(actions).size === actions.length, 'action_id twice')
      for (const button of block.elements) {
        text(button.text, 75, 'button')
        check((button.value?.length ?? 0) <= 2000, 'value')
        check((button.url?.length ?? 0) <= 3000, 'url')
        if (button.confirm) {
          text(button.confirm.title, 100, 'confirm title')
          text(button.confirm.text, 300, 'confirm text')
          text(button.confirm.confirm, 30, 'confirm button')
          text(button.confirm.deny, 30, 'deny button')
        }
      }
    }
    if (block.type === 'table') {
      check(block.rows.length >= 1 && block.rows.length <= 100, `${block.rows.length} rows`)
      const width = block.rows[0]?.length
      check(width >= 1 && width <= 20 && block.rows.every((row: Json[]) => row.length === width), 'row width')
      for (const cell of block.rows.flat()) if (cell.type === 'raw_text') text(cell, 3000, 'cell')
    }
    if (block.type === 'data_visualization') chart(block, check)
    if (block.type === 'input') {
      text(block.label, 2000, 'label')
      for (const option of block.element.options ?? []) {
        text(option.text, 75, 'option')
        check(option.value.length >= 1 && option.value.length <= 150, 'option value')
      }
      check((block.element.options?.length ?? 1) >= 1 && (block.element.options?.length ?? 1) <= 100, 'options')
    }
  }
  for (const object of objects(blocks)) {
    if (object.type === 'text') check(object.text.length >= 1, 'empty rich text')
    if (object.type === 'link') check(object.url.length <= 3000 && /^(https?:|mailto:)/.test(object.url), 'link')
    if (object.type === 'mrkdwn') {
      check(!/<[!@#]/.test(object.text), `mention in ${object.text}`)
      check(!/&(?!amp;|lt;|gt;)/.test(object.text), `bare & in ${object.text}`)
    }
    check(!['user', 'broadcast', 'usergroup', 'channel'].includes(object.type), `mention element ${object.type}`)
  }
  const total = objects(blocks).reduce(
    (sum, object) =>
      sum + [object.text, object.label, object.name].reduce((n, s) => n + (typeof s === 'string' ? s.length : 0), 0),
    0,
  )
  check(surface !== 'message' || total <= 12_000, `msg_blocks_too_long: ${total}`)
  return found
}

function chart(block: Json, check: (ok: boolean, what: string) => void) {
  const label = (value: string) => check(value.length >= 1 && value.length <= 20, `chart label ${value}`)
  check(block.title.length >= 1 && block.title.length <= 50, 'chart title')
  if (block.chart.type === 'pie') {
    check(block.chart.segments.length >= 1 && block.chart.segments.length <= 6, 'segments')
    for (const segment of block.chart.segments) {
      label(segment.label)
      check(segment.value > 0, 'segment value')
    }
    return
  }
  const categories = block.chart.axis_config.categories
  check(block.chart.series.length >= 1 && block.chart.series.length <= 6, 'series')
  check(
    categories.length >= 1 && categories.length <= 20 && new Set(categories).size === categories.length,
    'categories',
  )
  for (const series of block.chart.series) {
    label(series.name)
    check(
      series.data.every((point: Json, i: number) => point.label === categories[i]),
      'labels are the categories',
    )
    for (const point of series.data) check(Number.isFinite(point.value), 'chart value')
  }
}

function objects(part: unknown): Json[] {
  if (Array.isArray(part)) return part.flatMap(objects)
  if (part === null || typeof part !== 'object') return []
  return [part as Json, ...Object.values(part).flatMap(objects)]
}
