import { boolean, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

export const vendors = pgTable(
  'vendors',
  {
    ...owned(),
    name: text().notNull(),
    aliases: text().array().notNull().default([]),
    trade: text(),
    address: text().notNull().default(''),
    email: text(),
    phone: text(),
    rbqLicence: text(),
    gstNumber: text(),
    qstNumber: text(),
    termsDays: integer().notNull().default(30),
    /** Revenu Québec attestation. */
    attestationNumber: text(),
    attestationExpires: day(),
    active: boolean().notNull().default(true),
  },
  (table) => [ownedKey(table), unique().on(table.organizationId, table.name)],
)

export type Vendor = typeof vendors.$inferSelect

export function createVendorStore(tx: Tx, organization: string) {
  return createRows(tx, organization, vendors)
}
