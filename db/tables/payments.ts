import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { invoices } from './invoices.ts'

export const payments = pgTable(
  'payments',
  {
    ...owned(),
    invoiceId: uuid().notNull(),
    date: day().notNull(),
    amount: cents().notNull(),
    method: text({ enum: ['transfer', 'cheque', 'card', 'cash', 'deposit'] })
      .notNull()
      .default('transfer'),
    reference: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.invoiceId, invoices),
    index().on(table.organizationId, table.invoiceId),
    index().on(table.organizationId, table.date),
  ],
)

export type Payment = typeof payments.$inferSelect

export function createPaymentStore(tx: Tx, organization: string) {
  return createRows(tx, organization, payments)
}
