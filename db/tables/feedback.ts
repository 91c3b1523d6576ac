import { boolean, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { messages } from './messages.ts'
import { persons } from './persons.ts'

/** Whether an answer helped: the last word of each person on each answer. */
export const feedback = pgTable(
  'feedback',
  {
    ...owned(),
    messageId: uuid().notNull(),
    personId: uuid().notNull(),
    good: boolean().notNull(),
    /** What was wrong, in the person's words. */
    text: text().notNull().default(''),
    at: instant().notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.messageId, messages),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.messageId, table.personId),
    index().on(table.organizationId, table.at),
  ],
)

export type Feedback = typeof feedback.$inferSelect

export function createFeedbackStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, feedback),
    /** Keeps what a person thinks of an answer; words that were given before stay unless there are new ones. */
    async keep(said: Omit<NewRow<typeof feedback>, 'id'>): Promise<Feedback> {
      const [row] = await tx
        .insert(feedback)
        .values({ ...said, organizationId: organization })
        .onConflictDoUpdate({
          target: [feedback.organizationId, feedback.messageId, feedback.personId],
          set: { good: said.good, at: said.at, ...(said.text ? { text: said.text } : {}) },
        })
        .returning()
      return row!
    },
  }
}
