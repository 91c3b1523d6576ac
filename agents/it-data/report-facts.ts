import { z } from 'zod'
import { AGEING_BUCKETS, computeAgeing } from '../../src/domain/ageing.ts'
import type { CashAccount } from '../../src/domain/records/accounting.ts'
import { addDays, dateIn, daysBetween, type IsoDate, type Period } from '../../src/lib/dates.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Permission } from '../../src/tool/rights.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { CostStores } from '../construction/earned-value-figures.ts'
import { listActive, mostAtRisk, readStanding } from '../construction/standing.ts'
import { inside, type KpiStores, monthsBack, openBooks, receivablesOn } from './books.ts'
import { readMonths } from './breakdown.ts'
import { measureOf } from './measures.ts'

export const SECTIONS: ['cash', 'receivables', 'projects', 'safety', 'sales'] = [
  'cash',
  'receivables',
  'projects',
  'safety',
  'sales',
]
export type SectionKey = (typeof SECTIONS)[number]

/** An approval as far as a report tells of it. */
export type PendingApproval = {
  id: string
  gate: 'confirm' | 'approve'
  permission: Permission | null
  requesterId: string
  card: { title: string; summary: string }
}

export type ReportStores = KpiStores &
  CostStores & {
    cashAccounts: Rows<CashAccount>
    persons: Rows<PersonRow>
    approvals: { listPending(): Promise<PendingApproval[]> }
  }

const amount = z.int()
const month = z.object({ label: z.string(), revenue: amount, receipts: amount })

/** What a report says; a section is null when it was not asked for or the reader may not see it. */
export const reportSchema = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  kind: z.enum(['weekly', 'monthly', 'custom']),
  asOf: z.string(),
  sections: z.array(z.enum(SECTIONS)),
  cash: z
    .object({ balance: amount, asOf: z.string(), received: amount, invoiced: amount, months: z.array(month) })
    .nullable(),
  receivables: z
    .object({
      total: amount,
      overdue: amount,
      buckets: z.array(z.object({ bucket: z.enum(AGEING_BUCKETS), amount })),
      worst: z.array(z.object({ number: z.string(), client: z.string(), balance: amount, daysLate: z.int() })),
    })
    .nullable(),
  projects: z
    .array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        done: z.int(),
        planned: z.int(),
        cpi: z.number().nullable(),
        risk: amount.nullable(),
        atRisk: z.boolean(),
      }),
    )
    .nullable(),
  safety: z
    .object({ incidents: z.int(), trir: z.number().nullable(), recordables: z.int(), hours: z.int() })
    .nullable(),
  sales: z.object({ sent: z.int(), won: z.int(), wonAmount: amount, conversion: z.int().nullable() }).nullable(),
  changed: z.object({
    invoices: z.int().nullable(),
    payments: z.int().nullable(),
    tasksDone: z.int(),
    incidents: z.int(),
  }),
  late: z.object({
    count: z.int(),
    tasks: z.array(z.object({ id: z.string(), title: z.string(), who: z.string(), days: z.int() })),
  }),
  waiting: z.array(
    z.object({
      kind: z.enum(['approval', 'change', 'quote']),
      text: z.string(),
      amount: amount.nullable(),
      href: z.string(),
    }),
  ),
})
export type Report = z.output<typeof reportSchema>

/** A quote above this that nobody answered for so many days waits for somebody. */
const SILENT_ABOVE = 1_000_000
const SILENT_DAYS = 7
const CHART_MONTHS = 6

export type ReportScope = { kind: Report['kind']; period: Period; sections: readonly SectionKey[] }

