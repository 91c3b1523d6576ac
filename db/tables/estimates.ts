import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { EstimateLine, EstimateMarkup } from '../../src/domain/estimate.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { nextNumber } from '../next-number.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { quotes } from './quotes.ts'

export const estimates = pgTable(
  'estimates',
  {
    ...owned(),
    /** `EST-2026-031`. */
    number: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ['draft', 'final', 'quoted', 'dropped'] })
      .notNull()
      .default('draft'),
    date: day().notNull(),
    projectId: uuid(),
    clientId: uuid(),
    quoteId: uuid(),
    authorId: uuid(),
    lines: jsonb().$type<EstimateLine[]>().notNull().default([]),
    markups: jsonb().$type<EstimateMarkup[]>().notNull().default([]),
    /** Before markups; the likely cost. */
    cost: cents().notNull().default(0),
    /** After markups, before taxes. */
    price: cents().notNull().default(0),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.quoteId, quotes),
    refersTo(table, table.authorId, persons),
    unique().on(table.organizationId, table.number),
    index().on(table.organizationId, table.status, table.date),
  ],
)

export type Estimate = typeof estimates.$inferSelect

export function createEstimateStore(tx: Tx, organization: string) {
  return {
    ...createDatedRows(tx, organization, estimates),
    /** `EST-2026-032`. */
    nextNumber: (year: number): Promise<string> => nextNumber(tx, organization, estimates, `EST-${year}-`, 3),
  }
}
