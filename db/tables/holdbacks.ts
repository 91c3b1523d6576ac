import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { index, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { invoices } from './invoices.ts'
import { projects } from './projects.ts'

/** What a client keeps from an invoice until the work is done. */
export const holdbacks = pgTable(
  'holdbacks',
  {
    ...owned(),
    projectId: uuid().notNull(),
    /** The invoice that it was withheld from. */
    invoiceId: uuid().notNull(),
    amount: cents().notNull(),
    dueDate: day(),
    /** The invoice that asks for it back. */
    releaseInvoiceId: uuid(),
    releasedOn: day(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.invoiceId, invoices),
    refersTo(table, table.releaseInvoiceId, invoices),
    index().on(table.organizationId, table.projectId),
    unique().on(table.organizationId, table.invoiceId),
  ],
)

export type Holdback = typeof holdbacks.$inferSelect

export function createHoldbackStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, holdbacks),
    /** What clients still keep on a day, by project. */
    sumHeld: (asOf: IsoDate): Promise<{ projectId: string; amount: Cents }[]> =>
      tx
        .select({ projectId: holdbacks.projectId, amount: sql<number>`sum(${holdbacks.amount})`.mapWith(Number) })
        .from(holdbacks)
        .innerJoin(
          invoices,
          and(eq(invoices.organizationId, holdbacks.organizationId), eq(invoices.id, holdbacks.invoiceId)),
        )
        .where(
          and(
            eq(holdbacks.organizationId, organization),
            lte(invoices.issueDate, asOf),
            or(isNull(holdbacks.releasedOn), gt(holdbacks.releasedOn, asOf)),
          ),
        )
        .groupBy(holdbacks.projectId),
  }
}
