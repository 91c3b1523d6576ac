import { and, between, eq, inArray, sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate, Period } from '../../src/lib/dates.ts'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
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
  // What was rejected, or replaced by a correction, was not worked.
  const counted = (period: Period) =>
    and(
      eq(timeEntries.organizationId, organization),
      between(timeEntries.date, period.from, period.to),
      inArray(timeEntries.status, ['submitted', 'approved']),
    )
  const hours = sql<number>`sum(${timeEntries.hours})`.mapWith(Number)
  return {
    ...createDatedRows(tx, organization, timeEntries),
    /** Hundredths of an hour, by person and day. */
    hoursByDay: (period: Period): Promise<{ personId: string; date: IsoDate; hours: number }[]> =>
      tx
        .select({ personId: timeEntries.personId, date: timeEntries.date, hours })
        .from(timeEntries)
        .where(counted(period))
        .groupBy(timeEntries.personId, timeEntries.date)
        .orderBy(timeEntries.date),
    /** Hundredths of an hour, by project and cost code. */
    hoursByCode: (period: Period): Promise<{ projectId: string; costCode: string | null; hours: number }[]> =>
      tx
        .select({ projectId: timeEntries.projectId, costCode: timeEntries.costCode, hours })
        .from(timeEntries)
        .where(counted(period))
        .groupBy(timeEntries.projectId, timeEntries.costCode)
        .orderBy(timeEntries.projectId, timeEntries.costCode),
  }
}
