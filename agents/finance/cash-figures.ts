import { z } from 'zod'
import { forecastCash, payProfile, type UncertainReceipt } from '../../src/domain/cash-forecast.ts'
import { remittanceDueBy } from '../../src/domain/payroll.ts'
import type { Bill, CashAccount, Holdback, Liability } from '../../src/domain/records/accounting.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import { addDays, addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type HoldbackStores, releasableFrom, releaseDates } from './holdback-book.ts'
import { listAccounts } from './invoice-book.ts'

export type CashStores = HoldbackStores & {
  cashAccounts: Rows<CashAccount>
  liabilities: Rows<Liability>
  bills: Rows<Bill> & { listOpen(asOf: IsoDate): Promise<Bill[]> }
  holdbacks: Rows<Holdback> & { sumHeld(asOf: IsoDate): Promise<{ projectId: string; amount: Cents }[]> }
  receivables: { delays(asOf: IsoDate, clientId?: string): Promise<{ clientId: string; days: number }[]> }
  records: RecordStore
}

export const HORIZON_WEEKS = 13
/** Past due by more than this, a balance is not counted on. */
const DOUBTFUL_DAYS = 90

const cents = z.int()
const weekShape = z.object({
  week: z.int(),
  from: z.string(),
  to: z.string(),
  in: cents,
  out: cents,
  balance: cents,
  low: cents,
  high: cents,
})
export const cashShape = z.object({
  on: z.string(),
  opening: cents,
  weeks: z.array(weekShape),
  lowest: weekShape,
  /** Who pays latest of those who owe: median days after the invoice. */
  latePayer: z.object({ id: z.string(), name: z.string(), median: z.number(), owed: cents }).nullable(),
  doubtful: cents,
  payroll: z.object({ net: cents, payDate: z.string() }).nullable(),
  levers: z.object({
    release: z.object({ project: z.string(), amount: cents, from: z.string().nullable() }).nullable(),
    reminder: z.object({ client: z.string(), clientId: z.string(), amount: cents, count: z.int() }).nullable(),
    terms: z.object({ amount: cents, count: z.int() }),
  }),
})
export type CashFigures = z.output<typeof cashShape>

/** Opening cash, what clients owe by their habits, bills at their due dates, payroll and its remittances, other debts. */
export async function readCash(stores: CashStores, today: IsoDate): Promise<CashFigures> {
  const accounts = (await stores.cashAccounts.list()).filter((one) => one.currency === 'CAD')
  const opening = accounts.reduce((sum, one) => sum + one.balance, 0)
  const end = addDays(today, 7 * HORIZON_WEEKS)
  const open = (await listAccounts(stores, today)).filter((one) => one.balance > 0)
  const due = (one: (typeof open)[number]) => one.invoice.dueDate ?? one.invoice.issueDate!
  const isDoubtful = (one: (typeof open)[number]) => due(one) < addDays(today, -DOUBTFUL_DAYS)
  const history = Map.groupBy(await stores.receivables.delays(today), (one) => one.clientId)
  const delaysOf = (client: string) => (history.get(client) ?? []).map((one) => one.days)
  const receipts = open
    .filter((one) => !isDoubtful(one))
    .map(
      ({ invoice, balance }): UncertainReceipt => ({
        label: invoice.number!,
        invoiced: invoice.issueDate!,
        amount: balance,
        delays: delaysOf(invoice.clientId),
      }),
    )
  const bills = await stores.bills.listOpen(today)
  const later = (date: IsoDate) => (date < today ? today : date)
  const { flows: pay, payroll } = await payrollFlows(stores, today, end)
  const flows = [
    ...bills.map((bill) => ({ label: bill.number, date: later(bill.dueDate ?? bill.date), amount: -bill.total })),
    ...pay,
    ...debtFlows(await stores.liabilities.list(), today),
  ]
  const forecast = forecastCash({ opening, today, receipts, flows }, { weeks: HORIZON_WEEKS })
  const names = new Map((await stores.clients.list()).map(({ id, name }) => [id, name]))
  const payers = [...Map.groupBy(open, (one) => one.invoice.clientId)].flatMap(([id, own]) => {
    const profile = payProfile(delaysOf(id), 30)
    const owed = own.reduce((sum, one) => sum + one.balance, 0)
    return profile && profile.count >= 3 ? [{ id, name: names.get(id) ?? '', median: profile.median, owed }] : []
  })
  const { lowest } = forecast
  const postponable = bills.filter(({ dueDate, date }) => later(dueDate ?? date) <= lowest.to)
  return {
    on: today,
    opening,
    weeks: forecast.weeks,
    lowest,
    latePayer: payers.sort((a, b) => b.median - a.median)[0] ?? null,
    doubtful: open.filter(isDoubtful).reduce((sum, one) => sum + one.balance, 0),
    payroll,
    levers: {
      release: await nextRelease(stores, today),
      reminder: reminderOf(
        open.filter((one) => due(one) < today && !isDoubtful(one)),
        names,
      ),
      terms: { amount: postponable.reduce((sum, one) => sum + one.total, 0), count: postponable.length },
    },
  }
}

