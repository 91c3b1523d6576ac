import { z } from 'zod'
import { formatDate } from '../../src/lib/dates.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { campaignSales, lastTwelveMonths, type MarketStores, readMarket, salesBySource } from './market-figures.ts'
import { SOURCES } from './marketing-examples.ts'

const say = phrases({
  sources: { fr: 'D’où viennent les ventes', en: 'Where sales come from' },
  sourceSummary: {
    fr: '{source} mène : {sold} sur {total} de ventes ({share}).',
    en: '{source} leads: {sold} of {total} sold ({share}).',
  },
  empty: { fr: 'Aucune soumission envoyée dans la période.', en: 'No quote was sent in the period.' },
  source: { fr: 'Source', en: 'Source' },
  sold: { fr: 'Vendu', en: 'Sold' },
  campaign: { fr: 'Campagne', en: 'Campaign' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  perDollar: { fr: 'Vendu par dollar', en: 'Sold per dollar' },
  byCampaign: { fr: 'Ventes par campagne', en: 'Sales by campaign' },
  sourceFooter: {
    fr: '{from} au {to} · soumissions gagnées, avant taxes, par la source de leur demande',
    en: '{from} to {to} · quotes won, before taxes, by the source of their lead',
  },
  quotes: { fr: 'Soumissions', en: 'Quotes' },
  won: { fr: 'Gagnées', en: 'Won' },
  none: { fr: 'n/d', en: 'n/a' },
  funnel: { fr: 'L’entonnoir', en: 'The funnel' },
})

const SOURCES_NAMED: Record<string, Bilingual> = {
  referral: { fr: 'Bouche-à-oreille', en: 'Referral' },
  'google-ads': { fr: 'Google Ads', en: 'Google Ads' },
  event: { fr: 'Salons', en: 'Events' },
  website: { fr: 'Site web', en: 'Website' },
  email: { fr: 'Infolettre', en: 'Newsletter' },
  sponsorship: { fr: 'Commandites', en: 'Sponsorships' },
  social: { fr: 'Réseaux sociaux', en: 'Social media' },
  other: { fr: 'Autre', en: 'Other' },
}
const sourceName = (source: string, lang: Lang) => SOURCES_NAMED[source]?.[lang] ?? source

const input = z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() })

const sale = z.object({ source: z.string(), quotes: z.int(), won: z.int(), sold: z.int() })
const campaign = z.object({
  id: z.string(),
  name: z.string(),
  channel: z.string(),
  spent: z.int(),
  leads: z.int(),
  quotes: z.int(),
  won: z.int(),
  sold: z.int(),
})

export const attributeRevenue = defineTool<MarketStores>()({
  name: 'marketing.attribute_revenue',
  title: { fr: 'Voir d’où viennent les ventes', en: 'See where sales come from' },
  gate: 'none',
  permission: 'marketing.write',
  examples: SOURCES,
  input,
  output: z.object({
    from: z.string(),
    to: z.string(),
    total: z.int(),
    sources: z.array(sale),
    campaigns: z.array(campaign),
  }),
  async run({ period: said }, { stores, today }) {
    const period = said ?? lastTwelveMonths(today)
    const market = await readMarket(stores, period)
    const sources = salesBySource(market)
    return {
      ...period,
      total: sources.reduce((sum, { sold }) => sum + sold, 0),
      sources,
      campaigns: campaignSales(market)
        .map(({ status: _, ...one }) => one)
        .sort((a, b) => b.sold - a.sold),
    }
  },
  card({ from, to, total, sources, campaigns }, { lang }) {
    const [first] = sources
    const money = (amount: number) => formatMoney(amount, lang)
    const summary =
      first && total > 0
        ? say(lang, 'sourceSummary', {
            source: sourceName(first.source, lang),
            sold: money(first.sold),
            total: money(total),
            share: formatPercent(Math.round((first.sold / total) * 1_000_000), lang, 1),
          })
        : say(lang, 'empty')
    return {
      title: say(lang, 'sources'),
      summary,
      tone: 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(total > 0
          ? [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'pie' as const,
                  title: say(lang, 'sources'),
                  unit: 'money' as const,
                  series: [
                    {
                      name: say(lang, 'sold'),
                      points: sources
                        .filter(({ sold }) => sold > 0)
                        .map(({ source, sold }) => ({ label: sourceName(source, lang), value: sold })),
                    },
                  ],
                },
              },
            ]
          : []),
        {
          type: 'table',
          caption: say(lang, 'sources'),
          columns: [
            { label: say(lang, 'source') },
            { label: say(lang, 'quotes'), align: 'right' },
            { label: say(lang, 'won'), align: 'right' },
            { label: say(lang, 'sold'), align: 'right' },
          ],
          rows: sources
            .slice(0, 15)
            .map((one) => [sourceName(one.source, lang), String(one.quotes), String(one.won), money(one.sold)]),
        },
        {
          type: 'table',
          caption: say(lang, 'byCampaign'),
          columns: [
            { label: say(lang, 'campaign') },
            { label: say(lang, 'spent'), align: 'right' },
            { label: say(lang, 'won'), align: 'right' },
            { label: say(lang, 'sold'), align: 'right' },
            { label: say(lang, 'perDollar'), align: 'right' },
          ],
          rows: campaigns
            .slice(0, 15)
            .map((one) => [
              one.name,
              money(one.spent),
              String(one.won),
              money(one.sold),
              one.spent > 0 ? formatNumber(one.sold / one.spent, lang, 1, 1) : say(lang, 'none'),
            ]),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'funnel'),
          intent: { do: 'tool', tool: 'marketing.funnel_metrics', input: {} },
        },
      ],
      footer: say(lang, 'sourceFooter', { from: formatDate(from, lang), to: formatDate(to, lang) }),
    }
  },
})
