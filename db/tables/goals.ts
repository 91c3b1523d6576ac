import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

export const goals = pgTable(
  'goals',
  {
    ...owned(),
    name: text().notNull(),
    metric: text().notNull(),
    target: bigint({ mode: 'number' }).notNull(),
    unit: text({ enum: ['cents', 'ppm', 'count', 'days'] }).notNull(),
    fromDate: day().notNull(),
    toDate: day().notNull(),
    ownerId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.ownerId, persons),
    index().on(table.organizationId, table.metric, table.toDate),
  ],
)

export type Goal = typeof goals.$inferSelect

export function createGoalStore(tx: Tx, organization: string) {
  return createRows(tx, organization, goals)
}
