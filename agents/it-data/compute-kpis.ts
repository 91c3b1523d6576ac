import { z } from 'zod'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type KpiStores, lastClosedMonth, openBooks, periodBefore, readable } from './books.ts'
import { customMeasures } from './custom-measure.ts'
import { COMPUTE } from './kpi-examples.ts'
import { formatChange, formatMeasure, formatPeriod, formatReading } from './measure-text.ts'
import { visibleTo } from './measures.ts'
import { metricField, notVisible } from './metric-field.ts'

const say = phrases({
  title: { fr: 'Indicateurs – {period}', en: 'Indicators – {period}' },
  titleOne: { fr: '{name} – {period}', en: '{name} – {period}' },
  summary: { fr: '{period} : {facts}.', en: '{period}: {facts}.' },
  fact: { fr: '{name} {value} ({change})', en: '{name} {value} ({change})' },
  factPlain: { fr: '{name} {value}', en: '{name} {value}' },
  measure: { fr: 'Indicateur', en: 'Indicator' },
  value: { fr: 'Valeur', en: 'Value' },
  before: { fr: 'Avant', en: 'Before' },
  change: { fr: 'Écart', en: 'Change' },
  how: { fr: '**{name}** : {definition}.', en: '**{name}**: {definition}.' },
  chart: { fr: 'Graphique des revenus', en: 'Revenue chart' },
  explain: { fr: 'Expliquer les revenus', en: 'Explain revenue' },
  footer: {
    fr: 'Comparé à : {before} · taux rares (TRIR, NPS, CSAT, soumissions) sur 12 mois',
    en: 'Compared with: {before} · rare rates (TRIR, NPS, CSAT, quotes) over 12 months',
  },
})

const reading = z.object({ value: z.number().nullable(), counts: z.tuple([z.int(), z.int()]).optional() })
const item = z.object({
  key: z.string(),
  name: z.object({ fr: z.string(), en: z.string() }),
  definition: z.object({ fr: z.string(), en: z.string() }),
  unit: z.enum(['cents', 'ppm', 'days', 'hours', 'count', 'points']),
  better: z.enum(['up', 'down', 'neither']),
  now: reading,
  before: reading,
})
type Item = z.output<typeof item>

/** Where each indicator can be looked at further. */
const HREFS: Record<string, string> = {
  receivables: 'nova:receivables/ageing',
  dso: 'nova:receivables/ageing',
}

function factOf(one: Item, lang: Lang): string {
  const values = {
    name: one.name[lang].toLowerCase().replace(/\((\w+)\)/, (acronym) => acronym.toUpperCase()),
    value: formatMeasure(one.now.value, one.unit, lang),
    change: formatChange(one.now.value, one.before.value, one.unit, lang),
  }
  return say(lang, one.before.value === null ? 'factPlain' : 'fact', values)
}

const HEADLINES = ['revenue', 'margin', 'dso', 'hours', 'on_time', 'trir']

export const computeKpis = defineTool<KpiStores>()({
  name: 'kpis.compute',
  title: { fr: 'Calculer les indicateurs', en: 'Compute the indicators' },
  gate: 'none',
  permission: 'reports.read',
  record: { kind: 'kpis', field: 'metric' },
  examples: COMPUTE,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    metric: metricField({ label: { fr: 'Indicateur', en: 'Indicator' } }).optional(),
  }),
  output: z.object({
    period: z.object({ from: z.string(), to: z.string() }),
    before: z.object({ from: z.string(), to: z.string() }),
    items: z.array(item),
  }),
  async run({ period: asked, metric }, { stores, today, can }) {
    const books = openBooks(stores)
    const period = asked ? await readable(asked, stores, today) : await lastClosedMonth(stores, today)
    const before = periodBefore(period)
    const all = [...visibleTo(can), ...(await customMeasures(books, can))]
    const chosen = all.filter(({ key }) => !metric || key === metric)
    if (!chosen.length) throw notVisible(metric!)
    const items: Item[] = []
    for (const measure of chosen) {
      const { key, name, definition, unit, better } = measure
      const now = await measure.read(books, period)
      items.push({ key, name, definition, unit, better, now, before: await measure.read(books, before) })
    }
    return { period, before, items }
  },
  card({ period, before, items }, { lang, can }) {
    const shown = formatPeriod(period, lang)
    const headlines = HEADLINES.flatMap((key) => items.find((one) => one.key === key) ?? []).slice(0, 3)
    const [only] = items
    return {
      title:
        items.length === 1 && only
          ? say(lang, 'titleOne', { name: only.name[lang], period: shown })
          : say(lang, 'title', { period: shown }),
      summary: say(lang, 'summary', {
        period: shown.charAt(0).toUpperCase() + shown.slice(1),
        facts: (headlines.length ? headlines : items).map((one) => factOf(one, lang)).join(', '),
      }),
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title', { period: shown }),
          columns: [
            { label: say(lang, 'measure') },
            { label: say(lang, 'value'), align: 'right' },
            { label: say(lang, 'before'), align: 'right' },
            { label: say(lang, 'change'), align: 'right' },
          ],
          rows: items
            .slice(0, 20)
            .map((one) => [
              { text: one.name[lang], href: HREFS[one.key] ?? `nova:kpis/${one.key}` },
              formatReading(one, one.now, lang),
              formatMeasure(one.before.value, one.unit, lang),
              formatChange(one.now.value, one.before.value, one.unit, lang),
            ]),
        },
        {
          type: 'text',
          text: items
            .map((one) => `- ${say(lang, 'how', { name: one.name[lang], definition: one.definition[lang] })}`)
            .join('\n'),
        },
      ],
      actions: can('finance.read')
        ? [
            {
              type: 'button',
              label: say(lang, 'chart'),
              intent: { do: 'tool', tool: 'kpis.chart', input: { metric: 'revenue' } },
            },
            {
              type: 'button',
              label: say(lang, 'explain'),
              intent: { do: 'tool', tool: 'kpis.explain_change', input: { metric: 'revenue' } },
            },
          ]
        : [],
      footer: say(lang, 'footer', { before: formatPeriod(before, lang) }),
    }
  },
})
