import { z } from 'zod'
import type { ChartKind, Unit } from '../../src/chart/spec.ts'
import type { DraftCard } from '../../src/chat/card.ts'
import { growth } from '../../src/domain/ratios.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { Part } from './breakdown.ts'
import { formatChange, formatMeasure, formatPeriod } from './measure-text.ts'
import type { MeasureUnit } from './measures.ts'

const say = phrases({
  byMonth: { fr: '{name} par mois', en: '{name} by month' },
  byProject: { fr: '{name} par projet', en: '{name} by project' },
  byClient: { fr: '{name} par client', en: '{name} by client' },
  flow: { fr: '{name} : {total} ({period}){change}.', en: '{name}: {total} ({period}){change}.' },
  changeYear: {
    fr: '; {recent} dans les 12 derniers mois, {change} contre les 12 d’avant',
    en: '; {recent} in the last 12 months, {change} against the 12 before',
  },
  level: { fr: '{name} : {value} en {month}{change}.', en: '{name}: {value} in {month}{change}.' },
  changeSince: { fr: ', {change} depuis {month}', en: ', {change} since {month}' },
  split: {
    fr: '{name} : {total} ({period}), dont {first} {value}.',
    en: '{name}: {total} ({period}), of which {first} {value}.',
  },
  ageingSummary: {
    fr: 'À recevoir au {date} : {total}, dont {overdue} en souffrance.',
    en: 'Receivable as of {date}: {total}, of which {overdue} overdue.',
  },
  empty: { fr: 'Aucune donnée pour {period}.', en: 'No data for {period}.' },
  high: { fr: 'Plus haut', en: 'Highest' },
  low: { fr: 'Plus bas', en: 'Lowest' },
  total: { fr: 'Total', en: 'Total' },
  others: { fr: 'Autres', en: 'Others' },
  change: { fr: '12 mois contre 12 mois', en: '12 months against 12 months' },
  explain: { fr: 'Expliquer l’écart', en: 'Explain the change' },
  byClientButton: { fr: 'Par client', en: 'By client' },
  footer: { fr: '{name} : {definition}{opening}', en: '{name}: {definition}{opening}' },
  opening: {
    fr: ' · avant {month} : soldes d’ouverture, laissés de côté',
    en: ' · before {month}: opening balances, left out',
  },
})

const part = z.object({ id: z.string().nullable(), label: z.string(), value: z.number() })
export const chartedSchema = z.object({
  metric: z.string(),
  name: z.object({ fr: z.string(), en: z.string() }),
  definition: z.object({ fr: z.string(), en: z.string() }),
  unit: z.enum(['cents', 'ppm', 'days', 'hours', 'count', 'points']),
  flow: z.boolean(),
  by: z.enum(['month', 'project', 'client', 'age']),
  shape: z.enum(['bar', 'line', 'area', 'pie']),
  period: z.object({ from: z.string(), to: z.string() }),
  parts: z.array(part),
  /** The month before which there are opening balances only, when some were left out. */
  opening: z.string().nullable(),
  /** Last twelve months and the twelve before, where there are twenty-four. */
  recent: z.number().nullable(),
  earlier: z.number().nullable(),
})
export type ChartedMeasure = z.output<typeof chartedSchema>

const UNITS: Record<MeasureUnit, Unit> = {
  cents: 'money',
  ppm: 'percent',
  days: 'days',
  hours: 'hours',
  count: 'count',
  points: 'count',
}
export const sum = (parts: readonly Part[]) => parts.reduce((total, { value }) => total + value, 0)

