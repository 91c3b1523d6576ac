import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { PostedMessage } from '../../src/chat/adapter.ts'
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
    /** Somebody asked to stop the turn that holds it. */
    stopAt: instant(),
    /** The message that shows what is being done, until the answer takes its place. */
    progress: jsonb().$type<PostedMessage>(),
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
    /** Finds or makes it, and takes it: one turn at a time, a crashed one frees itself. Null while another holds it. */
    async take(of: Key, now: Date, until: Date): Promise<Conversation | null> {
      const { organizationId, platform, workspace, channel, thread, busyUntil } = conversations
      const [taken] = await tx
        .insert(conversations)
        .values({ ...of, organizationId: organization, busyUntil: until })
        .onConflictDoUpdate({
          target: [organizationId, platform, workspace, channel, thread],
          set: { busyUntil: until, stopAt: null },
          setWhere: or(isNull(busyUntil), lte(busyUntil, now)),
        })
        .returning()
      return taken ?? null
    },
    /** Asks the turn that holds it to stop; false when none does. */
    async askToStop({ lang: _, ...key }: Key, now: Date): Promise<boolean> {
      const [known] = await rows.list(key, 1)
      if (!known?.busyUntil || known.busyUntil <= now) return false
      await tx.update(conversations).set({ stopAt: now }).where(byId(known.id))
      return true
    },
    async unlock(id: string): Promise<void> {
      await tx.update(conversations).set({ busyUntil: null }).where(byId(id))
    },
  }
}
