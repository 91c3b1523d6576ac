import { z } from 'zod'
import type { ChartKind, Unit } from '../../src/chart/spec.ts'
import { AGEING_BUCKETS, AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import { growth } from '../../src/domain/ratios.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, firstOfMonth, formatDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type Books, type KpiStores, lastClosedMonth, monthsBack, openBooks, receivablesOn } from './books.ts'
import { booksBegin, type Grouping, isFlow, type Part, readMonths, splitBacklog, splitFlow } from './breakdown.ts'
import { customMeasures } from './custom-measure.ts'
import { CHART } from './kpi-examples.ts'
import { formatChange, formatMeasure, formatPeriod } from './measure-text.ts'
import { type Measure, type MeasureUnit, visibleTo } from './measures.ts'
import { METRIC_OPTIONS, metricField, notVisible } from './metric-field.ts'

const say = phrases({
  byMonth: { fr: '{name} par mois', en: '{name} by month' },
  byProject: { fr: '{name} par projet', en: '{name} by project' },
  byClient: { fr: '{name} par client', en: '{name} by client' },
  ageing: { fr: 'Comptes à recevoir par âge', en: 'Receivables by age' },
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
  none: { fr: 'Petits travaux', en: 'Small works' },
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
  ageingFooter: {
    fr: 'soldes des factures émises, par jours passé l’échéance',
    en: 'balances of issued invoices, by days past due',
  },
})

const OPTIONS = [
  ...METRIC_OPTIONS,
  {
    value: 'ageing',
    label: { fr: 'Âge des comptes', en: 'Ageing' },
    words: ['âge', 'âge des comptes à recevoir', 'par âge', 'aging', 'ageing of receivables'],
  },
]

const part = z.object({ id: z.string().nullable(), label: z.string(), value: z.number() })
const output = z.object({
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
type Output = z.output<typeof output>

const UNITS: Record<MeasureUnit, Unit> = {
  cents: 'money',
  ppm: 'percent',
  days: 'days',
  hours: 'hours',
  count: 'count',
  points: 'count',
}
const sum = (parts: readonly Part[]) => parts.reduce((total, { value }) => total + value, 0)

async function chartAgeing(books: Books, on: string, lang: Lang, shape: Output['shape'] | undefined): Promise<Output> {
  const { buckets } = computeAgeing(await receivablesOn(books, on), on)
  return {
    metric: 'ageing',
    name: { fr: say('fr', 'ageing'), en: say('en', 'ageing') },
    definition: { fr: say('fr', 'ageingFooter'), en: say('en', 'ageingFooter') },
    unit: 'cents',
    flow: false,
    by: 'age',
    shape: shape ?? 'bar',
    period: { from: on, to: on },
    parts: AGEING_BUCKETS.map((bucket) => ({ id: bucket, label: AGEING_LABELS[bucket][lang], value: buckets[bucket] })),
    opening: null,
    recent: null,
    earlier: null,
  }
}

async function readParts(measure: Measure, by: Grouping, books: Books, period: Period, lang: Lang): Promise<Part[]> {
  if (by === 'month') return readMonths(measure, books, period)
  if (measure.key === 'backlog') return splitBacklog(by, books, period.to)
  if (isFlow(measure.key)) return splitFlow(measure.key, by, books, period, say(lang, 'none'))
  throw new NovaError('rule.broken', {
    fr: `« ${measure.name.fr} » ne se répartit pas par projet ni par client. Demande-le par mois.`,
    en: `"${measure.name.en}" does not split by project or client. Ask for it by month.`,
  })
}

/** To today at most: a month to come, or one in course without anything yet, would look like a fall. */
const upTo = (period: Period, today: string): Period => (period.to > today ? { from: period.from, to: today } : period)

async function readChart(
  input: {
    metric?: string | undefined
    period?: Period | undefined
    by?: Grouping | undefined
    shape?: Output['shape'] | undefined
  },
  { stores, today, can, lang }: Context<KpiStores>,
): Promise<Output> {
  const metric = input.metric ?? 'revenue'
  const books = openBooks(stores)
  const closed = await lastClosedMonth(stores, today)
  if (metric === 'ageing') {
    if (!can('finance.read')) throw notVisible('receivables')
    return chartAgeing(books, input.period && input.period.to < today ? input.period.to : closed.to, lang, input.shape)
  }
  const measure = [...visibleTo(can), ...(await customMeasures(books, can))].find(({ key }) => key === metric)
  if (!measure) throw notVisible(metric)
  const by = input.by ?? 'month'
  const period = input.period ? upTo(input.period, today) : monthsBack(closed, by === 'month' ? 24 : 12)
  let parts = await readParts(measure, by, books, period, lang)
  const flow = isFlow(measure.key)
  const begin = by === 'month' && flow ? await booksBegin(books) : null
  const opening = begin !== null && parts.some(({ id }) => id! < begin) ? begin : null
  if (opening) parts = parts.filter(({ id }) => id! >= opening)
  if (by === 'month' && parts.at(-1)?.value === 0 && parts.at(-1)?.id === firstOfMonth(today))
    parts = parts.slice(0, -1)
  const two = by === 'month' && flow && parts.length >= 24
  const { key, name, definition, unit } = measure
  const shape = input.shape ?? (by === 'month' ? (flow ? 'bar' : 'line') : 'bar')
  return {
    metric: key,
    name,
    definition,
    unit,
    flow,
    by,
    shape: shape === 'pie' && parts.some(({ value }) => value < 0) ? 'bar' : shape,
    period:
      by === 'month' && parts[0]?.id && parts[0].id > period.from
        ? { from: parts[0].id, to: endOf(parts, period) }
        : { from: period.from, to: endOf(parts, period) },
    parts,
    opening,
    recent: two ? sum(parts.slice(-12)) : null,
    earlier: two ? sum(parts.slice(-24, -12)) : null,
  }
}

function endOf(parts: readonly Part[], period: Period): string {
  const last = parts.at(-1)?.id
  if (!last || !/^\d{4}-\d{2}-01$/.test(last) || period.to.slice(0, 7) === last.slice(0, 7)) return period.to
  return addDays(period.to, -Number(period.to.slice(8)))
}

function summaryOf(result: Output, lang: Lang): string {
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

function titleOf(result: Output, lang: Lang): string {
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

export const chartKpi = defineTool<KpiStores>()({
  name: 'kpis.chart',
  title: { fr: 'Tracer un graphique', en: 'Draw a chart' },
  gate: 'none',
  permission: 'reports.read',
  examples: CHART,
  input: z.object({
    metric: metricField({ label: { fr: 'Mesure', en: 'Measure' } }, OPTIONS).optional(),
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    by: field
      .choice(['month', 'project', 'client'], {
        label: { fr: 'Par', en: 'By' },
        options: [
          { value: 'month', label: { fr: 'Par mois', en: 'By month' }, words: ['mensuel', 'per month', 'monthly'] },
          {
            value: 'project',
            label: { fr: 'Par projet', en: 'By project' },
            words: ['par chantier', 'par job', 'by job', 'per project'],
          },
          { value: 'client', label: { fr: 'Par client', en: 'By client' }, words: ['per client', 'by customer'] },
        ],
      })
      .optional(),
    shape: field
      .choice(['bar', 'line', 'area', 'pie'], {
        label: { fr: 'Forme', en: 'Shape' },
        options: [
          { value: 'bar', label: { fr: 'Barres', en: 'Bars' }, words: ['histogramme', 'bar chart', 'colonnes'] },
          { value: 'line', label: { fr: 'Courbe', en: 'Line' }, words: ['ligne', 'line chart'] },
          { value: 'area', label: { fr: 'Aires', en: 'Area' }, words: ['area chart'] },
          { value: 'pie', label: { fr: 'Camembert', en: 'Pie' }, words: ['tarte', 'pointe', 'pie chart', 'secteurs'] },
        ],
      })
      .optional(),
  }),
  output,
  run: (input, context) => readChart(input, context),
  card(result, { lang }) {
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
  },
})
