import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
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
  return {
    ...createRows(tx, organization, channelReads),
    /** Everything up to the instant was read. */
    async mark(personId: string, platform: Platform, channel: string, readAt: Date): Promise<void> {
      const { organizationId } = channelReads
      await tx
        .insert(channelReads)
        .values({ organizationId: organization, personId, platform, channel, readAt })
        .onConflictDoUpdate({
          target: [organizationId, channelReads.personId, channelReads.platform, channelReads.channel],
          set: { readAt },
        })
    },
  }
}
