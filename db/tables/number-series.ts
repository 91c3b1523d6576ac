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
  return createRows(tx, organization, numberSeries)
}
