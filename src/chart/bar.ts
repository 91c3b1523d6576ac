import type { Lang } from '../lib/i18n.ts'
import { place, type ValueAxis, valueAxis } from './axis.ts'
import { formatShort, formatValue } from './format.ts'
import { definedValues, type Grid, gridOf } from './grid.ts'
import { textWidth, wrap } from './measure.ts'
import { type Draw, type Drawing, drawEmpty, type Key, type Layer, type Page, startPage } from './page.ts'
import {
  bandAxis,
  categoryAxis,
  LINE_HEIGHT,
  standsUpright,
  targetLine,
  targetWords,
  valueScale,
  valueSignals,
  zeroLine,
} from './scaled.ts'
import type { ChartSpec } from './spec.ts'
import { HEIGHT, INK, lookOf, MARGIN, MEANING, SIZE, WIDTH } from './theme.ts'

/** One rectangle from `from` to `to` in band `at`; `lane` is its place within the band when series stand side by side. */
export type Bar = {
  at: number
  lane: number
  from: number
  to: number
  fill: string
  stroke: string
  says: string
  label?: string
  ink?: string
}

/** A chart of bars ready to be laid out, upright or, when the names are long and few, lying. */
export type Bars = {
  grid: Grid
  bars: Bar[]
  lanes: number
  axis: (count: number) => ValueAxis
  /** Words past the end of a bar (or of a stack), by band and lane. */
  ends: { at: number; lane: number; to: number; text: string; short: string }[]
}

const ROWS = 14

/** Bars grouped by category, one lane a series; a single series' negatives are drawn in the colour of a decrease. */
export const drawBar: Draw = (spec, lang) => {
  const grid = gridOf(spec, lang)
  const values = definedValues(grid)
  if (!values.length) return drawEmpty(spec, lang)
  const several = grid.names.length > 1
  const bars = grid.values.flatMap((series, lane) =>
    series.flatMap((value, at): Bar[] => {
      if (value === undefined) return []
      const look = lookOf(lane)
      const colour =
        !several && value < 0 ? { fill: MEANING.down, stroke: MEANING.down } : { fill: look.fill, stroke: look.stroke }
      const exact = formatValue(value, spec.unit, lang)
      return [
        {
          at,
          lane,
          from: 0,
          to: value,
          ...colour,
          says: [grid.labels[at], several ? grid.names[lane] : '', exact].filter(Boolean).join(', '),
        },
      ]
    }),
  )
  const { min, max, target } = spec.axis ?? {}
  return layBars(spec, lang, {
    grid,
    bars,
    lanes: grid.names.length,
    axis: (count) => valueAxis([...values, target ?? 0], spec.unit, lang, { min, max, count }),
    ends: bars.map(({ at, lane, to }) => ({
      at,
      lane,
      to,
      text: formatValue(to, spec.unit, lang),
      short: formatShort(to, spec.unit, lang),
    })),
  })
}

export function layBars(spec: ChartSpec, lang: Lang, chart: Bars): Drawing {
  const { grid, lanes } = chart
  const keys: Key[] = grid.names.length > 1 ? grid.names.map((name, i) => ({ name, look: lookOf(i), as: 'area' })) : []
  const page = startPage(spec, keys)
  const band = (WIDTH - 2 * MARGIN - 60) / grid.labels.length
  const lying =
    !grid.times && grid.labels.length <= ROWS && grid.labels.length * lanes <= 28 && !standsUpright(grid.labels, band)
  return lying ? layLying(spec, lang, chart, page) : layUpright(spec, lang, chart, page)
}

/** The exact ends if all have `room` pixels, else the short ones if those have, else none. */
function endTexts(chart: Bars, room: number): string[] | undefined {
  for (const form of ['text', 'short'] as const) {
    if (chart.ends.every((end) => textWidth(end[form], SIZE.value) <= room)) return chart.ends.map((end) => end[form])
  }
  return undefined
}

