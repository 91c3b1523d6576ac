import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import type { Shared } from '../../src/tool/audience.ts'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

/** A room on any platform. */
export const channels = pgTable(
  'channels',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    /** The platform's id. */
    channel: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: ['public', 'private', 'dm'] }).notNull(),
    topic: text().notNull().default(''),
    /** The other side of a direct message. */
    personId: uuid(),
    /** The project that is talked about here. */
    projectId: uuid(),
    /** What an administrator lets Nova speak of here, besides what everybody may see. */
    shares: text().array().$type<Shared[]>().notNull().default([]),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.platform, table.workspace, table.channel),
  ],
)

export type Channel = typeof channels.$inferSelect

export function createChannelStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, channels)
  return {
    ...rows,
    async find(platform: Platform, workspace: string, channel: string): Promise<Channel | null> {
      const [row] = await rows.list({ platform, workspace, channel }, 1)
      return row ?? null
    },
    /** Finds or makes the row of a platform's channel; what is known of it stays. */
    async open(channel: NewRow<typeof channels>): Promise<Channel> {
      const [inserted] = await tx
        .insert(channels)
        .values({ ...channel, organizationId: organization })
        .onConflictDoNothing()
        .returning()
      if (inserted) return inserted
      const { platform, workspace } = channel
      const [known] = await rows.list({ platform, workspace, channel: channel.channel }, 1)
      return known!
    },
  }
}
