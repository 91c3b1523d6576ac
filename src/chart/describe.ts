import { formatDate } from '../lib/dates.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { formatPercent } from '../lib/money.ts'
import { cleanText, formatLabel, formatValue } from './format.ts'
import { tasksOf } from './gantt.ts'
import { gridOf } from './grid.ts'
import { shareOf } from './pie.ts'
import type { ChartSpec } from './spec.ts'
import { stepsOf } from './waterfall.ts'

const say = phrases({
  empty: { fr: '{title} (aucune donnée).', en: '{title} (no data).' },
  one: { fr: '{title}\u00a0: {label}, {value}.', en: '{title}: {label}, {value}.' },
  target: {
    fr: '{title}\u00a0: {label}, {value} pour une cible de {target}.',
    en: '{title}: {label}, {value} against a target of {target}.',
  },
  extremes: {
    fr: '{title}\u00a0: {count} valeurs, la plus haute {high} ({highLabel}), la plus basse {low} ({lowLabel}).',
    en: '{title}: {count} values, highest {high} ({highLabel}), lowest {low} ({lowLabel}).',
  },
  same: { fr: '{title}\u00a0: {count} valeurs, toutes à {high}.', en: '{title}: {count} values, all at {high}.' },
  trend: {
    fr: '{title}\u00a0: de {first} à {last}, {trend, select, up {à la hausse} down {à la baisse} other {stable}}, la plus haute {high} ({highLabel}), la plus basse {low} ({lowLabel}), la dernière {latest}.',
    en: '{title}: from {first} to {last}, {trend, select, up {rising} down {falling} other {steady}}, highest {high} ({highLabel}), lowest {low} ({lowLabel}), latest {latest}.',
  },
  pie: {
    fr: '{title}\u00a0: {count, plural, one {# part} other {# parts}} sur un total de {total}, la plus grande {label} ({value}, {share}).',
    en: '{title}: {count, plural, one {# part} other {# parts}} of a total of {total}, the largest {label} ({value}, {share}).',
  },
  waterfall: {
    fr: '{title}\u00a0: de {from} à {to} en {count} étapes, plus forte variation {value} ({label}).',
    en: '{title}: from {from} to {to} in {count} steps, largest change {value} ({label}).',
  },
  gantt: {
    fr: '{title}\u00a0: {count, plural, one {# tâche} other {# tâches}} du {from} au {to}, dont {critical, plural, =0 {aucune critique} one {# critique} other {# critiques}}.',
    en: '{title}: {count, plural, one {# task} other {# tasks}} from {from} to {to}, {critical, plural, =0 {none critical} other {# critical}}.',
  },
})

/** Smaller changes from first to last, against the largest value, are called steady. */
const STEADY = 0.02

/** One sentence of what a chart shows, for alternative text: highest, lowest, last and trend, or what its kind is about. */
export function describeChart(spec: ChartSpec, lang: Lang): string {
  const title = cleanText(spec.title)
  const write = (value: number) => formatValue(value, spec.unit, lang)
  const points = (spec.series[0]?.points ?? []).filter(({ value }) => Number.isFinite(value))
  const first = points[0]

  if (spec.kind === 'gantt') {
    const tasks = tasksOf(spec)
    if (!tasks.length) return say(lang, 'empty', { title })
    const from = tasks[0]!.start
    const to = tasks.reduce((most, { end }) => (end > most ? end : most), from)
    return say(lang, 'gantt', {
      title,
      count: tasks.length,
      from: formatDate(from, lang),
      to: formatDate(to, lang),
      critical: tasks.filter(({ critical }) => critical).length,
    })
  }
  if (spec.kind === 'gauge' && first) {
    const target = spec.axis?.target
    const said = { title, label: formatLabel(first.label, lang), value: write(first.value) }
    return target === undefined ? say(lang, 'one', said) : say(lang, 'target', { ...said, target: write(target) })
  }
  if (spec.kind === 'waterfall' && points.length > 1) {
    const steps = stepsOf(spec)
    const most = steps.reduce((best, step) => (Math.abs(step.change) > Math.abs(best.change) ? step : best))
    return say(lang, 'waterfall', {
      title,
      from: write(steps[0]!.to),
      to: write(steps.at(-1)!.to),
      count: steps.length,
      value: write(most.change),
      label: formatLabel(most.label, lang),
    })
  }
  const total = points.reduce((sum, { value }) => sum + value, 0)
  if (spec.kind === 'pie' && total > 0 && points.every(({ value }) => value >= 0)) {
    const most = points.reduce((best, point) => (point.value > best.value ? point : best))
    return say(lang, 'pie', {
      title,
      count: points.length,
      total: write(total),
      label: formatLabel(most.label, lang),
      value: write(most.value),
      share: formatPercent(shareOf(most.value, total), lang, 1),
    })
  }
  return describeValues(spec, lang, title)
}

function describeValues(spec: ChartSpec, lang: Lang, title: string): string {
  const write = (value: number) => formatValue(value, spec.unit, lang)
  const several = spec.series.length > 1
  const all = spec.series.flatMap(({ name, points }) =>
    points
      .filter(({ value }) => Number.isFinite(value))
      .map(({ label, value }) => ({
        value,
        label: [several ? cleanText(name) : '', formatLabel(label, lang)].filter(Boolean).join(', '),
      })),
  )
  if (!all.length) return say(lang, 'empty', { title })
  if (all.length === 1) return say(lang, 'one', { title, label: all[0]!.label, value: write(all[0]!.value) })
  const high = all.reduce((best, point) => (point.value > best.value ? point : best))
  const low = all.reduce((best, point) => (point.value < best.value ? point : best))
  const extremes = {
    title,
    count: all.length,
    high: write(high.value),
    highLabel: high.label,
    low: write(low.value),
    lowLabel: low.label,
  }
  const grid = gridOf(spec, lang)
  const moves = spec.kind === 'line' || spec.kind === 'area' || grid.times !== undefined
  const line = grid.values.length === 1 ? grid.values[0]!.filter((value) => value !== undefined) : []
  if (high.value === low.value) return say(lang, 'same', extremes)
  if (!moves || line.length < 2 || spec.kind === 'scatter') return say(lang, 'extremes', extremes)
  const change = (line.at(-1)! - line[0]!) / Math.max(Math.abs(high.value), Math.abs(low.value))
  return say(lang, 'trend', {
    ...extremes,
    first: grid.labels[0]!,
    last: grid.labels.at(-1)!,
    latest: write(line.at(-1)!),
    trend: change > STEADY ? 'up' : change < -STEADY ? 'down' : 'flat',
  })
}
