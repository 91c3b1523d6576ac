import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { DraftCard } from '../../src/chat/card.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import type { FollowUp } from '../../src/tool/define.ts'
import type { Permission } from '../../src/tool/rights.ts'
import { cents, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'

/** A gated call that waits for a person, bound to a revision and to the hash of what will be executed. */
export const approvals = pgTable(
  'approvals',
  {
    ...owned(),
    tool: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    subject: jsonb().$type<unknown>().notNull(),
    payloadHash: text().notNull(),
    gate: text({ enum: ['confirm', 'approve'] }).notNull(),
    /** The right that the decider needs. */
    permission: text().$type<Permission>().notNull(),
    /** Held against the decider's limit. */
    amount: cents(),
    requesterId: uuid().notNull(),
    /** Who made the current revision. */
    reviserId: uuid(),
    state: text({ enum: ['pending', 'approved', 'rejected', 'expired', 'cancelled', 'superseded'] })
      .notNull()
      .default('pending'),
    revision: integer().notNull().default(1),
    decidedBy: uuid(),
    decidedAt: instant(),
    reason: text(),
    expiresAt: instant(),
    executedAt: instant(),
    output: jsonb().$type<unknown>(),
    failure: jsonb().$type<{ code: string; fr: string; en: string }>(),
    remindedAt: instant(),
    conversationId: uuid(),
    card: jsonb().$type<DraftCard>().notNull(),
    edit: jsonb().$type<FollowUp>(),
    lang: text().$type<Lang>().notNull().default('fr'),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.requesterId, persons),
    refersTo(table, table.reviserId, persons),
    refersTo(table, table.decidedBy, persons),
    refersTo(table, table.conversationId, conversations),
    index().on(table.organizationId, table.state, table.expiresAt),
    index().on(table.organizationId, table.conversationId),
    index().on(table.organizationId, table.requesterId),
  ],
)

export type Approval = typeof approvals.$inferSelect

export function createApprovalStore(tx: Tx, organization: string) {
  return createRows(tx, organization, approvals)
}
