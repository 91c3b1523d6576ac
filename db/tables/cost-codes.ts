import { boolean, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** The firm's own codes and what a unit of each costs it. */
export const costCodes = pgTable(
  'cost_codes',
  {
    ...owned(),
    code: text().notNull(),
    labelFr: text().notNull(),
    labelEn: text().notNull(),
    unit: text().notNull(),
    /** Cents a unit, labour and material, before markup. */
    low: cents().notNull(),
    likely: cents().notNull(),
    high: cents().notNull(),
    /** Hundredths of an hour of labour a unit. */
    labour: integer(),
    asOf: day().notNull(),
    source: text().notNull().default(''),
    /** The code in a client's or a program's list. */
    mappedTo: text(),
    active: boolean().notNull().default(true),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.code)],
)

export type CostCodePrice = typeof costCodes.$inferSelect

export function createCostCodeStore(tx: Tx, organization: string) {
  return createRows(tx, organization, costCodes)
}
