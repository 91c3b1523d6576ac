import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { DraftCard } from '../../src/chat/card.ts'
import type { FollowUp } from '../../src/tool/define.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, removeBefore, type Tx } from '../rows.ts'
import { approvals } from './approvals.ts'
import { conversations } from './conversations.ts'
import { persons } from './persons.ts'

/** One step of a plan. */
export const agentTasks = pgTable(
  'agent_tasks',
  {
    ...owned(),
    /** All steps of one turn share it. */
    planId: uuid().notNull(),
    position: integer().notNull(),
    conversationId: uuid(),
    personId: uuid(),
    agent: text().notNull(),
    tool: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    output: jsonb().$type<unknown>(),
    /** The card that was answered, so that a repeated turn answers the same. */
    card: jsonb().$type<DraftCard>(),
    /** What takes it back. */
    undo: jsonb().$type<FollowUp>(),
    status: text({
      enum: ['running', 'done', 'needs-input', 'needs-confirmation', 'needs-approval', 'refused', 'failed'],
    }).notNull(),
    summary: text().notNull().default(''),
    approvalId: uuid(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.conversationId, conversations),
    refersTo(table, table.personId, persons),
    refersTo(table, table.approvalId, approvals),
    unique().on(table.organizationId, table.planId, table.position),
    index().on(table.organizationId, table.conversationId),
    index().on(table.organizationId, table.startedAt),
  ],
)

export type AgentTask = typeof agentTasks.$inferSelect

export function createAgentTaskStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, agentTasks),
    removeBefore: (at: Date) => removeBefore(tx, organization, agentTasks, agentTasks.startedAt, at),
  }
}
