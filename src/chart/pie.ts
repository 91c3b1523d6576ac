import { phrases } from '../lib/i18n.ts'
import { divideHalfUp, formatPercent } from '../lib/money.ts'
import { drawBar } from './bar.ts'
import { cleanText, formatLabel, formatShort, formatValue } from './format.ts'
import { textWidth, truncate } from './measure.ts'
import { type Draw, drawEmpty, startPage, texts } from './page.ts'
import { HEIGHT, INK, lookOf, MARGIN, SIZE, WIDTH } from './theme.ts'

const say = phrases({
  others: { fr: 'Autres ({count})', en: 'Others ({count})' },
  total: { fr: 'Total', en: 'Total' },
})

const SLICES = 8

/** `value / total` in millionths; values may be fractions (hours). */
export const shareOf = (value: number, total: number): number =>
  Number.isInteger(value) && Number.isInteger(total)
    ? divideHalfUp(BigInt(value) * 1_000_000n, BigInt(total))
    : Math.round((value / total) * 1_000_000)

/**
 * A ring with the total in it and a list beside it: name, value, share. Past eight slices the smallest are one; shares of a
 * negative make no sense, so such data are drawn as bars.
 */
export const drawPie: Draw = (spec, lang) => {
  const all = (spec.series[0]?.points ?? []).filter(({ value }) => Number.isFinite(value))
  if (all.some(({ value }) => value < 0)) return drawBar({ ...spec, series: spec.series.slice(0, 1) }, lang)
  const total = all.reduce((sum, { value }) => sum + value, 0)
  if (!total) return drawEmpty(spec, lang)
  const sorted = all
    .map(({ label, value }) => ({ label: formatLabel(label, lang), value }))
    .sort((a, b) => b.value - a.value)
  const kept = sorted.length > SLICES ? sorted.slice(0, SLICES - 1) : sorted
  const rest = sorted.slice(kept.length)
  const slices = rest.length
    ? [
        ...kept,
        { label: say(lang, 'others', { count: rest.length }), value: rest.reduce((sum, { value }) => sum + value, 0) },
      ]
    : kept

  const page = startPage(spec)
  const top = page.top + 16
  const height = HEIGHT - MARGIN - top
  const radius = Math.min(height / 2, 158)
  const centre = { x: 12 + radius, y: height / 2 }
  let turned = 0
  const arcs = slices.map(({ label, value }, i) => {
    const from = turned
    turned += (value / total) * 2 * Math.PI
    return { from, to: turned, fill: lookOf(i).fill, says: `${label}, ${formatValue(value, spec.unit, lang)}` }
  })

  const rows = slices.map(({ label, value }, i) => ({
    label,
    value: formatValue(value, spec.unit, lang),
    share: formatPercent(shareOf(value, total), lang, 1, 1),
    y: centre.y + (i - (slices.length - 1) / 2) * Math.min(34, height / slices.length),
    fill: lookOf(i).fill,
  }))
  const listLeft = centre.x + radius + 40
  const right = WIDTH - 2 * MARGIN
  const shareWidth = Math.max(...rows.map(({ share }) => textWidth(share, 14, 600)))
  const valueRight = right - shareWidth - 18
  const valueWidth = Math.max(...rows.map(({ value }) => textWidth(value, 14)))
  const nameRoom = valueRight - valueWidth - 16 - (listLeft + 22)
  const sum = formatValue(total, spec.unit, lang)
  const inner = radius * 0.62
  const middle = textWidth(sum, 19, 600) <= inner * 1.75 ? sum : formatShort(total, spec.unit, lang)
  return page.finish({ left: MARGIN, top, width: right, height }, [
    {
      data: { values: arcs },
      mark: {
        type: 'arc',
        innerRadius: inner,
        outerRadius: radius,
        stroke: INK.paper,
        strokeWidth: slices.length > 1 ? 2 : 0,
      },
      encoding: {
        x: { value: centre.x },
        y: { value: centre.y },
        theta: { field: 'from', type: 'quantitative', scale: null },
        theta2: { field: 'to' },
        fill: { field: 'fill', type: 'nominal', scale: null, legend: null },
        description: { field: 'says', type: 'nominal' },
      },
    },
    texts([{ text: say(lang, 'total'), x: centre.x, y: centre.y - 14 }], {
      align: 'center',
      fontSize: SIZE.subtitle,
      color: INK.muted,
    }),
    texts([{ text: middle, x: centre.x, y: centre.y + 8 }], {
      align: 'center',
      fontSize: 19,
      fontWeight: 600,
      color: INK.title,
    }),
    {
      data: { values: rows.map(({ y, fill }) => ({ x: listLeft + 6, y, fill })) },
      mark: { type: 'point', filled: true, shape: 'square', size: 150, opacity: 1 },
      encoding: {
        x: { field: 'x', type: 'quantitative', scale: null },
        y: { field: 'y', type: 'quantitative', scale: null },
        fill: { field: 'fill', type: 'nominal', scale: null, legend: null },
      },
    },
    texts(
      rows.map(({ label, y }) => ({ text: truncate(cleanText(label), nameRoom, 14), x: listLeft + 22, y })),
      { fontSize: 14 },
    ),
    texts(
      rows.map(({ value, y }) => ({ text: value, x: valueRight, y })),
      { fontSize: 14, align: 'right' },
    ),
    texts(
      rows.map(({ share, y }) => ({ text: share, x: right, y })),
      { fontSize: 14, fontWeight: 600, align: 'right', color: INK.title },
    ),
  ])
}
