import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { messages } from './messages.ts'

/** One posted copy of a card: enough to edit it later. */
export const surfaces = pgTable(
  'surfaces',
  {
    ...owned(),
    messageId: uuid().notNull(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    channel: text().notNull(),
    /** The platform's id of the message. */
    message: text().notNull(),
    thread: text().notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.messageId, messages),
    unique().on(table.organizationId, table.platform, table.workspace, table.channel, table.message),
    index().on(table.organizationId, table.messageId),
  ],
)

export type Surface = typeof surfaces.$inferSelect

export function createSurfaceStore(tx: Tx, organization: string) {
  return createRows(tx, organization, surfaces)
}
