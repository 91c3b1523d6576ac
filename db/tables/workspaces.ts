import { boolean, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** An installation on a platform. The directory that finds the organization of an event. */
export const workspaces = pgTable(
  'workspaces',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    name: text().notNull().default(''),
    /** Nova's own account there. */
    botAccount: text(),
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    active: boolean().notNull().default(true),
  },
  (table) => [ownedKey(table), unique().on(table.platform, table.workspace)],
)

export type Workspace = typeof workspaces.$inferSelect

export function createWorkspaceStore(tx: Tx, organization: string) {
  return createRows(tx, organization, workspaces)
}
