import { and, desc, eq, sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import type { Cents } from '../../src/lib/money.ts'
import { cents, day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { nextNumber } from '../next-number.ts'
import { createDatedRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'

export const quotes = pgTable(
  'quotes',
  {
    ...owned(),
    number: text().notNull(),
    clientId: uuid(),
    /** Who asked, when it is not a client yet. */
    prospect: text(),
    title: text().notNull(),
    amount: cents().notNull(),
    lang: text().$type<Lang>().notNull().default('fr'),
    province: text().notNull().default('QC'),
    status: text({ enum: ['draft', 'sent', 'won', 'lost', 'expired'] })
      .notNull()
      .default('draft'),
    lines: jsonb()
      .$type<{ description: string; quantity: number; unit: string; unitPrice: Cents; amount: Cents }[]>()
      .notNull()
      .default([]),
    date: day().notNull(),
    sentAt: instant(),
    decidedOn: day(),
    validUntil: day(),
    lastContactAt: instant(),
    source: text(),
    ownerId: uuid(),
    projectId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.ownerId, persons),
    refersTo(table, table.projectId, projects),
    unique().on(table.organizationId, table.number),
    index().on(table.organizationId, table.status, table.date),
  ],
)

export type Quote = typeof quotes.$inferSelect

export function createQuoteStore(tx: Tx, organization: string) {
  return {
    ...createDatedRows(tx, organization, quotes),
    /** `S-2026-043`. */
    nextNumber: (year: number): Promise<string> => nextNumber(tx, organization, quotes, `S-${year}-`, 3),
    /** Sent, without an answer, and not followed up since the instant; the largest first. */
    listSilent: (since: Date): Promise<Quote[]> =>
      tx
        .select()
        .from(quotes)
        .where(
          and(
            eq(quotes.organizationId, organization),
            eq(quotes.status, 'sent'),
            sql`coalesce(${quotes.lastContactAt}, ${quotes.sentAt}) < ${since.toISOString()}`,
          ),
        )
        .orderBy(desc(quotes.amount)),
  }
}
