import { z } from 'zod'
import type { ChartSpec } from '../../src/chart/spec.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { divideHalfUp, formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { noProperty, type PropertyStores, propertiesNamed, whichProperty } from './property-book.ts'
import { COSTS } from './property-examples.ts'

const say = phrases({
  title: { fr: 'Coûts d’exploitation', en: 'Operating costs' },
  summary: {
    fr: '{count, plural, one {# immeuble coûte} other {# immeubles coûtent}} {total} par an; le plus cher au mètre carré : {worst}, {rate}.',
    en: '{count, plural, one {# building costs} other {# buildings cost}} {total} a year; the dearest by square metre: {worst}, {rate}.',
  },
  property: { fr: 'Immeuble', en: 'Building' },
  item: { fr: 'Poste', en: 'Item' },
  yearly: { fr: 'Par an', en: 'A year' },
  rate: { fr: 'Au m²', en: 'Per m²' },
  perUnit: { fr: 'Par logement', en: 'Per unit' },
  perM2: { fr: '{amount}/m²', en: '{amount}/m²' },
  inspections: { fr: 'Dernières inspections', en: 'Last inspections' },
  on: { fr: 'Le', en: 'On' },
  chart: { fr: 'Coûts par poste', en: 'Costs by item' },
  footer: {
    fr: 'Coûts annuels du registre des immeubles · superficie brute, {area} m² en tout',
    en: 'Yearly costs from the register of buildings · gross area, {area} m² in all',
  },
  plan: { fr: 'Plan d’entretien', en: 'Maintenance plan' },
})

const line = z.object({ item: z.string(), amount: z.int() })

export const operatingCosts = defineTool<PropertyStores>()({
  name: 'properties.operating_costs',
  title: { fr: 'Suivre les coûts d’exploitation des immeubles', en: 'Track operating costs of buildings' },
  gate: 'none',
  permission: 'finance.read',
  examples: COSTS,
  input: z.object({ property: whichProperty }),
  output: z.object({
    total: z.int(),
    /** Thousandths of a square metre. */
    area: z.int(),
    properties: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        yearly: z.int(),
        perM2: z.int(),
        perUnit: z.int(),
        lines: z.array(line),
        inspections: z.array(z.object({ item: z.string(), on: z.string() })),
      }),
    ),
  }),
  async run({ property }, { stores }) {
    const found = await propertiesNamed(property, stores)
    if (found.length === 0) throw noProperty()
    const properties = found.map(({ number, title, data }) => {
      const yearly = data.yearlyCosts.reduce((sum, { amount }) => sum + amount, 0)
      return {
        ...{ number, title, yearly, lines: data.yearlyCosts, inspections: data.lastInspections },
        perM2: divideHalfUp(BigInt(yearly) * 1000n, BigInt(data.area)),
        perUnit: divideHalfUp(BigInt(yearly), BigInt(data.units)),
      }
    })
    return {
      total: properties.reduce((sum, { yearly }) => sum + yearly, 0),
      area: found.reduce((sum, { data }) => sum + data.area, 0),
      properties: properties.sort((a, b) => b.perM2 - a.perM2),
    }
  },
  card({ total, area, properties }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const [worst] = properties
    const items = [
      ...Map.groupBy(
        properties.flatMap(({ lines }) => lines),
        ({ item }) => item,
      ),
    ]
    const chart: ChartSpec = {
      kind: 'bar',
      title: say(lang, 'chart'),
      unit: 'money',
      series: [
        {
          name: say(lang, 'yearly'),
          points: items.map(([label, own]) => ({ label, value: own.reduce((sum, { amount }) => sum + amount, 0) })),
        },
      ],
    }
    const right = (key: 'yearly' | 'rate' | 'perUnit') => ({ label: say(lang, key), align: 'right' }) as const
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'summary', {
        count: properties.length,
        total: money(total),
        worst: worst!.title,
        rate: say(lang, 'perM2', { amount: money(worst!.perM2) }),
      }),
      tone: 'neutral',
      blocks: [
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: [{ label: say(lang, 'property') }, right('yearly'), right('rate'), right('perUnit')],
          rows: properties.map(({ title, yearly, perM2, perUnit }) => [
            title,
            money(yearly),
            money(perM2),
            money(perUnit),
          ]),
        },
        { type: 'chart', chart },
        {
          type: 'table',
          caption: say(lang, 'inspections'),
          columns: [{ label: say(lang, 'property') }, { label: say(lang, 'item') }, { label: say(lang, 'on') }],
          rows: properties.flatMap(({ title, inspections }) =>
            inspections.map(({ item, on }) => [title, item, formatDate(on, lang)]),
          ),
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'plan'),
          intent: { do: 'form', tool: 'properties.maintenance_plan', input: {} },
        },
      ],
      footer: say(lang, 'footer', { area: formatNumber(area / 1000, lang, 0) }),
    }
  },
})
