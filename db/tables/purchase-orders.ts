import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { OrderLine } from '../../src/domain/purchase-order.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { nextNumber } from '../next-number.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { bills } from './bills.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

export const purchaseOrders = pgTable(
  'purchase_orders',
  {
    ...owned(),
    /** `BC-2026-041`. */
    number: text().notNull(),
    vendorId: uuid().notNull(),
    projectId: uuid(),
    requesterId: uuid(),
    title: text().notNull(),
    costCode: text(),
    status: text({ enum: ['draft', 'sent', 'confirmed', 'partial', 'received', 'cancelled'] })
      .notNull()
      .default('draft'),
    date: day().notNull(),
    requiredOn: day(),
    /** As the vendor promised. */
    promisedOn: day(),
    receivedOn: day(),
    lines: jsonb().$type<OrderLine[]>().notNull().default([]),
    /** Before taxes. */
    subtotal: cents().notNull().default(0),
    billId: uuid(),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.vendorId, vendors),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.requesterId, persons),
    refersTo(table, table.billId, bills),
    unique().on(table.organizationId, table.number),
    index().on(table.organizationId, table.status, table.promisedOn),
    index().on(table.organizationId, table.projectId),
  ],
)

export type PurchaseOrder = typeof purchaseOrders.$inferSelect

export function createPurchaseOrderStore(tx: Tx, organization: string) {
  const mine = eq(purchaseOrders.organizationId, organization)
  return {
    ...createDatedRows(tx, organization, purchaseOrders),
    /** `BC-2026-048`. */
    nextNumber: (year: number): Promise<string> => nextNumber(tx, organization, purchaseOrders, `BC-${year}-`, 3),
    /** Sent and not all received, needed on or before the day, the earliest first. */
    listAwaited: (by: IsoDate): Promise<PurchaseOrder[]> =>
      tx
        .select()
        .from(purchaseOrders)
        .where(
          and(
            mine,
            inArray(purchaseOrders.status, ['sent', 'confirmed', 'partial']),
            isNull(purchaseOrders.receivedOn),
            lte(purchaseOrders.requiredOn, by),
          ),
        )
        .orderBy(asc(purchaseOrders.requiredOn), asc(purchaseOrders.number)),
  }
}
