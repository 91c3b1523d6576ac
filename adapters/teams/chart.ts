import { formatLabel, plainValue, unitSign } from '../../src/chart/format.ts'
import type { ChartSpec, Point } from '../../src/chart/spec.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { isIsoDate } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'

export const NATIVE_CHARTS = ['bar', 'line', 'area', 'pie', 'stacked-bar', 'gauge'] as const

/** What is still legible at the width of a phone. */
const MOST = { slices: 8, series: 8, points: 24, label: 40 }
/** Labels longer than this stand beside horizontal bars. */
const SHORT_LABEL = 12

/**
 * The chart as Teams draws it, or null when its kind or size is beyond that. A reference line and a fixed scale are
 * beyond it too (but for a gauge, which has both): dropping them would change what the chart says.
 */
export function nativeChart(chart: ChartSpec, lang: Lang): Payload | null {
  const kind = NATIVE_CHARTS.find((native) => native === chart.kind)
  const { target, min, max } = chart.axis ?? {}
  const points = chart.series[0]?.points ?? []
  const all = chart.series.flatMap((series) => series.points)
  if (!kind || points.length === 0 || all.some(({ value }) => !Number.isFinite(value))) return null
  const title = cut(oneLine(chart.title), 100)
  const named = (name: string, fallback: string) => cut(oneLine(name), MOST.label) || fallback
  const value = (point: Point) => plainValue(point.value, chart.unit)
  if (kind === 'gauge') return gauge(chart, title, named(points[0]!.label, title), lang)
  if (target !== undefined || min !== undefined || max !== undefined) return null

  const label = (point: Point) => cut(formatLabel(point.label, lang), MOST.label) || '–'
  if (kind === 'pie') {
    if (chart.series.length > 1 || points.length > MOST.slices || points.some((point) => point.value <= 0)) return null
    // Shares of a hundred are slices; amounts are parts of a sum.
    const type = chart.unit === 'percent' ? 'Chart.Pie' : 'Chart.Donut'
    return { type, title, data: points.map((point) => ({ legend: label(point), value: value(point) })) }
  }
  const labels = points.map((point) => point.label)
  const same = chart.series.every(
    (series) => series.points.length === labels.length && series.points.every((point, i) => point.label === labels[i]),
  )
  if (!same || new Set(labels).size < labels.length) return null
  if (chart.series.length > MOST.series || labels.length > MOST.points) return null
  const sign = unitSign(chart.unit, lang)
  const x = chart.axis?.x ? { xAxisTitle: cut(oneLine(chart.axis.x), 60) } : {}
  const yTitle = [chart.axis?.y, sign].filter(Boolean).join(' · ')
  const y = yTitle ? { yAxisTitle: cut(oneLine(yTitle), 60) } : {}
  const series = (at: (point: Point) => string) =>
    chart.series.map(({ name, points: drawn }, i) => ({
      legend: named(name, `${i + 1}`),
      values: drawn.map((point) => ({ x: at(point), y: value(point) })),
    }))
  if (kind === 'line' || kind === 'area') return { type: 'Chart.Line', title, ...x, ...y, data: series(moment(label)) }
  if (kind === 'stacked-bar' || chart.series.length > 1)
    return {
      type: 'Chart.VerticalBar.Grouped',
      title,
      ...x,
      ...y,
      ...(kind === 'stacked-bar' ? { stacked: true } : {}),
      data: series(label),
    }
  const bars = points.map((point) => ({ x: label(point), y: value(point) }))
  const type = bars.some((bar) => bar.x.length > SHORT_LABEL) ? 'Chart.HorizontalBar' : 'Chart.VerticalBar'
  return { type, title, ...x, ...y, data: bars }
}

/** Teams draws a time axis where every label is a date: a month is its first day. */
const moment = (label: (point: Point) => string) => (point: Point) => {
  const day = /^\d{4}-\d{2}$/.test(point.label) ? `${point.label}-01` : point.label
  return isIsoDate(day) ? day : label(point)
}

function gauge(chart: ChartSpec, title: string, label: string, lang: Lang): Payload | null {
  const { min = 0, max, target } = chart.axis ?? {}
  const { value } = chart.series[0]!.points[0]!
  const top = max ?? Math.max(value, target ?? 0, chart.unit === 'percent' ? 1_000_000 : 0)
  if (!(top > min) || value < min || value > top) return null
  const plain = (one: number) => plainValue(one, chart.unit)
  const segments =
    target === undefined || target <= min || target >= top
      ? [{ legend: label, size: plain(top - min) }]
      : [
          { legend: label, size: plain(target - min), color: 'warning' },
          { legend: { fr: 'Cible atteinte', en: 'Target met' }[lang], size: plain(top - target), color: 'good' },
        ]
  const format = chart.unit === 'percent' ? { valueFormat: 'Percentage' } : { valueFormat: 'Fraction' }
  return {
    type: 'Chart.Gauge',
    title,
    subLabel: label,
    min: plain(min),
    max: plain(top),
    value: plain(value),
    segments,
    ...format,
  }
}
