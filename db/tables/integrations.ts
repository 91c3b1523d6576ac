import { boolean, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What an organization set up of an outside service. */
export const integrations = pgTable(
  'integrations',
  {
    ...owned(),
    integration: text().notNull(),
    enabled: boolean().notNull().default(true),
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.integration)],
)

export type Integration = typeof integrations.$inferSelect

export function createIntegrationStore(tx: Tx, organization: string) {
  return createRows(tx, organization, integrations)
}
