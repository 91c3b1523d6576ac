import { and, asc, eq } from 'drizzle-orm'
import { bigint, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
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
  const rows = createRows(tx, organization, invoiceLines)
  return {
    ...rows,
    /** In the order of the page. */
    listFor: (invoiceId: string): Promise<InvoiceLine[]> =>
      tx
        .select()
        .from(invoiceLines)
        .where(and(eq(invoiceLines.organizationId, organization), eq(invoiceLines.invoiceId, invoiceId)))
        .orderBy(asc(invoiceLines.position)),
    /** Takes the place of all lines of a draft; positions are given in order, from 1. */
    async replaceFor(
      invoiceId: string,
      lines: readonly Omit<NewRow<typeof invoiceLines>, 'invoiceId' | 'position'>[],
    ): Promise<InvoiceLine[]> {
      await tx
        .delete(invoiceLines)
        .where(and(eq(invoiceLines.organizationId, organization), eq(invoiceLines.invoiceId, invoiceId)))
      return rows.insertMany(lines.map((line, i) => ({ ...line, invoiceId, position: i + 1 })))
    },
  }
}
