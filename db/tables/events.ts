import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { InboundEvent, Platform } from '../../src/chat/event.ts'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What a platform sent, stored once before it is answered. */
export const events = pgTable(
  'events',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    externalId: text().notNull(),
    /** As JSON has it: the instant is text. */
    payload: jsonb().$type<Omit<InboundEvent, 'at'> & { at: string }>().notNull(),
    state: text({ enum: ['received', 'done', 'failed', 'parked'] })
      .notNull()
      .default('received'),
    attempts: integer().notNull().default(0),
    /** What was answered, for a caller that asks again. */
    result: jsonb().$type<Record<string, unknown>>(),
    error: text(),
    receivedAt: instant().notNull().defaultNow(),
    doneAt: instant(),
  },
  (table) => [
    ownedKey(table),
    unique().on(table.organizationId, table.platform, table.workspace, table.externalId),
    index().on(table.organizationId, table.state, table.receivedAt),
  ],
)

export type Event = typeof events.$inferSelect

export function createEventStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, events)
  return {
    ...rows,
    /** Stores an event once: a platform that sends it again finds the first one. */
    async insertOnce(event: InboundEvent): Promise<{ id: string; isNew: boolean }> {
      const key = { platform: event.platform, workspace: event.workspace, externalId: event.id }
      const [inserted] = await tx
        .insert(events)
        .values({ ...key, organizationId: organization, payload: { ...event, at: event.at.toISOString() } })
        .onConflictDoNothing()
        .returning({ id: events.id })
      if (inserted) return { id: inserted.id, isNew: true }
      const [known] = await rows.list(key, 1)
      return { id: known!.id, isNew: false }
    },
  }
}
