import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Cents, Currency } from '../../src/lib/money.ts'
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
  const rows = createRows(tx, organization, cashAccounts)
  return {
    ...rows,
    /** The money of all accounts in Canadian dollars. */
    async total(): Promise<Cents> {
      const accounts = await rows.list({ currency: 'CAD' })
      return accounts.reduce((sum, account) => sum + account.balance, 0)
    },
  }
}
