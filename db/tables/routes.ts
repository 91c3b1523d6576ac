import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import type { RouteSubject } from '../../src/tool/route.ts'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** The channel that gets what nobody asked for in a thread: one for each subject and platform. */
export const routes = pgTable(
  'routes',
  {
    ...owned(),
    subject: text().$type<RouteSubject>().notNull(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    /** The platform's id. */
    channel: text().notNull(),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.subject, table.platform)],
)

export type Route = typeof routes.$inferSelect

export function createRouteStore(tx: Tx, organization: string) {
  return createRows(tx, organization, routes)
}
