import { sql } from 'drizzle-orm'
import { integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** The last number given of a series in a year. Locked by whoever takes the next, so that none is skipped. */
export const numberSeries = pgTable(
  'number_series',
  {
    ...owned(),
    series: text().notNull(),
    year: integer().notNull(),
    last: integer().notNull().default(0),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.series, table.year)],
)

export type NumberSeries = typeof numberSeries.$inferSelect

export function createNumberSeriesStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, numberSeries),
    /** The next number, from 1. The series stays locked until the transaction ends: a rollback leaves no gap. */
    async next(series: string, year: number): Promise<number> {
      const [row] = await tx
        .insert(numberSeries)
        .values({ organizationId: organization, series, year, last: 1 })
        .onConflictDoUpdate({
          target: [numberSeries.organizationId, numberSeries.series, numberSeries.year],
          set: { last: sql`${numberSeries.last} + 1` },
        })
        .returning({ last: numberSeries.last })
      return row!.last
    },
  }
}
