// Rich text says what is bold or linked as data, so no character of a name or a model's answer is ever markup.
import type { types } from '@slack/bolt'
import { addressOf } from '../../src/chat/links.ts'
import type { ListItem, Paragraph, Span } from '../../src/chat/markdown.ts'
import { LIMITS } from './elements.ts'

/** Paragraphs as rich text, with an empty line between those of words. */
export const richText = (paragraphs: readonly Paragraph[], baseUrl: string): types.RichTextBlock => ({
  type: 'rich_text',
  elements: paragraphs.flatMap((paragraph, i) => elementsOf(paragraph, i < paragraphs.length - 1, baseUrl)),
})

function elementsOf(paragraph: Paragraph, isFollowed: boolean, baseUrl: string): types.RichTextBlockElement[] {
  switch (paragraph.type) {
    case 'list':
      return listsOf(paragraph.items, baseUrl)
    case 'quote':
      return [{ type: 'rich_text_quote', elements: runs(paragraph.spans, baseUrl) }]
    case 'code':
      return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: paragraph.text || ' ' }], border: 0 }]
    default: {
      const bold = paragraph.type === 'heading' ? { bold: true as const } : {}
      const spans = paragraph.spans.map((span) => ({ ...span, ...bold }))
      return [section(isFollowed ? [...spans, { text: '\n' }] : spans, baseUrl)]
    }
  }
}

/** Slack has one list element per run of items of the same depth and kind. */
function listsOf(items: ListItem[], baseUrl: string): types.RichTextList[] {
  const lists: types.RichTextList[] = []
  for (const { depth, number, spans } of items) {
    const style = number === null ? 'bullet' : 'ordered'
    const last = lists.at(-1)
    if (last?.indent === depth && last.style === style) last.elements.push(section(spans, baseUrl))
    else {
      const offset = number !== null && number > 1 ? { offset: number - 1 } : {}
      lists.push({ type: 'rich_text_list', style, indent: depth, elements: [section(spans, baseUrl)], ...offset })
    }
  }
  return lists
}

const section = (spans: Span[], baseUrl: string): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: runs(spans, baseUrl),
})

function runs(spans: Span[], baseUrl: string): (types.RichTextText | types.RichTextLink)[] {
  const written = spans
    .filter((span) => span.text !== '')
    .map(({ text, href, ...style }) => {
      const styled = Object.keys(style).length > 0 ? { text, style } : { text }
      const url = href ? addressOf(href, baseUrl, LIMITS.url) : null
      return url ? { type: 'link' as const, url, ...styled } : { type: 'text' as const, ...styled }
    })
  return written.length > 0 ? written : [{ type: 'text', text: ' ' }]
}
