import { valueAxis } from './axis.ts'
import { type Bar, type Bars, layBars } from './bar.ts'
import { formatShort, formatValue } from './format.ts'
import { definedValues, gridOf } from './grid.ts'
import { type Draw, drawEmpty } from './page.ts'
import { inkOn, lookOf } from './theme.ts'

/** Series on top of one another, the total past the end; negatives pile up on the other side of zero. */
export const drawStackedBar: Draw = (spec, lang) => {
  const grid = gridOf(spec, lang)
  if (!definedValues(grid).length) return drawEmpty(spec, lang)
  const above = grid.labels.map(() => 0)
  const below = grid.labels.map(() => 0)
  const bars = grid.values.flatMap((series, index) =>
    series.flatMap((value, at): Bar[] => {
      if (!value) return []
      const pile = value > 0 ? above : below
      const from = pile[at]!
      pile[at] = from + value
      const { fill, stroke } = lookOf(index)
      return [
        {
          at,
          lane: 0,
          from,
          to: from + value,
          fill,
          // A white edge keeps neighbours apart for those who do not see their colours apart.
          stroke: fill === stroke ? '#ffffff' : stroke,
          says: `${grid.labels[at]}, ${grid.names[index]}, ${formatValue(value, spec.unit, lang)}`,
          label: formatShort(value, spec.unit, lang),
          ink: inkOn(fill),
        },
      ]
    }),
  )
  const { min, max, target } = spec.axis ?? {}
  const ends: Bars['ends'] = grid.labels.map((_, at) => {
    const total = above[at]! + below[at]!
    const to = above[at] || below[at]! === 0 ? above[at]! : below[at]!
    return { at, lane: 0, to, text: formatValue(total, spec.unit, lang), short: formatShort(total, spec.unit, lang) }
  })
  return layBars(spec, lang, {
    grid,
    bars,
    lanes: 1,
    axis: (count) => valueAxis([...above, ...below, target ?? 0], spec.unit, lang, { min, max, count }),
    ends,
  })
}