function layUpright(spec: ChartSpec, lang: Lang, chart: Bars, page: Page): Drawing {
  const { grid, lanes } = chart
  const axis = chart.axis(5)
  const target = targetWords(spec, lang)
  const left = MARGIN + axis.labelWidth + 8
  const width = WIDTH - MARGIN - left - (target ? target.width + 8 : 0)
  const band = width / grid.labels.length
  const names = categoryAxis(grid.labels, band, left - MARGIN, grid.times !== undefined)
  const ends = endTexts(
    chart,
    (band * (lanes > 1 ? 0.84 : 1)) / (chart.ends.length > grid.labels.length ? lanes : 1) - 5,
  )
  const under = ends && chart.ends.some(({ to }) => to < 0) ? 18 : 0
  const top = page.top + (ends ? 26 : 16)
  const height = HEIGHT - MARGIN - names.height - under - (spec.axis?.x ? 22 : 0) - top
  const x = {
    field: 'at',
    type: 'ordinal',
    scale: { domain: grid.labels.map((_, i) => i), paddingInner: lanes > 1 ? 0.24 : 0.36, paddingOuter: 0.16 },
    axis: { ...bandAxis(names, spec.axis?.x), offset: under },
  }
  const y = valueScale(axis, 'y')
  const offset =
    lanes > 1
      ? { xOffset: { field: 'lane', type: 'ordinal', scale: { domain: lanesOf(lanes), paddingInner: 0.08 } } }
      : {}
  return page.finish(
    { left, top, width, height },
    [
      barMarks(chart, { x, y: { ...y, field: 'from' }, y2: { field: 'to' }, ...offset }, 'y'),
      ...zeroLine(axis, 'y'),
      ...innerLabels(chart, { x, y }, 'y', axis, height, band * 0.62),
      ...(target
        ? targetLine(spec.axis!.target!, 'y', target.lines, { value: width + 8, align: 'left', dy: -LINE_HEIGHT / 2 })
        : []),
      ...(ends ? endLabels(chart, ends, { x, y: { ...y, field: 'to' }, ...offset }, 'y') : []),
    ],
    { ...valueSignals(axis, 'y'), categoryLabels: names.labels },
  )
}

function layLying(spec: ChartSpec, lang: Lang, chart: Bars, page: Page): Drawing {
  const { grid, lanes } = chart
  const target = targetWords(spec, lang)
  const top = page.top + (target ? 26 : 10)
  const height = HEIGHT - MARGIN - 26 - top
  const band = height / grid.labels.length
  const lines = grid.labels.map((label) => wrap(label, 250, SIZE.label, 400, band >= 36 ? 2 : 1))
  const ends = endTexts(chart, 120) && band / lanes >= 13 ? endTexts(chart, 120)! : undefined
  const endWidth = Math.max(0, ...(ends ?? []).map((text) => textWidth(text, SIZE.value))) + 8
  const nameWidth = Math.max(...lines.flat().map((line) => textWidth(line, SIZE.label)))
  const rough = WIDTH - 2 * MARGIN - nameWidth - 2 * endWidth
  const axis = chart.axis(Math.max(2, Math.min(6, Math.floor(rough / 95))))
  // Words before a negative bar need room only as far as they pass the low end of the axis.
  const backwards = Math.max(
    0,
    ...(ends ?? []).map((text, i) =>
      chart.ends[i]!.to < 0 ? textWidth(text, SIZE.value) + 12 - place(chart.ends[i]!.to, axis.domain, rough) : 0,
    ),
  )
  const left = MARGIN + nameWidth + 10 + backwards
  const lastTick = textWidth(axis.labels.at(-1)!, SIZE.label) / 2
  const width = WIDTH - MARGIN - left - Math.max(ends ? endWidth : 0, lastTick)
  const y = {
    field: 'at',
    type: 'ordinal',
    scale: { domain: grid.labels.map((_, i) => i), paddingInner: lanes > 1 ? 0.24 : 0.36, paddingOuter: 0.16 },
    axis: {
      ...bandAxis({ angle: 0 }),
      labelAlign: 'right',
      labelBaseline: 'middle',
      labelPadding: 10,
      offset: backwards,
    },
  }
  const x = valueScale(axis, 'x')
  const offset =
    lanes > 1
      ? { yOffset: { field: 'lane', type: 'ordinal', scale: { domain: lanesOf(lanes), paddingInner: 0.08 } } }
      : {}
  return page.finish(
    { left, top, width, height },
    [
      barMarks(chart, { y, x: { ...x, field: 'from' }, x2: { field: 'to' }, ...offset }, 'x'),
      ...zeroLine(axis, 'x'),
      ...innerLabels(chart, { x, y }, 'x', axis, width, 0),
      ...(target
        ? targetLine(spec.axis!.target!, 'x', [target.lines.join('\u00a0: ')], {
            value: -6,
            align: 'center',
            baseline: 'bottom',
          })
        : []),
      ...(ends ? endLabels(chart, ends, { y, x: { ...x, field: 'to' }, ...offset }, 'x') : []),
    ],
    { ...valueSignals(axis, 'x'), categoryLabels: lines.map((each) => (each.length > 1 ? each : each[0]!)) },
  )
}