/** Weekly net pay as the last run, and each month's deductions with the employer's share by the 15th of the next. */
async function payrollFlows(stores: Pick<CashStores, 'records'>, today: IsoDate, end: IsoDate) {
  const run = (await stores.records.list('payroll_run'))
    .sort((a, b) => a.data.payDate.localeCompare(b.data.payDate))
    .at(-1)
  if (!run) return { flows: [], payroll: null }
  const { lines } = run.data
  const total = (of: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const net = total((line) => line.net)
  // The employer pays as much QPP, and 1.4 times the QPIP and EI.
  const remitted = total(
    ({ federalTax, provincialTax, qpp, qpip, ei }) =>
      federalTax + provincialTax + 2 * qpp + qpip + ei + Math.round(1.4 * (qpip + ei)),
  )
  const dates: IsoDate[] = []
  let first = run.data.payDate
  while (first < today) first = addDays(first, 7)
  for (let date = first; date <= end; date = addDays(date, 7)) dates.push(date)
  const months = Map.groupBy(dates, firstOfMonth)
  return {
    flows: [
      ...dates.map((date) => ({ label: 'payroll', date, amount: -net })),
      ...[...months].map(([month, own]) => ({
        label: 'remittance',
        date: remittanceDueBy(month),
        amount: -remitted * own.length,
      })),
    ],
    payroll: { net, payDate: first },
  }
}

/** Deductions owed by the 15th, sales taxes by the end of next month; credit lines are not called. */
function debtFlows(liabilities: readonly Liability[], today: IsoDate) {
  return liabilities.flatMap(({ kind, name, amount, asOf }) => {
    if (kind === 'deductions') return [{ label: name, date: remittanceDueBy(asOf), amount: -amount }]
    if (kind === 'taxes') return [{ label: name, date: lastOfMonth(addMonths(asOf, 1)), amount: -amount }]
    return kind === 'other' ? [{ label: name, date: lastOfMonth(today), amount: -amount }] : []
  })
}

async function nextRelease(stores: CashStores, today: IsoDate): Promise<CashFigures['levers']['release']> {
  const held = await stores.holdbacks.sumHeld(today)
  const candidates = []
  for (const { projectId, amount } of held) {
    const project = await stores.projects.need(projectId)
    const from = releasableFrom(await releaseDates(stores, project, today))
    candidates.push({ project: project.code, amount, from })
  }
  return candidates.sort((a, b) => (a.from ?? '9999').localeCompare(b.from ?? '9999'))[0] ?? null
}

function reminderOf(
  overdue: readonly { invoice: { clientId: string }; balance: Cents }[],
  names: ReadonlyMap<string, string>,
): CashFigures['levers']['reminder'] {
  const byClient = [...Map.groupBy(overdue, (one) => one.invoice.clientId)].map(([clientId, own]) => ({
    client: names.get(clientId) ?? '',
    clientId,
    amount: own.reduce((sum, one) => sum + one.balance, 0),
    count: own.length,
  }))
  return byClient.sort((a, b) => b.amount - a.amount)[0] ?? null
}
