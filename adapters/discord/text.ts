// Discord's markup has no container that shows text as it is: every text of others is escaped, by backslashes.
import type { Paragraph } from '../../src/chat/markdown.ts'
import { createMarkup, escapeMarkdown, fitMarkdown } from '../../src/chat/markup.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { LIMITS } from './elements.ts'

/** Shows each character as it is: no style, mention, emoji, timestamp, link, heading or list. */
export const escapeText = (text: string): string => escapeMarkdown(text, /[\\*_~`|<[\]@]/g).replace(/:(?=\/\/)/g, '\\:')

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

export const markup = createMarkup({
  escape: escapeText,
  italic: '*',
  code: (text) => `\`${text.replaceAll('`', '\u02cb')}\``,
  maxLink: LIMITS.url,
  mail: false,
  indent: '  ',
  longItems: true,
})

/** Markdown as Discord writes it, within `room` units; `whole` tells whether nothing was cut. */
export function markdownOf(text: string, baseUrl: string, room: number): { text: string; whole: boolean } {
  const write = (part: Paragraph): string => {
    if (part.type === 'code') return codeBlock(part.text)
    if (part.type === 'list') return markup.list(part.items, baseUrl)
    const words = markup.spans(part.spans, baseUrl)
    if (part.type === 'quote') return `> ${words.replaceAll('\n', '\n> ')}`
    return part.type === 'heading' ? `### ${words}` : words
  }
  const { paragraphs, whole } = fitMarkdown(text, room, (part) => write(part).length + 2)
  const written = paragraphs.map((part, i) => {
    const gap = part.type === 'paragraph' ? '\n\n' : '\n'
    return (i > 0 ? gap : '') + write(part)
  })
  return { text: written.join(''), whole }
}
