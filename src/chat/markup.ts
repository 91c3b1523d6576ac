// Cards' text for platforms that read a Markdown of their own: what is text is escaped, what is style is written by us.
import { addressOf } from './links.ts'
import { type ListItem, type Paragraph, parseMarkdown, type Span } from './markdown.ts'
import { cut, plain } from './plain.ts'

/** How a platform writes what Markdown leaves open. */
export type Dialect = {
  /** Shows each character as it is. */
  escape(text: string): string
  italic: '*' | '_'
  /** Code within a line; where it is absent code is plain text. */
  code?(text: string): string
  /** Longest address of a link. */
  maxLink: number
  /** False: an address of mail is no link. */
  mail: boolean
  /** Before an item, for each level of a list. */
  indent: string
  /** Whether an item of a list may have several lines. */
  longItems: boolean
}

/** Backslashes before what `special` matches and before what begins a list, a heading or a quotation. */
export const escapeMarkdown = (text: string, special: RegExp): string =>
  plain(text)
    .replace(special, '\\$&')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')

/** `[label](address)`; both are written already. */
export const linkTo = (label: string, url: string): string =>
  `[${label.replace(/\n/g, ' ')}](${url.replace(/\(/g, '%28').replace(/\)/g, '%29')})`

/** Writes spans and lists; `cite` gives what follows a link, e.g. the number of its source. */
export function createMarkup(dialect: Dialect) {
  type Cite = (words: string, href: string, url: string) => string

  function span({ text, bold, italic, strike, code, href }: Span, baseUrl: string, cite?: Cite): string {
    const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
    if (words === '') return text
    let written = code && dialect.code ? dialect.code(words) : dialect.escape(words)
    if (strike) written = `~~${written}~~`
    if (italic) written = dialect.italic + written + dialect.italic
    if (bold) written = `**${written}**`
    const url = href ? addressOf(href, baseUrl, dialect.maxLink) : null
    if (!url || (url.startsWith('mailto:') && !dialect.mail)) return before + written + after
    return before + linkTo(written, url) + (cite?.(words, href!, url) ?? '') + after
  }

  function spans(all: readonly Span[], baseUrl: string, cite?: Cite): string {
    let written = ''
    for (const one of all) {
      const next = span(one, baseUrl, cite)
      // Two styled runs side by side would read as one.
      written += /[*~`]$/.test(written) && /^[*~`]/.test(next) ? `\u200b${next}` : next
    }
    return written
  }

  const list = (items: readonly ListItem[], baseUrl: string, cite?: Cite): string =>
    items
      .map(({ depth, number, spans: words }) => {
        const indent = dialect.indent.repeat(depth)
        const next = dialect.longItems ? `\n${indent}${dialect.indent}` : ' '
        const mark = number === null ? '-' : `${number}.`
        return `${indent}${mark} ${spans(words, baseUrl, cite).replace(/\n+/g, next)}`
      })
      .join('\n')

  return { spans, list }
}

/**
 * As many paragraphs of Markdown as fit in `room`, the last one cut; `sizeOf` tells what a paragraph takes once it is
 * written, which may be several times its words.
 */
export function fitMarkdown(text: string, room: number, sizeOf: (part: Paragraph) => number) {
  const paragraphs: Paragraph[] = []
  let left = room
  for (const part of parseMarkdown(text)) {
    let size = sizeOf(part)
    let kept = part
    for (let words = Math.min(left, size); size > left; words -= Math.max(1, Math.ceil((size - left) / 2))) {
      if (words <= 20) return { paragraphs, whole: false }
      kept = shortened(part, words)
      size = sizeOf(kept)
    }
    paragraphs.push(kept)
    if (kept !== part) return { paragraphs, whole: false }
    left -= size
  }
  return { paragraphs, whole: true }
}

/** A paragraph with at most so many units of words. */
function shortened(part: Paragraph, max: number): Paragraph {
  if (part.type === 'code') return { ...part, text: cut(part.text, max) }
  let left = max
  const keep = (spans: readonly Span[]): Span[] =>
    spans.flatMap((span) => {
      const text = cut(span.text, Math.max(0, left))
      left = text === span.text ? left - text.length : 0
      return text ? [{ ...span, text }] : []
    })
  if (part.type !== 'list') return { ...part, spans: keep(part.spans) }
  return { ...part, items: part.items.flatMap((item) => (left > 0 ? [{ ...item, spans: keep(item.spans) }] : [])) }
}
