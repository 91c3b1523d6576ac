import type { IsoDate } from '../lib/dates.ts'

export const CHART_KINDS = [
  'bar',
  'line',
  'area',
  'pie',
  'stacked-bar',
  'scatter',
  'gauge',
  'waterfall',
  'gantt',
  'heatmap',
] as const
export type ChartKind = (typeof CHART_KINDS)[number]

/** What a value is. Money is integer cents and percent integer millionths; the others are plain numbers. */
export type Unit = 'money' | 'percent' | 'ratio' | 'hours' | 'days' | 'count'

/**
 * One mark. `label` is its category (x of a bar or line, slice of a pie, column of a heatmap, row of a gantt).
 * Scatter uses `x` and `value`; gantt uses `start` and `end` (dates, both included) and `value` for percent done.
 */
export type Point = { label: string; value: number; x?: number; start?: IsoDate; end?: IsoDate; critical?: boolean }

/** One line, one colour, one row of a heatmap. Pie, gauge, waterfall and gantt have exactly one series. */
export type Series = { name: string; points: Point[] }

/** A waterfall's points are changes; a point whose label is in `totals` shows the running total instead. */
export type ChartSpec = {
  kind: ChartKind
  title: string
  unit: Unit
  series: Series[]
  axis?: {
    x?: string
    y?: string
    /** Unit of a scatter's x axis. */
    xUnit?: Unit
    /** A reference line (bar, line, area) or the target of a gauge. */
    target?: number
    min?: number
    max?: number
    totals?: string[]
  }
}
