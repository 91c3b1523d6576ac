import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { cents, day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { campaigns } from './campaigns.ts'
import { clients } from './clients.ts'
import { quotes } from './quotes.ts'

export const leads = pgTable(
  'leads',
  {
    ...owned(),
    name: text().notNull(),
    contact: text(),
    email: text(),
    phone: text(),
    source: text(),
    campaignId: uuid(),
    status: text({ enum: ['new', 'qualified', 'quoted', 'won', 'lost'] })
      .notNull()
      .default('new'),
    value: cents(),
    date: day().notNull(),
    clientId: uuid(),
    quoteId: uuid(),
    consentAt: instant(),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.campaignId, campaigns),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.quoteId, quotes),
    index().on(table.organizationId, table.status, table.date),
    index().on(table.organizationId, table.campaignId),
  ],
)

export type Lead = typeof leads.$inferSelect

export function createLeadStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, leads)
}
