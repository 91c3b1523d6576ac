import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../adapters/teams/elements.ts'
import { nativeChart } from '../../adapters/teams/figures.ts'

import { messageOf, pictureBlocks, render } from '../../adapters/teams/render.ts'
import { escapeText } from '../../adapters/teams/text.ts'
import type { ChartKind, ChartSpec } from '../../src/chart/spec.ts'
import type { Card } from '../../src/chat/card.ts'
import { arbitraryCard } from '../arbitrary-card.ts'
import { CHARTS } from '../gallery-charts.ts'

const baseUrl = 'https://nova.example'
const card = (more: Partial<Card> = {}): Card => ({
  title: 'Voilà',
  summary: 'La réponse.',
  tone: 'neutral',
  blocks: [],
  actions: [],
  ...more,
})

describe('a card', () => {
  it('of any kind is within the room it is given, and nothing that does not fit goes unsaid', () => {
    fc.assert(
      fc.property(arbitraryCard, fc.constantFrom(LIMITS.room, LIMITS.room / 2, LIMITS.room / 6), (any, room) => {
        expect(JSON.stringify(render(any, 'fr', { baseUrl, room })).length).toBeLessThan(room + 1_000)
      }),
      { numRuns: 60 },
    )
  })

  it('never holds a mention, whatever it says', () => {
    fc.assert(
      fc.property(arbitraryCard, (any) => {
        const activity = JSON.stringify(
          messageOf({ card: any, lang: 'fr', message: 'm', idempotencyKey: 'k' }, { baseUrl }),
        )
        const shown = activity.replace(/"(summary|fallbackText|title|altText)":"(\\.|[^"\\])*"/g, '')
        expect(shown).not.toMatch(/<at>/i)
        expect(activity).not.toContain('"mention"')
      }),
      { numRuns: 40 },
    )
  })

  it('that is too long says how much is left', () => {
    const blocks = Array.from({ length: 300 }, () => ({ type: 'text' as const, text: 'mot '.repeat(200) }))
    expect(JSON.stringify(render(card({ blocks }), 'fr', { baseUrl }))).toMatch(/… \[\d+ parties de plus dans Nova\]/)
  })

  it('without its buttons says who sees them; links stay', () => {
    const actions: Card['actions'] = [
      { type: 'button', id: 'a', label: 'Approuver', style: 'primary' },
      { type: 'link', label: 'Ouvrir', url: `${baseUrl}/x` },
    ]
    const shown = JSON.stringify(render(card({ actions }), 'fr', { baseUrl, buttons: false, deciders: ['29:n'] }))
    expect(shown).not.toContain('Approuver')
    expect(shown).toContain('Ouvrir')
    expect(shown).toContain('visibles des personnes qui peuvent décider')
    expect(JSON.parse(shown).refresh.userIds).toEqual(['29:n'])
  })

  it('names at most sixty deciders', () => {
    const many = Array.from({ length: 80 }, (_, i) => `29:${i}`)
    expect((render(card(), 'fr', { baseUrl, deciders: many }).refresh as { userIds: string[] }).userIds).toHaveLength(
      60,
    )
  })

  it('asks before what cannot be undone, in a card below the button', () => {
    const actions: Card['actions'] = [
      { type: 'button', id: 'a', label: 'Émettre', style: 'danger', confirm: 'Émettre la facture ?' },
    ]
    const shown = JSON.stringify(render(card({ actions }), 'fr', { baseUrl }))
    expect(shown).toMatch(/"Action.ShowCard".*Émettre la facture \?.*"Action.Execute"/)
  })

  it('has the answers of a language', () => {
    const blocks: Card['blocks'] = [{ type: 'table', caption: 'T', columns: [{ label: 'A' }], rows: [['1']], more: 3 }]
    expect(JSON.stringify(render(card({ blocks }), 'en', { baseUrl }))).toContain('3 more rows')
  })
})

describe('text of others', () => {
  it('shows as it is: unescaping gives it back, and no markup is left in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab &<>[]()*_~`#-+1.)\\\n') }), (text) => {
        const escaped = escapeText(text)
        expect(escaped).not.toContain('<')
        expect(escaped.replace(/\\[\s\S]/g, '')).not.toMatch(/[*_[\]`~]/)
        expect(
          escaped
            .replace(/\\([\s\S])/g, '$1')
            .replace(/&lt;/g, '<')
            .replace(/&amp;/g, '&'),
        ).toBe(text)
      }),
    )
  })
  it('an ampersand of a name stays', () => expect(escapeText('Roy & fils')).toBe('Roy & fils'))
})

describe('a chart', () => {
  const kinds: [ChartKind, string | undefined][] = [
    ['bar', 'Chart.VerticalBar'],
    ['line', 'Chart.Line'],
    ['area', 'Chart.Line'],
    ['pie', 'Chart.Donut'],
    ['stacked-bar', 'Chart.VerticalBar.Grouped'],
    ['gauge', 'Chart.Gauge'],
    ['scatter', undefined],
    ['waterfall', undefined],
    ['gantt', undefined],
    ['heatmap', undefined],
  ]
  for (const [kind, type] of kinds)
    it(`${kind} is ${type ?? 'a picture'}`, () => {
      expect(nativeChart(CHARTS[kind], 'fr')?.type).toBe(type)
      expect(pictureBlocks(card({ blocks: [{ type: 'chart', chart: CHARTS[kind] }] }), 'fr')).toEqual(type ? [] : [0])
    })

  it('is drawn in dollars and percent, by its unit', () => {
    const drawn = nativeChart(CHARTS.bar, 'fr') as { yAxisTitle: string; data: unknown[] }
    expect([drawn.yAxisTitle, drawn.data[0]]).toEqual(['Montant · $', { x: 'juin', y: 41_800 }])
  })

  const bars = (labels: string[], more: Partial<ChartSpec> = {}): ChartSpec => ({
    kind: 'bar',
    title: 'T',
    unit: 'count',
    series: [{ name: 'S', points: labels.map((label, i) => ({ label, value: i })) }],
    ...more,
  })
  it('with long names lies down; with dates has an axis of time; with a target is a picture', () => {
    expect(nativeChart(bars(['Garage Roy et fils', 'b']), 'fr')?.type).toBe('Chart.HorizontalBar')
    expect(nativeChart(bars(['2026-01', '2026-02'], { kind: 'line' }), 'fr')).toMatchObject({
      data: [{ values: [{ x: '2026-01-01' }, { x: '2026-02-01' }] }],
    })
    expect(nativeChart(bars(['a', 'b'], { axis: { target: 3 } }), 'fr')).toBeNull()
    expect(nativeChart(bars(['a', 'a']), 'fr')).toBeNull()
  })

  it('that Teams cannot draw and that has no picture is a table, with every figure', () => {
    const shown = JSON.stringify(render(card({ blocks: [{ type: 'chart', chart: CHARTS.gantt }] }), 'fr', { baseUrl }))
    expect(shown).toContain('"Table"')
    expect(shown).toContain('Charpente')
  })
})
