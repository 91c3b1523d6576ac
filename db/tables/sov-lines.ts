import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { cents, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { changeOrders } from './change-orders.ts'
import { payApplications } from './pay-applications.ts'
import { projects } from './projects.ts'

/** Schedule of values: of the contract when no application is named, else as declared in that application. */
export const sovLines = pgTable(
  'sov_lines',
  {
    ...owned(),
    projectId: uuid().notNull(),
    payApplicationId: uuid(),
    changeOrderId: uuid(),
    position: integer().notNull(),
    description: text().notNull(),
    costCode: text(),
    scheduled: cents().notNull(),
    toDatePpm: ppm().notNull().default(0),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.payApplicationId, payApplications),
    refersTo(table, table.changeOrderId, changeOrders),
    index().on(table.organizationId, table.projectId),
    index().on(table.organizationId, table.payApplicationId),
  ],
)

export type SovLine = typeof sovLines.$inferSelect

export function createSovLineStore(tx: Tx, organization: string) {
  const inOrder = (condition: SQL | undefined): Promise<SovLine[]> =>
    tx
      .select()
      .from(sovLines)
      .where(and(eq(sovLines.organizationId, organization), condition))
      .orderBy(asc(sovLines.position))
  return {
    ...createRows(tx, organization, sovLines),
    /** As declared in an application. */
    listFor: (payApplicationId: string): Promise<SovLine[]> => inOrder(eq(sovLines.payApplicationId, payApplicationId)),
    /** As agreed in the contract. */
    listOfContract: (projectId: string): Promise<SovLine[]> =>
      inOrder(and(eq(sovLines.projectId, projectId), isNull(sovLines.payApplicationId))),
  }
}
