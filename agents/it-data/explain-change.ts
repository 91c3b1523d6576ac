import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { addMonths, lastOfMonth, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type KpiStores, lastClosedMonth, monthsBack, monthsIn, openBooks, periodBefore } from './books.ts'
import { isFlow, splitFlow } from './breakdown.ts'
import { formatChange, formatMeasure, formatPeriod, formatPeriodShort } from './measure-text.ts'
import { measureOf, visibleTo } from './measures.ts'
import { EXPLAIN } from './metric-examples.ts'
import { METRIC_OPTIONS, metricField, notVisible } from './metric-field.ts'

const say = phrases({
  title: { fr: '{name} : ce qui a changé', en: '{name}: what changed' },
  summary: {
    fr: '{name} : {now} contre {before}, soit {change}; surtout {driver} ({amount}).',
    en: '{name}: {now} against {before}, {change}; mostly {driver} ({amount}).',
  },
  same: { fr: '{name} : {now}, comme à la période d’avant.', en: '{name}: {now}, as in the period before.' },
  meaning: {
    fr: 'En tête de la baisse : {down}. En tête de la hausse : {up}.',
    en: 'Leading the fall: {down}. Leading the rise: {up}.',
  },
  nothing: { fr: 'rien', en: 'nothing' },
  item: { fr: '{label} ({amount})', en: '{label} ({amount})' },
  none: { fr: 'Petits travaux', en: 'Small works' },
  others: { fr: 'Autres', en: 'Others' },
  driver: { fr: 'Facteur', en: 'Driver' },
  before: { fr: 'Avant', en: 'Before' },
  now: { fr: 'Après', en: 'After' },
  change: { fr: 'Écart', en: 'Change' },
  chart: { fr: 'De {before} à {now}', en: 'From {before} to {now}' },
  footer: { fr: '{now} contre {before} · {definition}', en: '{now} against {before} · {definition}' },
})

const driver = z.object({
  id: z.string().nullable(),
  label: z.string(),
  before: z.int(),
  now: z.int(),
  change: z.int(),
})
type Driver = z.output<typeof driver>
const range = z.object({ from: z.string(), to: z.string() })

const MAX_DRIVERS = 8

const plus = (value: number, lang: Lang, unit: 'cents' | 'hours') =>
  `${value > 0 ? '+' : ''}${formatMeasure(value, unit, lang)}`

