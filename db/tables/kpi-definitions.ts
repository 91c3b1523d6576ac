import { bigint, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

export const kpiDefinitions = pgTable(
  'kpi_definitions',
  {
    ...owned(),
    key: text().notNull(),
    nameFr: text().notNull(),
    nameEn: text().notNull(),
    formula: text().notNull(),
    unit: text({ enum: ['cents', 'ppm', 'count', 'days', 'hours'] }).notNull(),
    direction: text({ enum: ['up', 'down'] })
      .notNull()
      .default('up'),
    target: bigint({ mode: 'number' }),
    createdBy: uuid(),
  },
  (table) => [ownedKey(table), refersTo(table, table.createdBy, persons), unique().on(table.organizationId, table.key)],
)

export type KpiDefinition = typeof kpiDefinitions.$inferSelect

export function createKpiDefinitionStore(tx: Tx, organization: string) {
  return createRows(tx, organization, kpiDefinitions)
}
