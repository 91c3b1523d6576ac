import { addDays, firstOfMonth, lastOfMonth, type Period } from '../../src/lib/dates.ts'
import { type Books, inside, monthsIn, revenueOf } from './books.ts'
import { type Measure, readBacklog } from './measures.ts'

export type Grouping = 'month' | 'project' | 'client'

/** One part of a breakdown; `id` is a project's or client's, a month's first day, or null for what belongs to none. */
export type Part = { id: string | null; label: string; value: number }

const FLOWS = ['revenue', 'receipts', 'costs', 'hours'] as const
export type Flow = (typeof FLOWS)[number]

/** Amounts that add up over time, and so can be split by project and client. */
export const isFlow = (key: string): key is Flow => (FLOWS as readonly string[]).includes(key)

/** What a flow is made of, by project; what belongs to no project comes under null, by client. */
async function entriesOf(flow: Flow, books: Books, period: Period): Promise<Entry[]> {
  const invoices = await books.invoices()
  switch (flow) {
    case 'revenue':
      return invoices
        .filter((one) => inside(one.issueDate, period))
        .map((one) => ({ projectId: one.projectId, clientId: one.clientId, value: revenueOf(one) }))
    case 'receipts': {
      const byId = new Map(invoices.map((one) => [one.id, one]))
      return (await books.payments())
        .filter(({ date }) => inside(date, period))
        .map(({ invoiceId, amount }) => {
          const invoice = byId.get(invoiceId)
          return { projectId: invoice?.projectId ?? null, clientId: invoice?.clientId ?? null, value: amount }
        })
    }
    case 'costs': {
      const { costEntries } = books.stores
      const before = new Map(
        (await costEntries.sumByProject(addDays(period.from, -1))).map(({ projectId, amount }) => [projectId, amount]),
      )
      return (await costEntries.sumByProject(period.to)).map(({ projectId, amount }) => ({
        projectId,
        clientId: null,
        value: amount - (before.get(projectId) ?? 0),
      }))
    }
    case 'hours':
      return (await books.stores.timeEntries.hoursByCode(period)).map(({ projectId, hours }) => ({
        projectId,
        clientId: null,
        value: hours,
      }))
  }
}
type Entry = { projectId: string | null; clientId: string | null; value: number }

/** A flow of a period by project or client, the largest first; `none` labels what belongs to no project. */
export async function splitFlow(
  flow: Flow,
  by: 'project' | 'client',
  books: Books,
  period: Period,
  none: string,
): Promise<Part[]> {
  const [projects, clients] = [await books.projects(), await books.clients()]
  const totals = new Map<string | null, number>()
  for (const { projectId, clientId, value } of await entriesOf(flow, books, period)) {
    const id =
      by === 'project' ? projectId : (clientId ?? projects.find((one) => one.id === projectId)?.clientId ?? null)
    totals.set(id, (totals.get(id) ?? 0) + value)
  }
  const labelOf = (id: string | null) => {
    if (id === null) return none
    if (by === 'client') return clients.find((one) => one.id === id)?.name ?? none
    return projects.find((one) => one.id === id)?.code ?? none
  }
  return [...totals]
    .filter(([, value]) => value !== 0)
    .map(([id, value]) => ({ id, label: labelOf(id), value }))
    .sort((a, b) => b.value - a.value)
}

/** The backlog on a day by project or client. */
export async function splitBacklog(by: 'project' | 'client', books: Books, on: string): Promise<Part[]> {
  const clients = await books.clients()
  const totals = new Map<string, Part>()
  for (const { project, left } of await readBacklog(books, on)) {
    if (left <= 0) continue
    const id = by === 'project' ? project.id : project.clientId
    const label = by === 'project' ? project.code : (clients.find((one) => one.id === id)?.name ?? '')
    totals.set(id, { id, label, value: (totals.get(id)?.value ?? 0) + left })
  }
  return [...totals.values()].sort((a, b) => b.value - a.value)
}

/** A measure month by month; a month in course is read to its end. Months before the first value are left out. */
export async function readMonths(measure: Measure, books: Books, period: Period): Promise<Part[]> {
  const months: Part[] = []
  for (const month of monthsIn(period)) {
    const { value } = await measure.read(books, { from: firstOfMonth(month), to: lastOfMonth(month) })
    months.push({ id: month, label: month.slice(0, 7), value: value ?? 0 })
  }
  const first = months.findIndex(({ value }) => value !== 0)
  return first < 0 ? [] : months.slice(first)
}

/** The first month with a cost: invoices before it came in as opening balances. Null without costs. */
export async function booksBegin({ stores }: Books): Promise<string | null> {
  const months = await stores.costEntries.sumByMonth({ from: '1900-01-01', to: '2999-12-31' })
  return months[0]?.month ?? null
}
