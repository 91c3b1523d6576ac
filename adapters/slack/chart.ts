import { formatLabel, plainValue, unitSign } from '../../src/chart/format.ts'
import type { ChartSpec } from '../../src/chart/spec.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { type DataVisualization, LIMITS } from './blocks.ts'

export const NATIVE_CHARTS = ['bar', 'line', 'area', 'pie'] as const

/**
 * The chart as Slack draws it, or null when its kind or size is beyond that and it must be a picture. A reference
 * line, a fixed scale and unequal categories are beyond it too: dropping them would change what the chart says.
 */
export function nativeChart(chart: ChartSpec, lang: Lang): DataVisualization | null {
  const kind = NATIVE_CHARTS.find((native) => native === chart.kind)
  const { target, min, max, x, y } = chart.axis ?? {}
  if (!kind || target !== undefined || min !== undefined || max !== undefined) return null
  if (chart.series.some((series) => series.points.some((point) => !Number.isFinite(point.value)))) return null
  const first = chart.series[0]?.points.map((point) => point.label) ?? []
  const labels = shortLabels(first.map((label) => formatLabel(label, lang)))
  if (!labels || labels.length === 0) return null
  const title = cut(oneLine(chart.title), LIMITS.chartTitle) || '—'
  const drawn = chart.series.map(({ points }) =>
    points.map((point, i) => ({ label: labels[i] ?? '', value: plainValue(point.value, chart.unit) })),
  )

  if (kind === 'pie') {
    const segments = drawn[0]!
    if (drawn.length > 1 || labels.length > LIMITS.segments || segments.some(({ value }) => value <= 0)) return null
    return { type: 'data_visualization', title, chart: { type: 'pie', segments } }
  }
  const names = shortLabels(chart.series.map((series) => series.name))
  if (!names || names.length > LIMITS.series || labels.length > LIMITS.chartPoints) return null
  const isSame = ({ points }: ChartSpec['series'][number]) =>
    points.length === first.length && points.every((point, i) => point.label === first[i])
  if (!chart.series.every(isSame)) return null
  const yLabel = [y, unitSign(chart.unit, lang)].filter(Boolean).join(' · ')
  const axis_config = {
    categories: labels,
    ...(x ? { x_label: cut(oneLine(x), LIMITS.axisLabel) } : {}),
    ...(yLabel ? { y_label: cut(oneLine(yLabel), LIMITS.axisLabel) } : {}),
  }
  const series = drawn.map((data, i) => ({ name: names[i]!, data }))
  return { type: 'data_visualization', title, chart: { type: kind, series, axis_config } }
}

/** Labels cut to Slack's length; null when two of them would read the same. */
function shortLabels(labels: string[]): string[] | null {
  const short = labels.map((label) => cut(oneLine(label), LIMITS.chartLabel) || '—')
  return new Set(short).size === short.length ? short : null
}
