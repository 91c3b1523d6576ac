import { and, desc, eq } from 'drizzle-orm'
import { integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, instant, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { invoices } from './invoices.ts'
import { projects } from './projects.ts'

/** Cumulative figures to the end of the period, as the certifier reads them. */
export const payApplications = pgTable(
  'pay_applications',
  {
    ...owned(),
    projectId: uuid().notNull(),
    number: integer().notNull(),
    periodTo: day().notNull(),
    status: text({ enum: ['draft', 'submitted', 'certified', 'rejected'] })
      .notNull()
      .default('draft'),
    revisedContract: cents().notNull(),
    work: cents().notNull(),
    stored: cents().notNull().default(0),
    gross: cents().notNull(),
    holdbackPpm: ppm().notNull(),
    holdback: cents().notNull(),
    previous: cents().notNull(),
    due: cents().notNull(),
    invoiceId: uuid(),
    submittedAt: instant(),
    certifiedOn: day(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.invoiceId, invoices),
    unique().on(table.organizationId, table.projectId, table.number),
  ],
)

export type PayApplication = typeof payApplications.$inferSelect

export function createPayApplicationStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, payApplications),
    /** The last one of a project; null before the first. */
    async latest(projectId: string): Promise<PayApplication | null> {
      const [row] = await tx
        .select()
        .from(payApplications)
        .where(and(eq(payApplications.organizationId, organization), eq(payApplications.projectId, projectId)))
        .orderBy(desc(payApplications.number))
        .limit(1)
      return row ?? null
    },
  }
}
