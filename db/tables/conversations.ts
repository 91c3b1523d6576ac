import { and, eq, isNull, lte, or } from 'drizzle-orm'
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
  const rows = createRows(tx, organization, conversations)
  const byId = (id: string) => and(eq(conversations.organizationId, organization), eq(conversations.id, id))
  type Key = Pick<Conversation, 'platform' | 'workspace' | 'channel' | 'thread' | 'lang'>
  return {
    ...rows,
    async open(of: Key): Promise<Conversation> {
      const [inserted] = await tx
        .insert(conversations)
        .values({ ...of, organizationId: organization })
        .onConflictDoNothing()
        .returning()
      if (inserted) return inserted
      const { lang: _, ...key } = of
      const [known] = await rows.list(key, 1)
      return known!
    },
    /** A lease: one turn at a time, and a crashed one frees itself. */
    async lock(id: string, now: Date, until: Date): Promise<boolean> {
      const free = or(isNull(conversations.busyUntil), lte(conversations.busyUntil, now))
      const taken = await tx
        .update(conversations)
        .set({ busyUntil: until })
        .where(and(byId(id), free))
        .returning({ id: conversations.id })
      return taken.length > 0
    },
    async unlock(id: string): Promise<void> {
      await tx.update(conversations).set({ busyUntil: null }).where(byId(id))
    },
  }
}
