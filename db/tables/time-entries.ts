import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const timeEntries = pgTable(
  'time_entries',
  {
    ...owned(),
    personId: uuid().notNull(),
    projectId: uuid().notNull(),
    date: day().notNull(),
    /** Hundredths of an hour; negative on the row that takes back an approved one. */
    hours: integer().notNull(),
    overtime: boolean().notNull().default(false),
    work: text().notNull().default(''),
    costCode: text(),
    /** The code was deduced, not said. */
    codeGuessed: boolean().notNull().default(false),
    status: text({ enum: ['submitted', 'approved', 'rejected', 'replaced'] })
      .notNull()
      .default('submitted'),
    approvedBy: uuid(),
    approvedAt: instant(),
    /** The entry that this one corrects. */
    correctsId: uuid(),
    reason: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.approvedBy, persons),
    refersTo(table, table.correctsId, table),
    index().on(table.organizationId, table.date),
    index().on(table.organizationId, table.personId, table.date),
    index().on(table.organizationId, table.projectId, table.date),
  ],
)

export type TimeEntry = typeof timeEntries.$inferSelect

export function createTimeEntryStore(tx: Tx, organization: string) {
  return createRows(tx, organization, timeEntries)
}
