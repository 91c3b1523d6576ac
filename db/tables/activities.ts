import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { projects } from './projects.ts'

/** The activities of a project's schedule; `task_dependencies` links them. */
export const activities = pgTable(
  'activities',
  {
    ...owned(),
    projectId: uuid().notNull(),
    /** `A`, unique in its project. */
    code: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    /** Working days: as planned, and the optimistic, likely and pessimistic of the risk analysis. */
    duration: integer().notNull(),
    optimistic: integer().notNull(),
    likely: integer().notNull(),
    pessimistic: integer().notNull(),
    trade: text(),
    crew: integer().notNull().default(0),
    costCode: text(),
    budget: cents(),
    donePpm: ppm().notNull().default(0),
    /** The schedule begins on the first working day on or after this; null but on the first activities. */
    startsOn: day(),
    actualStart: day(),
    actualEnd: day(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.projectId, table.code),
  ],
)

export type ScheduledActivity = typeof activities.$inferSelect

export function createActivityStore(tx: Tx, organization: string) {
  return createRows(tx, organization, activities)
}