const lanesOf = (count: number) => Array.from({ length: count }, (_, i) => i)

const colour = (field: string) => ({ field, type: 'nominal', scale: null, legend: null })

function barMarks(chart: Bars, encoding: object, length: 'x' | 'y'): Layer {
  return {
    data: { values: chart.bars },
    mark: { type: 'bar', strokeWidth: 1, orient: length === 'y' ? 'vertical' : 'horizontal' },
    encoding: {
      ...encoding,
      fill: colour('fill'),
      stroke: colour('stroke'),
      description: { field: 'says', type: 'nominal' },
    },
  }
}

function endLabels(chart: Bars, words: string[], encoding: object, length: 'x' | 'y'): Layer[] {
  const ends = chart.ends.map((end, i) => ({ at: end.at, lane: end.lane, to: end.to, text: words[i]! }))
  const text = { field: 'text', type: 'nominal' }
  return [false, true].flatMap((negative): Layer[] => {
    const values = ends.filter(({ to }) => to < 0 === negative)
    if (!values.length) return []
    const mark =
      length === 'y'
        ? { align: 'center', baseline: negative ? 'top' : 'bottom', dy: negative ? 5 : -4 }
        : { align: negative ? 'right' : 'left', baseline: 'middle', dx: negative ? -6 : 6 }
    // The white rim keeps the words legible over grid and target lines.
    return [{ color: INK.paper, stroke: INK.paper, strokeWidth: 5 }, { color: INK.text }].map((ink) => ({
      data: { values },
      mark: { type: 'text', ...ink, ...mark },
      encoding: { ...encoding, text },
    }))
  })
}

/** Labels inside the parts of a stack, where the part is large enough to hold them. */
function innerLabels(
  chart: Bars,
  { x, y }: { x: object; y: object },
  length: 'x' | 'y',
  axis: ValueAxis,
  pixels: number,
  room: number,
): Layer[] {
  // A label here and there among upright bars looks like a mistake: all are narrow enough, or none is written.
  if (length === 'y' && chart.bars.some(({ label }) => label && textWidth(label, SIZE.label) > room)) return []
  const perUnit = pixels / (axis.domain[1] - axis.domain[0])
  const values = chart.bars.flatMap(({ at, from, to, label, ink }) => {
    if (!label) return []
    const extent = Math.abs(to - from) * perUnit
    const width = textWidth(label, SIZE.label)
    if (extent < (length === 'y' ? 17 : width + 10)) return []
    return [{ at, middle: (from + to) / 2, text: label, ink }]
  })
  if (!values.length) return []
  const position = length === 'y' ? { x, y: { ...y, field: 'middle' } } : { y, x: { ...x, field: 'middle' } }
  return [
    {
      data: { values },
      mark: { type: 'text', align: 'center', baseline: 'middle' },
      encoding: { ...position, text: { field: 'text', type: 'nominal' }, color: colour('ink') },
    },
  ]
}
