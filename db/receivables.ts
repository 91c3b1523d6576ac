import { and, asc, eq, lte, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../src/lib/dates.ts'
import type { Cents } from '../src/lib/money.ts'
import type { Tx } from './rows.ts'
import { clients } from './tables/clients.ts'
import { type Invoice, invoices } from './tables/invoices.ts'
import { payments } from './tables/payments.ts'
import { projects } from './tables/projects.ts'

/** `balance = total − paid − credited`, in the invoice's currency. */
export type Receivable = Invoice & {
  clientName: string
  projectCode: string | null
  paid: Cents
  credited: Cents
  balance: Cents
}

type Selection = { clientId?: string; projectId?: string; invoiceId?: string; settled?: boolean }

/** What clients owe: issued invoices with what was paid and credited on them. */
export function createReceivables(tx: Tx, organization: string) {
  return {
    /**
     * Issued up to a day, as they stood that evening, the earliest due first. Those with a balance of zero are left
     * out unless `settled` is set; an overpaid one has a negative balance.
     */
    async list(asOf: IsoDate, of: Selection = {}): Promise<Receivable[]> {
      const paid = tx
        .select({ invoiceId: payments.invoiceId, amount: sql`sum(${payments.amount})`.as('paid_amount') })
        .from(payments)
        .where(and(eq(payments.organizationId, organization), lte(payments.date, asOf)))
        .groupBy(payments.invoiceId)
        .as('paid')
      const notes = alias(invoices, 'notes')
      const credited = tx
        .select({ invoiceId: notes.creditsId, amount: sql`sum(${notes.total})`.as('credited_amount') })
        .from(notes)
        .where(
          and(
            eq(notes.organizationId, organization),
            eq(notes.kind, 'credit-note'),
            eq(notes.status, 'issued'),
            lte(notes.issueDate, asOf),
          ),
        )
        .groupBy(notes.creditsId)
        .as('credited')
      const rows = await tx
        .select({
          invoice: invoices,
          clientName: clients.name,
          projectCode: projects.code,
          paid: sql<number>`coalesce(${paid.amount}, 0)`.mapWith(Number),
          credited: sql<number>`coalesce(${credited.amount}, 0)`.mapWith(Number),
        })
        .from(invoices)
        .innerJoin(clients, and(eq(clients.organizationId, organization), eq(clients.id, invoices.clientId)))
        .leftJoin(projects, and(eq(projects.organizationId, organization), eq(projects.id, invoices.projectId)))
        .leftJoin(paid, eq(paid.invoiceId, invoices.id))
        .leftJoin(credited, eq(credited.invoiceId, invoices.id))
        .where(
          and(
            eq(invoices.organizationId, organization),
            eq(invoices.status, 'issued'),
            ne(invoices.kind, 'credit-note'),
            lte(invoices.issueDate, asOf),
            of.clientId ? eq(invoices.clientId, of.clientId) : undefined,
            of.projectId ? eq(invoices.projectId, of.projectId) : undefined,
            of.invoiceId ? eq(invoices.id, of.invoiceId) : undefined,
          ),
        )
        .orderBy(asc(invoices.dueDate), asc(invoices.number))
      return rows
        .map(({ invoice, clientName, projectCode, paid, credited }) => ({
          ...invoice,
          clientName,
          projectCode,
          paid,
          credited,
          balance: invoice.total - paid - credited,
        }))
        .filter((row) => of.settled || row.balance !== 0)
    },

    /** One invoice as it stood on a day; null for a draft, a credit note, or one issued later. */
    async of(invoiceId: string, asOf: IsoDate): Promise<Receivable | null> {
      const [row] = await this.list(asOf, { invoiceId, settled: true })
      return row ?? null
    },

    /** Days from issue to the last payment of each invoice that was settled by a day, by client. */
    async delays(asOf: IsoDate, clientId?: string): Promise<{ clientId: string; invoiceId: string; days: number }[]> {
      const settled = tx
        .select({
          invoiceId: payments.invoiceId,
          amount: sql<number>`sum(${payments.amount})`.as('settled_amount'),
          last: sql<IsoDate>`max(${payments.date})`.as('last_payment'),
        })
        .from(payments)
        .where(and(eq(payments.organizationId, organization), lte(payments.date, asOf)))
        .groupBy(payments.invoiceId)
        .as('settled')
      return tx
        .select({
          clientId: invoices.clientId,
          invoiceId: invoices.id,
          days: sql<number>`${settled.last} - ${invoices.issueDate}`.mapWith(Number),
        })
        .from(invoices)
        .innerJoin(settled, and(eq(settled.invoiceId, invoices.id), sql`${settled.amount} >= ${invoices.total}`))
        .where(
          and(
            eq(invoices.organizationId, organization),
            eq(invoices.status, 'issued'),
            clientId ? eq(invoices.clientId, clientId) : undefined,
          ),
        )
        .orderBy(asc(invoices.issueDate), asc(invoices.number))
    },
  }
}
