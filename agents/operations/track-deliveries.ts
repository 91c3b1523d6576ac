import { z } from 'zod'
import { planRound } from '../../src/domain/inventory.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import {
  type DeliveryStores,
  deliveryNamed,
  OPEN,
  type ShownDelivery,
  shownDelivery,
  shownOf,
  stateText,
  windowText,
} from './deliveries.ts'
import { ROUTE, TRACK_DELIVERY } from './delivery-examples.ts'

const say = phrases({
  title: { fr: 'Livraisons', en: 'Deliveries' },
  one: {
    fr: '{item} : {date}, {window}; {state}.',
    en: '{item}: {date}, {window}; {state}.',
  },
  all: {
    fr: '{count, plural, =0 {Aucune livraison n’est attendue} one {# livraison attendue} other {# livraisons attendues}}{first, select, none {} other {; la prochaine : {first}}}.',
    en: '{count, plural, =0 {No delivery is expected} one {# delivery expected} other {# deliveries expected}}{first, select, none {} other {; next: {first}}}.',
  },
  item: { fr: 'Marchandise', en: 'Goods' },
  date: { fr: 'Date', en: 'Date' },
  window: { fr: 'Heure', en: 'Time' },
  project: { fr: 'Chantier', en: 'Site' },
  vendor: { fr: 'Fournisseur', en: 'Supplier' },
  order: { fr: 'Bon', en: 'Order' },
  access: { fr: 'Accès', en: 'Access' },
  state: { fr: 'État', en: 'State' },
  routeTitle: { fr: 'Tournée de livraison', en: 'Delivery run' },
  route: {
    fr: '{count, plural, =0 {Aucun arrêt du {from} au {to}} one {Un arrêt, {km} km aller-retour} other {# arrêts, {km} km aller-retour}}{stops, select, none {} other { : {stops}}}.',
    en: '{count, plural, =0 {No stop from {from} to {to}} one {One stop, {km} km there and back} other {# stops, {km} km there and back}}{stops, select, none {} other {: {stops}}}.',
  },
  stop: { fr: 'Arrêt', en: 'Stop' },
  crow: {
    fr: 'Distances à vol d’oiseau depuis la cour · les dates et les heures des livraisons ne changent pas',
    en: 'Distances as the crow flies from the yard · dates and times of deliveries do not change',
  },
})

const day = (date: string | null, lang: Lang) => (date ? formatDate(date, lang) : '–')

export const trackDeliveries = defineTool<DeliveryStores>()({
  name: 'deliveries.track',
  title: { fr: 'Savoir quand une livraison arrive', en: 'See when a delivery arrives' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'deliveries', field: 'delivery' },
  examples: TRACK_DELIVERY,
  input: z.object({
    delivery: field
      .text({
        label: { fr: 'Livraison', en: 'Delivery' },
        cues: ['camion de', 'truck de', 'livraison de', 'livraison des', 'livraison du', 'delivery of'],
      })
      .optional(),
    project: field.project({ label: { fr: 'Chantier', en: 'Site' } }).optional(),
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
  }),
  output: z.object({ named: z.boolean(), deliveries: z.array(shownDelivery) }),
  async run({ delivery, project, period }, { stores }) {
    if (delivery) return { named: true, deliveries: [await shownOf(await deliveryNamed(delivery, stores), stores)] }
    const open = await stores.records.list('delivery', { state: OPEN, ...(project ? { projectId: project } : {}) })
    const kept = open.filter(({ date }) => !period || (date !== null && date >= period.from && date <= period.to))
    const deliveries: ShownDelivery[] = []
    for (const one of kept) deliveries.push(await shownOf(one, stores))
    return { named: false, deliveries: deliveries.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '')) }
  },
  card({ named, deliveries }, { lang }) {
    const [first] = deliveries
    const text = (one: ShownDelivery) =>
      say(lang, 'one', {
        item: one.item,
        date: day(one.date, lang),
        window: windowText(one.window, lang),
        state: stateText(one.state, lang),
      })
    if (named && first)
      return {
        title: say(lang, 'title'),
        summary: text(first),
        tone: first.state === 'partial' ? 'warning' : 'neutral',
        blocks: [
          { type: 'text', text: text(first) },
          {
            type: 'fields',
            fields: (['project', 'vendor', 'order', 'access'] as const).map((key) => ({
              label: say(lang, key),
              value: first[key] ?? '–',
            })),
          },
        ],
      }
    const next = first ? `${first.item}, ${day(first.date, lang)}, ${windowText(first.window, lang)}` : 'none'
    const summary = say(lang, 'all', { count: deliveries.length, first: next })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'neutral',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'title'),
          columns: (['date', 'window', 'item', 'project', 'vendor', 'state'] as const).map((key) => ({
            label: say(lang, key),
          })),
          rows: deliveries.map((one) => [
            day(one.date, lang),
            windowText(one.window, lang),
            { text: one.item, href: `nova:deliveries/${one.number}` },
            one.project ?? '–',
            one.vendor ?? '–',
            stateText(one.state, lang),
          ]),
        },
      ],
    }
  },
})

/** Days that a run looks ahead when none are told, today with them. */
const AHEAD = 7

export const planRoute = defineTool<DeliveryStores>()({
  name: 'deliveries.plan_route',
  title: { fr: 'Planifier une tournée', en: 'Plan a delivery run' },
  gate: 'none',
  permission: 'projects.read',
  examples: ROUTE,
  input: z.object({ period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    metres: z.int(),
    stops: z.array(z.object({ project: z.string(), items: z.array(z.string()) })),
  }),
  async run({ period }, { stores, today }) {
    const { from, to } = period ?? { from: today, to: addDays(today, AHEAD - 1) }
    const open = await stores.records.list('delivery', { state: OPEN })
    const within = open.filter(({ date }) => date !== null && date >= from && date <= to)
    const sites = new Map<string, { x: number; y: number; items: string[] }>()
    for (const one of within) {
      const project = (await shownOf(one, stores)).project ?? one.title
      const site = sites.get(project) ?? { ...one.data.at, items: [] }
      sites.set(project, { ...site, items: [...site.items, one.title] })
    }
    const round = planRound([...sites].map(([id, { x, y }]) => ({ id, x, y })))
    const stops = round.order.map((project) => ({ project, items: sites.get(project)?.items ?? [] }))
    return { from, to, metres: sites.size ? Math.round(round.distance * 1000) : 0, stops }
  },
  card({ from, to, metres, stops }, { lang }) {
    const summary = say(lang, 'route', {
      count: stops.length,
      km: formatNumber(metres / 1000, lang, 1),
      from: formatDate(from, lang),
      to: formatDate(to, lang),
      stops: stops.map(({ project }) => project).join(' → ') || 'none',
    })
    return {
      title: say(lang, 'routeTitle'),
      summary,
      tone: 'neutral',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'table',
          caption: say(lang, 'routeTitle'),
          columns: (['stop', 'project', 'item'] as const).map((key) => ({ label: say(lang, key) })),
          rows: stops.map(({ project, items }, i) => [String(i + 1), project, items.join(', ')]),
        },
      ],
      footer: say(lang, 'crow'),
    }
  },
})
