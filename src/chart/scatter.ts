import { place, valueAxis } from './axis.ts'
import { cleanText, formatValue } from './format.ts'
import { textWidth, truncate } from './measure.ts'
import { type Draw, drawEmpty, type Key, startPage, texts } from './page.ts'
import { valueScale, valueSignals, zeroLine } from './scaled.ts'
import { HEIGHT, INK, lookOf, MARGIN, SIZE, WIDTH } from './theme.ts'

type Box = { left: number; right: number; top: number; bottom: number }

const NAME = 12

/** Points by `x` and `value`, a symbol a series; as many are named as fit without touching. */
export const drawScatter: Draw = (spec, lang) => {
  const xUnit = spec.axis?.xUnit ?? 'count'
  const points = spec.series.flatMap(({ points }, series) =>
    points.flatMap(({ label, value, x }) =>
      Number.isFinite(value) && x !== undefined && Number.isFinite(x)
        ? [{ series, label: cleanText(label), value, x }]
        : [],
    ),
  )
  if (!points.length) return drawEmpty(spec, lang)
  const several = spec.series.length > 1
  const keys: Key[] = several
    ? spec.series.map(({ name }, i) => ({ name: cleanText(name), look: lookOf(i), as: 'symbol' }))
    : []
  const page = startPage(spec, keys)
  const near = (values: number[]) => Math.min(...values) > 0.5 * Math.max(...values)
  const ys = points.map(({ value }) => value)
  const xs = points.map(({ x }) => x)
  const yAxis = valueAxis(ys, spec.unit, lang, { zero: !near(ys), min: spec.axis?.min, max: spec.axis?.max })
  const xAxis = valueAxis(xs, xUnit, lang, { zero: !near(xs), count: 7 })
  const left = MARGIN + yAxis.labelWidth + 8
  const width = WIDTH - MARGIN - left - Math.max(14, textWidth(xAxis.labels.at(-1)!, SIZE.label) / 2)
  const top = page.top + 18
  const height = HEIGHT - MARGIN - 25 - (spec.axis?.x ? 22 : 0) - top

  const dots = points.map((point) => ({
    ...point,
    left: place(point.x, xAxis.domain, width),
    top: height - place(point.value, yAxis.domain, height),
  }))
  const names = nameDots(dots, width, height)
  const x = {
    field: 'x',
    ...valueScale(xAxis, 'x', { title: spec.axis?.x ? cleanText(spec.axis.x) : null, labelAlign: 'center' }),
  }
  const y = { field: 'value', ...valueScale(yAxis, 'y') }
  return page.finish(
    { left, top, width, height },
    [
      ...zeroLine(yAxis, 'y'),
      ...zeroLine(xAxis, 'x'),
      ...spec.series.flatMap(({ name }, series) => {
        const look = lookOf(series)
        const values = dots
          .filter((dot) => dot.series === series)
          .map(({ label, x, value }) => ({
            x,
            value,
            says: [
              label,
              several ? cleanText(name) : '',
              formatValue(x, xUnit, lang),
              formatValue(value, spec.unit, lang),
            ]
              .filter(Boolean)
              .join(', '),
          }))
        const mark = {
          type: 'point',
          filled: true,
          shape: look.shape,
          size: points.length > 150 ? 36 : 80,
          fill: look.fill,
          stroke: INK.paper,
          strokeWidth: 1,
          opacity: 0.88,
        }
        return values.length
          ? [{ data: { values }, mark, encoding: { x, y, description: { field: 'says', type: 'nominal' } } }]
          : []
      }),
      ...(names.length
        ? [
            // A white rim keeps names legible over grid lines.
            texts(names, { fontSize: NAME, color: INK.paper, stroke: INK.paper, strokeWidth: 3 }),
            texts(names, { fontSize: NAME, color: INK.text }),
          ]
        : []),
    ],
    { ...valueSignals(xAxis, 'x'), ...valueSignals(yAxis, 'y') },
  )
}

/** Greedy: a name goes right, left, above or below its dot, wherever it first touches neither a dot, a name nor the edge. */
function nameDots(dots: readonly { label: string; left: number; top: number }[], width: number, height: number) {
  const taken: Box[] = dots.map(({ left, top }) => ({ left: left - 6, right: left + 6, top: top - 6, bottom: top + 6 }))
  const free = (box: Box) =>
    box.left >= 2 &&
    box.right <= width + 12 &&
    box.top >= -8 &&
    box.bottom <= height - 2 &&
    taken.every(
      (other) =>
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
    )
  return dots.slice(0, 80).flatMap(({ label, left, top }) => {
    const text = truncate(label, 150, NAME)
    const wide = textWidth(text, NAME)
    const spots = [
      [left + 9, top],
      [left - 9 - wide, top],
      [left - wide / 2, top - 15],
      [left - wide / 2, top + 15],
    ] as const
    for (const [x, y] of spots) {
      const box = { left: x, right: x + wide, top: y - 7, bottom: y + 7 }
      if (!text || !free(box)) continue
      taken.push(box)
      return [{ text, x, y }]
    }
    return []
  })
}
