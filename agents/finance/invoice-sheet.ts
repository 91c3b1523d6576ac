import { z } from 'zod'
import type { Invoice, InvoiceLine } from '../../src/domain/records/accounting.ts'
import type { OrganizationStore } from '../../src/domain/records/organization.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import { addDays, daysBetween, type IsoDate } from '../../src/lib/dates.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type BookStores, readAccount, stateOf } from './invoice-book.ts'
import { taxesOf } from './invoice-price.ts'

export type LineStore = Rows<InvoiceLine> & {
  listFor(invoiceId: string): Promise<InvoiceLine[]>
  replaceFor(invoiceId: string, lines: readonly Partial<InvoiceLine>[]): Promise<InvoiceLine[]>
}

export type SheetStores = BookStores & {
  organizations: OrganizationStore
  clients: Rows<Client>
  projects: Rows<Project>
  invoiceLines: LineStore
}

const cents = z.int()
const day = z.string().nullable()

/** An invoice with all that a card shows of it: money in cents, rates in millionths, quantities in thousandths. */
export const invoiceSheet = z.object({
  id: z.string(),
  kind: z.enum(['invoice', 'pay-application', 'holdback-release', 'credit-note']),
  state: z.enum(['draft', 'unpaid', 'overdue', 'paid', 'credited']),
  number: z.string().nullable(),
  client: z.object({ id: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  lang: z.enum(['fr', 'en']),
  currency: z.enum(['CAD', 'USD']),
  province: z.string(),
  /** Where the place of supply comes from: the immovable, or the client's address for want of a project. */
  placeFrom: z.enum(['project', 'client']),
  issueDate: day,
  /** On a draft, what it would be if issued today. */
  dueDate: day,
  purchaseOrder: z.string().nullable(),
  notes: z.string(),
  lines: z.array(
    z.object({
      description: z.string(),
      quantity: z.int(),
      unit: z.enum(['unit', 'hour', 'day', 'm', 'm2', 'm3', 'lump']),
      unitPrice: cents,
      amount: cents,
      taxStatus: z.enum(['taxable', 'zero-rated', 'exempt']),
    }),
  ),
  gross: cents,
  holdback: cents,
  subtotal: cents,
  taxes: z.array(z.object({ tax: z.enum(['GST', 'QST', 'HST', 'PST']), rate: z.int(), amount: cents })),
  total: cents,
  paid: cents,
  credited: cents,
  balance: cents,
  payments: z.array(z.object({ date: z.string(), amount: cents, method: z.string() })),
  /** For a credit note: the number of the invoice that it reduces. */
  credits: z.string().nullable(),
  pdfFileId: z.string().nullable(),
})
export type InvoiceSheet = z.output<typeof invoiceSheet>

/** The due date by the client's terms, unless the draft states one. */
export const dueDateOf = (invoice: Pick<Invoice, 'dueDate'>, client: Client, issued: IsoDate): IsoDate =>
  invoice.dueDate ?? addDays(issued, client.termsDays)

export const daysLate = (due: IsoDate | null, on: IsoDate): number => (due ? Math.max(0, daysBetween(due, on)) : 0)

export async function readSheet(stores: SheetStores, invoice: Invoice, today: IsoDate): Promise<InvoiceSheet> {
  const [client, project, lines, account, credited] = await Promise.all([
    stores.clients.need(invoice.clientId),
    invoice.projectId ? stores.projects.need(invoice.projectId) : null,
    stores.invoiceLines.listFor(invoice.id),
    readAccount(stores, invoice, today),
    invoice.creditsId ? stores.invoices.need(invoice.creditsId) : null,
  ])
  const { id, kind, number, lang, currency, province, issueDate, purchaseOrder, notes } = invoice
  return {
    id,
    kind,
    state: stateOf(account, today),
    number,
    client: { id: client.id, name: client.name },
    project: project && { id: project.id, code: project.code, name: project.name },
    lang,
    currency,
    province,
    placeFrom: project ? 'project' : 'client',
    issueDate,
    dueDate: kind === 'credit-note' ? null : dueDateOf(invoice, client, issueDate ?? today),
    purchaseOrder,
    notes,
    lines: lines.map(({ description, quantity, unit, unitPrice, amount, taxStatus }) => ({
      description,
      quantity,
      unit,
      unitPrice,
      amount,
      taxStatus,
    })),
    gross: invoice.gross,
    holdback: invoice.holdback,
    subtotal: invoice.subtotal,
    taxes: taxesOf(invoice).map(({ tax, rate, amount }) => ({ tax, rate, amount })),
    total: invoice.total,
    paid: account.paid,
    credited: account.credited,
    balance: account.balance,
    payments: account.payments.map(({ date, amount, method }) => ({ date, amount, method })),
    credits: credited?.number ?? null,
    pdfFileId: invoice.pdfFileId,
  }
}
