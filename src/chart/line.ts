import type { Lang } from '../lib/i18n.ts'
import { place, spread, valueAxis } from './axis.ts'
import { formatShort, formatValue } from './format.ts'
import { definedValues, gridOf } from './grid.ts'
import { textWidth } from './measure.ts'
import { type Draw, type Drawing, drawEmpty, type Key, type Layer, startPage } from './page.ts'
import {
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
import { HEIGHT, lookOf, MARGIN, SIZE, WIDTH, wordsIn } from './theme.ts'

/** Lines over categories or, at true distances, over dates; the last value of each is written at its end. */
export const drawLine: Draw = (spec, lang) => drawLines(spec, lang, false)

/** More lines than this and the words at their ends say less than the legend. */
const ENDS = 6

export function drawLines(spec: ChartSpec, lang: Lang, filled: boolean): Drawing {
  const grid = gridOf(spec, lang)
  const values = definedValues(grid)
  if (!values.length) return drawEmpty(spec, lang)
  const several = grid.names.length > 1
  const keys: Key[] = several ? grid.names.map((name, i) => ({ name, look: lookOf(i), as: 'line' })) : []
  const page = startPage(spec, keys)
  const { min, max, target } = spec.axis ?? {}
  const considered = target === undefined ? values : [...values, target]
  // An index that hovers around one, or a rate, says nothing on an axis that begins at zero; an amount must.
  const near = Math.min(...considered) > 0.6 * Math.max(...considered)
  const zero = filled || !(near && considered.length > 1 && (spec.unit === 'ratio' || spec.unit === 'percent'))
  const axis = valueAxis(considered, spec.unit, lang, { zero, min, max })

  const positions = grid.times ?? grid.labels.map((_, i) => i)
  const first = positions[0]!
  const last = positions.at(-1)!
  const words = targetWords(spec, lang)
  const only = lastPoints(grid.values)[0]!.value
  const exact = !several && textWidth(formatValue(only, spec.unit, lang), SIZE.value, 600) <= 120
  const write = (value: number) => (exact ? formatValue : formatShort)(value, spec.unit, lang)
  const ends =
    several && grid.names.length > ENDS
      ? []
      : lastPoints(grid.values).map((end) => ({ ...end, text: write(end.value) }))
  const endWidth = Math.max(0, words?.width ?? 0, ...ends.map(({ text }) => textWidth(text, SIZE.value, 600)))
  const left = MARGIN + axis.labelWidth + 8
  const full = WIDTH - MARGIN - left
  // Half a label hangs out on either side of the first and last point.
  const inset = grid.labels.length > 1 ? 14 : 0
  const width = full - Math.max(endWidth + 10, 26)
  const pixels = positions.map((at) => inset + ((at - first) / (last - first || 1)) * (width - 2 * inset))
  const gap = Math.min(width, ...pixels.slice(1).map((at, i) => at - pixels[i]!))
  const set = categoryAxis(grid.labels, gap, left - MARGIN, grid.times !== undefined)
  const names = grid.times && !standsUpright(grid.labels, gap) ? { ...set, labels: thin(grid.labels, pixels) } : set
  const top = page.top + 18
  const height = HEIGHT - MARGIN - names.height - (spec.axis?.x ? 22 : 0) - top
  const span = last - first || 1
  const pad = (span * inset) / Math.max(1, width - 2 * inset)

  const x = {
    field: 'x',
    type: 'quantitative',
    scale: { domain: last === first ? [first - 1, first + 1] : [first - pad, last + pad], nice: false, zero: false },
    axis: {
      values: positions,
      tickCount: positions.length,
      labelFlush: false,
      labelExpr: 'categoryLabels[indexof(categoryAt, datum.value)]',
      labelAngle: names.angle,
      labelAlign: names.angle ? 'right' : 'center',
      labelBaseline: 'top',
      labelLineHeight: LINE_HEIGHT,
      grid: false,
      domain: true,
      title: spec.axis?.x ?? null,
    },
  }
  const y = { ...valueScale(axis, 'y'), field: 'value' }
  const marks = grid.values.flatMap((series, i): Layer[] => {
    const look = lookOf(i)
    const data = {
      values: series.flatMap((value, at) =>
        value === undefined
          ? []
          : [
              {
                x: positions[at],
                value,
                says: [grid.labels[at], several ? grid.names[i] : '', formatValue(value, spec.unit, lang)]
                  .filter(Boolean)
                  .join(', '),
              },
            ],
      ),
    }
    const symbols = grid.labels.length <= 36 || data.values.length === 1
    return [
      ...(filled
        ? [
            {
              data,
              mark: { type: 'area', color: look.stroke, opacity: several ? 0.16 : 0.22, line: false },
              encoding: { x, y },
            },
          ]
        : []),
      {
        data,
        mark: { type: 'line', color: look.stroke, strokeWidth: 2.5, strokeDash: look.dash, strokeJoin: 'round' },
        encoding: { x, y },
      },
      ...(symbols
        ? [
            {
              data,
              mark: {
                type: 'point',
                filled: true,
                shape: look.shape,
                size: data.values.length === 1 ? 120 : 44,
                fill: look.fill,
                stroke: look.stroke,
                opacity: 1,
              },
              encoding: { x, y, description: { field: 'says', type: 'nominal' } },
            },
          ]
        : []),
    ]
  })

  const pixel = (value: number) => height - place(value, axis.domain, height)
  const wanted = [...ends.map(({ value }) => pixel(value)), ...(words ? [pixel(target!)] : [])]
  const placed = spread(wanted, words ? LINE_HEIGHT * 1.35 : LINE_HEIGHT, 4, height - 4)
  const endWords = ends.map(
    ({ series, at, value, text }, i): Layer => ({
      data: { values: [{ x: positions[at], value }] },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        dx: 9,
        dy: placed[i]! - wanted[i]!,
        fontWeight: 600,
        color: wordsIn(lookOf(series).stroke),
      },
      encoding: { x, y, text: { value: text } },
    }),
  )
  const line = words
    ? targetLine(target!, 'y', words.lines, {
        value: width + 9,
        align: 'left',
        dy: placed.at(-1)! - wanted.at(-1)! - LINE_HEIGHT / 2,
      })
    : []
  return page.finish({ left, top, width, height }, [...zeroLine(axis, 'y'), ...line, ...marks, ...endWords], {
    ...valueSignals(axis, 'y'),
    categoryAt: positions,
    categoryLabels: names.labels,
  })
}

/** Dates are not evenly spaced: each is written that does not touch the one before. */
function thin(labels: readonly string[], pixels: readonly number[]): string[] {
  let free = Number.NEGATIVE_INFINITY
  return labels.map((label, i) => {
    const half = textWidth(label, SIZE.label) / 2
    if (pixels[i]! - half < free) return ''
    free = pixels[i]! + half + 14
    return label
  })
}

function lastPoints(values: readonly (number | undefined)[][]) {
  return values.flatMap((series, i) => {
    const at = series.findLastIndex((value) => value !== undefined)
    return at < 0 ? [] : [{ series: i, at, value: series[at]! }]
  })
}
