import { z } from 'zod'
import { findDuplicateBills } from '../../src/domain/anomaly.ts'
import { oneNamed } from '../../src/domain/one-named.ts'
import { PROVINCES } from '../../src/domain/province.ts'
import { matchThreeWays } from '../../src/domain/purchase-order.ts'
import type { Bill, Vendor } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { PurchaseOrder } from '../../src/domain/records/plans.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { taxName } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { nameIn, numberIn, taxesOf } from './bill-amounts.ts'
import { CAPTURE } from './bill-examples.ts'
import { checkOpenPeriod } from './issue.ts'

export type BillStores = {
  bills: Rows<Bill>
  vendors: Rows<Vendor>
  projects: Rows<Project>
  purchaseOrders: Rows<PurchaseOrder>
  organizations: { get(): Promise<Organization | null> }
}

const say = phrases({
  title: { fr: 'Facture de fournisseur', en: 'Supplier bill' },
  is: {
    fr: '{number} de {vendor} est entrée : {total}, à payer le {due}.',
    en: '{number} from {vendor} is entered: {total}, due {due}.',
  },
  gone: { fr: '{number} de {vendor} est retirée.', en: '{number} from {vendor} is removed.' },
  before: { fr: 'Avant taxes', en: 'Before taxes' },
  total: { fr: 'Total', en: 'Total' },
  project: { fr: 'Projet', en: 'Project' },
  order: { fr: 'Commande', en: 'Order' },
  fits: { fr: '{number}, reçue et au bon prix', en: '{number}, received and at the right price' },
  off: {
    fr: '{number} : facturé {billed} pour {received} reçus',
    en: '{number}: billed {billed} for {received} received',
  },
  match: { fr: 'Comparer aux commandes', en: 'Compare with orders' },
  footer: {
    fr: 'Taxes au taux du lieu des travaux, à la date de la facture · reçue, pas encore approuvée',
    en: 'Taxes at the rate of the place of work, on the bill’s date · received, not approved yet',
  },
})

const input = z.object({
  vendor: field.text({
    label: { fr: 'Fournisseur', en: 'Supplier' },
    ask: { fr: 'De quel fournisseur?', en: 'From which supplier?' },
    cues: ['facture de', 'facture du', 'fournisseur', 'bill from', 'invoice from', 'supplier', 'from', 'chez', 'de'],
  }),
  number: field.text({
    label: { fr: 'Numéro de la facture', en: 'Bill number' },
    ask: { fr: 'Quel est son numéro?', en: 'What is its number?' },
    cues: ['numéro', 'no', 'nº', '#', 'number'],
  }),
  amount: field.money({ label: { fr: 'Montant', en: 'Amount' } }).optional(),
  basis: field
    .choice(['with', 'before'], {
      label: { fr: 'Ce montant est', en: 'That amount is' },
      options: [
        {
          value: 'with',
          label: { fr: 'taxes comprises', en: 'taxes included' },
          words: ['taxes incluses', 'tout compris'],
        },
        {
          value: 'before',
          label: { fr: 'avant taxes', en: 'before taxes' },
          words: ['plus taxes', 'plus les taxes', 'before tax', 'plus tax', 'plus taxes'],
        },
      ],
    })
    .optional(),
  /** As printed, to check an amount before taxes. */
  total: field
    .money({ label: { fr: 'Total imprimé', en: 'Printed total' }, cues: ['total', 'total de', 'total of'] })
    .optional(),
  date: field.date({ label: { fr: 'Date de la facture', en: 'Bill date' } }).optional(),
  project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
  order: field
    .text({
      label: { fr: 'Bon de commande', en: 'Purchase order' },
      cues: ['bon de commande', 'commande', 'purchase order', 'order'],
    })
    .optional(),
  /** The bill that undo takes away. */
  remove: z.string().optional(),
})
/** An order of the same supplier, by its number. */
async function orderOf(words: string | undefined, vendor: Vendor, { stores }: Context<BillStores>) {
  if (!words) return null
  const own = await stores.purchaseOrders.list({ vendorId: vendor.id })
  const named = own.map((order) => ({ id: order.number, name: `${order.number} ${order.title}`, order }))
  return oneNamed(words, named, {
    field: 'order',
    what: { fr: `commande à ${vendor.name}`, en: `order to ${vendor.name}` },
  }).order
}

const shown = z.object({
  id: z.string(),
  number: z.string(),
  vendor: z.string(),
  subtotal: z.int(),
  taxes: z.array(z.object({ tax: z.enum(['GST', 'QST', 'HST', 'PST']), amount: z.int() })),
  total: z.int(),
  due: z.string(),
  project: z.string().nullable(),
  order: z.object({ number: z.string(), billed: z.int(), received: z.int(), fits: z.boolean() }).nullable(),
  removed: z.boolean(),
})

