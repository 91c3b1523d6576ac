// Rich text says what is bold or linked as data, so no character of a name or a model's answer is ever markup.
import type { types } from '@slack/bolt'
import type { ListItem, Paragraph, Span } from '../../src/chat/markdown.ts'
import { cut } from '../../src/chat/plain.ts'
import { addressOf, LIMITS } from './blocks.ts'

type Element = types.RichTextBlockElement
type Run = types.RichTextText | types.RichTextLink

/** Paragraphs as rich_text blocks of at most `LIMITS.section` units each. */
export function richText(paragraphs: Paragraph[], baseUrl: string): types.RichTextBlock[] {
  const groups: Paragraph[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const paragraph of paragraphs.flatMap(inPieces)) {
    const length = paragraphLength(paragraph)
    if (size + length > LIMITS.section) {
      groups.push([])
      size = 0
    }
    groups.at(-1)!.push(paragraph)
    size += length + 2
  }
  return groups.map((group) => ({ type: 'rich_text', elements: elementsOf(group, baseUrl) }))
}

/** Spans as one rich_text block of one section. */
export const richLine = (spans: Span[], baseUrl: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [section(spans, baseUrl)],
})

export const paragraphLength = (paragraph: Paragraph): number =>
  paragraph.type === 'code'
    ? paragraph.text.length
    : paragraph.type === 'list'
      ? paragraph.items.reduce((sum, item) => sum + spansLength(item.spans), 0)
      : spansLength(paragraph.spans)

// Links count twice: their text and their address.
const spansLength = (spans: Span[]) =>
  spans.reduce((sum, span) => sum + span.text.length + (span.href?.length ?? 0) + 2, 0)

/** The first paragraphs within `room` units; the one that does not fit is cut. `whole` tells whether all were kept. */
export function within(paragraphs: Paragraph[], room: number): { kept: Paragraph[]; whole: boolean } {
  const kept: Paragraph[] = []
  let left = room
  for (const paragraph of paragraphs.flatMap(inPieces)) {
    const length = paragraphLength(paragraph) + 2
    if (length > left) {
      if (left > 80) kept.push(cutParagraph(paragraph, left - 4))
      return { kept, whole: false }
    }
    kept.push(paragraph)
    left -= length
  }
  return { kept, whole: true }
}

function cutParagraph(paragraph: Paragraph, room: number): Paragraph {
  if (paragraph.type === 'code') return { type: 'code', text: cut(paragraph.text, room) }
  if (paragraph.type !== 'list') return { ...paragraph, spans: cutSpans(paragraph.spans, room) }
  const items: ListItem[] = []
  let left = room
  for (const item of paragraph.items) {
    const length = spansLength(item.spans)
    items.push(length > left ? { ...item, spans: cutSpans(item.spans, left) } : item)
    if (length > left) break
    left -= length
  }
  return { type: 'list', items }
}

function cutSpans(spans: Span[], room: number): Span[] {
  const kept: Span[] = []
  let left = room
  for (const span of spans) {
    const length = spansLength([span])
    if (length > left) {
      // A link that does not fit keeps its words only.
      const { href: _, ...words } = span
      return [
        ...kept,
        { ...words, text: cut(span.text.length < left ? `${span.text}…` : span.text, Math.max(1, left - 2)) },
      ]
    }
    kept.push(span)
    left -= length
  }
  return kept
}

/** A paragraph longer than one block in several; others as they are. */
function inPieces(paragraph: Paragraph): Paragraph[] {
  if (paragraphLength(paragraph) <= LIMITS.section) return [paragraph]
  if (paragraph.type === 'code') return pieces(paragraph.text, LIMITS.section).map((text) => ({ type: 'code', text }))
  if (paragraph.type === 'list') {
    const half = Math.ceil(paragraph.items.length / 2)
    if (half === paragraph.items.length) return [cutParagraph(paragraph, LIMITS.section)]
    return [paragraph.items.slice(0, half), paragraph.items.slice(half)].flatMap((items) =>
      inPieces({ type: 'list', items }),
    )
  }
  const groups: Span[][] = [[]]
  for (const span of paragraph.spans.flatMap((one) => pieces(one.text, 2000).map((text) => ({ ...one, text })))) {
    if (spansLength([...groups.at(-1)!, span]) > LIMITS.section) groups.push([])
    groups.at(-1)!.push(span)
  }
  return groups.map((spans) => ({ ...paragraph, spans: cutSpans(spans, LIMITS.section) }))
}

function pieces(text: string, max: number): string[] {
  if (text.length <= max) return [text]
  const space = Math.max(text.lastIndexOf(' ', max - 1), text.lastIndexOf('\n', max - 1))
  const end = space > max / 2 ? space + 1 : /[\ud800-\udbff]/.test(text[max - 1]!) ? max - 1 : max
  return [text.slice(0, end), ...pieces(text.slice(end), max)]
}

function elementsOf(paragraphs: Paragraph[], baseUrl: string): Element[] {
  const elements: Element[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const previous = elements.at(-1)
    if (paragraph.type === 'paragraph' || paragraph.type === 'heading') {
      const spans =
        paragraph.type === 'heading'
          ? paragraph.spans.map((span) => ({ ...span, bold: true as const }))
          : paragraph.spans
      // Two paragraphs are one section with an empty line, as Slack's own editor writes them.
      if (previous?.type === 'rich_text_section') previous.elements.push(...runs([{ text: '\n\n' }, ...spans], baseUrl))
      else elements.push(section(spans, baseUrl))
      const next = paragraphs[index + 1]?.type
      if (next && next !== 'paragraph' && next !== 'heading')
        (elements.at(-1) as types.RichTextSection).elements.push({ type: 'text', text: '\n' })
    } else if (paragraph.type === 'quote') {
      elements.push({ type: 'rich_text_quote', elements: runs(paragraph.spans, baseUrl) })
    } else if (paragraph.type === 'code') {
      elements.push({
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: paragraph.text || ' ' }],
        border: 0,
      })
    } else {
      elements.push(...listsOf(paragraph.items, baseUrl))
    }
  }
  return elements
}

/** Slack has one list element per run of items of the same depth and kind. */
function listsOf(items: ListItem[], baseUrl: string): types.RichTextList[] {
  const lists: types.RichTextList[] = []
  for (const item of items) {
    const style = item.number === null ? 'bullet' : 'ordered'
    const last = lists.at(-1)
    const content = section(item.spans, baseUrl)
    if (last && last.indent === item.depth && last.style === style) last.elements.push(content)
    else
      lists.push({
        type: 'rich_text_list',
        style,
        indent: item.depth,
        elements: [content],
        ...(item.number !== null && item.number > 1 ? { offset: item.number - 1 } : {}),
      })
  }
  return lists
}

const section = (spans: Span[], baseUrl: string): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: runs(spans, baseUrl),
})

function runs(spans: Span[], baseUrl: string): Run[] {
  const written = spans
    .filter((span) => span.text !== '')
    .map((span): Run => {
      const style = {
        ...(span.bold ? { bold: true } : {}),
        ...(span.italic ? { italic: true } : {}),
        ...(span.strike ? { strike: true } : {}),
        ...(span.code ? { code: true } : {}),
      }
      const styled = Object.keys(style).length > 0 ? { style } : {}
      const url = span.href ? addressOf(span.href, baseUrl) : null
      return url ? { type: 'link', url, text: span.text, ...styled } : { type: 'text', text: span.text, ...styled }
    })
  return written.length > 0 ? written : [{ type: 'text', text: ' ' }]
}
