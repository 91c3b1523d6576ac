// What charts say, apart from pixels: axes, figures, colours, and data that are unusual.
import { describe, expect, test } from 'vitest'
import { spread, valueAxis } from '../../src/chart/axis.ts'
import { describeChart } from '../../src/chart/describe.ts'
import { cleanText, formatShort, formatValue } from '../../src/chart/format.ts'
import { textWidth, truncate, wrap } from '../../src/chart/measure.ts'
import { CHART_KINDS, type ChartKind, type ChartSpec, type Point } from '../../src/chart/spec.ts'
import { renderSvg } from '../../src/chart/svg.ts'
import { chartTable } from '../../src/chart/table.ts'
import { INK, inkOn, luminance, PALETTE } from '../../src/chart/theme.ts'
import { parseChart } from '../../src/chart/valid.ts'
import { sampleOf } from './samples.ts'

const LANGS = ['fr', 'en'] as const

/** What the marks' text elements hold, entities undone. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g)].map(([, text]) =>
    text!.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
  )

describe('words in the picture', () => {
  const expected: Record<ChartKind, { fr: string[]; en: string[] }> = {
    bar: { fr: ['200 k$', '114 975,00 $'], en: ['$200K', '$114,975.00'] },
    line: { fr: ['Valeur acquise', '1,65 M$'], en: ['Earned value', '$1.65M'] },
    area: { fr: ['0 $', 'Cible', '302 640,00 $'], en: ['$0', 'Target', '$302,640.00'] },
    pie: { fr: ['1 096 340,00 $', '37,6 %', 'Main-d’œuvre'], en: ['$1,096,340.00', '37.6%', 'Labour'] },
    'stacked-bar': { fr: ['Résidentiel', '1,13 M$'], en: ['Residential', '$1.13M'] },
    scatter: { fr: ['École Saint-Élie', '0,95'], en: ['Quai Bellevue', '0.95'] },
    gauge: { fr: ['14,75 %', 'Cible : 18 %'], en: ['14.75%', 'Target: 18%'] },
    waterfall: { fr: ['−149 750,25 $', '99 739,75 $'], en: ['-$149,750.25', '$99,739.75'] },
    gantt: { fr: ['Charpente !', '85 %', 'Chemin critique (!)'], en: ['Framing !', '85%', 'Critical path (!)'] },
    heatmap: { fr: ['Électricité', '127,5 h'], en: ['Electrical', '127.5 h'] },
  }

  test.each(CHART_KINDS.flatMap((kind) => LANGS.map((lang) => ({ kind, lang }))))(
    '$kind in $lang',
    async ({ kind, lang }) => {
      const words = textsOf(await renderSvg(sampleOf(kind, lang), lang)).map((text) => text.replaceAll('\u00a0', ' '))
      expect(words).toEqual(expect.arrayContaining([...expected[kind][lang], sampleOf(kind, lang).title]))
    },
  )
})

describe('tables', () => {
  const rows = (kind: ChartKind) => chartTable(sampleOf(kind, 'en'), 'en').rows

  test('keep the cent, the share and the date', () => {
    expect(rows('pie')[1]).toEqual(['Materials', '$321,499.75', '29.32%'])
    expect(rows('waterfall').at(-1)).toEqual(['Net profit', '–', '$99,739.75'])
    expect(rows('waterfall')[2]).toEqual(['Materials', '-$149,750.25', '$146,839.75'])
    expect(rows('gantt')[0]).toEqual(['Excavation', 'Jun 1, 2026', 'Jun 19, 2026', '100%', 'Yes'])
    expect(rows('scatter')[2]).toEqual(['Northgate, phase 2', 'Active', '0.88', '0.97'])
    expect(rows('gauge')).toEqual([['Gross margin', '14.75%', '18%']])
    // The earned value ends in June; the plan goes on.
    expect(rows('line').at(-1)).toEqual(['Oct 2026', '$1,650,000.00', '–', '–'])
  })
})

describe('sentences', () => {
  test('say trend, highest, lowest and last', () => {
    expect(describeChart(sampleOf('area', 'fr'), 'fr').replaceAll('\u00a0', ' ')).toBe(
      'Encaisse prévue sur 12 mois : de nov. 2025 à oct. 2026, à la hausse, la plus haute 302 640,00 $ (oct. 2026), la plus basse −42 600,00 $ (avr. 2026), la dernière 302 640,00 $.',
    )
    expect(describeChart({ ...sampleOf('area', 'en'), series: [] }, 'en')).toBe(
      'Cash forecast over 12 months (no data).',
    )
  })
})

describe('screen readers', () => {
  test.each(CHART_KINDS)('%s: hear sentences and written figures, never raw cents or positions', async (kind) => {
    const svg = await renderSvg(sampleOf(kind, 'fr'), 'fr')
    const labels = [...svg.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label!)
    expect(labels.length).toBeGreaterThan(1)
    expect(labels[0]).toBe(describeChart(sampleOf(kind, 'fr'), 'fr'))
    for (const label of labels) expect(label).not.toMatch(/\d{5}|: -?\d+;|undefined/)
  })
})

describe('axes', () => {
  test.each([
    [[0, 186_450_75], 'money', ['$0', '$50K', '$100K', '$150K', '$200K']],
    [[-42_600_00, 302_640_00], 'money', ['-$50K', '$0', '$50K', '$100K', '$150K', '$200K', '$250K', '$300K', '$350K']],
    [[0, 3], 'count', ['0', '1', '2', '3']],
    [[0, 1_000_000], 'percent', ['0%', '20%', '40%', '60%', '80%', '100%']],
    [[0, 1_250_000_00], 'money', ['$0', '$200K', '$400K', '$600K', '$800K', '$1,000K', '$1,200K', '$1,400K']],
  ] as const)('%j %s', (values, unit, labels) => {
    // A magnitude that would need two decimals gives way to the one below; one decimal is read easily.
    const written = valueAxis(values, unit, 'en').labels
    expect(
      written.map((label) =>
        label.replace(/^\$(\d)\.?(\d?)M$/, (_, a, b) => `$${Number(`${a}${b || 0}00`).toLocaleString('en')}K`),
      ),
    ).toEqual(labels)
  })

  test('reach past every value, whatever it is', () => {
    for (const values of [[0], [5], [-5], [0, 0], [1e15, -1e15], [0.001, 0.002], [1, 1 + 1e-9]]) {
      const { domain, ticks, labels } = valueAxis(values, 'ratio', 'fr', { zero: false })
      expect(domain[0]).toBeLessThan(domain[1])
      expect(domain[0]).toBeLessThanOrEqual(Math.min(...values))
      expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values))
      expect(ticks.length).toBeLessThan(14)
      expect(labels).toHaveLength(ticks.length)
    }
  })

  test('every tick is drawn, zero among them', async () => {
    const words = textsOf(await renderSvg(sampleOf('area', 'fr'), 'fr'))
    for (const label of valueAxis([-4_260_000, 30_264_000], 'money', 'fr').labels) expect(words).toContain(label)
  })

  test('labels are moved apart within their bounds', () => {
    const moved = spread([10, 12, 11, 90], 15, 0, 100)
    const sorted = moved.toSorted((a, b) => a - b)
    for (let i = 1; i < sorted.length; i += 1) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15)
    expect(Math.max(...moved)).toBeLessThanOrEqual(100)
  })
})

test('figures are exact in full and three digits in short', () => {
  expect(formatValue(114_975, 'money', 'fr')).toBe('1\u00a0149,75\u00a0$')
  expect(formatValue(99_750, 'percent', 'fr')).toBe('9,975\u00a0%')
  expect(formatShort(-1_250_000_00, 'money', 'fr')).toBe('−1,25\u00a0M$')
  expect(formatShort(999_950_00, 'money', 'en')).toBe('$1M')
  expect(formatShort(850_00, 'money', 'en')).toBe('$850')
})

test('text is measured with Inter’s widths, so that it wraps and truncates within its limit', () => {
  expect(textWidth('Été', 1000)).toBe(textWidth('Ete', 1000))
  expect(textWidth('0', 1000)).toBe(631)
  const lines = wrap('Coopérative d’habitation L’Œuvre des Érables', 110, 12.5, 400, 2)
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(textWidth(line, 12.5)).toBeLessThanOrEqual(110)
  expect(truncate('x'.repeat(300), 100, 12.5)).toMatch(/^x+…$/)
})

describe('colours', () => {
  const linear = (hex: string) =>
    [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
  // Severity 1 of Machado, Oliveira and Fernandes (2009).
  const VISION = {
    full: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    protan: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deutan: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    tritan: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  }
  const lab = (hex: string, vision: number[][]) => {
    const seen = linear(hex)
    const [r, g, b] = vision.map((row) =>
      Math.min(1, Math.max(0, row[0]! * seen[0]! + row[1]! * seen[1]! + row[2]! * seen[2]!)),
    )
    const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
    const x = f((0.4124 * r! + 0.3576 * g! + 0.1805 * b!) / 0.95047)
    const y = f(0.2126 * r! + 0.7152 * g! + 0.0722 * b!)
    const z = f((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  test.each(Object.entries(VISION))('stay apart for %s vision', (_name, vision) => {
    const seen = [...PALETTE, INK.paper].map((hex) => lab(hex, vision))
    for (const [i, one] of seen.entries()) {
      for (const other of seen.slice(0, i))
        expect(Math.hypot(...one.map((part, k) => part - other[k]!))).toBeGreaterThan(18)
    }
  })

  test('words on each fill keep a contrast of 4', () => {
    for (const fill of PALETTE) {
      const [a, b] = [luminance(fill), luminance(inkOn(fill))].toSorted((x, y) => x - y) as [number, number]
      expect((b + 0.05) / (a + 0.05)).toBeGreaterThan(4)
    }
  })
})

describe('unusual data, every kind', () => {
  const point = (label: string, value: number): Point => ({
    label,
    value,
    x: value / 7,
    start: '2026-11-02',
    end: '2026-11-20',
  })
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  )
  /** Large data take seconds over all kinds: each is tried where it is most likely to break. */
  const LARGE: Record<string, ChartKind[]> = {
    '12 series of 24 months': ['line', 'stacked-bar', 'heatmap', 'scatter'],
    '400 points': ['bar', 'pie', 'waterfall', 'gantt'],
  }
  const data: Record<string, ChartSpec['series']> = {
    'no series': [],
    'an empty series': [{ name: 'a', points: [] }],
    'one point': [{ name: 'a', points: [point('Béton', 114_975)] }],
    zeros: [{ name: 'a', points: [point('a', 0), point('b', 0)] }],
    negatives: [{ name: 'a', points: [point('a', -50_000), point('b', 900), point('c', -1)] }],
    huge: [{ name: 'a', points: [point('a', Number.MAX_SAFE_INTEGER), point('b', 1)] }],
    'not finite': [{ name: 'a', points: [point('a', Number.NaN), point('b', Number.POSITIVE_INFINITY)] }],
    '12 series of 24 months': Array.from({ length: 12 }, (_, s) => ({
      name: `Équipe ${s}`,
      points: months.map((label, i) => point(label, s * i * 1000)),
    })),
    '400 points': [{ name: 'a', points: Array.from({ length: 400 }, (_, i) => point(`Client ${i}`, i * 100)) }],
    'long and hostile labels': [
      {
        name: '<b>&"',
        points: [
          point('x'.repeat(300), 5),
          point('</text><script>alert(1)</script>', 7),
          point('\u202e\u0000\u0007évil\ud800', 9),
          point('مشروع', 3),
        ],
      },
    ],
  }

  test.each(
    CHART_KINDS.flatMap((kind) =>
      Object.keys(data)
        .filter((name) => !LARGE[name] || LARGE[name].includes(kind))
        .map((name) => ({ kind, name })),
    ),
  )('$kind, $name', async ({ kind, name }) => {
    const spec: ChartSpec = { kind, title: 'Essai <i>&\u0000', unit: 'money', series: data[name]! }
    const svg = await renderSvg(spec, 'fr')
    expect(svg).toMatch(/^<svg[^>]* width="800" height="450"/)
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script|<i>/)
    // XML 1.0 has no control characters and no lone surrogates, not even escaped.
    expect(svg).toBe(svg.toWellFormed())
    for (const character of svg) expect(character >= ' ' || character === '\n').toBe(true)
    const table = chartTable(spec, 'fr')
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
    expect(describeChart(spec, 'en')).toMatch(/\.$/)
    if (!table.rows.length) expect(textsOf(svg)).toContain('Aucune donnée')
  })

  test('an empty chart says so in both languages', async () => {
    expect(textsOf(await renderSvg({ kind: 'line', title: 'T', unit: 'hours', series: [] }, 'en'))).toContain('No data')
  })
})

