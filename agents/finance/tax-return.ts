import type { Bill, Expense, Invoice, TaxPeriod, Vendor } from '../../src/domain/records/accounting.ts'
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth, type Period } from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { SheetStores } from './invoice-sheet.ts'

type Dated<Row extends { id: string }> = Rows<Row> & { between(period: Period): Promise<Row[]> }
export type ReturnStores = SheetStores & {
  bills: Dated<Bill>
  expenses: Dated<Expense>
  vendors: Rows<Vendor>
  taxPeriods: Rows<TaxPeriod>
}

/** A document behind a return. Amounts carry their sign: a credit note takes away. `federal` is GST and HST together. */
export type ReturnLine = {
  side: 'sale' | 'purchase'
  date: IsoDate
  kind: 'invoice' | 'credit-note' | 'bill' | 'expense'
  number: string
  party: string
  base: Cents
  federal: Cents
  qst: Cents
}

export type Return = {
  period: Period
  dueDate: IsoDate
  lines: ReturnLine[]
  gstCollected: Cents
  gstPaid: Cents
  qstCollected: Cents
  qstPaid: Cents
  /** Collected less paid: above zero to remit, below to be refunded. */
  gstNet: Cents
  qstNet: Cents
  /** Expenses that nobody approved yet: their taxes are not claimed. */
  waiting: number
}

/** The last fiscal quarter that is over on a day. */
export function lastQuarter(today: IsoDate, fiscalStartMonth: number): Period {
  const month = Number(today.slice(5, 7))
  const since = (((month - fiscalStartMonth) % 3) + 3) % 3
  const start = addMonths(firstOfMonth(today), -since - 3)
  return { from: start, to: lastOfMonth(addMonths(start, 2)) }
}

/** Quarterly and monthly filers: by the end of the month after the period. */
export const filingDate = (period: Period): IsoDate => lastOfMonth(addMonths(firstOfMonth(period.to), 1))

/**
 * The taxes of a period on an accrual basis: what issued invoices charged, less credit notes; what bills and approved
 * expenses bore. A sale in another currency counts in Canadian dollars at its own rate.
 */
export async function collectReturn(stores: ReturnStores, period: Period): Promise<Return> {
  const [sales, purchases, waiting] = [
    await saleLines(stores, period),
    await purchaseLines(stores, period),
    (await stores.expenses.between(period)).filter((one) => one.status === 'submitted').length,
  ]
  const sum = (lines: readonly ReturnLine[], key: 'federal' | 'qst') =>
    lines.reduce((total, line) => total + line[key], 0)
  const totals = {
    gstCollected: sum(sales, 'federal'),
    gstPaid: sum(purchases, 'federal'),
    qstCollected: sum(sales, 'qst'),
    qstPaid: sum(purchases, 'qst'),
  }
  return {
    period,
    dueDate: filingDate(period),
    lines: [...sales, ...purchases].sort((a, b) => a.date.localeCompare(b.date) || a.number.localeCompare(b.number)),
    ...totals,
    gstNet: totals.gstCollected - totals.gstPaid,
    qstNet: totals.qstCollected - totals.qstPaid,
    waiting,
  }
}

async function saleLines(stores: ReturnStores, { from, to }: Period): Promise<ReturnLine[]> {
  const issued = await stores.invoices.list({ status: 'issued' })
  const names = new Map((await stores.clients.list()).map((client) => [client.id, client.name]))
  return issued
    .filter((one) => one.issueDate! >= from && one.issueDate! <= to)
    .map((one) => {
      const credit = one.kind === 'credit-note'
      const cad = (amount: Cents) => (credit ? -1 : 1) * inCad(one, amount)
      return {
        side: 'sale',
        date: one.issueDate!,
        kind: credit ? 'credit-note' : 'invoice',
        number: one.number!,
        party: names.get(one.clientId) ?? '',
        base: cad(one.subtotal),
        federal: cad(one.gst + one.hst),
        qst: cad(one.qst),
      }
    })
}

const inCad = (invoice: Invoice, amount: Cents): Cents =>
  invoice.currency === 'USD' && invoice.exchangeRate ? applyRate(amount, invoice.exchangeRate) : amount

async function purchaseLines(stores: ReturnStores, period: Period): Promise<ReturnLine[]> {
  const vendors = new Map((await stores.vendors.list()).map((vendor) => [vendor.id, vendor.name]))
  const bills = (await stores.bills.between(period)).filter((one) => one.status !== 'cancelled')
  const expenses = (await stores.expenses.between(period)).filter(
    (one) => one.status === 'approved' || one.status === 'paid',
  )
  return [
    ...bills.map(
      (one): ReturnLine => ({
        side: 'purchase',
        date: one.date,
        kind: 'bill',
        number: one.number,
        party: vendors.get(one.vendorId) ?? '',
        base: one.subtotal,
        federal: one.gst + one.hst,
        qst: one.qst,
      }),
    ),
    ...expenses.map(
      (one): ReturnLine => ({
        side: 'purchase',
        date: one.date,
        kind: 'expense',
        number: one.category,
        party: one.vendor,
        base: one.subtotal,
        federal: one.gst + one.hst,
        qst: one.qst,
      }),
    ),
  ]
}