export const captureBill = defineTool<BillStores>()({
  name: 'bills.capture',
  title: { fr: 'Entrer une facture de fournisseur', en: 'Enter a supplier bill' },
  gate: 'log',
  permission: 'finance.write',
  examples: CAPTURE,
  input,
  output: shown,
  async run(said, ctx) {
    const { stores, today } = ctx
    if (said.remove) return removeBill(said.remove, ctx)
    const vendors = (await stores.vendors.list()).filter(({ active }) => active)
    const vendor = oneNamed(nameIn(said.vendor), vendors, {
      field: 'vendor',
      what: { fr: 'fournisseur', en: 'supplier' },
    })
    const number = numberIn(said.number)
    const organization = await stores.organizations.get()
    const date = said.date ?? today
    if (date > today)
      throw new NovaError(
        'input.invalid',
        { fr: 'La date de la facture est à venir : relis-la.', en: 'The bill’s date is in the future: read it again.' },
        { field: 'date' },
      )
    checkOpenPeriod(date, organization)
    const order = await orderOf(said.order, vendor, ctx)
    const projectId = said.project ?? order?.projectId ?? null
    const project = projectId ? await stores.projects.need(projectId) : null
    const place = project?.province ?? organization?.province ?? 'QC'
    const taxed = taxesOf(said, { province: PROVINCES.find((one) => one === place) ?? 'QC', date })
    const known = await stores.bills.list({ vendorId: vendor.id, status: ['received', 'approved', 'paid', 'disputed'] })
    const fresh = { id: 'new', vendor: vendor.id, number, date, amount: taxed.total }
    const pair = findDuplicateBills([
      ...known.map((one) => ({
        id: one.id,
        vendor: one.vendorId,
        number: one.number,
        date: one.date,
        amount: one.total,
      })),
      fresh,
    ]).find((two) => two.includes(fresh))
    const same = known.find((one) => one.number.toLowerCase() === number.toLowerCase())
    const twin = same ?? known.find(({ id }) => id === pair?.[0].id)
    if (twin)
      throw new NovaError('rule.broken', {
        fr: `${twin.number} de ${vendor.name}, ${formatMoney(twin.total, 'fr')} du ${formatDate(twin.date, 'fr')}, est déjà entrée : je ne l’entre pas deux fois.`,
        en: `${twin.number} from ${vendor.name}, ${formatMoney(twin.total, 'en')} of ${formatDate(twin.date, 'en')}, is entered already: not twice.`,
      })
    const tax = (code: 'GST' | 'QST' | 'HST' | 'PST') => taxed.taxes.find((one) => one.tax === code)?.amount ?? 0
    const due = addDays(date, vendor.termsDays)
    const bill = await stores.bills.insert({
      vendorId: vendor.id,
      projectId,
      number,
      date,
      dueDate: due,
      costCode: order?.costCode ?? null,
      description: order?.title ?? '',
      subtotal: taxed.subtotal,
      gst: tax('GST'),
      qst: tax('QST'),
      hst: tax('HST'),
      pst: tax('PST'),
      total: taxed.total,
      status: 'received',
    })
    if (order && !order.billId) await stores.purchaseOrders.update(order.id, { billId: bill.id })
    const match = order ? matchThreeWays(order, bill) : null
    return {
      id: bill.id,
      number: bill.number,
      vendor: vendor.name,
      subtotal: bill.subtotal,
      taxes: taxed.taxes.map(({ tax: code, amount }) => ({ tax: code, amount })),
      total: bill.total,
      due,
      project: project ? `${project.code} ${project.name}` : null,
      order:
        order && match
          ? { number: order.number, billed: match.billed, received: match.received, fits: match.findings.length === 0 }
          : null,
      removed: false,
    }
  },
  card({ number, vendor, subtotal, taxes, total, due, project, order, removed }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const summary = say(lang, removed ? 'gone' : 'is', {
      number,
      vendor,
      total: money(total),
      due: formatDate(due, lang),
    })
    if (removed)
      return { title: say(lang, 'title'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
    return {
      title: say(lang, 'title'),
      summary,
      tone: order && !order.fits ? 'warning' : 'success',
      blocks: [
        { type: 'text', text: summary },
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'before'), value: money(subtotal) },
            ...taxes.map(({ tax, amount }) => ({ label: taxName(tax, lang), value: money(amount) })),
            { label: say(lang, 'total'), value: money(total) },
            ...(project ? [{ label: say(lang, 'project'), value: project }] : []),
            ...(order
              ? [
                  {
                    label: say(lang, 'order'),
                    value: say(lang, order.fits ? 'fits' : 'off', {
                      number: order.number,
                      billed: money(order.billed),
                      received: money(order.received),
                    }),
                  },
                ]
              : []),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'match'),
          intent: { do: 'tool', tool: 'bills.three_way_match', input: { bill: number } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
  undo: ({ id, vendor, number, removed }) =>
    removed ? null : { tool: 'bills.capture', input: { vendor, number, remove: id } },
})

async function removeBill(id: string, { stores }: Context<BillStores>): Promise<z.output<typeof shown>> {
  const bill = await stores.bills.need(id)
  if (bill.status !== 'received')
    throw new NovaError('rule.broken', {
      fr: `${bill.number} est déjà approuvée ou payée : elle ne se retire plus.`,
      en: `${bill.number} is approved or paid already: it can no longer be removed.`,
    })
  for (const order of await stores.purchaseOrders.list({ billId: id }))
    await stores.purchaseOrders.update(order.id, { billId: null })
  await stores.bills.remove(id)
  const vendor = await stores.vendors.need(bill.vendorId)
  const { number, subtotal, total, date } = bill
  return {
    ...{ id, number, vendor: vendor.name, subtotal, total, due: bill.dueDate ?? date },
    ...{ taxes: [], project: null, order: null, removed: true },
  }
}
