import { and, between, eq, sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate, Period } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
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
  const rows = createDatedRows(tx, organization, payments)
  return {
    ...rows,
    /** What came in by month, by its first day. */
    sumByMonth: (period: Period): Promise<{ month: IsoDate; amount: Cents }[]> => {
      const month = sql<IsoDate>`to_char(${payments.date}, 'YYYY-MM-01')`
      return tx
        .select({ month, amount: sql<number>`sum(${payments.amount})`.mapWith(Number) })
        .from(payments)
        .where(and(eq(payments.organizationId, organization), between(payments.date, period.from, period.to)))
        .groupBy(month)
        .orderBy(month)
    },
  }
}
