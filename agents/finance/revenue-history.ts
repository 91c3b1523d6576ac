import { z } from 'zod'
import { measureForecast, measureSeason } from '../../src/domain/forecast-accuracy.ts'
import { backlog } from '../../src/domain/revenue.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { openBooks } from '../it-data/books.ts'
import { readBacklog } from '../it-data/measures.ts'
import { ACCURACY, BACKLOG, SEASON_SHAPE } from './revenue-examples.ts'
import { forecastPairs, monthlyRevenue, type RevenueStores } from './revenue-figures.ts'

const say = phrases({
  backlog: { fr: 'Carnet de commandes', en: 'Backlog' },
  backlogSummary: {
    fr: '{total} restent à facturer sur {count, plural, one {# contrat} other {# contrats}}; le plus gros : {first} ({amount}).',
    en: '{total} left to bill on {count, plural, one {# contract} other {# contracts}}; the largest: {first} ({amount}).',
  },
  empty: {
    fr: 'Le carnet est vide : tout ce qui est signé est facturé.',
    en: 'The backlog is empty: all that is signed is billed.',
  },
  project: { fr: 'Projet', en: 'Project' },
  left: { fr: 'Reste à facturer', en: 'Left to bill' },
  share: { fr: 'Part', en: 'Share' },
  end: { fr: 'Fin', en: 'End' },
  forecast: { fr: 'Prévoir les revenus', en: 'Forecast revenue' },
  backlogNote: {
    fr: 'Contrats et avenants signés moins ce qui est facturé, avant taxes et retenue · projets non terminés',
    en: 'Contracts and signed changes less what is billed, before taxes and holdback · unfinished projects',
  },
  season: { fr: 'Saison des revenus', en: 'Season of revenue' },
  seasonSummary: {
    fr: '{high} est le mois le plus fort ({highShare} d’un mois moyen), {low} le plus faible ({lowShare}).',
    en: '{high} is the strongest month ({highShare} of an average month), {low} the weakest ({lowShare}).',
  },
  tooShort: {
    fr: 'Il faut 12 mois entiers de facturation pour voir une saison; il y en a {count}.',
    en: 'A season takes 12 whole months of billing; there are {count}.',
  },
  month: { fr: 'Mois', en: 'Month' },
  index: { fr: 'Part d’un mois moyen', en: 'Share of an average month' },
  seasonNote: {
    fr: 'Facturation des {count} derniers mois, avant taxes et retenue',
    en: 'Billing of the last {count} months, before taxes and holdback',
  },
  accuracy: { fr: 'Justesse des prévisions', en: 'Accuracy of forecasts' },
  accuracySummary: {
    fr: 'Nos prévisions se trompent de {wape} en moyenne ({mean} par mois, {count} mois); on voit {bias, select, high {trop haut} low {trop bas} other {juste}}{by, select, none {} other { de {by}}}.',
    en: 'Our forecasts are off by {wape} on average ({mean} a month, {count} months); we see {bias, select, high {too high} low {too low} other {right}}{by, select, none {} other { by {by}}}.',
  },
  noPair: { fr: 'Aucune prévision passée à comparer encore.', en: 'No past forecast to compare yet.' },
  foreseen: { fr: 'Prévu', en: 'Foreseen' },
  actual: { fr: 'Facturé', en: 'Billed' },
  gap: { fr: 'Écart', en: 'Gap' },
  accuracyNote: {
    fr: 'Erreur = somme des écarts ÷ facturé · prévision faite un mois d’avance',
    en: 'Error = sum of gaps ÷ billed · forecast made one month ahead',
  },
})

const toForecast = (lang: 'fr' | 'en') =>
  ({
    type: 'button',
    label: say(lang, 'forecast'),
    intent: { do: 'tool', tool: 'revenue.forecast', input: {} },
  }) as const

export const backlogReport = defineTool<RevenueStores>()({
  name: 'revenue.backlog_report',
  title: { fr: 'Voir le carnet de commandes', en: 'See the backlog' },
  gate: 'none',
  permission: 'finance.read',
  examples: BACKLOG,
  input: z.object({}),
  output: z.object({
    total: z.int(),
    rows: z.array(z.object({ code: z.string(), name: z.string(), left: z.int(), end: z.string().nullable() })),
  }),
  async run(_, { stores, today }) {
    const open = await readBacklog(openBooks(stores), today)
    const rows = open
      .filter(({ left }) => left > 0)
      .map(({ project: { code, name, endDate }, left }) => ({ code, name, left, end: endDate }))
      .sort((a, b) => b.left - a.left)
    return { total: backlog(open), rows }
  },
  card({ total, rows }, { lang }) {
    const [first] = rows
    const summary = first
      ? say(lang, 'backlogSummary', {
          total: formatMoney(total, lang),
          count: rows.length,
          first: `${first.code} ${first.name}`,
          amount: formatMoney(first.left, lang),
        })
      : say(lang, 'empty')
    return {
      title: say(lang, 'backlog'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'backlog'),
                columns: [
                  { label: say(lang, 'project') },
                  { label: say(lang, 'left'), align: 'right' as const },
                  { label: say(lang, 'share'), align: 'right' as const },
                  { label: say(lang, 'end') },
                ],
                rows: rows.map(({ code, name, left, end }) => [
                  { text: `${code} ${name}`, href: `nova:projects/${code}` },
                  formatMoney(left, lang),
                  formatPercent(Math.round((left / total) * 1_000_000), lang, 0),
                  end ? formatDate(end, lang) : '–',
                ]),
              },
            ]
          : []),
      ],
      actions: [toForecast(lang)],
      footer: say(lang, 'backlogNote'),
    }
  },
})

