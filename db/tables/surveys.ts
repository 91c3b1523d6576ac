import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { projects } from './projects.ts'

/** One answer of a client. */
export const surveys = pgTable(
  'surveys',
  {
    ...owned(),
    kind: text({ enum: ['nps', 'csat'] }).notNull(),
    /** 0–10 for nps, 1–5 for csat. */
    score: integer().notNull(),
    clientId: uuid(),
    projectId: uuid(),
    comment: text().notNull().default(''),
    date: day().notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.projectId, projects),
    index().on(table.organizationId, table.kind, table.date),
  ],
)

export type Survey = typeof surveys.$inferSelect

export function createSurveyStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, surveys)
}
