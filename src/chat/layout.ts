import { describeChart } from '../chart/describe.ts'
import type { ChartSpec } from '../chart/spec.ts'
import { chartTable } from '../chart/table.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Block, Card, Cell, Column } from './card.ts'
import { progressText, sizeText, toneText } from './card-text.ts'
import type { Span } from './markdown.ts'
import { cut, oneLine, plain } from './plain.ts'

const say = phrases({
  fields: {
    fr: '{n, plural, one {# champ de plus} other {# champs de plus}}',
    en: '{n, plural, one {# more field} other {# more fields}}',
  },
  parts: {
    fr: '{n, plural, one {# partie de plus} other {# parties de plus}} dans Nova',
    en: '{n, plural, one {# more part} other {# more parts}} in Nova',
  },
})

export type Table = Omit<Extract<Block, { type: 'table' }>, 'type'>
export type Field = Extract<Block, { type: 'fields' }>['fields'][number]

/** What a platform shows of something, in its own parts; `whole` is false when something of it was cut. */
export type Made<P> = { parts: P[]; whole: boolean }

/** What is left on a card: units as the platform counts them, and parts. */
export type Space = { room: number; slots: number }

/**
 * How a platform draws each thing that a card shows. What may be null is not drawn: a chart becomes a picture, a
 * picture of a chart a table, any other picture or file its name. A `part` is always within 500 units of words.
 */
export type Kit<P> = {
  sizeOf(parts: readonly P[]): number
  /** Plain words, cut to the room. */
  words(text: string, room: number): P[]
  /** One line of a few styled words. */
  line(spans: Span[]): P
  markdown(text: string, room: number): Made<P>
  fields(fields: readonly Field[], room: number): Made<P>
  table(table: Table, space: Space): Made<P>
  chart(chart: ChartSpec, index: number, room: number): P[] | null
  picture(index: number, alt: string, title?: string): P[] | null
  file(index: number): P | null
  divider: P
}

/** Tone and author on one line, e.g. `✅ Fait · Hector`; empty when there is nothing to say. */
export const bylineOf = (card: Card, lang: Lang): string =>
  [toneText(card.tone, lang), card.author && oneLine(card.author)].filter(Boolean).join(' · ')

/** `3 champs de plus`, `1 more field`. */
export const moreFieldsText = (n: number, lang: Lang): string => say(lang, 'fields', { n })

/** `3 parties de plus dans Nova`, `1 more part in Nova`. */
export const morePartsText = (n: number, lang: Lang): string => say(lang, 'parts', { n })

/**
 * The middle of a card within a space, block by block. `left` counts blocks that found no room, `cut` names the
 * kinds of those that are not whole. `summary` is how much of the summary stands before the blocks.
 */
export function layOut<P>(card: Card, lang: Lang, kit: Kit<P>, space: Space, summary: number) {
  const parts: P[] = []
  let { room, slots } = space
  let left = 0
  const partial: Block['type'][] = []
  const add = (made: Made<P>): boolean => {
    const size = kit.sizeOf(made.parts)
    const fits = size <= room && made.parts.length <= slots && (made.parts.length > 0 || made.whole)
    if (!fits) return false
    parts.push(...made.parts)
    room -= size
    slots -= made.parts.length
    return true
  }
  const words = Math.min(room, summary) > 0 ? plain(card.summary).trim() : ''
  const said = words ? kit.words(words, Math.min(room, summary)) : []
  if (!add({ parts: said, whole: true })) left += 1
  for (const [index, block] of card.blocks.entries()) {
    const made = slots > 0 ? draw(block, index, kit, lang, { room: Math.max(0, room), slots }) : null
    if (!made || !add(made)) left += block.type === 'divider' ? 0 : 1
    else if (!made.whole) partial.push(block.type)
  }
  return { parts, left, cut: partial }
}

const whole = <P>(...parts: P[]): Made<P> => ({ parts, whole: true })

function draw<P>(block: Block, index: number, kit: Kit<P>, lang: Lang, space: Space): Made<P> {
  switch (block.type) {
    case 'text':
      return kit.markdown(block.text, space.room)
    case 'fields':
      return kit.fields(block.fields, space.room)
    case 'table':
      return kit.table(block, space)
    case 'chart': {
      const { chart } = block
      const drawn = kit.chart(chart, index, space.room) ?? kit.picture(index, describeChart(chart, lang), chart.title)
      return drawn ? whole(...drawn) : kit.table(chartTable(chart, lang), space)
    }
    case 'image': {
      const alt = oneLine(block.alt || block.file.name)
      return whole(...(kit.picture(index, alt) ?? [kit.line([{ text: `🖼️ ${cut(alt, 300)}` }])]))
    }
    case 'file': {
      const { name, size } = block.file
      const named = `📎 ${cut(oneLine(name), 200)} · ${sizeText(size, lang)}`
      return whole(kit.file(index) ?? kit.line([{ text: named }]))
    }
    case 'progress': {
      const label = cut(oneLine(block.label), 200) || '–'
      return whole(kit.line([{ text: label, bold: true }, { text: ` ${progressText(block.done, lang)}` }]))
    }
    case 'divider':
      return whole(kit.divider)
  }
}

/**
 * The first rows of a table that fit, each drawn as the platform draws a row. `more` counts the rows left out, `wide`
 * the columns.
 */
export function fitRows<R>(
  { columns, rows, more = 0 }: Table,
  most: { columns: number; rows: number; room: number },
  draw: (cells: readonly Cell[]) => R,
  sizeOf: (row: R) => number,
): { columns: Column[]; rows: R[]; more: number; wide: number; whole: boolean } {
  const kept = columns.slice(0, most.columns)
  const drawn: R[] = []
  let left = most.room
  for (const cells of kept.length > 0 ? rows.slice(0, most.rows) : []) {
    const row = draw(kept.map((_, i) => cells[i] ?? ''))
    left -= sizeOf(row)
    if (left < 0) break
    drawn.push(row)
  }
  const wide = columns.length - kept.length
  const isWhole = drawn.length === rows.length && wide === 0
  return { columns: kept, rows: drawn, more: rows.length - drawn.length + more, wide, whole: isWhole }
}
