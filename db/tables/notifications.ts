import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { persons } from './persons.ts'

/** Something that a person was or will be told outside a conversation: reminders, alerts, letters. */
export const notifications = pgTable(
  'notifications',
  {
    ...owned(),
    kind: text().notNull(),
    personId: uuid(),
    clientId: uuid(),
    subjectKind: text(),
    subjectId: text(),
    title: text().notNull(),
    text: text().notNull().default(''),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    state: text({ enum: ['draft', 'pending', 'sent', 'read', 'cancelled'] })
      .notNull()
      .default('pending'),
    dueAt: instant(),
    sentAt: instant(),
    readAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    refersTo(table, table.clientId, clients),
    index().on(table.organizationId, table.personId, table.state),
    index().on(table.organizationId, table.subjectKind, table.subjectId),
  ],
)

export type Notification = typeof notifications.$inferSelect

export function createNotificationStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, notifications)
  return {
    ...rows,
    /** False when it was sent, or cancelled, meanwhile: two instances never tell the same thing. */
    async markSent(id: string, sentAt: Date): Promise<boolean> {
      const mine = and(eq(notifications.organizationId, organization), eq(notifications.id, id))
      const marked = await tx
        .update(notifications)
        .set({ state: 'sent', sentAt })
        .where(and(mine, eq(notifications.state, 'pending')))
        .returning({ id: notifications.id })
      return marked.length > 0
    },
    /** Pending ones whose moment has come; those without one are due at once. */
    listDue: (now: Date): Promise<Notification[]> =>
      tx
        .select()
        .from(notifications)
        .where(
          and(
            eq(notifications.organizationId, organization),
            eq(notifications.state, 'pending'),
            or(isNull(notifications.dueAt), lte(notifications.dueAt, now)),
          ),
        )
        .orderBy(asc(notifications.createdAt)),
  }
}
