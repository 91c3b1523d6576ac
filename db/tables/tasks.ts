import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
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
  return createRows(tx, organization, tasks)
}
