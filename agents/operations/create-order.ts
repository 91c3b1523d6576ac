import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import { checkOrder, orderBy, orderSubtotal } from '../../src/domain/purchase-order.ts'
import type { Project } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CREATE } from './order-examples.ts'
import { type KnownLine, type OrderStores, readOrderLines, vendorOf } from './order-lines.ts'

const NAME = 'purchase_orders.create'

const say = phrases({
  title: { fr: 'Bon de commande – {vendor}', en: 'Purchase order – {vendor}' },
  willBe: {
    fr: '{amount} avant taxes chez {vendor}, pour {project}{on, select, none {} other {, requis le {on}}}. Un brouillon; rien ne part.',
    en: '{amount} before taxes from {vendor}, for {project}{on, select, none {} other {, needed on {on}}}. A draft; nothing is sent.',
  },
  is: {
    fr: '{number} est en brouillon : {amount} avant taxes chez {vendor}. Rien n’est envoyé.',
    en: '{number} is drafted: {amount} before taxes from {vendor}. Nothing is sent.',
  },
  item: { fr: 'Article', en: 'Item' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  price: { fr: 'Prix', en: 'Price' },
  source: { fr: 'Prix tiré de', en: 'Price from' },
  amount: { fr: 'Montant', en: 'Amount' },
  said: { fr: 'ta demande', en: 'your request' },
  stockCost: { fr: 'coût au stock', en: 'cost in stock' },
  stock: {
    fr: 'À voir avant d’acheter : {onHand} {unit} de {item} en stock ({place}), {reserved} réservés, {free} libres.',
    en: 'Look first: {onHand} {unit} of {item} in stock ({place}), {reserved} reserved, {free} free.',
  },
  late: {
    fr: '{item} demande {days} jours : il aurait fallu commander le {by}; au plus tôt le {earliest}.',
    en: '{item} takes {days} days: it should have been ordered on {by}; {earliest} at the earliest.',
  },
  over: {
    fr: 'Le code {code} n’a plus cette place : il manquerait {left}.',
    en: 'Code {code} has no room left for it: {left} would be missing.',
  },
  fits: { fr: 'Le code {code} garde {left} après cette commande.', en: 'Code {code} keeps {left} after this order.' },
  limit: {
    fr: 'Plus que ta limite d’achat de {limit} : l’envoi sera décidé par quelqu’un d’autre.',
    en: 'Above your {limit} purchase limit: somebody else will decide on sending it.',
  },
  project: { fr: 'Projet', en: 'Project' },
  code: { fr: 'Code de coût', en: 'Cost code' },
  requiredOn: { fr: 'Requis le', en: 'Needed on' },
  see: { fr: 'Voir le bon', en: 'See the order' },
  footer: { fr: 'Montants avant taxes', en: 'Amounts before taxes' },
})

const input = z.object({
  items: field.longText({
    label: { fr: 'Articles', en: 'Items' },
    ask: { fr: 'Que faut-il commander, et combien?', en: 'What is to be ordered, and how many?' },
  }),
  project: field.project({
    label: { fr: 'Projet', en: 'Project' },
    ask: { fr: 'Pour quel chantier?', en: 'For which project?' },
    cues: ['pour', 'à', 'au', 'for', 'at'],
  }),
  vendor: field
    .text({
      label: { fr: 'Fournisseur', en: 'Supplier' },
      cues: ['chez', 'fournisseur', 'auprès de', 'supplier', 'PO with', 'order with', 'from'],
    })
    .optional(),
  requiredOn: field
    .date({
      label: { fr: 'Requis le', en: 'Needed on' },
      cues: ['requis', 'requis le', 'pour le', 'avant', 'd’ici', 'livré le', 'by', 'needed', 'before'],
    })
    .optional(),
})
type Wanted = z.output<typeof input>

/** The items without the project's name, and a price written after the supplier back with what it prices. */
function apart({ items, vendor }: Wanted, { name, code, aliases }: Project) {
  const bare = [name, code, ...aliases].reduce(
    (text, one) => text.replace(new RegExp(`[,\\s]+${escaped(one)}$`, 'i'), ''),
    items,
  )
  const priced = vendor ? /\s+(?:à|a|@|at)\s*[$\d].*$/i.exec(vendor) : null
  return priced
    ? { items: `${bare} ${priced[0].trim()}`, vendor: vendor!.slice(0, priced.index) }
    : { items: bare, vendor }
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function readOrder(wanted: Wanted, { stores, today }: Context<OrderStores>) {
  const project = await stores.projects.need(wanted.project)
  if (project.status === 'done' || project.status === 'cancelled')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est fermé : on n’y commande plus rien. Nomme un chantier ouvert.`,
      en: `${project.code} is closed: nothing is ordered for it. Name an open project.`,
    })
  if (wanted.requiredOn && wanted.requiredOn < today)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Cette date est passée. Écris une date à partir d’aujourd’hui.',
        en: 'That date is past. Write a date from today on.',
      },
      { field: 'requiredOn' },
    )
  const { items, vendor: named } = apart(wanted, project)
  const lines = await readOrderLines(items, stores)
  const vendor = await vendorOf(named, lines, stores)
  return { project, lines, vendor, subtotal: orderSubtotal(lines), costCode: lines[0]?.costCode ?? null }
}
type Order = Awaited<ReturnType<typeof readOrder>>

type Commitments = { lines: { code: string; budget: number; engaged: number }[] }

/** What to know before it is ordered: the stock, the time it takes, the budget, one's own limit. */
async function remarks(order: Order, wanted: Wanted, context: Context<OrderStores>): Promise<string[]> {
  const { lang, today, actor } = context
  const { costCode, subtotal, lines } = order
  const count = (thousandths: number) => formatNumber(thousandths / 1000, lang, 1)
  const told = lines.flatMap(({ stock }) => {
    if (!stock) return []
    const { onHand, reserved, unit, place, leadDays } = stock.data
    const by = wanted.requiredOn && orderBy(wanted.requiredOn, leadDays, () => true)
    return [
      say(lang, 'stock', {
        item: stock.title,
        unit,
        place,
        onHand: count(onHand),
        reserved: count(reserved),
        free: count(onHand - reserved),
      }),
      ...(by && by < today
        ? [
            say(lang, 'late', {
              item: stock.title,
              days: leadDays,
              by: formatDate(by, lang),
              earliest: formatDate(addDays(today, leadDays), lang),
            }),
          ]
        : []),
    ]
  })
  const limit = context.can('purchases.approve') ? (actor.limits['purchases.approve'] ?? null) : null
  const asked = costCode && (await context.ask<Commitments>('budgets.commitments', { project: order.project.id }))
  const budget = asked ? asked.lines.find(({ code, budget }) => code === costCode && budget > 0) : undefined
  const check = checkOrder(subtotal, limit, budget ? { amount: budget.budget, committed: budget.engaged } : null)
  if (check.left !== null)
    told.push(
      say(lang, check.withinBudget ? 'fits' : 'over', {
        code: costCode!,
        left: formatMoney(Math.abs(check.left), lang),
      }),
    )
  if (!check.withinLimit) told.push(say(lang, 'limit', { limit: formatMoney(limit!, lang) }))
  return told
}

function linesTable(lines: readonly KnownLine[], title: string, lang: Lang): Block {
  const right = (key: 'quantity' | 'price' | 'amount') => ({ label: say(lang, key), align: 'right' }) as const
  return {
    type: 'table',
    caption: title,
    columns: [
      { label: say(lang, 'item') },
      right('quantity'),
      right('price'),
      { label: say(lang, 'source') },
      right('amount'),
    ],
    rows: lines.map((line) => [
      line.description,
      `${formatNumber(line.quantity / 1000, lang, 3)} ${line.unit}`,
      formatMoney(line.unitPrice, lang),
      line.from === 'said'
        ? say(lang, 'said')
        : line.from === 'stock'
          ? say(lang, 'stockCost')
          : { text: line.from.order, href: `nova:orders/${line.from.order}` },
      formatMoney(orderSubtotal([line]), lang),
    ]),
  }
}

export const createOrder = defineTool<OrderStores>()({
  name: NAME,
  title: { fr: 'Préparer un bon de commande', en: 'Prepare a purchase order' },
  gate: 'confirm',
  permission: 'purchases.write',
  examples: CREATE,
  input,
  output: z.object({
    number: z.string(),
    vendor: z.string(),
    subtotal: z.int(),
    costCode: z.string().nullable(),
    requiredOn: z.string().nullable(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  }),
  async preview(wanted, context) {
    const { lang } = context
    const order = await readOrder(wanted, context)
    const { vendor, project, lines, subtotal, costCode } = order
    const told = await remarks(order, wanted, context)
    const title = say(lang, 'title', { vendor: vendor.name })
    return {
      subject: {
        vendor: vendor.id,
        project: project.id,
        requiredOn: wanted.requiredOn ?? null,
        costCode,
        lines: lines.map(({ description, unit, quantity, unitPrice }) => [description, unit, quantity, unitPrice]),
      },
      card: {
        title,
        summary: say(lang, 'willBe', {
          amount: formatMoney(subtotal, lang),
          vendor: vendor.name,
          project: `${project.code} ${project.name}`,
          on: wanted.requiredOn ? formatDate(wanted.requiredOn, lang) : 'none',
        }),
        tone: 'info',
        blocks: [linesTable(lines, title, lang), ...told.map((text) => ({ type: 'text' as const, text }))],
        footer: say(lang, 'footer'),
      },
      edit: { tool: NAME, input: wanted },
    }
  },
  async run(wanted, context) {
    const { stores, actor, today } = context
    const { vendor, project, lines, subtotal, costCode } = await readOrder(wanted, context)
    const { number } = await stores.purchaseOrders.insert({
      number: await stores.purchaseOrders.nextNumber(Number(today.slice(0, 4))),
      vendorId: vendor.id,
      projectId: project.id,
      requesterId: actor.id,
      title: lines
        .map(({ description }) => description)
        .join(', ')
        .slice(0, 200),
      costCode,
      status: 'draft',
      date: today,
      requiredOn: wanted.requiredOn ?? null,
      lines: lines.map(({ description, unit, quantity, unitPrice }) => ({
        ...{ description, unit, quantity, unitPrice },
        received: 0,
      })),
      subtotal,
    })
    const { id, code, name } = project
    const requiredOn = wanted.requiredOn ?? null
    return { number, vendor: vendor.name, subtotal, costCode, requiredOn, project: { id, code, name } }
  },
  card({ number, vendor, subtotal, costCode, requiredOn, project }, { lang }) {
    return {
      title: say(lang, 'title', { vendor }),
      summary: say(lang, 'is', { number, vendor, amount: formatMoney(subtotal, lang) }),
      tone: 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            {
              label: say(lang, 'project'),
              value: `${project.code} ${project.name}`,
              href: `nova:projects/${project.code}`,
            },
            { label: say(lang, 'amount'), value: formatMoney(subtotal, lang) },
            ...(costCode ? [{ label: say(lang, 'code'), value: costCode }] : []),
            ...(requiredOn ? [{ label: say(lang, 'requiredOn'), value: formatDate(requiredOn, lang) }] : []),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'see'),
          intent: { do: 'tool', tool: 'purchase_orders.track', input: { order: number } },
        },
      ],
      footer: say(lang, 'footer'),
    }
  },
})
