import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What is still to be posted or sent, and what became of it. */
export const outbox = pgTable(
  'outbox',
  {
    ...owned(),
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
  return createRows(tx, organization, outbox)
}
