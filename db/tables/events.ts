import { and, eq, ne, sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { InboundEvent, Platform } from '../../src/chat/event.ts'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, removeBefore, type Tx } from '../rows.ts'

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
    /** Counts another attempt at its turn. Throws NovaError `not-found`. */
    async begin(id: string): Promise<Event> {
      const [row] = await tx
        .update(events)
        .set({ attempts: sql`${events.attempts} + 1` })
        .where(and(eq(events.organizationId, organization), eq(events.id, id)))
        .returning()
      return row ?? rows.need(id)
    },
    /** A message whose turn is not over; one that has not begun waits until this transaction is. */
    async unanswered(of: Pick<InboundEvent, 'platform' | 'workspace'>, channel: string, message: string) {
      const [row] = await tx
        .select()
        .from(events)
        .where(
          and(
            eq(events.organizationId, organization),
            eq(events.platform, of.platform),
            eq(events.workspace, of.workspace),
            eq(events.state, 'received'),
            sql`${events.payload}->'place'->>'channel' = ${channel}`,
            sql`${events.payload}->'content'->>'message' = ${message}`,
            sql`${events.payload}->'content'->>'type' = 'message'`,
          ),
        )
        .limit(1)
        .for('update')
      return row ?? null
    },
    /** What was answered, or never will be. */
    removeBefore: (at: Date) =>
      removeBefore(tx, organization, events, events.receivedAt, at, ne(events.state, 'received')),
    /** Forgets the words of a message that its author took back; that it was sent stays. */
    async eraseText(of: Pick<InboundEvent, 'platform' | 'workspace'>, channel: string, message: string): Promise<void> {
      await tx
        .update(events)
        .set({ payload: sql`jsonb_set(${events.payload}, '{content,text}', '""')` })
        .where(
          and(
            eq(events.organizationId, organization),
            eq(events.platform, of.platform),
            eq(events.workspace, of.workspace),
            sql`${events.payload}->'place'->>'channel' = ${channel}`,
            sql`${events.payload}->'content'->>'message' = ${message}`,
            sql`${events.payload}->'content'->>'type' in ('message', 'message-edited')`,
          ),
        )
    },
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
