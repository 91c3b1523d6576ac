import { currentRatio, daysSalesOutstanding, runwayMonths } from '../../src/domain/ratios.ts'
import type { Bill, CashAccount, Holdback, Liability, Payment } from '../../src/domain/records/accounting.ts'
import { sumWip } from '../../src/domain/wip.ts'
import { addDays, type IsoDate, type Period } from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { listActive, readStanding, type StandingStores } from '../construction/standing.ts'
import { listAccounts } from './invoice-book.ts'
import type { SheetStores } from './invoice-sheet.ts'

export type PositionStores = Omit<SheetStores, 'payments'> &
  StandingStores & {
    payments: Rows<Payment> & { sumByMonth(period: Period): Promise<{ month: IsoDate; amount: Cents }[]> }
    cashAccounts: Rows<CashAccount>
    liabilities: Rows<Liability>
    holdbacks: Rows<Holdback> & { sumHeld(asOf: IsoDate): Promise<{ projectId: string; amount: Cents }[]> }
    bills: Rows<Bill> & { listOpen(asOf: IsoDate): Promise<Bill[]> }
  }

/** What is owned and owed within the year on a day, and what follows from it; null is "n/d". */
export type Position = {
  on: IsoDate
  cash: Cents
  receivables: Cents
  overdue: Cents
  holdbacks: Cents
  underbilled: Cents
  payables: Cents
  overbilled: Cents
  otherDebts: Cents
  /** Invoiced in the 92 days up to the day, taxes included, holdback excluded. */
  invoiced: Cents
  assets: Cents
  liabilities: Cents
  currentRatio: number | null
  dso: number | null
  burn: Cents | null
  runway: number | null
}

/** A quarter of receivables, as in the usual formula. */
export const DSO_DAYS = 92

const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0)

/** Other currencies are kept out of the sum: the accounts' balances carry no rate. */
const cashOf = (accounts: readonly CashAccount[]): Cents =>
  sum(accounts.filter((one) => one.currency === 'CAD').map((one) => one.balance))

export async function readPosition(stores: PositionStores, on: IsoDate): Promise<Position> {
  const accounts = await listAccounts(stores, on)
  const open = accounts.filter((one) => one.balance !== 0)
  const standings = []
  for (const project of await listActive(stores)) standings.push(await readStanding(stores, project, on))
  const { overbilled, underbilled } = sumWip(standings.map((one) => one.wip))
  const cash = cashOf(await stores.cashAccounts.list())
  const receivables = sum(open.map((one) => one.balance))
  const holdbacks = sum((await stores.holdbacks.sumHeld(on)).map((one) => one.amount))
  const payables = sum((await stores.bills.listOpen(on)).map((one) => one.total))
  const otherDebts = sum(
    (await stores.liabilities.list()).filter((one) => one.kind !== 'payables').map((one) => one.amount),
  )
  const since = addDays(on, 1 - DSO_DAYS)
  const invoiced = sum(
    accounts.filter(({ invoice }) => invoice.issueDate! >= since).map((one) => one.invoice.total - one.credited),
  )
  const assets = cash + receivables + holdbacks + underbilled
  const liabilities = payables + overbilled + otherDebts
  const burn = monthlyBurn((await stores.organizations.get())?.settings)
  return {
    on,
    cash,
    receivables,
    overdue: sum(open.filter(({ invoice }) => (invoice.dueDate ?? on) < on).map((one) => one.balance)),
    holdbacks,
    underbilled,
    payables,
    overbilled,
    otherDebts,
    invoiced,
    assets,
    liabilities,
    currentRatio: currentRatio(assets, liabilities),
    dso: daysSalesOutstanding(receivables, invoiced, DSO_DAYS),
    burn,
    runway: burn ? runwayMonths(cash, burn) : null,
  }
}

/** What management expects to spend a month beyond projects, in cents; null until it was set. */
function monthlyBurn(settings: Record<string, unknown> | undefined): Cents | null {
  const burn = settings?.monthlyBurn
  return typeof burn === 'number' && Number.isInteger(burn) && burn > 0 ? burn : null
}

export type MonthFigures = { month: IsoDate; revenue: Cents; cost: Cents; received: Cents }

/**
 * Revenue (gross of holdback, before tax, credit notes off, in Canadian dollars), what projects cost and what came in,
 * by month. A holdback release asks again for what was revenue when it was withheld.
 */
export async function readMonths(stores: PositionStores, period: Period): Promise<MonthFigures[]> {
  const issued = (await stores.invoices.list({ status: 'issued' })).filter(
    (one) => one.kind !== 'holdback-release' && one.issueDate! >= period.from && one.issueDate! <= period.to,
  )
  const [costs, receipts] = [await stores.costEntries.sumByMonth(period), await stores.payments.sumByMonth(period)]
  const months: MonthFigures[] = []
  for (let month = period.from; month <= period.to; month = nextMonth(month)) {
    const own = issued.filter((one) => one.issueDate!.slice(0, 7) === month.slice(0, 7))
    const revenue = own.map(({ kind, gross, currency, exchangeRate }) => {
      const cad = currency === 'USD' && exchangeRate ? applyRate(gross, exchangeRate) : gross
      return kind === 'credit-note' ? -cad : cad
    })
    const of = (rows: readonly { month: IsoDate; amount: Cents }[]) =>
      rows.find((row) => row.month.slice(0, 7) === month.slice(0, 7))?.amount ?? 0
    months.push({ month, revenue: sum(revenue), cost: of(costs), received: of(receipts) })
  }
  return months
}

function nextMonth(month: IsoDate): IsoDate {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}

/** Figures are told as of the last closed month, or of today while none was closed. */
export const reportingDay = (closed: IsoDate | null | undefined, today: IsoDate): IsoDate =>
  closed && closed < today ? closed : today