test('pictographs, controls and overrides are left out of drawn text; letters and signs stay', () => {
  expect(cleanText('  Toit 🏠\u202e fini\u0007\n2\u202f000 $ © œ − ’ ')).toBe('Toit fini 2\u00a0000 $ © œ − ’')
})

describe('a spec from outside', () => {
  const spec = sampleOf('bar', 'fr')
  const withPoint = (change: object, base: ChartSpec = spec) => ({
    ...base,
    series: [{ name: 'a', points: [{ label: 'a', value: 1, ...change }] }],
  })

  test.each([
    ['thirteen series', { ...spec, series: Array.from({ length: 13 }, () => spec.series[0]) }],
    [
      '401 points',
      { ...spec, series: [{ name: 'a', points: Array.from({ length: 401 }, () => ({ label: 'a', value: 1 })) }] },
    ],
    ['an infinite value', withPoint({ value: Number.POSITIVE_INFINITY })],
    ['half a cent', withPoint({ value: 0.5 })],
    ['an unknown kind', { ...spec, kind: 'radar' }],
    ['an unknown key', { ...spec, data: { url: 'https://example.com' } }],
    ['a negative slice', withPoint({ value: -1 }, sampleOf('pie', 'fr'))],
    ['a task without dates', withPoint({}, sampleOf('gantt', 'fr'))],
    [
      'a task that ends before it starts',
      withPoint({ start: '2026-11-02', end: '2026-11-01' }, sampleOf('gantt', 'fr')),
    ],
    ['a point without x', withPoint({}, sampleOf('scatter', 'fr'))],
    ['two pies', { ...spec, kind: 'pie', series: [spec.series[0], spec.series[0]] }],
  ])('%s is refused', (_name, input) => {
    expect(() => parseChart(input)).toThrow(expect.objectContaining({ code: 'input.invalid' }))
  })
})
