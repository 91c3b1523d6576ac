import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { bills } from './bills.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

export const costEntries = pgTable(
  'cost_entries',
  {
    ...owned(),
    projectId: uuid().notNull(),
    costCode: text().notNull(),
    date: day().notNull(),
    amount: cents().notNull(),
    kind: text({ enum: ['labour', 'material', 'subcontract', 'equipment', 'other'] })
      .notNull()
      .default('other'),
    vendorId: uuid(),
    billId: uuid(),
    description: text().notNull().default(''),
    /** Thousandths of `unit`, when the price of one is of interest. */
    quantity: bigint({ mode: 'number' }),
    unit: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.vendorId, vendors),
    refersTo(table, table.billId, bills),
    index().on(table.organizationId, table.projectId, table.date),
    index().on(table.organizationId, table.costCode, table.date),
    index().on(table.organizationId, table.date),
  ],
)

export type CostEntry = typeof costEntries.$inferSelect

export function createCostEntryStore(tx: Tx, organization: string) {
  return createRows(tx, organization, costEntries)
}
