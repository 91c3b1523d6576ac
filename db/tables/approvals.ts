import { and, eq } from 'drizzle-orm'
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
    /** The right that the decider needs; null for gate `confirm`. */
    permission: text().$type<Permission>(),
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
    expiresAt: instant().notNull(),
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
  const rows = createRows(tx, organization, approvals)
  const open = (id: string, revision: number) =>
    and(
      eq(approvals.organizationId, organization),
      eq(approvals.id, id),
      eq(approvals.state, 'pending'),
      eq(approvals.revision, revision),
    )
  type Outcome = Pick<Approval, 'state' | 'decidedBy' | 'decidedAt' | 'reason'>
  type Renewal = Pick<
    Approval,
    'input' | 'subject' | 'payloadHash' | 'amount' | 'card' | 'edit' | 'reviserId' | 'expiresAt'
  >
  return {
    ...rows,
    listPending: (): Promise<Approval[]> => rows.list({ state: 'pending' }),
    /** The one conditional update; null when it is no longer pending at this revision. */
    async decide({ id, revision, ...outcome }: { id: string; revision: number } & Outcome): Promise<Approval | null> {
      const [row] = await tx.update(approvals).set(outcome).where(open(id, revision)).returning()
      return row ?? null
    },
    /** The next revision; null when it is no longer pending at this one. */
    async revise({ id, revision, ...renewal }: { id: string; revision: number } & Renewal): Promise<Approval | null> {
      const [row] = await tx
        .update(approvals)
        .set({ ...renewal, revision: revision + 1 })
        .where(open(id, revision))
        .returning()
      return row ?? null
    },
  }
}
