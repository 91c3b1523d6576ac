// Teams reads Markdown in the text of cards and messages: what is text is escaped, what is style is written by us.
import { type Paragraph, parseMarkdown } from '../../src/chat/markdown.ts'
import { createMarkup, escapeMarkdown } from '../../src/chat/markup.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { plain } from '../../src/chat/plain.ts'
import { textBlock } from './elements.ts'

/**
 * Text that shows as it is: no style, link, list, heading, mention (`<at>`) or entity comes of it. An ampersand stays
 * unless it would begin an entity, since not every client decodes them.
 */
export const escapeText = (text: string): string =>
  escapeMarkdown(
    plain(text)
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(/</g, '&lt;'),
    /[\\*_[\]`~]/g,
  )

export const markup = createMarkup({
  escape: escapeText,
  italic: '_',
  maxLink: 2_000,
  mail: true,
  indent: '   ',
  longItems: false,
})

const STYLES: Record<'paragraph' | 'heading' | 'quote', Payload> = {
  paragraph: {},
  heading: { weight: 'Bolder', size: 'Medium' },
  quote: { isSubtle: true },
}

/** A paragraph of a card. */
export function paragraphBlock(part: Paragraph, baseUrl: string): Payload {
  if (part.type === 'code') return textBlock(lines(escapeText(part.text)), { fontType: 'Monospace' })
  if (part.type === 'list') return textBlock(markup.list(part.items, baseUrl))
  return textBlock(lines(markup.spans(part.spans, baseUrl)), STYLES[part.type])
}

/** A source that a message cites: `[1]` in its text. */
export type Source = { name: string; url: string }

/** Markdown as the text of a message. Records that are linked are added to `sources` and numbered. */
export function messageMarkdown(text: string, baseUrl: string, sources: Source[]): string {
  const cite = (words: string, href: string, url: string) => {
    if (!href.startsWith('nova:') || sources.length >= 20) return ''
    sources.push({ name: plain(words), url })
    return ` [${sources.length}]`
  }
  const written = parseMarkdown(text).map((part) => {
    if (part.type === 'list') return markup.list(part.items, baseUrl, cite)
    if (part.type === 'code') return lines(escapeText(part.text))
    const words = lines(markup.spans(part.spans, baseUrl, cite))
    return part.type === 'heading' ? `**${words.replaceAll('**', '')}**` : part.type === 'quote' ? `> ${words}` : words
  })
  return written.join('\n\n')
}

/** Teams breaks a line only where there are two. */
const lines = (text: string): string => text.replace(/\n+/g, '\n\n')
