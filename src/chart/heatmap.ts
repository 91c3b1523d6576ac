import { formatShort, formatValue } from './format.ts'
import { definedValues, gridOf } from './grid.ts'
import { textWidth, truncate } from './measure.ts'
import { type Draw, drawEmpty, fixed, type Layer, startPage, texts } from './page.ts'
import { bandAxis, categoryAxis } from './scaled.ts'
import { HEIGHT, INK, inkOn, MARGIN, MEANING, mix, PALETTE, SIZE, WIDTH } from './theme.ts'

const PALE = '#eaf1f8'

/** Series as rows, labels as columns; from pale to dark blue, or to dark red on the negative side of zero. */
export const drawHeatmap: Draw = (spec, lang) => {
  const grid = gridOf(spec, lang)
  const values = definedValues(grid)
  if (!values.length) return drawEmpty(spec, lang)
  const page = startPage(spec)
  const low = spec.axis?.min ?? Math.min(0, ...values)
  const high = spec.axis?.max ?? Math.max(0, ...values)
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1
  const fillOf = (value: number) =>
    value < 0
      ? mix('#fbeeee', MEANING.down, Math.min(1, -value / most))
      : mix(PALE, PALETTE[0], Math.min(1, value / most))

  const rows = grid.names.map((name) => truncate(name, 200, SIZE.label))
  const left = MARGIN + Math.max(...rows.map((row) => textWidth(row, SIZE.label))) + 10
  const scale = Math.max(...[low, high].map((value) => textWidth(formatShort(value, spec.unit, lang), SIZE.label)))
  const width = WIDTH - MARGIN - left - scale - 40
  const band = width / grid.labels.length
  const names = categoryAxis(grid.labels, band, left - MARGIN, grid.times !== undefined)
  const top = page.top + 16
  const height = HEIGHT - MARGIN - names.height - (spec.axis?.x ? 22 : 0) - top
  const room = { width: band - 4, height: height / rows.length }
  const cells = grid.values.flatMap((series, row) =>
    series.flatMap((value, at) =>
      value === undefined
        ? []
        : [
            {
              at,
              row,
              fill: fillOf(value),
              ink: inkOn(fillOf(value)),
              text: formatShort(value, spec.unit, lang),
              says: `${grid.names[row]}, ${grid.labels[at]}, ${formatValue(value, spec.unit, lang)}`,
            },
          ],
    ),
  )
  const named = room.height >= 16 && cells.every(({ text }) => textWidth(text, SIZE.value) <= room.width)
  const x = {
    field: 'at',
    type: 'ordinal',
    scale: { domain: grid.labels.map((_, i) => i), paddingInner: band > 14 ? 2 / band : 0, paddingOuter: 0 },
    axis: bandAxis(names, spec.axis?.x),
  }
  const y = {
    field: 'row',
    type: 'ordinal',
    scale: { domain: rows.map((_, i) => i), paddingInner: Math.min(0.3, 2 / room.height), paddingOuter: 0 },
    axis: {
      labelExpr: 'rowLabels[datum.value]',
      labelAlign: 'right',
      labelPadding: 10,
      domain: false,
      grid: false,
      title: null,
    },
  }
  return page.finish(
    { left, top, width, height },
    [
      fixed({ type: 'rect', color: INK.empty }, 0, 0, width, height),
      {
        data: { values: cells },
        mark: { type: 'rect' },
        encoding: {
          x,
          y,
          fill: { field: 'fill', type: 'nominal', scale: null, legend: null },
          description: { field: 'says', type: 'nominal' },
        },
      },
      ...(named
        ? [
            {
              data: { values: cells },
              mark: { type: 'text', align: 'center', baseline: 'middle' },
              encoding: {
                x,
                y,
                text: { field: 'text', type: 'nominal' },
                color: { field: 'ink', type: 'nominal', scale: null, legend: null },
              },
            } satisfies Layer,
          ]
        : []),
      ...ramp(low, high, width + 22, height, fillOf, (value) => formatShort(value, spec.unit, lang)),
    ],
    { categoryLabels: names.labels, rowLabels: rows },
  )
}

const SHADES = 24

/** The scale of colours, highest on top, with its two ends and zero written. */
function ramp(
  low: number,
  high: number,
  x: number,
  height: number,
  fillOf: (value: number) => string,
  write: (value: number) => string,
): Layer[] {
  const tall = Math.min(200, height)
  const top = (height - tall) / 2
  const shades = Array.from({ length: SHADES }, (_, i) => ({
    y: top + (i * tall) / SHADES,
    y2: top + ((i + 1) * tall) / SHADES + 0.5,
    fill: fillOf(high - ((high - low) * (i + 0.5)) / SHADES),
  }))
  const marks = [
    high,
    ...(low < 0 && high > 0 && -low / (high - low) > 0.12 && high / (high - low) > 0.12 ? [0] : []),
    low,
  ]
  const words = (high === low ? [high] : marks).map((value) => ({
    text: write(value),
    x: x + 18,
    y: top + ((high - value) / (high - low || 1)) * tall,
  }))
  return [
    {
      data: { values: shades },
      mark: { type: 'rect' },
      encoding: {
        x: { value: x },
        x2: { value: x + 12 },
        y: { field: 'y', type: 'quantitative', scale: null },
        y2: { field: 'y2' },
        fill: { field: 'fill', type: 'nominal', scale: null, legend: null },
      },
    },
    texts(words, { fontSize: SIZE.label, color: INK.muted }),
  ]
}
