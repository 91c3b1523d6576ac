import { formatLabel } from '../../src/chart/format.ts'
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
  const { target, min, max } = chart.axis ?? {}
  if (!kind || target !== undefined || min !== undefined || max !== undefined) return null
  if (chart.series.some((series) => series.points.some((point) => !Number.isFinite(point.value)))) return null
  const title = cut(oneLine(chart.title), LIMITS.chartTitle) || '—'
  const labels = shortLabels(chart.series[0]?.points.map((point) => formatLabel(point.label, lang)) ?? [])
  if (!labels || labels.length === 0) return null

  if (kind === 'pie') {
    const values = chart.series[0]!.points.map((point) => shown(point.value, chart.unit))
    if (chart.series.length > 1 || labels.length > LIMITS.segments || values.some((value) => value <= 0)) return null
    const segments = values.map((value, i) => ({ label: labels[i]!, value }))
    return { type: 'data_visualization', title, chart: { type: 'pie', segments } }
  }

  const names = shortLabels(chart.series.map((series) => series.name))
  if (!names || names.length > LIMITS.series || labels.length > LIMITS.chartPoints) return null
  const first = chart.series[0]!.points.map((point) => point.label)
  const same = chart.series.every(
    ({ points }) => points.length === first.length && points.every((point, i) => point.label === first[i]),
  )
  if (!same) return null
  const y = [chart.axis?.y, unitSign(chart.unit, lang)].filter(Boolean).join(' · ')
  return {
    type: 'data_visualization',
    title,
    chart: {
      type: kind,
      series: chart.series.map((series, s) => ({
        name: names[s]!,
        data: series.points.map((point, i) => ({ label: labels[i]!, value: shown(point.value, chart.unit) })),
      })),
      axis_config: {
        categories: labels,
        ...(chart.axis?.x ? { x_label: cut(oneLine(chart.axis.x), LIMITS.axisLabel) } : {}),
        ...(y ? { y_label: cut(oneLine(y), LIMITS.axisLabel) } : {}),
      },
    },
  }
}

const UNIT_SIGNS = { money: '$', percent: '%', hours: 'h', ratio: '', count: '' } as const
const unitSign = (unit: ChartSpec['unit'], lang: Lang) =>
  unit === 'days' ? { fr: 'j', en: 'd' }[lang] : UNIT_SIGNS[unit]

/** Slack prints the number it is given: dollars rather than cents, percent rather than millionths. */
function shown(value: number, unit: ChartSpec['unit']): number {
  if (unit === 'money') return Math.round(value) / 100
  if (unit === 'percent') return Math.round(value) / 10_000
  return value
}

/** Labels cut to Slack's length; null when two of them would read the same. */
function shortLabels(labels: string[]): string[] | null {
  const short = labels.map((label) => cut(oneLine(label), LIMITS.chartLabel) || '—')
  return new Set(short).size === short.length ? short : null
}
