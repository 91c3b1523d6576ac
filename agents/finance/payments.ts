import { z } from 'zod'
import type { Payment } from '../../src/domain/records/accounting.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type Account, listAccounts, readAccount, receivablesOf } from './invoice-book.ts'
import { invoiceHref } from './invoice-card.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { checkOpenPeriod, needOrganization } from './issue.ts'
import { RECORD, REMOVE } from './payment-examples.ts'

const say = phrases({
  title: { fr: 'Paiement inscrit', en: 'Payment recorded' },
  whole: {
    fr: '{amount} reçu de {client} le {date} : la facture {number} est payée au complet.',
    en: '{amount} received from {client} on {date}: invoice {number} is paid in full.',
  },
  short: {
    fr: '{amount} reçu de {client} le {date} : il manque {balance} sur la facture {number}.',
    en: '{amount} received from {client} on {date}: {balance} is short on invoice {number}.',
  },
  invoice: { fr: 'Facture', en: 'Invoice' },
  client: { fr: 'Client', en: 'Client' },
  received: { fr: 'Reçu', en: 'Received' },
  date: { fr: 'Date', en: 'Date' },
  balance: { fr: 'Solde', en: 'Balance' },
  removedTitle: { fr: 'Paiement retiré', en: 'Payment removed' },
  removed: {
    fr: 'Le paiement de {amount} du {date} est retiré; la facture {number} a un solde de {balance}.',
    en: 'The {amount} payment of {date} is removed; invoice {number} has a balance of {balance}.',
  },
})

const METHODS = [
  { value: 'transfer', label: { fr: 'Virement', en: 'Transfer' }, words: ['virement', 'interac', 'wire', 'EFT'] },
  { value: 'cheque', label: { fr: 'Chèque', en: 'Cheque' }, words: ['chèque', 'cheque', 'check'] },
  { value: 'card', label: { fr: 'Carte', en: 'Card' }, words: ['carte', 'visa', 'card'] },
  { value: 'cash', label: { fr: 'Comptant', en: 'Cash' }, words: ['comptant', 'argent', 'cash'] },
]

const invoiceField = field.invoice({
  label: { fr: 'Facture', en: 'Invoice' },
  ask: { fr: 'Quelle facture a été payée?', en: 'Which invoice was paid?' },
})

const input = z.object({
  invoice: invoiceField.optional(),
  client: field.client({ label: { fr: 'Client', en: 'Client' } }).optional(),
  amount: field.money({ label: { fr: 'Montant reçu', en: 'Amount received' } }).optional(),
  date: field.date({ label: { fr: 'Reçu le', en: 'Received on' } }).optional(),
  method: field
    .choice(['transfer', 'cheque', 'card', 'cash'], { label: { fr: 'Mode', en: 'Method' }, options: METHODS })
    .optional(),
  reference: field
    .text({ label: { fr: 'Référence', en: 'Reference' }, cues: ['référence', 'no de chèque', 'reference', 'ref'] })
    .optional(),
})
type Received = z.output<typeof input>

/** The invoice that was named; else the client's only open one, or the only one of that very balance. */
async function whichAccount(received: Received, { stores, today }: Context<SheetStores>): Promise<Account> {
  if (received.invoice) return readAccount(stores, await stores.invoices.need(received.invoice), today)
  const open = received.client
    ? receivablesOf(await listAccounts(stores, today, { clientId: received.client })).filter((one) => one.balance > 0)
    : []
  const exact = open.filter((one) => one.balance === received.amount)
  const [only] = exact.length === 1 ? exact : open.length === 1 ? open : []
  if (only) return only
  const list = (lang: 'fr' | 'en') =>
    open
      .slice(0, 8)
      .map(({ invoice, balance }) => `${invoice.number} (${formatMoney(balance, lang)})`)
      .join(', ')
  throw new NovaError(
    'input.invalid',
    open.length
      ? { fr: `Plusieurs factures sont ouvertes : ${list('fr')}.`, en: `Several invoices are open: ${list('en')}.` }
      : { fr: 'Aucune facture ouverte à ce nom.', en: 'No open invoice under that name.' },
    { field: 'invoice' },
  )
}

const output = z.object({
  payment: z.string(),
  invoice: z.object({ id: z.string(), number: z.string() }),
  client: z.object({ id: z.string(), name: z.string() }),
  amount: z.int(),
  date: z.string(),
  balance: z.int(),
})

