import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import type { Currency, Ppm } from '../../src/lib/money.ts'
import { cents, day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { files } from './files.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { quotes } from './quotes.ts'

/** Amounts are positive on every kind, as printed; a credit note subtracts. Once issued, a row cannot change any more. */
export const invoices = pgTable(
  'invoices',
  {
    ...owned(),
    kind: text({ enum: ['invoice', 'pay-application', 'holdback-release', 'credit-note'] })
      .notNull()
      .default('invoice'),
    status: text({ enum: ['draft', 'issued'] })
      .notNull()
      .default('draft'),
    /** `2026-0152` or `NC-2026-0009`; given at issue. */
    number: text(),
    series: text({ enum: ['invoice', 'credit-note'] }),
    year: integer(),
    sequence: integer(),
    clientId: uuid().notNull(),
    projectId: uuid(),
    quoteId: uuid(),
    /** For a credit note: the invoice that it reduces. */
    creditsId: uuid(),
    lang: text().$type<Lang>().notNull().default('fr'),
    currency: text().$type<Currency>().notNull().default('CAD'),
    /** Millionths of a Canadian dollar for one unit of the currency. */
    exchangeRate: integer(),
    /** Place of supply. */
    province: text().notNull().default('QC'),
    issueDate: day(),
    dueDate: day(),
    periodFrom: day(),
    periodTo: day(),
    purchaseOrder: text(),
    notes: text().notNull().default(''),
    reason: text(),
    /** Sum of the lines. */
    gross: cents().notNull().default(0),
    /** Withheld from `gross` until release. */
    holdback: cents().notNull().default(0),
    /** `gross − holdback`: before taxes. */
    subtotal: cents().notNull().default(0),
    /** The part of `subtotal` that bears tax. */
    taxable: cents().notNull().default(0),
    gst: cents().notNull().default(0),
    qst: cents().notNull().default(0),
    hst: cents().notNull().default(0),
    pst: cents().notNull().default(0),
    total: cents().notNull().default(0),
    taxRates: jsonb().$type<Partial<Record<'gst' | 'qst' | 'hst' | 'pst', Ppm>>>().notNull().default({}),
    /** The buyer as printed, kept from the moment of issue. */
    billTo: jsonb().$type<{ name: string; address: string }>(),
    createdBy: uuid(),
    issuedBy: uuid(),
    issuedAt: instant(),
    sentAt: instant(),
    pdfFileId: uuid(),
    delivery: jsonb().$type<Record<string, unknown>>(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.quoteId, quotes),
    refersTo(table, table.creditsId, table),
    refersTo(table, table.createdBy, persons),
    refersTo(table, table.issuedBy, persons),
    refersTo(table, table.pdfFileId, files),
    unique().on(table.organizationId, table.number),
    unique().on(table.organizationId, table.series, table.year, table.sequence),
    index().on(table.organizationId, table.clientId),
    index().on(table.organizationId, table.projectId),
    index().on(table.organizationId, table.status, table.issueDate),
    index().on(table.organizationId, table.creditsId),
    check(
      'issued_has_number',
      sql`(${table.status} = 'issued') = (${table.number} is not null and ${table.series} is not null and ${table.year} is not null and ${table.sequence} is not null and ${table.issueDate} is not null)`,
    ),
  ],
)

export type Invoice = typeof invoices.$inferSelect

export function createInvoiceStore(tx: Tx, organization: string) {
  return createRows(tx, organization, invoices)
}
