import { z } from 'zod'
import { oneNamed } from '../../src/domain/one-named.ts'
import { matchThreeWays } from '../../src/domain/purchase-order.ts'
import { foldText } from '../../src/domain/records/record.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { MATCH_BILLS } from './bill-examples.ts'
import type { BillStores } from './capture-bill.ts'

const say = phrases({
  title: { fr: 'Commande, réception et facture', en: 'Order, receipt and bill' },
  off: {
    fr: '{count, plural, one {# facture ne concorde pas} other {# factures ne concordent pas}} : {bill} de {vendor} demande {billed} pour {received} reçus, soit {gap} de trop.',
    en: '{count, plural, one {# bill does not agree} other {# bills do not agree}}: {bill} from {vendor} asks {billed} for {received} received, {gap} too much.',
  },
  fits: {
    fr: '{count, plural, one {La facture vérifiée concorde} other {Les # factures vérifiées concordent}} avec sa commande et ce qui est reçu.',
    en: '{count, plural, one {The bill checked agrees} other {All # bills checked agree}} with its order and what was received.',
  },
  alone: {
    fr: '{bill} de {vendor} ({billed}) n’a pas de commande.',
    en: '{bill} from {vendor} ({billed}) has no order.',
  },
  none: { fr: 'Aucune facture à payer n’a de commande.', en: 'No bill to pay has an order.' },
  rest: {
    fr: '{count, plural, one {# autre facture à payer n’a pas de commande} other {# autres factures à payer n’ont pas de commande}} : elles se vérifient au contrat ou au bon de livraison.',
    en: '{count, plural, one {# other bill to pay has no order} other {# other bills to pay have no order}}: check them against the contract or the delivery slip.',
  },
  bill: { fr: 'Facture', en: 'Bill' },
  order: { fr: 'Commande', en: 'Order' },
  ordered: { fr: 'Commandé', en: 'Ordered' },
  received: { fr: 'Reçu', en: 'Received' },
  billed: { fr: 'Facturé', en: 'Billed' },
  finding: { fr: 'Constat', en: 'Finding' },
  'no-order': { fr: 'pas de commande', en: 'no order' },
  'not-received': { fr: 'rien de reçu', en: 'nothing received' },
  price: { fr: 'prix trop haut', en: 'price too high' },
  quantity: { fr: 'livraison partielle', en: 'partial delivery' },
  total: { fr: 'plus que la commande', en: 'more than the order' },
  'over-billed': { fr: 'plus que le reçu', en: 'more than received' },
  agrees: { fr: 'concorde', en: 'agrees' },
  task: { fr: 'Tâche : contester {bill}', en: 'Task: dispute {bill}' },
  taskTitle: {
    fr: 'Contester {bill} de {vendor} : {gap} de trop par rapport à {order}',
    en: 'Dispute {bill} from {vendor}: {gap} too much against {order}',
  },
  footer: {
    fr: 'Avant taxes · toléré : 1 % de ce qui est reçu au prix de la commande',
    en: 'Before taxes · tolerated: 1% of what was received at the order’s price',
  },
})

const FINDINGS = ['no-order', 'not-received', 'price', 'quantity', 'total', 'over-billed'] as const
const row = z.object({
  bill: z.string(),
  vendor: z.string(),
  order: z.string().nullable(),
  ordered: z.int(),
  received: z.int(),
  billed: z.int(),
  payable: z.int(),
  findings: z.array(z.enum(FINDINGS)),
})

