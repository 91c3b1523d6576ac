import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Paragraph } from '../../src/chat/markdown.ts'
import { createMarkup, escapeMarkdown, fitMarkdown } from '../../src/chat/markup.ts'

const markup = createMarkup({
  escape: (text) => escapeMarkdown(text, /[\\*_`[\]]/g),
  italic: '_',
  maxLink: 200,
  mail: false,
  indent: '  ',
  longItems: false,
})
const base = 'https://nova.example'
const written = (part: Paragraph): string =>
  part.type === 'code'
    ? part.text
    : part.type === 'list'
      ? markup.list(part.items, base)
      : markup.spans(part.spans, base)

test('what is kept of a text is never more than there is room for, and says whether it is all', () => {
  const words = fc.string({ unit: fc.constantFrom(...'ab *_`-1.>#\n'), maxLength: 400 })
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 300 }), (text, room) => {
      const { paragraphs, whole } = fitMarkdown(text, room, (part) => written(part).length)
      const used = paragraphs.reduce((sum, part) => sum + written(part).length, 0)
      expect(used).toBeLessThanOrEqual(room)
      if (whole) expect(paragraphs).toEqual(fitMarkdown(text, 100_000, () => 0).paragraphs)
    }),
  )
})

test('styles, links and lists are written; text of others is not', () => {
  const [line, list] = fitMarkdown('**gras** [fiche](nova:invoices/1) a_b\n\n- un\n- deux', 1_000, () => 1).paragraphs
  expect(written(line!)).toBe('**gras** [fiche](https://nova.example/records/invoices/1) a\\_b')
  expect(written(list!)).toBe('- un\n- deux')
  expect(escapeMarkdown('- 1*2', /[*]/g)).toBe('\\- 1\\*2')
})