function summaryOf(result: ChartedMeasure, lang: Lang): string {
  const { parts, unit, by, period } = result
  const name = result.name[lang]
  const value = (amount: number) => formatMeasure(amount, unit, lang)
  const shown = formatPeriod(period, lang)
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return say(lang, 'empty', { period: shown })
  if (by === 'age')
    return say(lang, 'ageingSummary', {
      date: formatDate(period.to, lang),
      total: formatMoney(sum(parts), lang),
      overdue: formatMoney(sum(parts.slice(1)), lang),
    })
  if (by !== 'month')
    return say(lang, 'split', {
      name,
      total: value(sum(parts)),
      period: shown,
      first: first.label,
      value: value(first.value),
    })
  if (!result.flow) {
    const month = (one: Part) => formatDate(one.id!, lang, 'month')
    const change =
      parts.length > 1
        ? say(lang, 'changeSince', { change: formatChange(last.value, first.value, unit, lang), month: month(first) })
        : ''
    return say(lang, 'level', { name, value: value(last.value), month: month(last), change })
  }
  const change =
    result.recent === null
      ? ''
      : say(lang, 'changeYear', {
          recent: value(result.recent),
          change: formatChange(result.recent, result.earlier, unit, lang),
        })
  return say(lang, 'flow', { name, total: value(sum(parts)), period: shown, change })
}

function titleOf(result: ChartedMeasure, lang: Lang): string {
  const name = result.name[lang]
  if (result.by === 'age') return name
  return say(lang, result.by === 'month' ? 'byMonth' : result.by === 'project' ? 'byProject' : 'byClient', { name })
}

const MAX_BARS = 12

/** The largest, and the rest as one. */
function largest(parts: readonly Part[], lang: Lang): Part[] {
  if (parts.length <= MAX_BARS) return [...parts]
  const rest = parts.slice(MAX_BARS - 1)
  return [...parts.slice(0, MAX_BARS - 1), { id: null, label: say(lang, 'others'), value: sum(rest) }]
}

const plotted = (value: number, unit: MeasureUnit) =>
  unit === 'hours' ? value / 100 : unit === 'cents' ? Math.round(value) : value

/** The chart, its sentence, and the figures that one looks for on it. */
export function chartCard(result: ChartedMeasure, lang: Lang): DraftCard {
  const { parts, unit, by, metric } = result
  const value = (amount: number) => formatMeasure(amount, unit, lang)
  const label = (one: Part) => (by === 'month' ? formatDate(one.id!, lang, 'month') : one.label)
  const sorted = [...parts].sort((a, b) => b.value - a.value)
  const [high, low] = [sorted[0], sorted.at(-1)]
  const title = titleOf(result, lang)
  return {
    title,
    summary: summaryOf(result, lang),
    tone: 'neutral',
    blocks: parts.length
      ? [
          {
            type: 'chart',
            chart: {
              kind: result.shape as ChartKind,
              title,
              unit: UNITS[unit],
              series: [
                {
                  name: result.name[lang],
                  points: (by === 'month' ? parts : largest(parts, lang)).map((one) => ({
                    label: one.label,
                    value: plotted(one.value, unit),
                  })),
                },
              ],
            },
          },
          {
            type: 'fields',
            fields: [
              ...(result.flow || by !== 'month' ? [{ label: say(lang, 'total'), value: value(sum(parts)) }] : []),
              ...(high ? [{ label: say(lang, 'high'), value: `${value(high.value)} (${label(high)})` }] : []),
              ...(low && parts.length > 1
                ? [{ label: say(lang, 'low'), value: `${value(low.value)} (${label(low)})` }]
                : []),
              ...(result.recent !== null && result.earlier !== null && growth(result.recent, result.earlier) !== null
                ? [{ label: say(lang, 'change'), value: formatChange(result.recent, result.earlier, unit, lang) }]
                : []),
            ],
          },
        ]
      : [],
    actions: result.flow
      ? [
          {
            type: 'button',
            label: say(lang, 'explain'),
            intent: { do: 'tool', tool: 'kpis.explain_change', input: { metric } },
          },
          ...(by === 'month'
            ? ([
                {
                  type: 'button',
                  label: say(lang, 'byClientButton'),
                  intent: { do: 'tool', tool: 'kpis.chart', input: { metric, by: 'client' } },
                },
              ] as const)
            : []),
        ]
      : [],
    footer: say(lang, 'footer', {
      name: result.name[lang],
      definition: result.definition[lang],
      opening: result.opening ? say(lang, 'opening', { month: formatDate(result.opening, lang, 'month') }) : '',
    }),
  }
}
