import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { schedules } from './schedules.ts'

/** One row per due moment: who inserts it is who runs it. */
export const scheduleRuns = pgTable(
  'schedule_runs',
  {
    ...owned(),
    scheduleId: uuid().notNull(),
    dueAt: instant().notNull(),
    state: text({ enum: ['started', 'done', 'failed'] })
      .notNull()
      .default('started'),
    doneAt: instant(),
    error: text(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.scheduleId, schedules),
    unique().on(table.organizationId, table.scheduleId, table.dueAt),
  ],
)

export type ScheduleRun = typeof scheduleRuns.$inferSelect

export function createScheduleRunStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, scheduleRuns),
    /** Takes the run of a due moment; null when another instance has it. */
    async start(scheduleId: string, dueAt: Date): Promise<ScheduleRun | null> {
      const [row] = await tx
        .insert(scheduleRuns)
        .values({ organizationId: organization, scheduleId, dueAt })
        .onConflictDoNothing()
        .returning()
      return row ?? null
    },
  }
}
