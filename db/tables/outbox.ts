import { and, asc, eq, lte, ne } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, removeBefore, type Tx } from '../rows.ts'

/** What is still to be posted or sent, and what became of it. */
export const outbox = pgTable(
  'outbox',
  {
    ...owned(),
    /** Order of writing. */
    seq: bigint({ mode: 'number' }).generatedByDefaultAsIdentity(),
    kind: text().notNull(),
    target: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    idempotencyKey: text().notNull(),
    /** `unknown`: it may have been carried out; only a person may decide to try again. */
    state: text({ enum: ['pending', 'sent', 'failed', 'unknown'] })
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull().defaultNow(),
    result: jsonb().$type<Record<string, unknown>>(),
    error: text(),
    sentAt: instant(),
  },
  (table) => [
    ownedKey(table),
    unique().on(table.organizationId, table.idempotencyKey),
    index().on(table.organizationId, table.state, table.nextAt),
  ],
)

export type OutboxItem = typeof outbox.$inferSelect

export function createOutboxItemStore(tx: Tx, organization: string) {
  const due = (now: Date) =>
    and(eq(outbox.organizationId, organization), eq(outbox.state, 'pending'), lte(outbox.nextAt, now))
  return {
    ...createRows(tx, organization, outbox),
    /** What is done with, one way or another. */
    removeBefore: (at: Date) =>
      removeBefore(tx, organization, outbox, outbox.createdAt, at, ne(outbox.state, 'pending')),
    listDue: (now: Date, limit: number): Promise<OutboxItem[]> =>
      tx.select().from(outbox).where(due(now)).orderBy(asc(outbox.createdAt), asc(outbox.seq)).limit(limit),
    /** A lease: two instances never send one row at the same time. */
    async claim(id: string, now: Date, until: Date): Promise<boolean> {
      const taken = await tx
        .update(outbox)
        .set({ nextAt: until })
        .where(and(due(now), eq(outbox.id, id)))
        .returning({ id: outbox.id })
      return taken.length > 0
    },
  }
}
