import { z } from 'zod'
import { AGEING_BUCKETS, AGEING_LABELS, computeAgeing } from '../../src/domain/ageing.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, firstOfMonth, type Period } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type Books, type KpiStores, lastClosedMonth, monthsBack, openBooks, receivablesOn } from './books.ts'
import { booksBegin, type Grouping, isFlow, type Part, readMonths, splitBacklog, splitFlow } from './breakdown.ts'
import { type ChartedMeasure, chartCard, chartedSchema, sum } from './chart-card.ts'
import { customMeasures } from './custom-measure.ts'
import { CHART } from './kpi-examples.ts'
import { type Measure, visibleTo } from './measures.ts'
import { METRIC_OPTIONS, metricField, notVisible } from './metric-field.ts'

const SMALL_WORKS = { fr: 'Petits travaux', en: 'Small works' }
const AGEING = {
  name: { fr: 'Comptes à recevoir par âge', en: 'Receivables by age' },
  definition: {
    fr: 'soldes des factures émises, par jours passé l’échéance',
    en: 'balances of issued invoices, by days past due',
  },
}

const OPTIONS = [
  ...METRIC_OPTIONS,
  {
    value: 'ageing',
    label: { fr: 'Âge des comptes', en: 'Ageing' },
    words: ['âge', 'âge des comptes à recevoir', 'par âge', 'aging', 'ageing of receivables'],
  },
]

async function chartAgeing(
  books: Books,
  on: string,
  lang: Lang,
  shape: ChartedMeasure['shape'] | undefined,
): Promise<ChartedMeasure> {
  const { buckets } = computeAgeing(await receivablesOn(books, on), on)
  return {
    metric: 'ageing',
    ...AGEING,
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
  if (isFlow(measure.key)) return splitFlow(measure.key, by, books, period, SMALL_WORKS[lang])
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
    shape?: ChartedMeasure['shape'] | undefined
  },
  { stores, today, can, lang }: Context<KpiStores>,
): Promise<ChartedMeasure> {
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
  output: chartedSchema,
  run: (input, context) => readChart(input, context),
  card: (result, { lang }) => chartCard(result, lang),
})
