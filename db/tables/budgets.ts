import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { projects } from './projects.ts'

export const budgets = pgTable(
  'budgets',
  {
    ...owned(),
    projectId: uuid().notNull(),
    costCode: text().notNull(),
    label: text().notNull().default(''),
    amount: cents().notNull(),
    /** Hundredths of an hour. */
    hours: integer(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.projectId, table.costCode),
  ],
)

export type Budget = typeof budgets.$inferSelect

export function createBudgetStore(tx: Tx, organization: string) {
  return createRows(tx, organization, budgets)
}
