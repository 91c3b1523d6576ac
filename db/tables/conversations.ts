import { jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** One per thread. */
export const conversations = pgTable(
  'conversations',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    channel: text().notNull(),
    thread: text().notNull(),
    lang: text().$type<Lang>().notNull().default('fr'),
    /** What the dialogue waits for and what follow-ups refer to. */
    state: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** One turn at a time: held until then by whoever set it. */
    busyUntil: instant(),
    lastMessageAt: instant(),
  },
  (table) => [
    ownedKey(table),
    unique().on(table.organizationId, table.platform, table.workspace, table.channel, table.thread),
  ],
)

export type Conversation = typeof conversations.$inferSelect

export function createConversationStore(tx: Tx, organization: string) {
  return createRows(tx, organization, conversations)
}
