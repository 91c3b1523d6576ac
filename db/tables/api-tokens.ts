import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

export const apiTokens = pgTable(
  'api_tokens',
  {
    ...owned(),
    personId: uuid().notNull(),
    name: text().notNull(),
    /** Hex digest; the token itself is shown once and never stored. */
    sha256: text().notNull().unique(),
    expiresAt: instant(),
    revokedAt: instant(),
    lastUsedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    index().on(table.organizationId, table.personId),
  ],
)

export type ApiToken = typeof apiTokens.$inferSelect

export function createApiTokenStore(tx: Tx, organization: string) {
  return createRows(tx, organization, apiTokens)
}
