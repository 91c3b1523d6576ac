import { z } from 'zod'
import { matchDeposits } from '../../src/domain/bank-matching.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { MATCH, UNMATCH } from './deposit-examples.ts'
import { listAccounts } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'
import { checkOpenPeriod, needOrganization } from './issue.ts'

export type DepositStores = SheetStores & { records: RecordStore }

const say = phrases({
  title: { fr: 'Dépôts et factures', en: 'Deposits and invoices' },
  summary: {
    fr: '{matched} dépôts appariés et inscrits, {review} à vérifier.',
    en: '{matched} deposits matched and recorded, {review} to review.',
  },
  none: {
    fr: 'Aucun dépôt à apparier dans le compte.',
    en: 'There is no deposit to match in the account.',
  },
  absent: {
    fr: 'Aucun dépôt de {amount} n’est au compte; rien n’est inscrit. {guess}',
    en: 'No {amount} deposit is in the account; nothing is recorded. {guess}',
  },
  already: {
    fr: 'Le dépôt de {amount} est déjà apparié à {number}; rien n’est inscrit deux fois.',
    en: 'The {amount} deposit is already matched to {number}; nothing is recorded twice.',
  },
  guess: { fr: 'Ce montant irait à {number} de {client}.', en: 'That amount would go to {number} of {client}.' },
  noGuess: { fr: 'Aucune facture ouverte n’a ce solde.', en: 'No open invoice has that balance.' },
  exact: { fr: 'sûr', en: 'certain' },
  high: { fr: 'probable', en: 'likely' },
  review: { fr: 'à vérifier', en: 'to review' },
  caption: { fr: 'Dépôts', en: 'Deposits' },
  deposit: { fr: 'Dépôt', en: 'Deposit' },
  amount: { fr: 'Montant', en: 'Amount' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  trust: { fr: 'Confiance', en: 'Confidence' },
  short: { fr: '{number} (manque {short})', en: '{number} ({short} short)' },
  record: { fr: 'Inscrire un paiement', en: 'Record a payment' },
  undoneTitle: { fr: 'Appariement défait', en: 'Matching undone' },
  undone: {
    fr: '{count} dépôts sont de nouveau à apparier; leurs paiements sont retirés.',
    en: '{count} deposits are to be matched again; their payments are removed.',
  },
})

const row = z.object({
  id: z.string().nullable(),
  date: z.string(),
  amount: z.int(),
  description: z.string(),
  confidence: z.enum(['exact', 'high', 'review']),
  invoices: z.array(z.object({ number: z.string(), client: z.string() })),
  short: z.int(),
})
const output = z.object({
  asked: z.int().nullable(),
  rows: z.array(row),
  /** The invoices that a deposit of this amount was matched to before. */
  already: z.array(z.string()),
})

export async function openInvoices(stores: DepositStores, today: IsoDate) {
  const clients = new Map((await stores.clients.list()).map((client) => [client.id, client]))
  return (await listAccounts(stores, today))
    .filter(({ balance }) => balance > 0)
    .map(({ invoice, balance }) => {
      const client = clients.get(invoice.clientId)!
      return {
        id: invoice.id,
        number: invoice.number!,
        client: client.name,
        names: [client.name, ...client.aliases],
        balance,
        date: invoice.issueDate!,
      }
    })
}

async function match(amount: number | undefined, ctx: Context<DepositStores>): Promise<z.output<typeof output>> {
  const { stores, today } = ctx
  const invoices = await openInvoices(stores, today)
  const unmatched = (await stores.records.list('bank_transaction', { state: 'unmatched' })).filter(
    (one) => (one.amount ?? 0) > 0 && one.date !== null && (amount === undefined || one.amount === amount),
  )
  const already = unmatched.length || amount === undefined ? [] : await matchedBefore(stores, amount)
  if (already.length) return { asked: amount ?? null, rows: [], already }
  const said = { id: '', date: today, amount: amount ?? 0, description: '' }
  const deposits = unmatched.map((one) => ({
    id: one.id,
    date: one.date!,
    amount: one.amount!,
    description: one.data.description,
  }))
  const asked = deposits.length || amount === undefined ? deposits : [said]
  const organization = await needOrganization(stores)
  const rows: z.output<typeof row>[] = []
  for (const found of matchDeposits(asked, invoices)) {
    const deposit = asked.find((one) => one.id === found.deposit)!
    const own = found.invoices.map((id) => invoices.find((one) => one.id === id)!)
    if (deposit.id && found.confidence !== 'review') {
      checkOpenPeriod(deposit.date, organization)
      await recordDeposit(unmatched.find((one) => one.id === deposit.id)!, own, stores)
    }
    rows.push({
      id: deposit.id || null,
      date: deposit.date,
      amount: deposit.amount,
      description: deposit.description,
      confidence: found.confidence,
      invoices: own.map(({ number, client }) => ({ number, client })),
      short: found.short,
    })
  }
  return { asked: amount ?? null, rows, already }
}

/** The payments of a deposit, and the deposit marked as dealt with. */
export async function recordDeposit(
  deposit: TypedRecord<'bank_transaction'>,
  invoices: readonly { id: string; balance: number }[],
  stores: DepositStores,
): Promise<void> {
  const matched: string[] = []
  for (const { id, balance } of invoices) {
    const payment = await stores.payments.insert({
      invoiceId: id,
      date: deposit.date!,
      amount: balance,
      method: 'deposit',
      reference: deposit.data.description.slice(0, 100),
    })
    matched.push(payment.id)
  }
  await stores.records.change('bank_transaction', deposit.id, {
    state: 'matched',
    data: { ...deposit.data, matched },
  })
}

async function matchedBefore(stores: DepositStores, amount: number): Promise<string[]> {
  const matched = await stores.records.list('bank_transaction', { state: 'matched' })
  const numbers: string[] = []
  for (const id of matched.filter((one) => one.amount === amount).flatMap((one) => one.data.matched)) {
    const payment = await stores.payments.get(id)
    if (payment) numbers.push((await stores.invoices.need(payment.invoiceId)).number!)
  }
  return numbers
}

export const matchDeposit = defineTool<DepositStores>()({
  name: 'payments.match_deposit',
  title: { fr: 'Apparier les dépôts et les factures', en: 'Match deposits and invoices' },
  gate: 'log',
  permission: 'finance.write',
  examples: MATCH,
  input: z.object({ amount: field.money({ label: { fr: 'Montant du dépôt', en: 'Deposit amount' } }).optional() }),
  output,
  run: ({ amount }, ctx) => match(amount, ctx),
  card({ asked, rows, already }, { lang }) {
    const money = (amount: number) => formatMoney(amount, lang)
    const [first] = rows
    const matched = rows.filter((one) => one.id && one.confidence !== 'review').length
    const likely = first?.invoices[0]
    const summary = already.length
      ? say(lang, 'already', { amount: money(asked ?? 0), number: already.join(', ') })
      : !first
        ? say(lang, 'none')
        : first.id === null
          ? say(lang, 'absent', {
              amount: money(asked ?? 0),
              guess: likely ? say(lang, 'guess', likely) : say(lang, 'noGuess'),
            })
          : say(lang, 'summary', { matched, review: rows.length - matched })
    return {
      title: say(lang, 'title'),
      summary,
      tone: matched && matched === rows.length ? 'success' : 'info',
      blocks: [
        { type: 'text', text: summary },
        ...(first
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'caption'),
                columns: [
                  { label: say(lang, 'deposit') },
                  { label: say(lang, 'amount'), align: 'right' as const },
                  { label: say(lang, 'invoice') },
                  { label: say(lang, 'trust') },
                ],
                rows: rows.map((one) => {
                  const [invoice] = one.invoices
                  const numbers = one.invoices.map(({ number, client }) => `${number} ${client}`).join(', ')
                  const text =
                    one.short > 0 ? say(lang, 'short', { number: numbers, short: money(one.short) }) : numbers
                  return [
                    `${formatDate(one.date, lang)} ${one.description}`.trim(),
                    money(one.amount),
                    invoice ? { text, href: `nova:invoices/${invoice.number}` } : '–',
                    say(lang, one.confidence),
                  ]
                }),
              },
            ]
          : []),
      ],
      actions:
        matched < rows.length
          ? [
              {
                type: 'button',
                label: say(lang, 'record'),
                intent: { do: 'form', tool: 'payments.record', input: asked === null ? {} : { amount: asked } },
              },
            ]
          : [],
    }
  },
  undo({ rows }) {
    const deposits = rows.flatMap((one) => (one.id && one.confidence !== 'review' ? [one.id] : []))
    return deposits.length ? { tool: 'payments.unmatch_deposit', input: { deposits } } : null
  },
})

