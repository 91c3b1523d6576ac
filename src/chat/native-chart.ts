import { formatLabel, plainValue, unitSign } from '../chart/format.ts'
import type { ChartSpec } from '../chart/spec.ts'
import type { Lang } from '../lib/i18n.ts'
import { cut, oneLine } from './plain.ts'

/** What a platform draws: of `label` and `axis` in units of text, the others how many. */
export type ChartLimits = {
  title: number
  label: number
  axis: number
  slices: number
  series: number
  points: number
}

/** A chart of categories as platforms take it. `raw` are the labels as they came, e.g. dates; values are plain numbers. */
export type NativeChart = {
  title: string
  labels: string[]
  raw: string[]
  series: { name: string; values: number[] }[]
  x: string
  y: string
}

/**
 * What a platform needs to draw a chart itself; null when it is beyond its limits and must be a picture. A reference
 * line, a fixed scale, unequal categories and names that would read alike are beyond them too: dropping them would
 * change what the chart says.
 */
export function nativeData(chart: ChartSpec, lang: Lang, most: ChartLimits): NativeChart | null {
  const { target, min, max, x = '', y = '' } = chart.axis ?? {}
  const raw = (chart.series[0]?.points ?? []).map((point) => point.label)
  const all = chart.series.flatMap(({ points }) => points)
  if (target !== undefined || min !== undefined || max !== undefined || raw.length === 0) return null
  if (all.some(({ value }) => !Number.isFinite(value))) return null
  if (chart.kind === 'pie') {
    if (chart.series.length > 1 || raw.length > most.slices || all.some(({ value }) => value <= 0)) return null
  } else if (chart.series.length > most.series || raw.length > most.points) return null
  const isSame = ({ points }: ChartSpec['series'][number]) =>
    points.length === raw.length && points.every((point, i) => point.label === raw[i])
  const labels = distinct(raw.map((label) => cut(oneLine(formatLabel(label, lang)), most.label) || '—'))
  const several = chart.series.length > 1
  const names = chart.series.map(({ name }, i) => cut(oneLine(name), most.label) || (several ? `${i + 1}` : '—'))
  if (!chart.series.every(isSame) || !labels || !distinct(names)) return null
  return {
    title: cut(oneLine(chart.title), most.title) || '—',
    labels,
    raw,
    series: chart.series.map(({ points }, i) => ({
      name: names[i]!,
      values: points.map(({ value }) => plainValue(value, chart.unit)),
    })),
    x: cut(oneLine(x), most.axis),
    y: cut(oneLine([y, unitSign(chart.unit, lang)].filter(Boolean).join(' · ')), most.axis),
  }
}

const distinct = (names: string[]): string[] | null => (new Set(names).size === names.length ? names : null)
