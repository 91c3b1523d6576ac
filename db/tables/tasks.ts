import { and, asc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../../src/lib/dates.ts'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const tasks = pgTable(
  'tasks',
  {
    ...owned(),
    title: text().notNull(),
    details: text().notNull().default(''),
    kind: text({ enum: ['task', 'rfi', 'inspection', 'meeting', 'purchase', 'call'] })
      .notNull()
      .default('task'),
    projectId: uuid(),
    clientId: uuid(),
    assigneeId: uuid(),
    createdBy: uuid(),
    dueDate: day(),
    priority: text({ enum: ['low', 'normal', 'high'] })
      .notNull()
      .default('normal'),
    status: text({ enum: ['open', 'doing', 'done', 'cancelled'] })
      .notNull()
      .default('open'),
    /** The conversation in which it was asked for. */
    conversationId: uuid(),
    doneAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.assigneeId, persons),
    refersTo(table, table.createdBy, persons),
    refersTo(table, table.conversationId, conversations),
    index().on(table.organizationId, table.status, table.dueDate),
    index().on(table.organizationId, table.assigneeId, table.status),
    index().on(table.organizationId, table.projectId),
  ],
)

export type Task = typeof tasks.$inferSelect

export function createTaskStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, tasks)
  const open = inArray(tasks.status, ['open', 'doing'])
  const select = (...conditions: (SQL | undefined)[]): Promise<Task[]> =>
    tx
      .select()
      .from(tasks)
      .where(and(eq(tasks.organizationId, organization), open, ...conditions))
      .orderBy(sql`${tasks.dueDate} asc nulls last`, asc(tasks.createdAt), asc(tasks.id))
  return {
    ...rows,
    /** Not done and not cancelled, the most urgent first. */
    listOpen: (of: { assigneeId?: string; projectId?: string } = {}): Promise<Task[]> =>
      select(
        of.assigneeId ? eq(tasks.assigneeId, of.assigneeId) : undefined,
        of.projectId ? eq(tasks.projectId, of.projectId) : undefined,
      ),
    /** Open and due before the day. */
    listLate: (today: IsoDate): Promise<Task[]> => select(lt(tasks.dueDate, today)),
  }
}
