import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Intent } from '../../src/chat/card.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'

/** What a button or a form means; platforms only carry its id. */
export const actions = pgTable(
  'actions',
  {
    ...owned(),
    /** Opaque and random. */
    token: text().notNull(),
    intent: jsonb().$type<Intent>().notNull(),
    conversationId: uuid(),
    /** Set when only this person may use it. */
    personId: uuid(),
    expiresAt: instant(),
    usedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.conversationId, conversations),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.token),
  ],
)

export type Action = typeof actions.$inferSelect

export function createActionStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, actions)
  return {
    ...rows,
    async byToken(token: string): Promise<Action | null> {
      const [row] = await rows.list({ token }, 1)
      return row ?? null
    },
  }
}
