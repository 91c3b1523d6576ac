import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

/** A rule that somebody asked for, and what it last said. */
export const alerts = pgTable(
  'alerts',
  {
    ...owned(),
    name: text().notNull(),
    /** What is watched: `project.cost_share`, `invoice.days_late`, `certification.days_left`… */
    metric: text().notNull(),
    comparison: text({ enum: ['above', 'below'] }).notNull(),
    /** In the unit of the metric: cents, millionths, days or a count. */
    threshold: bigint({ mode: 'number' }).notNull(),
    projectId: uuid(),
    /** Who is told. */
    personId: uuid().notNull(),
    state: text({ enum: ['active', 'snoozed', 'acknowledged', 'off'] })
      .notNull()
      .default('active'),
    snoozedUntil: day(),
    lastValue: bigint({ mode: 'number' }),
    lastFiredAt: instant(),
    /** What was over the line when it last fired. */
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.personId, persons),
    index().on(table.organizationId, table.state),
  ],
)

export type Alert = typeof alerts.$inferSelect

export function createAlertStore(tx: Tx, organization: string) {
  return createRows(tx, organization, alerts)
}
