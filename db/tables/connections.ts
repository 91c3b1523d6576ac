import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../bytes.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

/** An authorised integration; the token is encrypted before it comes here. */
export const connections = pgTable(
  'connections',
  {
    ...owned(),
    integration: text().notNull(),
    account: text().notNull().default(''),
    token: bytes().notNull(),
    scopes: text().array().notNull().default([]),
    state: text({ enum: ['connected', 'expired', 'revoked'] })
      .notNull()
      .default('connected'),
    expiresAt: instant(),
    connectedBy: uuid(),
    error: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.connectedBy, persons),
    unique().on(table.organizationId, table.integration, table.account),
  ],
)

export type Connection = typeof connections.$inferSelect

export function createConnectionStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, connections)
  const { organizationId, integration, account } = connections
  return {
    ...rows,
    /** Keeps a token, or puts it in the place of the one that was there. */
    async keep(of: Pick<Connection, 'integration' | 'token' | 'connectedBy'>): Promise<void> {
      const values = { token: of.token, connectedBy: of.connectedBy, state: 'connected' as const, error: null }
      await tx
        .insert(connections)
        .values({ ...values, integration: of.integration, organizationId: organization })
        .onConflictDoUpdate({ target: [organizationId, integration, account], set: values })
    },
    async isConnected(integration: string): Promise<boolean> {
      return (await rows.list({ integration, state: 'connected' }, 1)).length > 0
    },
  }
}
