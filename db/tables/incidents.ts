import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const incidents = pgTable(
  'incidents',
  {
    ...owned(),
    projectId: uuid(),
    date: day().notNull(),
    kind: text({ enum: ['near-miss', 'first-aid', 'recordable', 'lost-time'] }).notNull(),
    description: text().notNull(),
    lostDays: integer().notNull().default(0),
    reportedBy: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.reportedBy, persons),
    index().on(table.organizationId, table.date),
  ],
)

export type Incident = typeof incidents.$inferSelect

export function createIncidentStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, incidents)
}