async function explain(
  input: {
    metric?: string | undefined
    period?: { from: string; to: string } | undefined
    against?: { from: string; to: string } | undefined
    by?: 'project' | 'client' | undefined
  },
  { stores, today, can, lang }: Context<KpiStores>,
) {
  const metric = input.metric ?? 'revenue'
  if (!visibleTo(can).some(({ key }) => key === metric)) throw notVisible(metric)
  if (!isFlow(metric)) {
    const { name } = measureOf(metric)!
    throw new NovaError('rule.broken', {
      fr: `Je sais décomposer les revenus, les encaissements, les coûts et les heures; pour « ${name.fr} », demande plutôt le graphique.`,
      en: `I can break down revenue, receipts, costs and hours; for "${name.en}", ask for the chart instead.`,
    })
  }
  const books = openBooks(stores)
  const closed = await lastClosedMonth(stores, today)
  // One period alone is the one to explain, whatever word stood before it.
  const asked = input.period ?? input.against
  const now = asked ? toClosed(asked, closed) : monthsBack(closed, 12)
  const before = input.period && input.against ? input.against : comparable(now)
  const by = input.by ?? 'project'
  const [after, earlier] = [
    await splitFlow(metric, by, books, now, say(lang, 'none')),
    await splitFlow(metric, by, books, before, say(lang, 'none')),
  ]
  const ids = new Map([...earlier, ...after].map(({ id, label }) => [id, label]))
  const valueIn = (parts: typeof after, id: string | null) => parts.find((one) => one.id === id)?.value ?? 0
  const drivers: Driver[] = [...ids]
    .map(([id, label]) => {
      const [a, b] = [valueIn(earlier, id), valueIn(after, id)]
      return { id, label, before: a, now: b, change: b - a }
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
  const total = (parts: typeof after) => parts.reduce((all, { value }) => all + value, 0)
  return { metric, by, period: now, against: before, before: total(earlier), now: total(after), drivers }
}

/** A period that goes on is read up to the last closed month, when that is inside it. */
const toClosed = (period: Period, closed: Period): Period =>
  period.to > closed.to && period.from <= closed.to ? { from: period.from, to: closed.to } : period

/** Several months stand against the same months a year before, since building has seasons; else what came just before. */
function comparable(period: Period): Period {
  const count = monthsIn(period).length
  if (count < 2 || count > 12) return periodBefore(period)
  const { from, to } = period
  return {
    from: addMonths(from, -12),
    to: to === lastOfMonth(to) ? lastOfMonth(addMonths(to, -12)) : addMonths(to, -12),
  }
}

/** The largest changes, and the rest as one. */
function leading(drivers: readonly Driver[], lang: Lang): Driver[] {
  if (drivers.length <= MAX_DRIVERS) return [...drivers]
  const rest = drivers.slice(MAX_DRIVERS - 1)
  const sum = (key: 'before' | 'now' | 'change') => rest.reduce((total, one) => total + one[key], 0)
  return [
    ...drivers.slice(0, MAX_DRIVERS - 1),
    { id: null, label: say(lang, 'others'), before: sum('before'), now: sum('now'), change: sum('change') },
  ]
}

export const explainChange = defineTool<KpiStores>()({
  name: 'kpis.explain_change',
  title: { fr: 'Expliquer une variation', en: 'Explain a change' },
  gate: 'none',
  permission: 'reports.read',
  examples: EXPLAIN,
  input: z.object({
    metric: metricField(
      { label: { fr: 'Mesure', en: 'Measure' } },
      METRIC_OPTIONS.filter(({ value }) => isFlow(value)),
    ).optional(),
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    against: field
      .period({
        label: { fr: 'Comparée à', en: 'Compared with' },
        cues: ['par rapport à', 'contre', 'vs', 'comparé à', 'versus', 'compared to', 'against'],
      })
      .optional(),
    by: field
      .choice(['project', 'client'], {
        label: { fr: 'Par', en: 'By' },
        options: [
          {
            value: 'project',
            label: { fr: 'Par projet', en: 'By project' },
            words: ['projets', 'par chantier', 'projects', 'by job'],
          },
          { value: 'client', label: { fr: 'Par client', en: 'By client' }, words: ['clients', 'by customer'] },
        ],
      })
      .optional(),
  }),
  output: z.object({
    metric: z.enum(['revenue', 'receipts', 'costs', 'hours']),
    by: z.enum(['project', 'client']),
    period: range,
    against: range,
    before: z.int(),
    now: z.int(),
    drivers: z.array(driver),
  }),
  run: explain,
  card(result, { lang }) {
    const { name, definition } = measureOf(result.metric)!
    const unit = result.metric === 'hours' ? 'hours' : 'cents'
    const show = (value: number) => formatMeasure(value, unit, lang)
    const drivers = leading(result.drivers, lang)
    const change = result.now - result.before
    const towards = drivers.filter((one) => Math.sign(one.change) === Math.sign(change))
    const main = towards[0] ?? drivers[0]
    const item = (one: Driver | undefined) =>
      one ? say(lang, 'item', { label: one.label, amount: plus(one.change, lang, unit) }) : say(lang, 'nothing')
    const [first, last] = [formatPeriodShort(result.against, lang), formatPeriodShort(result.period, lang)]
    const plotted = (value: number) => (unit === 'hours' ? value / 100 : value)
    const hrefOf = (one: Driver) =>
      one.id === null
        ? one.label
        : { text: one.label, href: result.by === 'project' ? `nova:projects/${one.label}` : `nova:clients/${one.id}` }
    return {
      title: say(lang, 'title', { name: name[lang] }),
      summary:
        main && change !== 0
          ? say(lang, 'summary', {
              name: name[lang],
              now: show(result.now),
              before: show(result.before),
              change: formatChange(result.now, result.before, unit, lang),
              driver: main.label,
              amount: plus(main.change, lang, unit),
            })
          : say(lang, 'same', { name: name[lang], now: show(result.now) }),
      tone: 'neutral',
      blocks: drivers.length
        ? [
            {
              type: 'text',
              text: say(lang, 'meaning', {
                down: item(drivers.find((one) => one.change < 0)),
                up: item(drivers.find((one) => one.change > 0)),
              }),
            },
            {
              type: 'chart',
              chart: {
                kind: 'waterfall',
                title: say(lang, 'chart', { before: first, now: last }),
                unit: unit === 'hours' ? 'hours' : 'money',
                series: [
                  {
                    name: name[lang],
                    points: [
                      { label: first, value: plotted(result.before) },
                      ...drivers.map((one) => ({ label: one.label, value: plotted(one.change) })),
                      { label: last, value: plotted(result.now) },
                    ],
                  },
                ],
                axis: { totals: [first, last] },
              },
            },
            {
              type: 'table',
              caption: say(lang, 'title', { name: name[lang] }),
              columns: [
                { label: say(lang, 'driver') },
                { label: say(lang, 'before'), align: 'right' },
                { label: say(lang, 'now'), align: 'right' },
                { label: say(lang, 'change'), align: 'right' },
              ],
              rows: drivers.map((one) => [hrefOf(one), show(one.before), show(one.now), plus(one.change, lang, unit)]),
            },
          ]
        : [],
      footer: say(lang, 'footer', {
        now: formatPeriod(result.period, lang),
        before: formatPeriod(result.against, lang),
        definition: definition[lang],
      }),
    }
  },
})
