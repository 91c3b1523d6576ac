import { bigint, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Card, FileRef } from '../../src/chat/card.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { approvals } from './approvals.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'

export const messages = pgTable(
  'messages',
  {
    ...owned(),
    /** Grows with every message; not gapless. */
    seq: bigint({ mode: 'number' }).generatedByDefaultAsIdentity(),
    conversationId: uuid().notNull(),
    author: text({ enum: ['person', 'nova'] }).notNull(),
    personId: uuid(),
    /** The agent that answered. */
    agent: text(),
    /** The platform's id of the message. */
    externalId: text().notNull(),
    /** The approval that its card shows, so that every copy is edited after the decision. */
    approvalId: uuid(),
    text: text().notNull().default(''),
    card: jsonb().$type<Card>(),
    files: jsonb().$type<FileRef[]>().notNull().default([]),
    /** Set when only this person sees the message. */
    visibleTo: uuid(),
    at: instant().notNull(),
    editedAt: instant(),
    deletedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.conversationId, conversations),
    refersTo(table, table.personId, persons),
    refersTo(table, table.approvalId, approvals),
    index().on(table.organizationId, table.approvalId),
    refersTo(table, table.visibleTo, persons),
    unique().on(table.organizationId, table.conversationId, table.externalId),
    index().on(table.organizationId, table.seq),
  ],
)

export type Message = typeof messages.$inferSelect

export function createMessageStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, messages),
    /** Null when the platform's message is known already. */
    async insertOnce(values: NewRow<typeof messages>): Promise<Message | null> {
      const [row] = await tx
        .insert(messages)
        .values({ ...values, organizationId: organization })
        .onConflictDoNothing()
        .returning()
      return row ?? null
    },
  }
}