export const unmatchDeposit = defineTool<DepositStores>()({
  name: 'payments.unmatch_deposit',
  title: { fr: 'Défaire l’appariement de dépôts', en: 'Undo the matching of deposits' },
  gate: 'log',
  permission: 'finance.write',
  examples: UNMATCH,
  input: z.object({ deposits: z.array(z.string()).optional() }),
  output: z.object({ count: z.int() }),
  async run({ deposits }, { stores }) {
    const matched = await stores.records.list('bank_transaction', { state: 'matched' })
    const organization = await needOrganization(stores)
    const latest = matched
      .filter((one) => !organization.booksClosedThrough || (one.date ?? '') > organization.booksClosedThrough)
      .slice(-1)
    const chosen = deposits ? matched.filter((one) => deposits.includes(one.id)) : latest
    for (const one of chosen) {
      checkOpenPeriod(one.date!, organization)
      for (const payment of one.data.matched) await stores.payments.remove(payment)
      await stores.records.change('bank_transaction', one.id, {
        state: 'unmatched',
        data: { ...one.data, matched: [] },
      })
    }
    return { count: chosen.length }
  },
  card({ count }, { lang }) {
    const summary = say(lang, 'undone', { count })
    return { title: say(lang, 'undoneTitle'), summary, tone: 'neutral', blocks: [{ type: 'text', text: summary }] }
  },
})