export const seasonality = defineTool<RevenueStores>()({
  name: 'revenue.seasonality',
  title: { fr: 'Mesurer la saison des revenus', en: 'Measure the season of revenue' },
  gate: 'none',
  permission: 'finance.read',
  examples: SEASON_SHAPE,
  input: z.object({}),
  output: z.object({ count: z.int(), months: z.array(z.object({ month: z.string(), share: z.int() })) }),
  async run(_, { stores, today }) {
    const months = await monthlyRevenue(openBooks(stores), today)
    const shares = measureSeason(months) ?? []
    const month = (i: number) => `2026-${String(i + 1).padStart(2, '0')}-01`
    const count = shares.length ? months.length - (months.length % 12) : months.length
    return { count, months: shares.map((share, i) => ({ month: month(i), share })) }
  },
  card({ count, months }, { lang }) {
    const name = (month: string) =>
      new Intl.DateTimeFormat(`${lang}-CA`, { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}T00:00:00Z`))
    const ranked = [...months].sort((a, b) => b.share - a.share)
    const [high, low] = [ranked[0], ranked.at(-1)]
    const percent = (share: number) => formatPercent(share, lang, 0)
    const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
    const summary =
      high && low
        ? say(lang, 'seasonSummary', {
            high: capital(name(high.month)),
            highShare: percent(high.share),
            low: name(low.month),
            lowShare: percent(low.share),
          })
        : say(lang, 'tooShort', { count })
    return {
      title: say(lang, 'season'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(months.length
          ? [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'bar' as const,
                  title: say(lang, 'season'),
                  unit: 'percent' as const,
                  series: [
                    {
                      name: say(lang, 'index'),
                      points: months.map(({ month, share }) => ({ label: name(month), value: share })),
                    },
                  ],
                },
              },
            ]
          : []),
      ],
      actions: [toForecast(lang)],
      footer: say(lang, 'seasonNote', { count }),
    }
  },
})

const pair = z.object({ target: z.string(), foreseen: z.int(), actual: z.int() })

export const forecastAccuracy = defineTool<RevenueStores>()({
  name: 'revenue.forecast_accuracy',
  title: { fr: 'Comparer les prévisions à ce qui est venu', en: 'Compare forecasts with what came' },
  gate: 'none',
  permission: 'finance.read',
  examples: ACCURACY,
  input: z.object({}),
  output: z.object({
    pairs: z.array(pair),
    meanError: z.int().nullable(),
    wape: z.int().nullable(),
    bias: z.int().nullable(),
  }),
  async run(_, { stores, today }) {
    const pairs = await forecastPairs(openBooks(stores), stores, today)
    const { meanError, wape, bias } = measureForecast(pairs)
    return { pairs, meanError, wape, bias }
  },
  card({ pairs, meanError, wape, bias }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary =
      wape === null || meanError === null
        ? say(lang, 'noPair')
        : say(lang, 'accuracySummary', {
            wape: formatPercent(wape, lang, 1),
            mean: money(meanError),
            count: pairs.length,
            bias: (bias ?? 0) > 0 ? 'high' : (bias ?? 0) < 0 ? 'low' : 'even',
            by: bias ? formatPercent(Math.abs(bias), lang, 1) : 'none',
          })
    return {
      title: say(lang, 'accuracy'),
      summary,
      tone: 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(pairs.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'accuracy'),
                columns: [
                  { label: say(lang, 'month') },
                  { label: say(lang, 'foreseen'), align: 'right' as const },
                  { label: say(lang, 'actual'), align: 'right' as const },
                  { label: say(lang, 'gap'), align: 'right' as const },
                ],
                rows: pairs.map(({ target, foreseen, actual }) => [
                  formatDate(target, lang, 'month'),
                  money(foreseen),
                  money(actual),
                  money(foreseen - actual),
                ]),
              },
            ]
          : []),
      ],
      actions: [toForecast(lang)],
      footer: say(lang, 'accuracyNote'),
    }
  },
})
