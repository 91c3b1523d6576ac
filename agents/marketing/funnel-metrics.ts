import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { funnelOf, lastTwelveMonths, type MarketStores, readMarket } from './market-figures.ts'
import { FUNNEL } from './marketing-examples.ts'

const say = phrases({
  title: { fr: 'Entonnoir de ventes', en: 'Sales funnel' },
  summary: {
    fr: 'Un nouveau client coûte {cac}; {won} soumissions gagnées sur {quotes} ({rate}).',
    en: 'A new client costs {cac}; {won} of {quotes} quotes won ({rate}).',
  },
  empty: { fr: 'Aucune soumission envoyée dans la période.', en: 'No quote was sent in the period.' },
  cac: { fr: 'Coût d’acquisition (CAC)', en: 'Acquisition cost (CAC)' },
  conversion: { fr: 'Conversion en nombre', en: 'Conversion by count' },
  byValue: { fr: 'Conversion en valeur', en: 'Conversion by value' },
  ltv: { fr: 'Valeur à vie (VVC)', en: 'Lifetime value (LTV)' },
  roas: { fr: 'Rendement publicitaire (ROAS)', en: 'Return on ad spend (ROAS)' },
  cacValue: { fr: '{cac} ({spend} ÷ {n} nouveaux clients)', en: '{cac} ({spend} ÷ {n} new clients)' },
  ltvValue: { fr: '{ltv} ({times} fois le CAC)', en: '{ltv} ({times} times CAC)' },
  roasValue: { fr: '{ratio} ({sales} ÷ {spend})', en: '{ratio} ({sales} ÷ {spend})' },
  valueOf: { fr: '{rate} ({sold} sur {quoted})', en: '{rate} ({sold} of {quoted})' },
  none: { fr: 'n/d', en: 'n/a' },
  steps: { fr: 'De la demande au contrat', en: 'From lead to contract' },
  leads: { fr: 'Demandes', en: 'Leads' },
  quotes: { fr: 'Soumissions', en: 'Quotes' },
  won: { fr: 'Gagnées', en: 'Won' },
  newClients: { fr: 'Nouveaux clients', en: 'New clients' },
  footer: {
    fr: '{from} au {to} · dépenses : toutes les campagnes · nouveau client : jamais facturé avant sa soumission{ltv, select, yes { · VVC : revenu annuel × marge × années, hypothèses de la direction} other {}}',
    en: '{from} to {to} · spend: all campaigns · new client: never invoiced before the quote{ltv, select, yes { · LTV: yearly revenue × margin × years, management’s assumptions} other {}}',
  },
  sources: { fr: 'D’où viennent les ventes', en: 'Where sales come from' },
})

const input = z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() })

const funnel = z.object({
  from: z.string(),
  to: z.string(),
  leads: z.int(),
  qualified: z.int(),
  quotes: z.int(),
  quoted: z.int(),
  won: z.int(),
  sold: z.int(),
  newClients: z.int(),
  spend: z.int(),
  cac: z.int().nullable(),
  conversion: z.int().nullable(),
  conversionValue: z.int().nullable(),
  ltv: z.int().nullable(),
  assumed: z.object({ yearlyRevenue: z.int(), marginPpm: z.int(), yearTenths: z.int() }).nullable(),
  adSpend: z.int(),
  adSales: z.int(),
  roas: z.int().nullable(),
})

export const funnelMetrics = defineTool<MarketStores>()({
  name: 'marketing.funnel_metrics',
  title: { fr: 'Mesurer l’entonnoir de ventes', en: 'Measure the sales funnel' },
  gate: 'none',
  permission: 'marketing.write',
  examples: FUNNEL,
  input,
  output: funnel,
  async run({ period: said }, { stores, today }) {
    const period = said ?? lastTwelveMonths(today)
    const settings = (await stores.organizations.get())?.settings ?? {}
    return { ...period, ...funnelOf(await readMarket(stores, period), settings) }
  },
  card(figures, { lang }) {
    const money = (amount: number | null) => (amount === null ? say(lang, 'none') : formatMoney(amount, lang))
    const percent = (rate: number | null) => (rate === null ? say(lang, 'none') : formatPercent(rate, lang, 1, 1))
    const { cac, won, quotes, ltv, roas } = figures
    const summary =
      quotes === 0
        ? say(lang, 'empty')
        : say(lang, 'summary', { cac: money(cac), won, quotes, rate: percent(figures.conversion) })
    const chart: Block = {
      type: 'chart',
      chart: {
        kind: 'bar',
        title: say(lang, 'steps'),
        unit: 'count',
        series: [
          {
            name: say(lang, 'steps'),
            points: (['leads', 'quotes', 'won', 'newClients'] as const).map((name) => ({
              label: say(lang, name),
              value: figures[name],
            })),
          },
        ],
      },
    }
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: [
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'cac'),
              value: say(lang, 'cacValue', { cac: money(cac), spend: money(figures.spend), n: figures.newClients }),
            },
            { label: say(lang, 'conversion'), value: `${percent(figures.conversion)} (${won} / ${quotes})` },
            {
              label: say(lang, 'byValue'),
              value: say(lang, 'valueOf', {
                rate: percent(figures.conversionValue),
                sold: money(figures.sold),
                quoted: money(figures.quoted),
              }),
            },
            {
              label: say(lang, 'ltv'),
              value:
                ltv !== null && cac
                  ? say(lang, 'ltvValue', { ltv: money(ltv), times: formatNumber(ltv / cac, lang, 1, 1) })
                  : money(ltv),
            },
            {
              label: say(lang, 'roas'),
              value:
                roas === null
                  ? say(lang, 'none')
                  : say(lang, 'roasValue', {
                      ratio: formatNumber(roas / 100, lang, 1, 1),
                      sales: money(figures.adSales),
                      spend: money(figures.adSpend),
                    }),
            },
          ],
        },
        ...(quotes > 0 ? [chart] : []),
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'sources'),
          intent: { do: 'tool', tool: 'marketing.attribute_revenue', input: {} },
        },
      ],
      footer: say(lang, 'footer', {
        from: formatDate(figures.from, lang),
        to: formatDate(figures.to, lang),
        ltv: ltv === null ? 'no' : 'yes',
      }),
    }
  },
})
