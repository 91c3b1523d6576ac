import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { documents } from './documents.ts'

export const taxPeriods = pgTable(
  'tax_periods',
  {
    ...owned(),
    fromDate: day().notNull(),
    toDate: day().notNull(),
    dueDate: day(),
    status: text({ enum: ['open', 'prepared', 'filed'] })
      .notNull()
      .default('open'),
    gstCollected: cents().notNull().default(0),
    gstPaid: cents().notNull().default(0),
    qstCollected: cents().notNull().default(0),
    qstPaid: cents().notNull().default(0),
    filedAt: instant(),
    documentId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.documentId, documents),
    unique().on(table.organizationId, table.fromDate, table.toDate),
  ],
)

export type TaxPeriod = typeof taxPeriods.$inferSelect

export function createTaxPeriodStore(tx: Tx, organization: string) {
  return createRows(tx, organization, taxPeriods)
}
