import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { projects } from './projects.ts'

/** What was foreseen, kept so that it can be compared with what came. */
export const forecasts = pgTable(
  'forecasts',
  {
    ...owned(),
    kind: text({ enum: ['revenue', 'cash', 'finish', 'final-cost', 'wins', 'labour'] }).notNull(),
    projectId: uuid(),
    /** The day it was made. */
    date: day().notNull(),
    /** The month or day that it is of. */
    target: day().notNull(),
    /** Cents, days or hundredths of an hour. */
    value: bigint({ mode: 'number' }).notNull(),
    low: bigint({ mode: 'number' }),
    high: bigint({ mode: 'number' }),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    index().on(table.organizationId, table.kind, table.target),
  ],
)

export type Forecast = typeof forecasts.$inferSelect

export function createForecastStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, forecasts)
}
