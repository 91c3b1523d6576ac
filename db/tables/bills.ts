import { and, asc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../../src/lib/dates.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { files } from './files.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

export const bills = pgTable(
  'bills',
  {
    ...owned(),
    vendorId: uuid().notNull(),
    projectId: uuid(),
    number: text().notNull(),
    date: day().notNull(),
    dueDate: day(),
    costCode: text(),
    description: text().notNull().default(''),
    subtotal: cents().notNull(),
    gst: cents().notNull().default(0),
    qst: cents().notNull().default(0),
    hst: cents().notNull().default(0),
    pst: cents().notNull().default(0),
    total: cents().notNull(),
    status: text({ enum: ['received', 'approved', 'paid', 'disputed', 'cancelled'] })
      .notNull()
      .default('received'),
    paidOn: day(),
    fileId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.vendorId, vendors),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.fileId, files),
    index().on(table.organizationId, table.vendorId, table.date),
    index().on(table.organizationId, table.projectId),
    index().on(table.organizationId, table.status, table.dueDate),
  ],
)

export type Bill = typeof bills.$inferSelect

export function createBillStore(tx: Tx, organization: string) {
  return {
    ...createDatedRows(tx, organization, bills),
    /** Neither paid nor cancelled on a day, the earliest due first. */
    listOpen: (asOf: IsoDate): Promise<Bill[]> =>
      tx
        .select()
        .from(bills)
        .where(
          and(
            eq(bills.organizationId, organization),
            ne(bills.status, 'cancelled'),
            lte(bills.date, asOf),
            or(isNull(bills.paidOn), gt(bills.paidOn, asOf)),
          ),
        )
        .orderBy(asc(bills.dueDate), asc(bills.date)),
  }
}
