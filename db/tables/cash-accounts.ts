import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Currency } from '../../src/lib/money.ts'
import { cents, day, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

export const cashAccounts = pgTable(
  'cash_accounts',
  {
    ...owned(),
    name: text().notNull(),
    balance: cents().notNull(),
    asOf: day().notNull(),
    currency: text().$type<Currency>().notNull().default('CAD'),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.name)],
)

export type CashAccount = typeof cashAccounts.$inferSelect

export function createCashAccountStore(tx: Tx, organization: string) {
  return createRows(tx, organization, cashAccounts)
}
