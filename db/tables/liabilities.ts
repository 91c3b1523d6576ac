import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What is owed within a year and is not a bill: deductions, a credit line, taxes. */
export const liabilities = pgTable(
  'liabilities',
  {
    ...owned(),
    name: text().notNull(),
    kind: text({ enum: ['payables', 'deductions', 'credit', 'taxes', 'other'] }).notNull(),
    amount: cents().notNull(),
    asOf: day().notNull(),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.name, table.asOf)],
)

export type Liability = typeof liabilities.$inferSelect

export function createLiabilityStore(tx: Tx, organization: string) {
  return createRows(tx, organization, liabilities)
}
