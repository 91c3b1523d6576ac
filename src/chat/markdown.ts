// The Markdown subset of cards as a small tree, so that each platform writes its own markup from it and no text of a
// person or a model is ever translated by pattern replacement.
import { Marked, type Token, type Tokens } from 'marked'
import { plain } from './plain.ts'

/** A run of text with its style; a line break is `\n` inside `text`. `href` is https:, mailto: or nova:. */
export type Span = { text: string; bold?: true; italic?: true; strike?: true; code?: true; href?: string }

/** `depth` starts at 0; `number` is the ordinal in a numbered list, null for a bullet. */
export type ListItem = { depth: number; number: number | null; spans: Span[] }

export type Paragraph =
  | { type: 'paragraph'; spans: Span[] }
  | { type: 'heading'; spans: Span[] }
  | { type: 'list'; items: ListItem[] }
  | { type: 'quote'; spans: Span[] }
  | { type: 'code'; text: string }

const marked = new Marked({ gfm: true, breaks: true })
// Angle brackets are names and mentions here, never HTML.
marked.use({ tokenizer: { html: () => undefined, tag: () => undefined } })

/** Lists deeper than this are shown at this depth; Slack indents at most 8 times. */
const MAX_DEPTH = 4

/**
 * Parses the Markdown subset. Total: what is not of the subset (tables, HTML, images) becomes its plain text.
 * A link whose label hides its target gets the target's host after it.
 */
export function parseMarkdown(text: string): Paragraph[] {
  return paragraphsOf(marked.lexer(plain(text)))
}

/** The words of the Markdown subset without markup, one line a paragraph or list item. */
export function markdownText(text: string): string {
  const written = (spans: Span[]) => spans.map((span) => span.text).join('')
  return parseMarkdown(text)
    .map((part) => {
      if (part.type === 'code') return part.text
      if (part.type !== 'list') return written(part.spans)
      return part.items
        .map(
          (item) =>
            `${'  '.repeat(item.depth)}${item.number === null ? '•' : `${item.number}.`} ${written(item.spans)}`,
        )
        .join('\n')
    })
    .join('\n')
}

function paragraphsOf(tokens: Token[]): Paragraph[] {
  return tokens.flatMap((token): Paragraph[] => {
    switch (token.type) {
      case 'space':
      case 'def':
        return []
      case 'heading':
        return [{ type: 'heading', spans: spansOf(token.tokens ?? [], {}) }]
      case 'list':
        return [{ type: 'list', items: itemsOf(token as Tokens.List, 0) }]
      case 'blockquote':
        return [{ type: 'quote', spans: flatten(paragraphsOf(token.tokens ?? [])) }]
      case 'code':
        return [{ type: 'code', text: (token as Tokens.Code).text }]
      case 'table': {
        const table = token as Tokens.Table
        const rows = [table.header, ...table.rows]
        return [{ type: 'code', text: rows.map((row) => row.map((cell) => cell.text).join(' | ')).join('\n') }]
      }
      case 'hr':
        return [{ type: 'paragraph', spans: [{ text: '—' }] }]
      default: {
        const { tokens: inner } = token as Tokens.Generic
        const spans = inner ? spansOf(inner, {}) : [{ text: token.raw }]
        return spans.some((span) => span.text.trim()) ? [{ type: 'paragraph', spans }] : []
      }
    }
  })
}

function itemsOf(list: Tokens.List, depth: number): ListItem[] {
  return list.items.flatMap((item, index) => {
    const nested = item.tokens.filter((token) => token.type === 'list') as Tokens.List[]
    const own = item.tokens.filter((token) => token.type !== 'list')
    const number = list.ordered ? Number(list.start || 1) + index : null
    return [
      { depth: Math.min(depth, MAX_DEPTH), number, spans: flatten(paragraphsOf(own)) },
      ...nested.flatMap((inner) => itemsOf(inner, depth + 1)),
    ]
  })
}

/** The spans of several paragraphs with a line break between them. */
function flatten(parts: Paragraph[]): Span[] {
  return parts.flatMap((part, index) => {
    const spans: Span[] =
      part.type === 'code'
        ? [{ text: part.text, code: true }]
        : part.type === 'list'
          ? part.items.flatMap((item, i) => [...(i ? [{ text: '\n' }] : []), { text: '• ' }, ...item.spans])
          : part.spans
    return index === 0 ? spans : [{ text: '\n' }, ...spans]
  })
}

type Style = Omit<Span, 'text'>

function spansOf(tokens: Token[], style: Style): Span[] {
  return tokens.flatMap((token): Span[] => {
    const inner = (more: Style) => spansOf((token as Tokens.Generic).tokens ?? [], { ...style, ...more })
    switch (token.type) {
      case 'strong':
        return inner({ bold: true })
      case 'em':
        return inner({ italic: true })
      case 'del':
        return inner({ strike: true })
      case 'br':
        return [{ text: '\n' }]
      case 'codespan':
        return [{ ...style, text: (token as Tokens.Codespan).text, code: true }]
      case 'link':
        return linkSpans(token as Tokens.Link, style)
      case 'image':
        return [{ ...style, text: (token as Tokens.Image).text || '…' }]
      case 'text':
        return (token as Tokens.Generic).tokens ? inner({}) : [{ ...style, text: token.raw }]
      case 'escape':
        return [{ ...style, text: (token as Tokens.Escape).text }]
      default:
        return [{ ...style, text: token.raw }]
    }
  })
}

function linkSpans(link: Tokens.Link, style: Style): Span[] {
  const label = markdownLabel(link)
  const href = safeHref(link.href)
  if (!href) return [{ ...style, text: label }]
  if (href.startsWith('nova:')) return [{ ...style, text: label, href }]
  const host = href.startsWith('mailto:') ? href.slice('mailto:'.length) : new URL(href).host
  const honest = label === href || label.toLowerCase() === host.toLowerCase()
  return [{ ...style, text: label, href }, ...(honest ? [] : [{ ...style, text: ` (${host})` }])]
}

const markdownLabel = (link: Tokens.Link) =>
  spansOf(link.tokens, {})
    .map((span) => span.text)
    .join('') || link.href

/** `href` when it may be followed: https:, mailto: or a record of Nova (`nova:invoices/2026-0152`); null otherwise. */
export function safeHref(href: string): string | null {
  if (/^nova:[a-z_-]+\/[^\s<>|]+$/.test(href)) return href
  if (/^mailto:[^\s<>|]+@[^\s<>|]+$/.test(href)) return href
  try {
    const url = new URL(href)
    return url.protocol === 'https:' && !url.username && !url.password ? url.href : null
  } catch {
    return null
  }
}