export const matchBills = defineTool<BillStores>()({
  name: 'bills.three_way_match',
  title: { fr: 'Comparer commandes, réceptions et factures', en: 'Compare orders, receipts and bills' },
  gate: 'none',
  permission: 'finance.read',
  examples: MATCH_BILLS,
  input: z.object({
    bill: field
      .text({
        label: { fr: 'Facture ou fournisseur', en: 'Bill or supplier' },
        cues: [
          'la facture',
          'facture de',
          'facture du',
          'factures de',
          'facture',
          'bill',
          'bills from',
          'bill from',
          'de',
          'from',
        ],
      })
      .optional(),
  }),
  output: z.object({ rows: z.array(row), without: z.int(), asked: z.boolean() }),
  async run({ bill: words }, { stores }) {
    const vendors = new Map((await stores.vendors.list()).map((one) => [one.id, one]))
    const bills = await stores.bills.list({ status: ['received', 'approved', 'disputed'] })
    const orders = (await stores.purchaseOrders.list()).filter(({ status }) => status !== 'cancelled')
    const said = foldText(words ?? '')
    const digits = said.match(/\d{3,}/)?.[0]
    const numbered = digits ? bills.filter(({ number }) => number.includes(digits)) : []
    const vendor =
      words && !digits
        ? [...vendors.values()].find(({ name, aliases }) =>
            [name, ...aliases].some((one) => said.includes(foldText(one)) || foldText(one).includes(said)),
          )
        : undefined
    const asked = numbered.length > 0 || vendor !== undefined
    if (digits && numbered.length === 0)
      oneNamed(
        words!,
        bills.slice(-5).map(({ id, number }) => ({ id, name: number })),
        {
          field: 'bill',
          what: { fr: 'facture à payer', en: 'bill to pay' },
        },
      )
    const chosen = numbered.length ? numbered : vendor ? bills.filter(({ vendorId }) => vendorId === vendor.id) : bills
    const checked = chosen.map((bill) => {
      const order = orders.find(({ billId }) => billId === bill.id) ?? null
      const { findings, ordered, received, billed, payable } = matchThreeWays(order, bill)
      const name = vendors.get(bill.vendorId)?.name ?? ''
      return {
        bill: bill.number,
        vendor: name,
        order: order?.number ?? null,
        ordered,
        received,
        billed,
        payable,
        findings,
      }
    })
    const rows = checked.filter(({ order }) => order !== null || numbered.length > 0)
    const gap = (one: z.output<typeof row>) => (one.order ? one.billed - one.payable : 0)
    return { rows: rows.sort((a, b) => gap(b) - gap(a)), without: checked.length - rows.length, asked }
  },
  card({ rows, without }, { lang, can }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const off = rows.filter(({ order, findings }) => order !== null && findings.length > 0)
    const [worst] = off
    const [first] = rows
    const told = (one: (typeof rows)[number]) => ({
      bill: one.bill,
      vendor: one.vendor,
      billed: money(one.billed),
      received: money(one.received),
      gap: money(one.billed - one.payable),
      order: one.order ?? '',
    })
    const summary = worst
      ? say(lang, 'off', { count: off.length, ...told(worst) })
      : !first
        ? say(lang, 'none')
        : first.order === null
          ? say(lang, 'alone', told(first))
          : say(lang, 'fits', { count: rows.length })
    return {
      title: say(lang, 'title'),
      summary,
      tone: worst ? 'warning' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title'),
                columns: [
                  { label: say(lang, 'bill') },
                  { label: say(lang, 'order') },
                  { label: say(lang, 'ordered'), align: 'right' as const },
                  { label: say(lang, 'received'), align: 'right' as const },
                  { label: say(lang, 'billed'), align: 'right' as const },
                  { label: say(lang, 'finding') },
                ],
                rows: rows.map((one) => [
                  `${one.bill} ${one.vendor}`,
                  one.order ?? '–',
                  money(one.ordered),
                  money(one.received),
                  money(one.billed),
                  one.findings.length
                    ? one.findings.map((finding) => say(lang, finding)).join(', ')
                    : say(lang, 'agrees'),
                ]),
              },
            ]
          : []),
        ...(without ? [{ type: 'text' as const, text: say(lang, 'rest', { count: without }) }] : []),
      ],
      actions:
        worst && can('tasks.write')
          ? [
              {
                type: 'button',
                label: say(lang, 'task', { bill: worst.bill }),
                intent: {
                  do: 'form',
                  tool: 'tasks.create_from_chat',
                  input: { title: say(lang, 'taskTitle', told(worst)) },
                },
              },
            ]
          : [],
      footer: say(lang, 'footer'),
    }
  },
})
