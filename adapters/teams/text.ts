// Teams reads Markdown in the text of cards and messages: what is text is escaped, what is style is written by us.
import { addressOf } from '../../src/chat/links.ts'
import type { Paragraph, Span } from '../../src/chat/markdown.ts'
import { plain } from '../../src/chat/plain.ts'

/**
 * Text that shows as it is: no style, link, list, heading, mention (`<at>`) or entity comes of it. An ampersand stays
 * unless it would begin an entity, since not every client decodes them.
 */
export const escapeText = (text: string): string =>
  plain(text)
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\*_[\]`~]/g, '\\$&')
    .replace(/^(\s*)([-+#>])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')

const MARKS = [
  ['bold', '**'],
  ['italic', '_'],
  ['strike', '~~'],
] as const

/** A source that a message cites: `[1]` in its text. */
export type Source = { name: string; url: string }

/** Spans as Markdown. Records that are linked are added to `sources`, when given, and numbered. */
export function inline(spans: readonly Span[], baseUrl: string, sources?: Source[]): string {
  return spans.map((span) => spanText(span, baseUrl, sources)).join('')
}

function spanText(span: Span, baseUrl: string, sources?: Source[]): string {
  const url = span.href ? addressOf(span.href, baseUrl) : null
  const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(span.text)!
  if (!words) return span.text
  const styled = MARKS.reduce((text, [style, mark]) => (span[style] ? mark + text + mark : text), escapeText(words))
  if (!url) return `${before}${styled}${after}`
  const link = `[${styled.replace(/\n/g, ' ')}](${url.replace(/\(/g, '%28').replace(/\)/g, '%29')})`
  if (!sources || !span.href?.startsWith('nova:') || sources.length >= 20) return `${before}${link}${after}`
  sources.push({ name: plain(words), url })
  return `${before}${link} [${sources.length}]${after}`
}

/** Lines of a list, as Markdown. */
export const listText = (list: Extract<Paragraph, { type: 'list' }>, baseUrl: string, sources?: Source[]): string =>
  list.items
    .map(({ depth, number, spans }) => {
      const mark = number === null ? '-' : `${number}.`
      return `${'   '.repeat(depth)}${mark} ${inline(spans, baseUrl, sources).replace(/\n+/g, ' ')}`
    })
    .join('\n')

/** Paragraphs as the text of a message. */
export function messageMarkdown(paragraphs: readonly Paragraph[], baseUrl: string, sources: Source[]): string {
  const written = paragraphs.map((part) => {
    if (part.type === 'list') return listText(part, baseUrl, sources)
    if (part.type === 'code') return escapeText(part.text).replace(/\n/g, '\n\n')
    const text = inline(part.spans, baseUrl, sources).replace(/\n/g, '\n\n')
    return part.type === 'heading' ? `**${text.replaceAll('**', '')}**` : part.type === 'quote' ? `> ${text}` : text
  })
  return written.join('\n\n')
}