/** Computes a report with the rights of who reads it. Balances are as of the end of the period, or today. */
export async function readReport(scope: ReportScope, context: Context<ReportStores>): Promise<Report> {
  const { stores, today, can, actor } = context
  const books = openBooks(stores)
  const { period } = scope
  const dayOf = (at: Date) => dateIn(context.organization.timeZone, at)
  const asOf = period.to < today ? period.to : today
  const wants = (key: SectionKey) => scope.sections.includes(key)
  const seesMoney = can('finance.read')
  const seesCost = can('projects.cost')
  const seesSales = seesMoney || can('marketing.write')
  const sections = scope.sections.filter(
    (key) => !(['cash', 'receivables'].includes(key) && !seesMoney) && !(key === 'sales' && !seesSales),
  )
  const persons = new Map((await stores.persons.list()).map(({ id, name }) => [id, name]))
  const late = (await books.tasks())
    .filter(({ status, dueDate }) => (status === 'open' || status === 'doing') && dueDate !== null && dueDate < today)
    .sort((a, b) => a.dueDate!.localeCompare(b.dueDate!))
  const issued = (await books.invoices()).filter(({ issueDate }) => inside(issueDate, period))
  const paid = (await books.payments()).filter(({ date }) => inside(date, period))
  const incidents = (await books.incidents()).filter(({ date }) => inside(date, period)).length
  const tasksDone = (await books.tasks()).filter(
    ({ status, doneAt }) => status === 'done' && doneAt !== null && inside(dayOf(doneAt), period),
  ).length

  async function readCash(): Promise<Report['cash']> {
    const accounts = await stores.cashAccounts.list()
    const window = monthsBack({ from: asOf, to: asOf }, CHART_MONTHS + 1)
    const receipts = await readMonths(measureOf('receipts')!, books, window)
    const revenue = await readMonths(measureOf('revenue')!, books, window)
    const labels = [...new Set([...revenue, ...receipts].map(({ label }) => label))].sort()
    const inMonth = (parts: typeof receipts, label: string) => parts.find((one) => one.label === label)?.value ?? 0
    return {
      balance: accounts.reduce((total, { balance }) => total + balance, 0),
      asOf:
        accounts
          .map((account) => account.asOf)
          .sort()
          .at(-1) ?? asOf,
      received: paid.reduce((total, payment) => total + payment.amount, 0),
      invoiced: (await measureOf('revenue')!.read(books, period)).value ?? 0,
      months: labels
        .map((label) => ({ label, revenue: inMonth(revenue, label), receipts: inMonth(receipts, label) }))
        .filter((one, i) => i < labels.length - 1 || one.revenue !== 0 || one.receipts !== 0)
        .slice(-CHART_MONTHS),
    }
  }

  async function readReceivables(): Promise<Report['receivables']> {
    const clients = new Map((await books.clients()).map(({ id, name }) => [id, name]))
    const ageing = computeAgeing(await receivablesOn(books, asOf), asOf)
    return {
      total: ageing.total,
      overdue: ageing.overdue,
      buckets: AGEING_BUCKETS.map((bucket) => ({ bucket, amount: ageing.buckets[bucket] })),
      worst: ageing.items
        .filter(({ daysLate, balance }) => daysLate > 0 && balance > 0)
        .slice(0, 5)
        .map(({ invoice, balance, daysLate }) => ({
          number: invoice.number!,
          client: clients.get(invoice.clientId) ?? '',
          balance,
          daysLate,
        })),
    }
  }

  async function readProjects(): Promise<Report['projects']> {
    const standings = []
    for (const project of await listActive(stores)) standings.push(await readStanding(stores, project, today))
    const risky = new Set(seesCost ? mostAtRisk(standings).map(({ project }) => project.id) : [])
    return standings.map(({ project, value, costRisk, billingRisk }) => ({
      id: project.id,
      code: project.code,
      name: project.name,
      done: project.progressPpm,
      planned: project.plannedProgressPpm,
      cpi: seesCost ? value.cpi : null,
      risk: seesCost ? costRisk + billingRisk : null,
      atRisk: risky.has(project.id),
    }))
  }

  async function readSafety(): Promise<Report['safety']> {
    const { value, counts } = await measureOf('trir')!.read(books, { from: asOf, to: asOf })
    return { incidents, trir: value, recordables: counts?.[0] ?? 0, hours: counts?.[1] ?? 0 }
  }

  async function readSales(): Promise<Report['sales']> {
    const quotes = await books.quotes()
    const won = quotes.filter(({ status, decidedOn }) => status === 'won' && inside(decidedOn, period))
    return {
      sent: quotes.filter(({ date, status }) => status !== 'draft' && inside(date, period)).length,
      won: won.length,
      wonAmount: won.reduce((total, quote) => total + quote.amount, 0),
      conversion: (await measureOf('conversion')!.read(books, { from: asOf, to: asOf })).value,
    }
  }

  const has = (key: SectionKey) => sections.includes(key) && wants(key)
  return {
    period,
    kind: scope.kind,
    asOf,
    sections,
    cash: has('cash') ? await readCash() : null,
    receivables: has('receivables') ? await readReceivables() : null,
    projects: has('projects') ? await readProjects() : null,
    safety: has('safety') ? await readSafety() : null,
    sales: has('sales') ? await readSales() : null,
    changed: {
      invoices: seesMoney ? issued.length : null,
      payments: seesMoney ? paid.length : null,
      tasksDone,
      incidents,
    },
    late: {
      count: late.length,
      tasks: late.slice(0, 6).map(({ id, title, assigneeId, dueDate }) => ({
        id,
        title,
        who: persons.get(assigneeId ?? '') ?? '–',
        days: daysBetween(dueDate!, today),
      })),
    },
    waiting: await readWaiting(),
  }

  async function readWaiting(): Promise<Report['waiting']> {
    const approvals = (await stores.approvals.listPending()).filter(
      ({ gate, permission, requesterId }) =>
        gate === 'approve' && (requesterId === actor.id || (permission !== null && can(permission))),
    )
    const changes = seesMoney ? await stores.changeOrders.list({ status: 'sent' }) : []
    const codes = new Map((await books.projects()).map(({ id, code }) => [id, code]))
    const since: IsoDate = addDays(today, -SILENT_DAYS)
    const silent = (seesSales ? await books.quotes() : []).filter(
      ({ status, amount: value, lastContactAt, sentAt }) =>
        status === 'sent' && value > SILENT_ABOVE && dayOf(lastContactAt ?? sentAt ?? context.now) < since,
    )
    return [
      ...approvals.map(({ id, card }) => ({
        kind: 'approval' as const,
        text: card.summary,
        amount: null,
        href: `nova:approvals/${id}`,
      })),
      ...changes.map(({ projectId, number, title, amount: value }) => ({
        kind: 'change' as const,
        text: `${codes.get(projectId) ?? ''} ${number} – ${title}`,
        amount: value,
        href: `nova:projects/${codes.get(projectId) ?? projectId}`,
      })),
      ...silent
        .sort((a, b) => b.amount - a.amount)
        .map(({ number, title, amount: value }) => ({
          kind: 'quote' as const,
          text: `${number} – ${title}`,
          amount: value,
          href: `nova:quotes/${number}`,
        })),
    ]
  }
}
