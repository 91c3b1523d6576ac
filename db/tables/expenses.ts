import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { files } from './files.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const expenses = pgTable(
  'expenses',
  {
    ...owned(),
    personId: uuid().notNull(),
    projectId: uuid(),
    vendor: text().notNull().default(''),
    date: day().notNull(),
    category: text().notNull().default(''),
    description: text().notNull().default(''),
    subtotal: cents().notNull(),
    gst: cents().notNull().default(0),
    qst: cents().notNull().default(0),
    hst: cents().notNull().default(0),
    total: cents().notNull(),
    status: text({ enum: ['submitted', 'approved', 'rejected', 'paid'] })
      .notNull()
      .default('submitted'),
    fileId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.fileId, files),
    index().on(table.organizationId, table.date),
    index().on(table.organizationId, table.personId),
  ],
)

export type Expense = typeof expenses.$inferSelect

export function createExpenseStore(tx: Tx, organization: string) {
  return createDatedRows(tx, organization, expenses)
}
