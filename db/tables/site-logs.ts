import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const siteLogs = pgTable(
  'site_logs',
  {
    ...owned(),
    projectId: uuid().notNull(),
    date: day().notNull(),
    authorId: uuid(),
    weather: text(),
    workers: integer(),
    text: text().notNull(),
    fileIds: uuid().array().notNull().default([]),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.authorId, persons),
    index().on(table.organizationId, table.projectId, table.date),
  ],
)

export type SiteLog = typeof siteLogs.$inferSelect

export function createSiteLogStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, siteLogs)
}
