import { and, asc, between, eq, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { NovaError } from '../../src/errors.ts'
import type { IsoDate, Period } from '../../src/lib/dates.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import type { Cents, Currency, Ppm } from '../../src/lib/money.ts'
import { cents, day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, isUuid, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { files } from './files.ts'
import { createNumberSeriesStore } from './number-series.ts'
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
      sql`case ${table.status} when 'issued'
        then num_nulls(${table.number}, ${table.series}, ${table.year}, ${table.sequence}, ${table.issueDate}) = 0
        else num_nonnulls(${table.number}, ${table.series}, ${table.year}, ${table.sequence}) = 0 end`,
    ),
  ],
)

export type Invoice = typeof invoices.$inferSelect

/** What an invoice becomes at issue, beside its number. */
export type IssueFacts = {
  issueDate: IsoDate
  dueDate: IsoDate
  issuedBy: string | null
  issuedAt: Date
  billTo: { name: string; address: string }
}

/**
 * Sums of issued invoices in Canadian cents, credit notes subtracted. `gross` is the work billed: what a holdback
 * release asks for was in the `gross` of the invoices that withheld it, so it counts in the other columns only.
 */
export type InvoiceSums = Record<'gross' | 'holdback' | 'subtotal' | 'gst' | 'qst' | 'hst' | 'pst' | 'total', Cents>

const inCanadian = (column: AnyPgColumn, release = 1) =>
  sql<number>`coalesce(sum(
    case ${invoices.kind} when 'credit-note' then -1 when 'holdback-release' then ${sql.raw(String(release))} else 1 end
    * round(${column} * coalesce(${invoices.exchangeRate}, 1000000)::numeric / 1000000)
  ), 0)`.mapWith(Number)

const sums = {
  gross: inCanadian(invoices.gross, 0),
  holdback: inCanadian(invoices.holdback),
  subtotal: inCanadian(invoices.subtotal),
  gst: inCanadian(invoices.gst),
  qst: inCanadian(invoices.qst),
  hst: inCanadian(invoices.hst),
  pst: inCanadian(invoices.pst),
  total: inCanadian(invoices.total),
}

export function createInvoiceStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, invoices)
  const issuedIn = (period: Period) =>
    and(
      eq(invoices.organizationId, organization),
      eq(invoices.status, 'issued'),
      between(invoices.issueDate, period.from, period.to),
    )
  return {
    ...rows,

    /** By its number, whatever the case and the spaces around. */
    async byNumber(number: string): Promise<Invoice | null> {
      const [row] = await rows.list({ number: number.trim().toUpperCase() }, 1)
      return row ?? null
    },

    /** Issued in the period, credit notes included, in the order of their dates. */
    issuedBetween: (period: Period): Promise<Invoice[]> =>
      tx
        .select()
        .from(invoices)
        .where(issuedIn(period))
        .orderBy(asc(invoices.issueDate), asc(invoices.series), asc(invoices.sequence)),

    /**
     * Gives a draft the next number of its series and year; nothing of it changes afterwards. Throws `not-found`, or
     * `conflict` when it was issued before.
     */
    async issue(id: string, facts: IssueFacts): Promise<Invoice> {
      const draft = await lockDraft(id)
      const series = draft.kind === 'credit-note' ? 'credit-note' : 'invoice'
      const year = Number(facts.issueDate.slice(0, 4))
      const sequence = await createNumberSeriesStore(tx, organization).next(series, year)
      const number = `${series === 'credit-note' ? 'NC-' : ''}${year}-${String(sequence).padStart(4, '0')}`
      return rows.update(id, { ...facts, status: 'issued', series, year, sequence, number })
    },

    sumsOf: async (period: Period): Promise<InvoiceSums> => {
      const [row] = await tx.select(sums).from(invoices).where(issuedIn(period))
      return row!
    },

    /** By month of issue, by its first day; of one project or client, or of all. Months without an invoice are left out. */
    sumsByMonth: (
      period: Period,
      of: { projectId?: string; clientId?: string } = {},
    ): Promise<(InvoiceSums & { month: IsoDate })[]> => {
      const month = sql<IsoDate>`to_char(${invoices.issueDate}, 'YYYY-MM-01')`
      return tx
        .select({ month, ...sums })
        .from(invoices)
        .where(
          and(
            issuedIn(period),
            of.projectId ? eq(invoices.projectId, of.projectId) : undefined,
            of.clientId ? eq(invoices.clientId, of.clientId) : undefined,
          ),
        )
        .groupBy(month)
        .orderBy(month)
    },

    sumsByClient: (period: Period): Promise<(InvoiceSums & { clientId: string })[]> =>
      tx
        .select({ clientId: invoices.clientId, ...sums })
        .from(invoices)
        .where(issuedIn(period))
        .groupBy(invoices.clientId),

    /** What belongs to no project comes under null. */
    sumsByProject: (period: Period): Promise<(InvoiceSums & { projectId: string | null })[]> =>
      tx
        .select({ projectId: invoices.projectId, ...sums })
        .from(invoices)
        .where(issuedIn(period))
        .groupBy(invoices.projectId),
  }

  async function lockDraft(id: string): Promise<Invoice> {
    const [row] = isUuid(id)
      ? await tx
          .select()
          .from(invoices)
          .where(and(eq(invoices.organizationId, organization), eq(invoices.id, id)))
          .for('update')
      : []
    if (!row) return rows.need(id)
    if (row.status === 'draft') return row
    throw new NovaError('conflict', {
      fr: `Cette facture a déjà été émise sous le numéro ${row.number}.`,
      en: `This invoice was already issued as ${row.number}.`,
    })
  }
}
