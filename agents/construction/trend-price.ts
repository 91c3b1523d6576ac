import { z } from 'zod'
import { findOutliers } from '../../src/domain/anomaly.ts'
import { costCodeLabel } from '../../src/domain/cost-code.ts'
import { median } from '../../src/domain/payer-forecast.ts'
import { shareOf } from '../../src/domain/quotient.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { divideHalfUp, formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { TREND } from './cost-code-examples.ts'
import { type CodeStores, codeNamed } from './cost-code-lookup.ts'
import { projectHref } from './earned-value-card.ts'

const say = phrases({
  title: { fr: 'Tendance du prix – {label}', en: 'Price trend – {label}' },
  spike: {
    fr: '{label} : {last} le {unit} le {date}, loin des {usual} habituels ({change}).',
    en: '{label}: {last} a {unit} on {date}, far from the usual {usual} ({change}).',
  },
  steady: {
    fr: '{label} : {last} le {unit} le {date}; d’habitude {usual} ({change}).',
    en: '{label}: {last} a {unit} on {date}; usually {usual} ({change}).',
  },
  none: {
    fr: '{label} : aucun achat avec sa quantité dans les coûts, donc pas de tendance à montrer.',
    en: '{label}: no purchase with its quantity among the costs, so there is no trend to show.',
  },
  ours: {
    fr: 'Notre coût unitaire : {likely} le {unit} (de {low} à {high}), vérifié le {date}.',
    en: 'Our unit cost: {likely} a {unit} ({low} to {high}), checked on {date}.',
  },
  higher: { fr: '+{rate}', en: '+{rate}' },
  lower: { fr: '−{rate}', en: '−{rate}' },
  date: { fr: 'Date', en: 'Date' },
  vendor: { fr: 'Fournisseur', en: 'Supplier' },
  project: { fr: 'Projet', en: 'Project' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  price: { fr: 'Prix unitaire', en: 'Unit price' },
  outlier: { fr: '{price} (hors norme, cote {score})', en: '{price} (out of line, score {score})' },
  case: { fr: 'Expliquer l’écart', en: 'Explain the gap' },
  footer: {
    fr: 'Achats inscrits aux coûts avec leur quantité, avant taxes · hors norme : cote z modifiée de plus de 3,5 (Iglewicz et Hoaglin)',
    en: 'Purchases recorded with their quantity, before taxes · out of line: modified z-score above 3.5 (Iglewicz and Hoaglin)',
  },
})

const purchase = z.object({
  date: z.string(),
  vendor: z.string(),
  project: z.string(),
  quantity: z.int(),
  price: z.int(),
  score: z.number().nullable(),
})

export const trendPrice = defineTool<CodeStores>()({
  name: 'cost_codes.trend_price',
  title: { fr: 'Montrer la tendance d’un prix', en: 'Show the trend of a price' },
  gate: 'none',
  permission: 'projects.cost',
  examples: TREND,
  input: z.object({
    material: field.text({
      label: { fr: 'Matériau ou travail', en: 'Material or work' },
      ask: { fr: 'Le prix de quoi? (p. ex. béton)', en: 'The price of what? (e.g. concrete)' },
      cues: [
        'prix unitaire du',
        'prix unitaire de',
        'prix du',
        'prix de la',
        'prix de l’',
        'prix des',
        'prix de',
        'coût du',
        'coût de la',
        'coûte le',
        'coûte la',
        'coute le',
        'coute la',
        'price of',
        'cost of',
        'paying for',
        'price trend for',
        'trend of',
        'trend for',
      ],
    }),
  }),
  output: z.object({
    code: z.string(),
    label: z.object({ fr: z.string(), en: z.string() }),
    unit: z.string(),
    purchases: z.array(purchase),
    usual: z.int().nullable(),
    change: z.int().nullable(),
    ours: z.object({ unit: z.string(), low: z.int(), likely: z.int(), high: z.int(), asOf: z.string() }).nullable(),
  }),
  async run({ material }, { stores, lang }) {
    const { own, master } = await codeNamed(material, { field: 'material', lang }, stores)
    const code = own?.code ?? master
    const entries = (await stores.costEntries.list({ costCode: code })).filter((one) => one.quantity && one.unit)
    // A purchase by another unit is another price.
    const units = Map.groupBy(entries, ({ unit }) => unit)
    const [most] = [...units.values()].sort((a, b) => b.length - a.length)
    const bought = (most ?? []).sort((a, b) => a.date.localeCompare(b.date))
    const vendors = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
    const projects = new Map((await stores.projects.list()).map((one) => [one.id, one.code]))
    const prices = bought.map((one) => divideHalfUp(BigInt(one.amount) * 1000n, BigInt(one.quantity!)))
    const outliers = findOutliers(prices)
    const middle = median(prices)
    const usual = middle === null ? null : Math.round(middle)
    const last = prices.at(-1)
    return {
      code,
      label: own ? { fr: own.labelFr, en: own.labelEn } : (costCodeLabel(code) ?? { fr: code, en: code }),
      unit: bought[0]?.unit ?? own?.unit ?? '',
      purchases: bought.map((one, i) => ({
        date: one.date,
        vendor: (one.vendorId && vendors.get(one.vendorId)) || '',
        project: projects.get(one.projectId) ?? '',
        quantity: one.quantity!,
        price: prices[i]!,
        score: outliers.find(({ index }) => index === i)?.score ?? null,
      })),
      usual,
      change: usual === null || last === undefined ? null : shareOf(last - usual, usual),
      ours: own && { unit: own.unit, low: own.low, likely: own.likely, high: own.high, asOf: own.asOf },
    }
  },
  card(out, { lang, can }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const label = out.label[lang]
    const last = out.purchases.at(-1)
    const rate = formatPercent(Math.abs(out.change ?? 0), lang, 1)
    const summary = last
      ? say(lang, last.score === null ? 'steady' : 'spike', {
          label,
          last: money(last.price),
          unit: out.unit,
          date: formatDate(last.date, lang),
          usual: money(out.usual ?? last.price),
          change: say(lang, (out.change ?? 0) < 0 ? 'lower' : 'higher', { rate }),
        })
      : say(lang, 'none', { label })
    const title = say(lang, 'title', { label: `${out.code} ${label}` })
    const { ours, purchases } = out
    return {
      title,
      summary,
      tone: last?.score ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(purchases.length > 1
          ? [
              {
                type: 'chart' as const,
                chart: {
                  kind: 'line' as const,
                  title,
                  unit: 'money' as const,
                  series: [
                    {
                      name: say(lang, 'price'),
                      points: purchases.map((one) => ({ label: formatDate(one.date, lang), value: one.price })),
                    },
                  ],
                  axis: { target: out.usual ?? 0 },
                },
              },
            ]
          : []),
        ...(last
          ? [
              {
                type: 'table' as const,
                caption: title,
                columns: [
                  { label: say(lang, 'date') },
                  { label: say(lang, 'vendor') },
                  { label: say(lang, 'project') },
                  { label: say(lang, 'quantity'), align: 'right' as const },
                  { label: say(lang, 'price'), align: 'right' as const },
                ],
                rows: purchases.map((one) => [
                  formatDate(one.date, lang),
                  one.vendor,
                  { text: one.project, href: projectHref(one.project) },
                  `${formatNumber(one.quantity / 1000, lang)} ${out.unit}`,
                  one.score === null
                    ? money(one.price)
                    : say(lang, 'outlier', { price: money(one.price), score: formatNumber(one.score, lang, 1) }),
                ]),
              },
            ]
          : []),
        ...(ours
          ? [
              {
                type: 'text' as const,
                text: say(lang, 'ours', {
                  likely: money(ours.likely),
                  low: money(ours.low),
                  high: money(ours.high),
                  unit: ours.unit,
                  date: formatDate(ours.asOf, lang),
                }),
              },
            ]
          : []),
      ],
      actions:
        last?.score && can('finance.read')
          ? [
              {
                type: 'button',
                label: say(lang, 'case'),
                intent: { do: 'tool', tool: 'anomalies.explain_case', input: { about: last.vendor } },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
