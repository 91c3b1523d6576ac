import { bigint, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type NewRow, type Tx } from '../rows.ts'
import { projects } from './projects.ts'

/** A measure as it stood on a day. */
export const kpiSnapshots = pgTable(
  'kpi_snapshots',
  {
    ...owned(),
    metric: text().notNull(),
    projectId: uuid(),
    date: day().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.metric, table.projectId, table.date).nullsNotDistinct(),
    index().on(table.organizationId, table.projectId, table.date),
  ],
)

export type KpiSnapshot = typeof kpiSnapshots.$inferSelect

export function createKpiSnapshotStore(tx: Tx, organization: string) {
  return {
    ...createDatedRows(tx, organization, kpiSnapshots),
    /** One value a metric, project and day: the last one recorded. */
    async record(values: NewRow<typeof kpiSnapshots>): Promise<KpiSnapshot> {
      const { organizationId, metric, projectId, date } = kpiSnapshots
      const [row] = await tx
        .insert(kpiSnapshots)
        .values({ ...values, organizationId: organization })
        .onConflictDoUpdate({
          target: [organizationId, metric, projectId, date],
          set: { value: values.value, data: values.data ?? {} },
        })
        .returning()
      return row!
    },
  }
}
