import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { projects } from './projects.ts'

export const changeOrders = pgTable(
  'change_orders',
  {
    ...owned(),
    projectId: uuid().notNull(),
    /** `AV-01`. */
    number: text().notNull(),
    title: text().notNull(),
    amount: cents().notNull(),
    status: text({ enum: ['draft', 'sent', 'signed', 'rejected'] })
      .notNull()
      .default('draft'),
    date: day(),
    /** Unsigned changes are never billed. */
    signedAt: day(),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.projectId, table.number),
  ],
)

export type ChangeOrder = typeof changeOrders.$inferSelect

export function createChangeOrderStore(tx: Tx, organization: string) {
  return createRows(tx, organization, changeOrders)
}
