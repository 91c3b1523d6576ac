import { formatDate } from '../lib/dates.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { formatPercent } from '../lib/money.ts'
import { cleanText, formatLabel, formatValue } from './format.ts'
import { doneOf, tasksOf } from './gantt.ts'
import { gridOf } from './grid.ts'
import { shareOf } from './pie.ts'
import type { ChartSpec } from './spec.ts'
import { stepsOf } from './waterfall.ts'

const say = phrases({
  category: { fr: 'Catégorie', en: 'Category' },
  date: { fr: 'Date', en: 'Date' },
  value: { fr: 'Valeur', en: 'Value' },
  share: { fr: 'Part', en: 'Share' },
  target: { fr: 'Cible', en: 'Target' },
  series: { fr: 'Série', en: 'Series' },
  task: { fr: 'Tâche', en: 'Task' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
  done: { fr: 'Avancement', en: 'Progress' },
  critical: { fr: 'Critique', en: 'Critical' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  change: { fr: 'Variation', en: 'Change' },
  running: { fr: 'Cumul', en: 'Running total' },
})

/** The same columns and rows as a card's table block takes; every figure exact and every name whole. */
export type ChartTable = { caption: string; columns: { label: string; align?: 'left' | 'right' }[]; rows: string[][] }

const ABSENT = '–'

/** The text alternative of a chart: all that it shows, and what did not fit in it. */
export function chartTable(spec: ChartSpec, lang: Lang): ChartTable {
  const caption = cleanText(spec.title)
  const write = (value: number) => formatValue(value, spec.unit, lang)
  const axisX = spec.axis?.x ? cleanText(spec.axis.x) : undefined
  const axisY = spec.axis?.y ? cleanText(spec.axis.y) : undefined
  const left = (label: string) => ({ label })
  const right = (label: string) => ({ label, align: 'right' as const })
  const finite = (spec.series[0]?.points ?? []).filter(({ value }) => Number.isFinite(value))
  const seriesName = cleanText(spec.series[0]?.name ?? '') || axisY || say(lang, 'value')

  switch (spec.kind) {
    case 'gantt':
      return {
        caption,
        columns: [
          left(say(lang, 'task')),
          left(say(lang, 'start')),
          left(say(lang, 'end')),
          right(say(lang, 'done')),
          left(say(lang, 'critical')),
        ],
        rows: tasksOf(spec).map((task) => [
          formatLabel(task.label, lang),
          formatDate(task.start, lang),
          formatDate(task.end, lang),
          formatPercent(Math.round(doneOf(task, spec) * 1_000_000), lang, 1),
          say(lang, task.critical ? 'yes' : 'no'),
        ]),
      }
    case 'waterfall':
      return {
        caption,
        columns: [left(axisX ?? say(lang, 'category')), right(say(lang, 'change')), right(say(lang, 'running'))],
        rows: stepsOf(spec).map(({ label, role, change, to }) => [
          formatLabel(label, lang),
          role === 'total' ? ABSENT : write(change),
          write(to),
        ]),
      }
    case 'scatter': {
      const several = spec.series.length > 1
      const xUnit = spec.axis?.xUnit ?? 'count'
      return {
        caption,
        columns: [
          left(say(lang, 'category')),
          ...(several ? [left(say(lang, 'series'))] : []),
          right(axisX ?? 'X'),
          right(axisY ?? 'Y'),
        ],
        rows: spec.series.flatMap(({ name, points }) =>
          points
            .filter(({ value }) => Number.isFinite(value))
            .map(({ label, x, value }) => [
              formatLabel(label, lang),
              ...(several ? [cleanText(name)] : []),
              x === undefined ? ABSENT : formatValue(x, xUnit, lang),
              write(value),
            ]),
        ),
      }
    }
    case 'pie': {
      const total = finite.reduce((sum, { value }) => sum + value, 0)
      const shares = total > 0 && finite.every(({ value }) => value >= 0)
      return {
        caption,
        columns: [
          left(axisX ?? say(lang, 'category')),
          right(seriesName),
          ...(shares ? [right(say(lang, 'share'))] : []),
        ],
        rows: finite.map(({ label, value }) => [
          formatLabel(label, lang),
          write(value),
          ...(shares ? [formatPercent(shareOf(value, total), lang, 2)] : []),
        ]),
      }
    }
    case 'gauge': {
      const target = spec.axis?.target
      return {
        caption,
        columns: [
          left(axisX ?? say(lang, 'category')),
          right(seriesName),
          ...(target === undefined ? [] : [right(say(lang, 'target'))]),
        ],
        rows: finite
          .slice(0, 1)
          .map(({ label, value }) => [
            formatLabel(label, lang),
            write(value),
            ...(target === undefined ? [] : [write(target)]),
          ]),
      }
    }
    default: {
      const grid = gridOf(spec, lang)
      const names = grid.names.length > 1 ? grid.names : [seriesName]
      const target = spec.axis?.target
      return {
        caption:
          target === undefined
            ? caption
            : `${caption} (${say(lang, 'target')}${lang === 'fr' ? '\u00a0' : ''}: ${write(target)})`,
        columns: [left(axisX ?? say(lang, grid.times ? 'date' : 'category')), ...names.map(right)],
        rows: grid.labels.map((label, at) => [
          label,
          ...grid.values.map((series) => {
            const value = series[at]
            return value === undefined ? ABSENT : write(value)
          }),
        ]),
      }
    }
  }
}
