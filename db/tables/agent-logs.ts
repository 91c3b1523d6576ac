import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey } from '../columns.ts'
import { createRows, removeBefore, type Tx } from '../rows.ts'

/** What an agent or a model did, how long it took and what it cost. */
export const agentLogs = pgTable(
  'agent_logs',
  {
    ...owned(),
    planId: uuid(),
    agent: text().notNull(),
    event: text().notNull(),
    tool: text(),
    model: text(),
    inputTokens: integer(),
    outputTokens: integer(),
    /** Millionths of a dollar. */
    costMicros: bigint({ mode: 'number' }),
    milliseconds: integer(),
    error: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    at: instant().notNull(),
  },
  (table) => [
    ownedKey(table),
    index().on(table.organizationId, table.at),
    index().on(table.organizationId, table.agent, table.at),
  ],
)

export type AgentLog = typeof agentLogs.$inferSelect

export function createAgentLogStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, agentLogs),
    removeBefore: (at: Date) => removeBefore(tx, organization, agentLogs, agentLogs.at, at),
  }
}
