import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

export const deficiencies = pgTable(
  'deficiencies',
  {
    ...owned(),
    projectId: uuid().notNull(),
    title: text().notNull(),
    location: text().notNull().default(''),
    status: text({ enum: ['open', 'fixed', 'verified'] })
      .notNull()
      .default('open'),
    assigneeId: uuid(),
    vendorId: uuid(),
    dueDate: day(),
    fileIds: uuid().array().notNull().default([]),
    closedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.assigneeId, persons),
    refersTo(table, table.vendorId, vendors),
    index().on(table.organizationId, table.projectId, table.status),
  ],
)

export type Deficiency = typeof deficiencies.$inferSelect

export function createDeficiencyStore(tx: Tx, organization: string) {
  return createRows(tx, organization, deficiencies)
}
