// Any card that the types allow, with the texts that break renderers: long, empty, hostile, right-to-left.
import fc from 'fast-check'
import { CHART_KINDS, type ChartSpec } from '../src/chart/spec.ts'
import type { Action, Block, Card } from '../src/chat/card.ts'

const hostile = fc.constantFrom(
  '',
  ' ',
  '<!channel>',
  '<@U1> & <https://evil.example|Roy>',
  '*gras* _it_ ~x~ `code` ```bloc```',
  '[a](https://evil.example) ![b](https://evil.example/p.png)',
  '- a\n  - b\n    1. c\n\n> d\n\n# e\n```\nf\n```',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '\u202eabc\u0000\ud800',
  'שלום عليكم',
  '&'.repeat(400),
  'mot '.repeat(4000),
  'x'.repeat(9000),
  '😀'.repeat(2500),
  '- point\n'.repeat(900),
)
const text = fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 60 }) }, { weight: 2, arbitrary: hostile })
const href = fc.oneof(
  fc.constantFrom('nova:invoices/2026-0152', 'https://example.com/a?b=1&c=2', 'javascript:alert(1)', 'http://a b'),
  fc.string({ maxLength: 30 }).map((part) => `https://example.com/${encodeURIComponent(part.toWellFormed())}`),
  fc.constant(`https://example.com/${'a'.repeat(4000)}`),
)
const value = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, 0.1),
)
const file = fc.record({ id: fc.uuid(), name: text, mime: fc.constant('application/pdf'), size: fc.nat() })

const chart: fc.Arbitrary<ChartSpec> = fc.record({
  kind: fc.constantFrom(...CHART_KINDS),
  title: text,
  unit: fc.constantFrom('money', 'percent', 'ratio', 'hours', 'days', 'count'),
  series: fc.array(fc.record({ name: text, points: fc.array(fc.record({ label: text, value }), { maxLength: 30 }) }), {
    minLength: 1,
    maxLength: 9,
  }),
})

const cell = fc.oneof(text, fc.record({ text, href }))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: text, value: text, href }, { requiredKeys: ['label', 'value'] }), {
      maxLength: 40,
    }),
  }),
  fc.record(
    {
      type: fc.constant('table' as const),
      caption: text,
      columns: fc.array(fc.record({ label: text, align: fc.constantFrom('left' as const, 'right' as const) }), {
        maxLength: 30,
      }),
      rows: fc.array(fc.array(cell, { maxLength: 25 }), { maxLength: 130, size: 'max' }),
      more: fc.nat(1000),
    },
    { requiredKeys: ['type', 'caption', 'columns', 'rows'] },
  ),
  fc.record({ type: fc.constant('chart' as const), chart }),
  fc.record({ type: fc.constant('image' as const), file, alt: text }),
  fc.record({ type: fc.constant('file' as const), file }),
  fc.record({ type: fc.constant('progress' as const), label: text, done: value }),
  fc.record({ type: fc.constant('divider' as const) }),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record(
    {
      type: fc.constant('button' as const),
      id: fc.string({ minLength: 1, maxLength: 64 }),
      label: text,
      style: fc.constantFrom('primary' as const, 'danger' as const, 'default' as const),
      confirm: text,
    },
    { requiredKeys: ['type', 'id', 'label', 'style'] },
  ),
  fc.record({ type: fc.constant('link' as const), label: text, url: href }),
)

export const arbitraryCard: fc.Arbitrary<Card> = fc.record(
  {
    title: text,
    summary: text,
    tone: fc.constantFrom('neutral', 'info', 'success', 'warning', 'danger'),
    blocks: fc.array(block, { maxLength: 60 }),
    actions: fc.array(action, { maxLength: 40 }),
    footer: text,
    author: text,
  },
  { requiredKeys: ['title', 'summary', 'tone', 'blocks', 'actions'] },
)
