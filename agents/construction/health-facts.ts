import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import { addDays, daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import type { Context } from '../../src/tool/define.ts'
import { listAccounts } from '../finance/invoice-book.ts'
import { figuresOf, figuresSchema, type ProjectFigures, readEarnedValue } from './earned-value-figures.ts'
import { type ProgressStores, readCurve } from './progress.ts'
import { STATUSES } from './project-status.ts'
import type { SiteStores } from './site-facts.ts'
import { readStanding } from './standing.ts'

export type HealthStores = SiteStores & ProgressStores

const task = z.object({
  id: z.string(),
  title: z.string(),
  due: z.string(),
  daysLate: z.int(),
  assignee: z.string().nullable(),
})

/** A project seen whole. `money` needs the right to read finances, `figures` and `curve` the right to costs. */
export const healthSchema = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  client: z.object({ id: z.string(), name: z.string() }),
  status: z.enum(STATUSES),
  start: z.string().nullable(),
  end: z.string().nullable(),
  done: z.int(),
  planned: z.int(),
  asOf: z.string(),
  health: z.enum(['good', 'watch', 'trouble']),
  figures: figuresSchema.nullable(),
  curve: z.array(z.object({ month: z.string(), pv: z.int(), ev: z.int().nullable(), ac: z.int().nullable() })),
  money: z
    .object({
      contract: z.int(),
      billed: z.int(),
      paid: z.int(),
      receivable: z.int(),
      overdue: z.int(),
      holdback: z.int(),
      notBilled: z.int(),
    })
    .nullable(),
  unsigned: z.array(z.object({ number: z.string(), title: z.string(), amount: z.int().nullable() })),
  late: z.array(task),
  next: z.array(task),
  deficiencies: z.array(z.object({ title: z.string(), location: z.string(), due: z.string().nullable() })),
  incidents: z.object({ count: z.int(), recordable: z.int(), lostDays: z.int() }),
})
export type Health = z.output<typeof healthSchema>

/** Two weeks ahead is what a site plans by. */
const HORIZON_DAYS = 14
const INCIDENT_DAYS = 365

export async function readHealth(project: Project, context: Context<HealthStores>): Promise<Health> {
  const { stores, today } = context
  const figures = await readEarnedValue(stores, project, today)
  const [client, persons, open, deficiencies, incidents, changes] = [
    await stores.clients.need(project.clientId),
    await stores.persons.list(),
    await stores.tasks.listOpen({ projectId: project.id }),
    await stores.deficiencies.list({ projectId: project.id, status: 'open' }),
    await stores.incidents.list({ projectId: project.id }),
    await stores.changeOrders.list({ projectId: project.id, status: ['draft', 'sent'] }),
  ]
  const nameOf = (id: string | null) => persons.find((one) => one.id === id)?.name ?? null
  const tasks = open.flatMap(({ id, title, dueDate, assigneeId }) =>
    dueDate
      ? [{ id, title, due: dueDate, daysLate: Math.max(0, daysBetween(dueDate, today)), assignee: nameOf(assigneeId) }]
      : [],
  )
  const late = tasks.filter(({ due }) => due < today)
  const recent = incidents.filter(({ date }) => date > addDays(today, -INCIDENT_DAYS))
  const seesMoney = context.can('finance.read')
  const seesCost = context.can('projects.cost')
  return {
    project: { id: project.id, code: project.code, name: project.name },
    client: { id: client.id, name: client.name },
    status: project.status,
    start: project.startDate,
    end: project.endDate,
    done: project.progressPpm,
    planned: project.plannedProgressPpm,
    asOf: figures.asOf,
    health: healthOf(figures, late.length, changes.length, seesCost),
    figures: seesCost ? figuresOf(figures) : null,
    curve: seesCost ? await readCurve(stores, figures) : [],
    money: seesMoney ? await readMoney(project, stores, today) : null,
    unsigned: changes.map(({ number, title, amount }) => ({ number, title, amount: seesMoney ? amount : null })),
    late,
    next: tasks.filter(({ due }) => due >= today && due <= addDays(today, HORIZON_DAYS)),
    deficiencies: deficiencies.map(({ title, location, dueDate }) => ({ title, location, due: dueDate })),
    incidents: {
      count: recent.length,
      recordable: recent.filter(({ kind }) => kind === 'recordable' || kind === 'lost-time').length,
      lostDays: recent.reduce((total, { lostDays }) => total + lostDays, 0),
    },
  }
}

/** Trouble under 0.95 in cost or 0.92 in time; to watch under 1, or with something late or unsigned. */
function healthOf({ project, value }: ProjectFigures, late: number, unsigned: number, seesCost: boolean) {
  if (project.status === 'done') return 'good'
  const spi = value.spi ?? 1
  const cpi = seesCost ? (value.cpi ?? 1) : 1
  if (cpi < 0.95 || spi < 0.92) return 'trouble'
  return cpi < 1 || spi < 1 || late > 0 || unsigned > 0 ? 'watch' : 'good'
}

async function readMoney(project: Project, stores: HealthStores, today: IsoDate) {
  const { contract, billed, billingRisk } = await readStanding(stores, project, today)
  const accounts = await listAccounts(stores, today, { projectId: project.id })
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const held = (await stores.holdbacks.list({ projectId: project.id })).filter(
    ({ releasedOn }) => !releasedOn || releasedOn > today,
  )
  return {
    contract,
    billed,
    paid: sum(accounts.map(({ paid }) => paid)),
    receivable: sum(accounts.map(({ balance }) => balance)),
    overdue: sum(accounts.filter(({ invoice }) => (invoice.dueDate ?? today) < today).map(({ balance }) => balance)),
    holdback: sum(held.map(({ amount }) => amount)),
    notBilled: project.status === 'active' ? billingRisk : 0,
  }
}
