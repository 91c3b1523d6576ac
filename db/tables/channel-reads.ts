import { and, count, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { channels } from './channels.ts'
import { conversations } from './conversations.ts'
import { messages } from './messages.ts'
import { persons } from './persons.ts'

/** How far a person has read a channel. */
export const channelReads = pgTable(
  'channel_reads',
  {
    ...owned(),
    personId: uuid().notNull(),
    platform: text().$type<Platform>().notNull(),
    /** The platform's id of the channel. */
    channel: text().notNull(),
    readAt: instant().notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.personId, table.platform, table.channel),
  ],
)

export type ChannelRead = typeof channelReads.$inferSelect

export function createChannelReadStore(tx: Tx, organization: string) {
  const { organizationId, personId, platform, channel, readAt } = channelReads
  /** What others said in a channel and the reader has not seen, by the wall clock: a demo's own may stand still. */
  const unread = (reader: SQL | AnyPgColumn) =>
    tx
      .select({ channel: channels.channel, person: channels.personId, unread: count() })
      .from(messages)
      .innerJoin(
        conversations,
        and(eq(conversations.organizationId, messages.organizationId), eq(conversations.id, messages.conversationId)),
      )
      .innerJoin(
        channels,
        and(
          eq(channels.organizationId, conversations.organizationId),
          eq(channels.platform, conversations.platform),
          eq(channels.workspace, conversations.workspace),
          eq(channels.channel, conversations.channel),
        ),
      )
      .leftJoin(
        channelReads,
        and(
          eq(organizationId, channels.organizationId),
          eq(platform, channels.platform),
          eq(channel, channels.channel),
          eq(personId, reader),
        ),
      )
      .groupBy(channels.channel, channels.personId)
      .$dynamic()
  const unseen = (on: Platform, reader: SQL | AnyPgColumn) =>
    and(
      eq(messages.organizationId, organization),
      eq(channels.platform, on),
      or(isNull(messages.visibleTo), eq(messages.visibleTo, reader)),
      or(isNull(messages.personId), ne(messages.personId, reader)),
      or(isNull(readAt), gt(messages.createdAt, readAt)),
    )
  return {
    ...createRows(tx, organization, channelReads),
    /** Everything until now was read. */
    async mark(person: string, on: Platform, where: string): Promise<void> {
      const now = sql`clock_timestamp()`
      await tx
        .insert(channelReads)
        .values({ organizationId: organization, personId: person, platform: on, channel: where, readAt: now as never })
        .onConflictDoUpdate({ target: [organizationId, personId, platform, channel], set: { readAt: now } })
    },
    /** Messages that a person has not read, by the platform's id of the channel. */
    async unreadOf(person: string, on: Platform): Promise<Map<string, number>> {
      const reader = sql`${person}::uuid`
      const rows = await unread(reader).where(
        and(unseen(on, reader), or(eq(channels.kind, 'public'), eq(channels.personId, person))),
      )
      return new Map(rows.map((row) => [row.channel, row.unread]))
    },
    /** Messages that wait unread in direct channels, by the person whom they wait for. */
    async unreadDirect(on: Platform): Promise<Map<string, number>> {
      const rows = await unread(channels.personId).where(
        and(unseen(on, channels.personId), eq(channels.kind, 'dm'), isNotNull(channels.personId)),
      )
      return new Map(rows.flatMap((row) => (row.person ? [[row.person, row.unread]] : [])))
    },
  }
}
