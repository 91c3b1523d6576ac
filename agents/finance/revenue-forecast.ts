import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { openBooks } from '../it-data/books.ts'
import { FORECAST } from './revenue-examples.ts'
import { monthlyRevenue, type RevenueStores, readForecast } from './revenue-figures.ts'

const say = phrases({
  title: { fr: 'Prévision des revenus', en: 'Revenue forecast' },
  months: {
    fr: '{total} de revenus prévus sur {count, plural, one {# mois} other {# mois}}{range, select, none {} other { (entre {low} et {high})}}; {month} : {first}.',
    en: '{total} of revenue expected over {count, plural, one {# month} other {# months}}{range, select, none {} other { (between {low} and {high})}}; {month}: {first}.',
  },
  year: {
    fr: 'L’année civile {year} finirait à {total} : {billed} facturés jusqu’ici, {rest} à venir.',
    en: 'Calendar year {year} would end at {total}: {billed} billed so far, {rest} to come.',
  },
  month: { fr: 'Mois', en: 'Month' },
  revenue: { fr: 'Prévu', en: 'Expected' },
  range: { fr: 'Fourchette', en: 'Range' },
  between: { fr: '{low} à {high}', en: '{low} to {high}' },
  unknown: { fr: 'n/d', en: 'n/a' },
  hoped: {
    fr: 'Pas compté : {amount} d’occasions ouvertes, pondérées par leurs chances.',
    en: 'Not counted: {amount} of open opportunities, weighted by their odds.',
  },
  backlog: { fr: 'Voir le carnet', en: 'See the backlog' },
  accuracy: { fr: 'Nos prévisions passées', en: 'Our past forecasts' },
  footer: {
    fr: 'Avant taxes et retenue · carnet étalé par saison jusqu’à la fin des contrats, plus les petits travaux{error, select, none {} other { · fourchette : notre erreur usuelle de {error}}}',
    en: 'Before taxes and holdback · backlog spread by season to the end of contracts, plus small works{error, select, none {} other { · range: our usual error of {error}}}',
  },
})

const MOST_MONTHS = 24
const MONTHS = 3

export const revenueForecast = defineTool<RevenueStores>()({
  name: 'revenue.forecast',
  title: { fr: 'Prévoir les revenus mois par mois', en: 'Forecast revenue month by month' },
  gate: 'none',
  permission: 'finance.read',
  examples: FORECAST,
  input: z.object({
    months: field.quantity({ label: { fr: 'Nombre de mois', en: 'Number of months' } }).optional(),
    span: field
      .choice(['months', 'year'], {
        label: { fr: 'Jusqu’où', en: 'How far' },
        options: [
          { value: 'months', label: { fr: 'Les prochains mois', en: 'The coming months' } },
          {
            value: 'year',
            label: { fr: 'La fin de l’année', en: 'The end of the year' },
            words: [
              'finir l’année',
              'fin d’année',
              'fin de l’année',
              'termine l’année',
              'year end',
              'end of year',
              'end the year',
              'finish the year',
            ],
          },
        ],
      })
      .optional(),
  }),
  output: z.object({
    months: z.array(
      z.object({ month: z.string(), revenue: z.int(), low: z.int().nullable(), high: z.int().nullable() }),
    ),
    error: z.int().nullable(),
    hoped: z.int(),
    year: z.object({ year: z.string(), billed: z.int(), total: z.int() }).nullable(),
  }),
  async run({ months, span }, { stores, today }) {
    const year = today.slice(0, 4)
    const left = 13 - Number(today.slice(5, 7))
    const count = span === 'year' ? left : months === undefined ? MONTHS : Math.round(months / 1000)
    if (count < 1 || count > MOST_MONTHS)
      throw new NovaError(
        'input.invalid',
        { fr: `Je prévois de 1 à ${MOST_MONTHS} mois.`, en: `I forecast 1 to ${MOST_MONTHS} months.` },
        { field: 'months' },
      )
    const forecast = await readForecast(stores, today, count)
    if (span !== 'year') return { ...forecast, year: null }
    const past = (await monthlyRevenue(openBooks(stores), today)).filter(({ month }) => month.startsWith(year))
    const billed = past.reduce((sum, { amount }) => sum + amount, 0)
    const total = billed + forecast.months.reduce((sum, { revenue }) => sum + revenue, 0)
    return { ...forecast, year: { year, billed, total } }
  },
  card({ months, error, hoped, year }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const sum = (pick: (one: (typeof months)[number]) => number | null) =>
      months.reduce((total, one) => total + (pick(one) ?? 0), 0)
    const [first] = months
    const rest = sum(({ revenue }) => revenue)
    const summary = year
      ? say(lang, 'year', { year: year.year, total: money(year.total), billed: money(year.billed), rest: money(rest) })
      : say(lang, 'months', {
          total: money(rest),
          count: months.length,
          range: error === null ? 'none' : 'yes',
          low: money(sum(({ low }) => low)),
          high: money(sum(({ high }) => high)),
          month: formatDate(first!.month, lang, 'month'),
          first: money(first!.revenue),
        })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'chart',
          chart: {
            kind: 'bar',
            title: say(lang, 'title'),
            unit: 'money',
            series: [
              {
                name: say(lang, 'revenue'),
                points: months.map(({ month, revenue }) => ({
                  label: formatDate(month, lang, 'month'),
                  value: revenue,
                })),
              },
            ],
          },
        },
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [
            { label: say(lang, 'month') },
            { label: say(lang, 'revenue'), align: 'right' },
            { label: say(lang, 'range'), align: 'right' },
          ],
          rows: months.map(({ month, revenue, low, high }) => [
            formatDate(month, lang, 'month'),
            money(revenue),
            low === null || high === null
              ? say(lang, 'unknown')
              : say(lang, 'between', { low: money(low), high: money(high) }),
          ]),
        },
        ...(hoped > 0 ? [{ type: 'text' as const, text: say(lang, 'hoped', { amount: money(hoped) }) }] : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'backlog'),
          intent: { do: 'tool', tool: 'revenue.backlog_report', input: {} },
        },
        {
          type: 'button',
          label: say(lang, 'accuracy'),
          intent: { do: 'tool', tool: 'revenue.forecast_accuracy', input: {} },
        },
      ],
      footer: say(lang, 'footer', { error: error === null ? 'none' : formatPercent(error, lang, 1) }),
    }
  },
})
