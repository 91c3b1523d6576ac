import { jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

export const campaigns = pgTable(
  'campaigns',
  {
    ...owned(),
    name: text().notNull(),
    channel: text().notNull(),
    status: text({ enum: ['planned', 'active', 'done', 'cancelled'] })
      .notNull()
      .default('planned'),
    startDate: day(),
    endDate: day(),
    budget: cents().notNull().default(0),
    spent: cents().notNull().default(0),
    objective: text().notNull().default(''),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.name)],
)

export type Campaign = typeof campaigns.$inferSelect

export function createCampaignStore(tx: Tx, organization: string) {
  return createRows(tx, organization, campaigns)
}
