import type { Lang } from '../lib/i18n.ts'
import { cleanText, formatLabel, isDateLabel } from './format.ts'
import type { ChartSpec } from './spec.ts'

/** The values of several series over one list of categories; `undefined` where a series has no point. */
export type Grid = {
  labels: string[]
  names: string[]
  values: (number | undefined)[][]
  /** Milliseconds UTC of each label when all are dates, in order. */
  times: number[] | undefined
}

const timeOf = (label: string) => Date.parse(`${label.length === 7 ? `${label}-01` : label}T00:00:00Z`)

/**
 * Series side by side. Labels keep the order in which they first appear, dates are put in theirs; of a label that comes
 * twice in one of several series, the last counts.
 */
export function gridOf({ series }: ChartSpec, lang: Lang): Grid {
  const shown = series.map(({ name, points }) => ({
    name,
    points: points.filter(({ value }) => Number.isFinite(value)),
  }))
  const names = shown.map(({ name }) => cleanText(name))
  const everyLabel = shown.flatMap(({ points }) => points.map(({ label }) => label))
  const dated = everyLabel.length > 0 && everyLabel.every(isDateLabel)
  if (shown.length === 1 && !dated) {
    const points = shown[0]!.points
    return {
      labels: points.map(({ label }) => formatLabel(label, lang)),
      names,
      values: [points.map(({ value }) => value)],
      times: undefined,
    }
  }
  const labels = [...new Set(everyLabel)]
  if (dated) labels.sort((a, b) => timeOf(a) - timeOf(b))
  const values = shown.map(({ points }) => {
    const byLabel = new Map(points.map(({ label, value }) => [label, value]))
    return labels.map((label) => byLabel.get(label))
  })
  return {
    labels: labels.map((label) => formatLabel(label, lang)),
    names,
    values,
    times: dated ? labels.map(timeOf) : undefined,
  }
}

export const definedValues = (grid: Grid): number[] => grid.values.flat().filter((value) => value !== undefined)
