import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { activities } from './activities.ts'
import { projects } from './projects.ts'

export const taskDependencies = pgTable(
  'task_dependencies',
  {
    ...owned(),
    projectId: uuid().notNull(),
    predecessorId: uuid().notNull(),
    successorId: uuid().notNull(),
    type: text({ enum: ['finish-start', 'start-start', 'finish-finish'] })
      .notNull()
      .default('finish-start'),
    /** Working days; negative is an overlap. */
    lag: integer().notNull().default(0),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.predecessorId, activities),
    refersTo(table, table.successorId, activities),
    unique().on(table.organizationId, table.predecessorId, table.successorId),
    index().on(table.organizationId, table.projectId),
  ],
)

export type TaskDependency = typeof taskDependencies.$inferSelect

export function createTaskDependencyStore(tx: Tx, organization: string) {
  return createRows(tx, organization, taskDependencies)
}
