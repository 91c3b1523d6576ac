import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { standOrder } from '../../src/domain/purchase-order.ts'
import type { PurchaseOrder } from '../../src/domain/records/plans.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { TRACK } from './order-examples.ts'
import type { OrderStores } from './order-lines.ts'

const say = phrases({
  title: { fr: 'Suivi des commandes', en: 'Order tracking' },
  summary: {
    fr: '{count, plural, =0 {Aucune commande en attente} one {# commande attendue} other {# commandes attendues}}{late, plural, =0 {} one {, # en retard} other {, # en retard}}{coming, plural, =0 {} one {, # qui le sera} other {, # qui le seront}}.',
    en: '{count, plural, =0 {No order is awaited} one {# order awaited} other {# orders awaited}}{late, plural, =0 {} other {, # late}}{coming, plural, =0 {} other {, # that will be late}}.',
  },
  one: {
    fr: '{number}, {title}, chez {vendor} : {state}.',
    en: '{number}, {title}, from {vendor}: {state}.',
  },
  order: { fr: 'Bon', en: 'Order' },
  vendor: { fr: 'Fournisseur', en: 'Supplier' },
  project: { fr: 'Projet', en: 'Project' },
  required: { fr: 'Requis', en: 'Needed' },
  promised: { fr: 'Promis', en: 'Promised' },
  received: { fr: 'Reçu', en: 'Received' },
  state: { fr: 'État', en: 'State' },
  amount: { fr: 'Avant taxes', en: 'Before taxes' },
  got: { fr: '{got} sur {all} {unit}', en: '{got} of {all} {unit}' },
  draft: { fr: 'brouillon, pas envoyé', en: 'draft, not sent' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
  'on-time': { fr: 'à temps', en: 'on time' },
  late: {
    fr: 'en retard de {days, plural, one {# jour} other {# jours}}',
    en: '{days, plural, one {# day} other {# days}} late',
  },
  'will-be-late': {
    fr: 'promis {days, plural, one {# jour} other {# jours}} trop tard',
    en: 'promised {days, plural, one {# day} other {# days}} too late',
  },
  'state-received': { fr: 'reçu', en: 'received' },
  footer: {
    fr: 'Au {date} · retard compté depuis la date requise, en jours civils',
    en: 'As of {date} · late counts from the day it was needed, in calendar days',
  },
})

const STATES = ['draft', 'cancelled', 'on-time', 'late', 'will-be-late', 'received'] as const

const row = z.object({
  number: z.string(),
  title: z.string(),
  vendor: z.string(),
  project: z.string().nullable(),
  required: z.string().nullable(),
  promised: z.string().nullable(),
  subtotal: z.int(),
  state: z.enum(STATES),
  daysLate: z.int(),
  lines: z.array(z.object({ description: z.string(), unit: z.string(), quantity: z.int(), received: z.int() })),
})
type Row = z.output<typeof row>

/** Orders that are not all here, or the one that is named; who is late first. */
export async function readOrders(
  stores: Pick<OrderStores, 'purchaseOrders' | 'vendors' | 'projects'>,
  today: string,
  rows: readonly PurchaseOrder[],
): Promise<Row[]> {
  const vendors = new Map((await stores.vendors.list()).map(({ id, name }) => [id, name]))
  const projects = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  return rows
    .map((order) => {
      const stands = standOrder(order, today)
      const idle = order.status === 'draft' || order.status === 'cancelled'
      return {
        number: order.number,
        title: order.title,
        vendor: vendors.get(order.vendorId) ?? '–',
        project: order.projectId ? (projects.get(order.projectId) ?? null) : null,
        required: order.requiredOn,
        promised: order.promisedOn,
        subtotal: order.subtotal,
        state: idle ? (order.status as 'draft' | 'cancelled') : stands.state,
        daysLate: idle ? 0 : stands.daysLate,
        lines: order.lines.map(({ description, unit, quantity, received }) => ({
          ...{ description, unit, quantity, received },
        })),
      }
    })
    .sort((a, b) => b.daysLate - a.daysLate || (a.required ?? '9').localeCompare(b.required ?? '9'))
}

export const trackOrders = defineTool<OrderStores>()({
  name: 'purchase_orders.track',
  title: { fr: 'Suivre commandes et retards', en: 'Track orders and delays' },
  gate: 'none',
  permission: 'projects.read',
  record: { kind: 'orders', field: 'order' },
  examples: TRACK,
  input: z.object({
    order: field
      .text({
        label: { fr: 'Bon de commande', en: 'Purchase order' },
        cues: ['statut du', 'statut', 'bc', 'commande de', 'commande des', 'status of', 'order of', 'order for'],
      })
      .optional(),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  }),
  output: z.object({ orders: z.array(row), named: z.boolean() }),
  async run({ order, project }, { stores, today }) {
    const all = await stores.purchaseOrders.list(project ? { projectId: project } : {})
    const number = order && /(\d{4})-?(\d{1,4})$/.exec(order.trim())
    const one = order
      ? oneNamed(
          number ? `BC-${number[1]}-${number[2]!.padStart(3, '0')}` : order,
          all.map((each) => ({ id: each.number, name: number ? each.number : each.title, each })),
          { field: 'order', what: { fr: 'bon de commande', en: 'purchase order' } },
        ).each
      : null
    const awaited = all.filter(({ status, receivedOn }) => !receivedOn && /^(?:sent|confirmed|partial)$/.test(status))
    return { orders: await readOrders(stores, today, one ? [one] : awaited), named: one !== null }
  },
  card({ orders, named }, { lang, today }) {
    const stateOf = ({ state, daysLate }: Row) =>
      say(lang, state === 'received' ? 'state-received' : state, { days: daysLate })
    const date = (day: string | null) => (day ? formatDate(day, lang) : '–')
    const [first] = orders
    const late = orders.filter(({ state }) => state === 'late')
    const coming = orders.filter(({ state }) => state === 'will-be-late')
    const number = (thousandths: number) => formatNumber(thousandths / 1000, lang, 3)
    return {
      title: say(lang, 'title'),
      summary:
        named && first
          ? say(lang, 'one', { number: first.number, title: first.title, vendor: first.vendor, state: stateOf(first) })
          : say(lang, 'summary', { count: orders.length, late: late.length, coming: coming.length }),
      tone: late.length ? 'danger' : coming.length ? 'warning' : 'info',
      blocks: orders.length
        ? [
            {
              type: 'table',
              caption: say(lang, 'title'),
              columns: [
                { label: say(lang, 'order') },
                { label: say(lang, 'vendor') },
                { label: say(lang, 'project') },
                { label: say(lang, 'required') },
                { label: say(lang, 'promised') },
                { label: say(lang, 'received') },
                { label: say(lang, 'state') },
                { label: say(lang, 'amount'), align: 'right' },
              ],
              rows: orders.map((one) => [
                { text: `${one.number} ${one.title}`, href: `nova:orders/${one.number}` },
                one.vendor,
                one.project ? { text: one.project, href: `nova:projects/${one.project}` } : '–',
                date(one.required),
                date(one.promised),
                one.lines
                  .map(({ unit, quantity, received }) =>
                    say(lang, 'got', { got: number(received), all: number(quantity), unit }),
                  )
                  .join(', '),
                stateOf(one),
                formatMoney(one.subtotal, lang),
              ]),
            },
          ]
        : [],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})
