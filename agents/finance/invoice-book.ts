import type { Invoice, Payment } from '../../src/domain/records/accounting.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type BookStores = { invoices: Rows<Invoice>; payments: Rows<Payment> }

/** An issued invoice and what happened to it: `balance` = total − payments − credit notes, tax included. */
export type Account = { invoice: Invoice; paid: Cents; credited: Cents; balance: Cents; payments: Payment[] }

export type AccountState = 'draft' | 'unpaid' | 'overdue' | 'paid' | 'credited'

const sum = (amounts: readonly Cents[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Every issued invoice (credit notes are inside the accounts that they reduce) as it stood at the end of a day. */
export async function listAccounts(
  stores: BookStores,
  on: IsoDate,
  filter: { clientId?: string; projectId?: string } = {},
): Promise<Account[]> {
  const issued = (await stores.invoices.list({ ...filter, status: 'issued' })).filter((one) => one.issueDate! <= on)
  const invoices = issued.filter((one) => one.kind !== 'credit-note')
  const ids = invoices.map((one) => one.id)
  const narrow = filter.clientId || filter.projectId ? { invoiceId: ids } : {}
  const payments = ids.length ? await stores.payments.list(narrow) : []
  const paymentsOf = Map.groupBy(
    payments.filter((one) => one.date <= on),
    (one) => one.invoiceId,
  )
  const creditsOf = Map.groupBy(
    issued.filter((one) => one.kind === 'credit-note'),
    (one) => one.creditsId,
  )
  return invoices.map((invoice) =>
    account(
      invoice,
      paymentsOf.get(invoice.id) ?? [],
      (creditsOf.get(invoice.id) ?? []).map((one) => one.total),
    ),
  )
}

/** The account of one invoice today; a draft or a credit note has no balance. */
export async function readAccount(stores: BookStores, invoice: Invoice, on: IsoDate): Promise<Account> {
  if (invoice.status === 'draft' || invoice.kind === 'credit-note')
    return { invoice, paid: 0, credited: 0, balance: 0, payments: [] }
  const [payments, credits] = await Promise.all([
    stores.payments.list({ invoiceId: invoice.id }),
    stores.invoices.list({ creditsId: invoice.id, status: 'issued' }),
  ])
  return account(
    invoice,
    payments.filter((one) => one.date <= on),
    credits.filter((one) => one.issueDate! <= on).map((one) => one.total),
  )
}

function account(invoice: Invoice, payments: Payment[], credits: Cents[]): Account {
  const paid = sum(payments.map((one) => one.amount))
  const credited = sum(credits)
  return { invoice, paid, credited, balance: invoice.total - paid - credited, payments }
}

export function stateOf({ invoice, paid, balance }: Account, on: IsoDate): AccountState {
  if (invoice.status === 'draft') return 'draft'
  if (invoice.kind === 'credit-note') return 'credited'
  if (balance <= 0) return paid > 0 ? 'paid' : 'credited'
  return (invoice.dueDate ?? invoice.issueDate!) < on ? 'overdue' : 'unpaid'
}

/** What is still to be received, as the ageing takes it. */
export const receivablesOf = (accounts: readonly Account[]) =>
  accounts
    .filter((one) => one.balance !== 0)
    .map((one) => ({ ...one, due: one.invoice.dueDate ?? one.invoice.issueDate! }))
