import { boolean, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** What an organization changed of an agent; the agents themselves are code. */
export const agents = pgTable(
  'agents',
  {
    ...owned(),
    agent: text().notNull(),
    enabled: boolean().notNull().default(true),
    instructions: text().notNull().default(''),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.agent)],
)

export type AgentSetting = typeof agents.$inferSelect

export function createAgentSettingStore(tx: Tx, organization: string) {
  return createRows(tx, organization, agents)
}
