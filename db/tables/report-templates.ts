import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

export const reportTemplates = pgTable(
  'report_templates',
  {
    ...owned(),
    name: text().notNull(),
    sections: jsonb().$type<string[]>().notNull(),
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ownerId: uuid(),
  },
  (table) => [ownedKey(table), refersTo(table, table.ownerId, persons), unique().on(table.organizationId, table.name)],
)

export type ReportTemplate = typeof reportTemplates.$inferSelect

export function createReportTemplateStore(tx: Tx, organization: string) {
  return createRows(tx, organization, reportTemplates)
}
