// Discord's markup has no container that shows text as it is: every text of others is escaped, by backslashes.
import { addressOf } from '../../src/chat/links.ts'
import { type Paragraph, parseMarkdown, type Span } from '../../src/chat/markdown.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'

/** Shows each character as it is: no style, mention, emoji, timestamp, link, heading or list. */
export const escapeText = (text: string): string =>
  plain(text)
    .replace(/[\\*_~`|<[\]@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')

/** `escapeText`, at most `max` units after escaping. */
export function escapeCut(text: string, max: number): string {
  for (let kept = cut(plain(text), max); ; ) {
    const escaped = escapeText(kept)
    if (escaped.length <= max) return escaped
    kept = cut(kept, Math.max(0, kept.length - Math.ceil((escaped.length - max) / 2)))
  }
}

export const escapeLine = (text: string, max: number): string => escapeCut(oneLine(text), max)

/** A line of small grey text. */
export const small = (text: string): string => `-# ${text}`

/** A code block; nothing inside can end it. */
export const codeBlock = (text: string): string => `\`\`\`\n${text.replace(/`(?=`)/g, '`\u200b')}\n\`\`\``

/** An address inside `[…](…)`. */
export const linkTo = (label: string, url: string): string =>
  `[${label}](${url.replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`

/** What is between a line and the one before it, what begins and continues it, and its words. */
type Line = { gap: string; start: string; next: string; end: string; spans: Span[]; literal?: true }

/** Markdown as Discord writes it, within `room` units; `whole` tells whether nothing was cut. */
export function markdownOf(text: string, baseUrl: string, room: number): { text: string; whole: boolean } {
  let written = ''
  for (const line of parseMarkdown(text).flatMap(linesOf)) {
    const gap = written === '' ? '' : line.gap
    const left = room - written.length - gap.length
    const whole = writeLine(line, baseUrl)
    if (whole.length <= left) {
      written += gap + whole
      continue
    }
    let part = ''
    for (let size = left; size > 20; ) {
      part = writeLine({ ...line, spans: shorten(line.spans, size) }, baseUrl)
      if (part.length <= left) return { text: written + gap + part, whole: false }
      size -= Math.max(1, Math.ceil((part.length - left) / 2))
    }
    return { text: written, whole: false }
  }
  return { text: written, whole: true }
}

function linesOf(paragraph: Paragraph): Line[] {
  switch (paragraph.type) {
    case 'paragraph':
      return [{ gap: '\n\n', start: '', next: '', end: '', spans: paragraph.spans }]
    case 'heading':
      return [{ gap: '\n', start: '### ', next: '', end: '', spans: paragraph.spans }]
    case 'quote':
      return [{ gap: '\n', start: '> ', next: '> ', end: '', spans: paragraph.spans }]
    case 'code':
      return [{ gap: '\n', start: '', next: '', end: '', spans: [{ text: paragraph.text }], literal: true }]
    case 'list':
      return paragraph.items.map(({ depth, number, spans }) => {
        const indent = '  '.repeat(depth)
        const start = `${indent}${number === null ? '-' : `${number}.`} `
        return { gap: '\n', start, next: `${indent}  `, end: '', spans }
      })
  }
}

function writeLine({ start, next, end, spans, literal }: Line, baseUrl: string): string {
  if (literal) return codeBlock(spans.map((span) => span.text).join(''))
  let written = ''
  for (const span of spans) {
    const one = writeSpan(span, baseUrl)
    // Two styled runs side by side would read as one.
    written += /[*~`]$/.test(written) && /^[*~`]/.test(one) ? `\u200b${one}` : one
  }
  return start + written.replaceAll('\n', `\n${next}`) + end
}

function writeSpan({ text, bold, italic, strike, code, href }: Span, baseUrl: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (words === '') return text
  let written = code ? `\`${words.replaceAll('`', '\u02cb')}\`` : escapeText(words)
  if (strike) written = `~~${written}~~`
  if (italic) written = `*${written}*`
  if (bold) written = `**${written}**`
  const url = href ? addressOf(href, baseUrl, 512) : null
  if (url) written = url.startsWith('mailto:') ? written : linkTo(written, url)
  return before + written + after
}

function shorten(spans: Span[], max: number): Span[] {
  const kept: Span[] = []
  let left = max
  for (const span of spans) {
    if (left <= 0) break
    const text = cut(span.text, left)
    kept.push({ ...span, text })
    left -= text.length
    if (text !== span.text) break
  }
  return kept
}
