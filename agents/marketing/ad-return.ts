import { z } from 'zod'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { AD_RETURN } from './ad-examples.ts'
import { type AdStores, adNetwork, adNetworkField, adTotals } from './ad-figures.ts'

const say = phrases({
  title: { fr: 'Retour des annonces', en: 'Return on ads' },
  summary: {
    fr: '{revenue} vendus pour {spent} d’annonces : {roas} $ par dollar, {perLead} par demande.',
    en: '{revenue} sold for {spent} of ads: {roas} sold per dollar, {perLead} per lead.',
  },
  none: { fr: 'Aucune annonce n’a encore dépensé.', en: 'No ad has spent anything yet.' },
  ad: { fr: 'Annonce', en: 'Ad' },
  network: { fr: 'Réseau', en: 'Network' },
  spent: { fr: 'Dépensé', en: 'Spent' },
  leads: { fr: 'Demandes', en: 'Leads' },
  perLead: { fr: 'Par demande', en: 'Per lead' },
  sold: { fr: 'Vendu', en: 'Sold' },
  roas: { fr: 'Vendu par dollar', en: 'Sold per dollar' },
  over: {
    fr: 'À surveiller : {names} a dépensé 95 % ou plus de son plafond.',
    en: 'To watch: {names} has spent 95% or more of its cap.',
  },
  build: { fr: 'Monter une annonce', en: 'Build an ad' },
  footer: {
    fr: 'Ventes attribuées aux demandes venues de chaque annonce, avant taxes. Une vente peut suivre l’annonce de plusieurs mois.',
    en: 'Sales attributed to the leads of each ad, before taxes. A sale may come months after the ad.',
  },
})

const figures = z.object({
  spent: z.int(),
  leads: z.int(),
  clicks: z.int(),
  revenue: z.int(),
  perLead: z.int().nullable(),
  roas: z.int().nullable(),
})

export const adReturn = defineTool<AdStores>()({
  name: 'ads.roas_report',
  title: { fr: 'Mesurer le retour des annonces', en: 'Measure the return on ads' },
  gate: 'none',
  permission: 'marketing.write',
  examples: AD_RETURN,
  input: z.object({ network: adNetworkField.optional() }),
  output: z.object({
    total: figures,
    ads: z.array(figures.extend({ headline: z.string(), network: z.string(), cap: z.int(), state: z.string() })),
  }),
  async run({ network }, { stores }) {
    const ads = (await stores.records.list('ad')).filter(
      ({ data }) => data.spent > 0 && (!network || data.network === network),
    )
    return {
      total: adTotals(ads),
      ads: ads
        .map((one) => ({
          ...adTotals([one]),
          headline: one.data.headline,
          network: one.data.network,
          cap: one.data.cap,
          state: one.state,
        }))
        .sort((a, b) => (b.roas ?? 0) - (a.roas ?? 0) || b.leads - a.leads),
    }
  },
  card({ total, ads }, { lang }) {
    const money = (amount: number | null) => (amount === null ? '–' : formatMoney(amount, lang))
    const ratio = (roas: number | null) => (roas === null ? '–' : formatNumber(roas / 100, lang, 2, 1))
    const near = ads.filter(({ state, spent, cap }) => state === 'active' && spent * 100 >= cap * 95)
    const summary = ads.length
      ? say(lang, 'summary', {
          revenue: money(total.revenue),
          spent: money(total.spent),
          roas: ratio(total.roas),
          perLead: money(total.perLead),
        })
      : say(lang, 'none')
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: [
        ...(ads.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'ad') },
                  { label: say(lang, 'network') },
                  { label: say(lang, 'spent'), align: 'right' as const },
                  { label: say(lang, 'leads'), align: 'right' as const },
                  { label: say(lang, 'perLead'), align: 'right' as const },
                  { label: say(lang, 'sold'), align: 'right' as const },
                  { label: say(lang, 'roas'), align: 'right' as const },
                ],
                rows: ads
                  .slice(0, 15)
                  .map((one) => [
                    one.headline,
                    adNetwork(one.network),
                    money(one.spent),
                    String(one.leads),
                    money(one.perLead),
                    money(one.revenue),
                    ratio(one.roas),
                  ]),
              },
            ]
          : [{ type: 'text' as const, text: summary }]),
        ...(near.length
          ? [{ type: 'text' as const, text: say(lang, 'over', { names: near.map((one) => one.headline).join(', ') }) }]
          : []),
      ],
      actions: [
        { type: 'button', label: say(lang, 'build'), intent: { do: 'form', tool: 'ads.build_campaign', input: {} } },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
