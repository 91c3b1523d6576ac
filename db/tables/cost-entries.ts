import { and, between, eq, lte, type SQL, sql } from 'drizzle-orm'
import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate, Period } from '../../src/lib/dates.ts'
import type { Cents } from '../../src/lib/money.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
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
  const amount = sql<number>`sum(${costEntries.amount})`.mapWith(Number)
  const of = (...conditions: (SQL | undefined)[]) => and(eq(costEntries.organizationId, organization), ...conditions)
  return {
    ...createDatedRows(tx, organization, costEntries),
    /** What each project cost up to the end of a day. */
    sumByProject: (upTo: IsoDate): Promise<{ projectId: string; amount: Cents }[]> =>
      tx
        .select({ projectId: costEntries.projectId, amount })
        .from(costEntries)
        .where(of(lte(costEntries.date, upTo)))
        .groupBy(costEntries.projectId),
    /** What a project cost by cost code, up to the end of a day. */
    sumByCode: (projectId: string, upTo: IsoDate): Promise<{ costCode: string; amount: Cents }[]> =>
      tx
        .select({ costCode: costEntries.costCode, amount })
        .from(costEntries)
        .where(of(eq(costEntries.projectId, projectId), lte(costEntries.date, upTo)))
        .groupBy(costEntries.costCode)
        .orderBy(costEntries.costCode),
    /** What each month cost, by its first day; of one project or of all. */
    sumByMonth: (period: Period, projectId?: string): Promise<{ month: IsoDate; amount: Cents }[]> => {
      const month = sql<IsoDate>`to_char(${costEntries.date}, 'YYYY-MM-01')`
      return tx
        .select({ month, amount })
        .from(costEntries)
        .where(
          of(
            between(costEntries.date, period.from, period.to),
            projectId ? eq(costEntries.projectId, projectId) : undefined,
          ),
        )
        .groupBy(month)
        .orderBy(month)
    },
  }
}