async function record(received: Received, ctx: Context<SheetStores>): Promise<z.output<typeof output>> {
  const { stores, today } = ctx
  const { invoice, balance } = await whichAccount(received, ctx)
  if (invoice.status === 'draft' || invoice.kind === 'credit-note')
    throw new NovaError('rule.broken', {
      fr: 'Un paiement s’inscrit sur une facture émise; celle-ci ne l’est pas.',
      en: 'A payment is recorded on an issued invoice; this one is not.',
    })
  const date = received.date ?? today
  if (date > today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Un paiement ne peut pas être reçu dans le futur.', en: 'A payment cannot be received in the future.' },
      { field: 'date' },
    )
  checkOpenPeriod(date, await needOrganization(stores))
  const amount = received.amount ?? balance
  if (balance <= 0)
    throw new NovaError('rule.broken', {
      fr: `La facture ${invoice.number} n’a plus de solde. Si ce paiement est réel, vérifie à quelle facture il va.`,
      en: `Invoice ${invoice.number} has no balance left. If the payment is real, check which invoice it belongs to.`,
    })
  if (amount <= 0 || amount > balance)
    throw new NovaError(
      'input.invalid',
      {
        fr: `Le solde de ${invoice.number} est de ${formatMoney(balance, 'fr')} : inscris au plus ce montant, et le surplus sur une autre facture.`,
        en: `The balance of ${invoice.number} is ${formatMoney(balance, 'en')}: record that at most, and the rest on another invoice.`,
      },
      { field: 'amount' },
    )
  const payment = await stores.payments.insert({
    invoiceId: invoice.id,
    date,
    amount,
    method: received.method ?? 'transfer',
    reference: received.reference ?? null,
  })
  return describe(payment, ctx)
}

async function describe(payment: Payment, { stores, today }: Context<SheetStores>) {
  const invoice = await stores.invoices.need(payment.invoiceId)
  const [client, account] = await Promise.all([
    stores.clients.need(invoice.clientId),
    readAccount(stores, invoice, today),
  ])
  return {
    payment: payment.id,
    invoice: { id: invoice.id, number: invoice.number! },
    client: { id: client.id, name: client.name },
    amount: payment.amount,
    date: payment.date,
    balance: account.balance,
  }
}

const recordPayment = defineTool<SheetStores>()({
  name: 'payments.record',
  title: { fr: 'Inscrire un paiement reçu', en: 'Record a payment received' },
  gate: 'log',
  permission: 'finance.write',
  examples: RECORD,
  input,
  output,
  run: record,
  card({ invoice, client, amount, date, balance }, { lang }) {
    const values = {
      amount: formatMoney(amount, lang),
      client: client.name,
      date: formatDate(date, lang),
      number: invoice.number,
      balance: formatMoney(balance, lang),
    }
    return {
      title: say(lang, 'title'),
      summary: say(lang, balance > 0 ? 'short' : 'whole', values),
      tone: balance > 0 ? 'warning' : 'success',
      blocks: [
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'invoice'), value: values.number, href: invoiceHref(invoice) },
            { label: say(lang, 'client'), value: values.client, href: `nova:clients/${client.id}` },
            { label: say(lang, 'received'), value: values.amount },
            { label: say(lang, 'date'), value: values.date },
            { label: say(lang, 'balance'), value: values.balance },
          ],
        },
      ],
    }
  },
  undo: ({ payment, invoice }) => ({ tool: 'payments.remove', input: { invoice: invoice.id, payment } }),
})

const removePayment = defineTool<SheetStores>()({
  name: 'payments.remove',
  title: { fr: 'Retirer un paiement inscrit par erreur', en: 'Remove a payment recorded by mistake' },
  gate: 'log',
  permission: 'finance.write',
  examples: REMOVE,
  input: z.object({
    invoice: invoiceField,
    payment: z.string().optional(),
  }),
  output,
  async run(wanted, ctx) {
    const { stores } = ctx
    const payments = await stores.payments.list({ invoiceId: wanted.invoice })
    const payment = wanted.payment ? payments.find((one) => one.id === wanted.payment) : payments.at(-1)
    if (!payment)
      throw new NovaError('not-found', {
        fr: 'Aucun paiement n’est inscrit sur cette facture.',
        en: 'No payment is recorded on this invoice.',
      })
    checkOpenPeriod(payment.date, await needOrganization(stores))
    await stores.payments.remove(payment.id)
    return describe(payment, ctx)
  },
  card({ invoice, amount, date, balance }, { lang }) {
    const summary = say(lang, 'removed', {
      amount: formatMoney(amount, lang),
      date: formatDate(date, lang),
      number: invoice.number,
      balance: formatMoney(balance, lang),
    })
    return {
      title: say(lang, 'removedTitle'),
      summary,
      tone: 'neutral',
      blocks: [{ type: 'text', text: summary }],
    }
  },
  undo: ({ invoice, amount, date }) => ({ tool: 'payments.record', input: { invoice: invoice.id, amount, date } }),
})

export const paymentTools = [recordPayment, removePayment]
