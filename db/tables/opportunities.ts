import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { leads } from './leads.ts'
import { persons } from './persons.ts'
import { quotes } from './quotes.ts'

export const opportunities = pgTable(
  'opportunities',
  {
    ...owned(),
    name: text().notNull(),
    stage: text({ enum: ['qualifying', 'estimating', 'quoted', 'negotiating', 'won', 'lost'] })
      .notNull()
      .default('qualifying'),
    clientId: uuid(),
    leadId: uuid(),
    quoteId: uuid(),
    ownerId: uuid(),
    /** Before taxes. */
    amount: cents(),
    /** Of winning. */
    probability: ppm().notNull().default(0),
    expectedOn: day(),
    closedOn: day(),
    nextStep: text().notNull().default(''),
    /** Why it was won or lost. */
    reason: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.leadId, leads),
    refersTo(table, table.quoteId, quotes),
    refersTo(table, table.ownerId, persons),
    unique().on(table.organizationId, table.quoteId),
    index().on(table.organizationId, table.stage),
  ],
)

export type Opportunity = typeof opportunities.$inferSelect

export function createOpportunityStore(tx: Tx, organization: string) {
  return createRows(tx, organization, opportunities)
}
