import { bigint, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { invoices } from './invoices.ts'

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    ...owned(),
    invoiceId: uuid().notNull(),
    position: integer().notNull(),
    description: text().notNull(),
    /** Thousandths. */
    quantity: bigint({ mode: 'number' }).notNull().default(1000),
    unit: text({ enum: ['unit', 'hour', 'day', 'm', 'm2', 'm3', 'lump'] })
      .notNull()
      .default('unit'),
    unitPrice: cents().notNull(),
    amount: cents().notNull(),
    taxStatus: text({ enum: ['taxable', 'zero-rated', 'exempt'] })
      .notNull()
      .default('taxable'),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.invoiceId, invoices),
    unique().on(table.organizationId, table.invoiceId, table.position),
  ],
)

export type InvoiceLine = typeof invoiceLines.$inferSelect

export function createInvoiceLineStore(tx: Tx, organization: string) {
  return createRows(tx, organization, invoiceLines)
}
