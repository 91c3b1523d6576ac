import { and, asc, eq, lte } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

export const schedules = pgTable(
  'schedules',
  {
    ...owned(),
    name: text().notNull(),
    tool: text().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    cron: text().notNull(),
    timeZone: text().notNull(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    /** The platform's id of the channel that it posts to. */
    channel: text().notNull(),
    lang: text().$type<Lang>().notNull().default('fr'),
    /** Whose rights it runs with. */
    personId: uuid().notNull(),
    active: boolean().notNull().default(true),
    lastRunAt: instant(),
    nextRunAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.name),
    index().on(table.organizationId, table.active, table.nextRunAt),
  ],
)

export type Schedule = typeof schedules.$inferSelect

export function createScheduleStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, schedules),
    /** Active ones whose moment has come, the longest overdue first. */
    listDue: (now: Date): Promise<Schedule[]> =>
      tx
        .select()
        .from(schedules)
        .where(
          and(eq(schedules.organizationId, organization), eq(schedules.active, true), lte(schedules.nextRunAt, now)),
        )
        .orderBy(asc(schedules.nextRunAt)),
  }
}
