import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownText, parseMarkdown, safeHref } from '../../src/chat/markdown.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'

test('parses styles, line breaks, nested lists and code', () => {
  expect(parseMarkdown('**a** _b_ `c<d`\ne')).toEqual([
    {
      type: 'paragraph',
      spans: [
        { text: 'a', bold: true },
        { text: ' ' },
        { text: 'b', italic: true },
        { text: ' ' },
        { text: 'c<d', code: true },
        { text: '\n' },
        { text: 'e' },
      ],
    },
  ])
  expect(parseMarkdown('- a\n  - b\n\n\n3. c')).toEqual([
    {
      type: 'list',
      items: [
        { depth: 0, number: null, spans: [{ text: 'a' }] },
        { depth: 1, number: null, spans: [{ text: 'b' }] },
      ],
    },
    { type: 'list', items: [{ depth: 0, number: 3, spans: [{ text: 'c' }] }] },
  ])
})

test('keeps HTML, mentions and escapes as the characters that were written', () => {
  expect(markdownText('<b>x</b> <!channel> &lt; \\*pas gras\\*')).toBe('<b>x</b> <!channel> &lt; *pas gras*')
})

test('follows only links that show where they go', () => {
  expect(markdownText('[banque](https://evil.example/x) https://ok.example/a [f](nova:invoices/2026-0001)')).toBe(
    'banque (evil.example) https://ok.example/a f',
  )
  expect(safeHref('http://plain.example')).toBeNull()
  expect(safeHref('https://user:word@host.example')).toBeNull()
  expect(safeHref('nova:invoices/2026-0001')).toBe('nova:invoices/2026-0001')
})

test('parses any text without throwing and cuts without breaking a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, max) => {
      markdownText(text)
      const short = cut(plain(text), max)
      expect(short.length).toBeLessThanOrEqual(max)
      expect(short.isWellFormed()).toBe(true)
    }),
  )
  expect(oneLine(' a\n b\u202e ')).toBe('a b')
})
