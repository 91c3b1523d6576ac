import type { Invoice, Payment, Quote } from '../../src/domain/records/accounting.ts'
import type { Survey } from '../../src/domain/records/market.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { ChangeOrder, Client, CostEntry, Incident, Project } from '../../src/domain/records/projects.ts'
import type { KpiDefinition, Task } from '../../src/domain/records/work.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  type IsoDate,
  lastOfMonth,
  type Period,
} from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type KpiStores = {
  organizations: { get(): Promise<Organization | null> }
  projects: Rows<Project>
  clients: Rows<Client>
  invoices: Rows<Invoice>
  payments: Rows<Payment>
  changeOrders: Rows<ChangeOrder>
  costEntries: Rows<CostEntry> & {
    sumByProject(upTo: IsoDate): Promise<{ projectId: string; amount: Cents }[]>
    sumByMonth(period: Period, projectId?: string): Promise<{ month: IsoDate; amount: Cents }[]>
  }
  timeEntries: {
    hoursByDay(period: Period): Promise<{ personId: string; date: IsoDate; hours: number }[]>
    hoursByCode(period: Period): Promise<{ projectId: string; costCode: string | null; hours: number }[]>
  }
  tasks: Rows<Task>
  incidents: Rows<Incident>
  surveys: Rows<Survey>
  quotes: Rows<Quote>
  kpiDefinitions: Rows<KpiDefinition>
}

/** The organization's rows, each table read at most once for an answer. */
export type Books = ReturnType<typeof openBooks>

export function openBooks(stores: KpiStores) {
  const once = <T>(load: () => Promise<T>) => {
    let loaded: Promise<T> | undefined
    return () => {
      loaded ??= load()
      return loaded
    }
  }
  return {
    stores,
    invoices: once(() => stores.invoices.list({ status: 'issued' })),
    payments: once(() => stores.payments.list()),
    projects: once(() => stores.projects.list()),
    clients: once(() => stores.clients.list()),
    changes: once(() => stores.changeOrders.list({ status: 'signed' })),
    tasks: once(() => stores.tasks.list()),
    incidents: once(() => stores.incidents.list()),
    surveys: once(() => stores.surveys.list()),
    quotes: once(() => stores.quotes.list()),
  }
}

export const inside = (date: IsoDate | null, { from, to }: Period) => date !== null && date >= from && date <= to

/** The last month whose books are closed, else the last whole month. */
export async function lastClosedMonth(stores: KpiStores, today: IsoDate): Promise<Period> {
  const closed = (await stores.organizations.get())?.booksClosedThrough
  const month = addMonths(firstOfMonth(today), -1)
  if (closed && closed < today && closed === lastOfMonth(closed) && closed > month)
    return { from: firstOfMonth(closed), to: closed }
  return { from: month, to: lastOfMonth(month) }
}

export const monthsBack = (end: Period, months: number): Period => ({
  from: addMonths(firstOfMonth(end.to), 1 - months),
  to: end.to,
})

const isWholeMonths = ({ from, to }: Period) => from === firstOfMonth(from) && to === lastOfMonth(to)

export const monthsIn = ({ from, to }: Period): IsoDate[] => {
  const months: IsoDate[] = []
  for (let month = firstOfMonth(from); month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** The period of the same length just before: whole months before whole months, days before days. */
export function periodBefore(period: Period): Period {
  if (isWholeMonths(period)) {
    const count = monthsIn(period).length
    return { from: addMonths(period.from, -count), to: addDays(period.from, -1) }
  }
  const days = daysBetween(period.from, period.to) + 1
  return { from: addDays(period.from, -days), to: addDays(period.from, -1) }
}

/** In Canadian cents, at the rate of the invoice; a credit note takes away. */
export function canadian(invoice: Invoice, amount: Cents): Cents {
  const value = invoice.exchangeRate === null ? amount : applyRate(amount, invoice.exchangeRate)
  return invoice.kind === 'credit-note' ? -value : value
}

/** Work billed before holdback and taxes; a release asks again for what was billed already. */
export const revenueOf = (invoice: Invoice): Cents =>
  invoice.kind === 'holdback-release' ? 0 : canadian(invoice, invoice.gross)

/** What is left to receive on a day, tax included, holdback excluded, with the day it was due. */
export async function receivablesOn(
  books: Books,
  on: IsoDate,
): Promise<{ due: IsoDate; balance: Cents; invoice: Invoice }[]> {
  const issued = (await books.invoices()).filter(({ issueDate }) => issueDate! <= on)
  const settled = new Map<string, Cents>()
  const settle = (id: string, amount: Cents) => settled.set(id, (settled.get(id) ?? 0) + amount)
  for (const payment of await books.payments()) if (payment.date <= on) settle(payment.invoiceId, payment.amount)
  for (const note of issued) if (note.creditsId) settle(note.creditsId, note.total)
  return issued
    .filter(({ kind }) => kind !== 'credit-note')
    .map((invoice) => ({
      invoice,
      due: invoice.dueDate ?? invoice.issueDate!,
      balance: canadian(invoice, invoice.total - (settled.get(invoice.id) ?? 0)),
    }))
}

/**
 * The period as it can be read today: a month that has just begun says nothing yet, so the last closed one stands for
 * it; what is still to come is cut off.
 */
export async function readable(period: Period, stores: KpiStores, today: IsoDate): Promise<Period> {
  if (period.from === firstOfMonth(today) && daysBetween(period.from, today) < FRESH_DAYS && period.to >= today)
    return lastClosedMonth(stores, today)
  return period.to > today && period.from <= today ? { from: period.from, to: today } : period
}

const FRESH_DAYS = 7
