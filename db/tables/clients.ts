import { boolean, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import { owned, ownedKey, ppm } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

export const clients = pgTable(
  'clients',
  {
    ...owned(),
    code: text(),
    name: text().notNull(),
    /** Other names that people use. */
    aliases: text().array().notNull().default([]),
    lang: text().$type<Lang>().notNull().default('fr'),
    address: text().notNull().default(''),
    province: text().notNull().default('QC'),
    contact: text(),
    email: text(),
    phone: text(),
    /** A public body: prompt payment rules may apply. */
    isPublic: boolean().notNull().default(false),
    termsDays: integer().notNull().default(30),
    /** Mean days from invoice to payment, as observed. */
    meanPayDays: integer(),
    /** Late interest agreed in writing, per year; null when none was. */
    interestPpm: ppm(),
    gstNumber: text(),
    qstNumber: text(),
    notes: text().notNull().default(''),
    active: boolean().notNull().default(true),
  },
  (table) => [
    ownedKey(table),
    unique().on(table.organizationId, table.name),
    unique().on(table.organizationId, table.code),
  ],
)

export type Client = typeof clients.$inferSelect

export function createClientStore(tx: Tx, organization: string) {
  return createRows(tx, organization, clients)
}
