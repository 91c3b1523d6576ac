import type { FileRef } from '../../src/chat/card.ts'
import { formatInvoiceNumber } from '../../src/domain/invoice-number.ts'
import type { Invoice } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Client } from '../../src/domain/records/projects.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { Context } from '../../src/tool/define.ts'
import { documentOf } from './invoice-document.ts'
import { dueDateOf, type SheetStores } from './invoice-sheet.ts'

export type IssueStores = SheetStores & { numberSeries: { next(series: string, year: number): Promise<number> } }

const say = phrases({
  invoiceFile: { fr: 'Facture {number}.pdf', en: 'Invoice {number}.pdf' },
  creditFile: { fr: 'Note de crédit {number}.pdf', en: 'Credit note {number}.pdf' },
  invoiceSubject: { fr: 'Facture {number} – {firm}', en: 'Invoice {number} – {firm}' },
  creditSubject: { fr: 'Note de crédit {number} – {firm}', en: 'Credit note {number} – {firm}' },
  invoiceText: {
    fr: 'Bonjour,\n\nVoici la facture {number} de {total}, payable au plus tard le {due}.\n\nMerci de votre confiance.\n\n{firm}',
    en: 'Hello,\n\nPlease find attached invoice {number} for {total}, due on {due}.\n\nThank you for your business.\n\n{firm}',
  },
  creditText: {
    fr: 'Bonjour,\n\nVoici la note de crédit {number} de {total}, portée à votre compte.\n\n{firm}',
    en: 'Hello,\n\nPlease find attached credit note {number} for {total}, applied to your account.\n\n{firm}',
  },
})

/** Throws NovaError `rule.broken` when nothing may be dated on the day any more. */
export function checkOpenPeriod(date: IsoDate, organization: Pick<Organization, 'booksClosedThrough'> | null): void {
  const closed = organization?.booksClosedThrough
  if (!closed || date > closed) return
  throw new NovaError('rule.broken', {
    fr: `Les livres sont fermés jusqu'au ${formatDate(closed, 'fr')} : rien ne peut plus y être daté. Utilise une date après ce jour.`,
    en: `The books are closed through ${formatDate(closed, 'en')}: nothing can be dated there any more. Use a later date.`,
  })
}

export async function needOrganization(stores: SheetStores): Promise<Organization> {
  const organization = await stores.organizations.get()
  if (organization) return organization
  throw new NovaError('not-found', {
    fr: 'Le profil de l’entreprise n’est pas encore rempli.',
    en: 'The company profile is not filled in yet.',
  })
}

export type Issued = { invoice: Invoice; pdf: FileRef; emailedTo: string | null }

/**
 * Issues a draft as of today: the next number of its gapless series, the buyer as printed, the PDF; and its e-mail
 * when the firm's mail is connected. All of it in the caller's transaction, so that a failure uses no number.
 */
export async function issueInvoice(draft: Invoice, ctx: Context<IssueStores>): Promise<Issued> {
  const { stores, today } = ctx
  const organization = await needOrganization(stores)
  checkOpenPeriod(today, organization)
  const client = await stores.clients.need(draft.clientId)
  const [project, lines, credited] = await Promise.all([
    draft.projectId ? stores.projects.need(draft.projectId) : null,
    stores.invoiceLines.listFor(draft.id),
    draft.creditsId ? stores.invoices.need(draft.creditsId) : null,
  ])
  const series = draft.kind === 'credit-note' ? 'credit-note' : 'invoice'
  const year = Number(today.slice(0, 4))
  const sequence = await stores.numberSeries.next(series, year)
  const number = formatInvoiceNumber({ kind: series === 'credit-note' ? 'credit' : 'invoice', year, sequence })
  const issued: Invoice = {
    ...draft,
    status: 'issued',
    number,
    series,
    year,
    sequence,
    issueDate: today,
    dueDate: series === 'credit-note' ? null : dueDateOf(draft, client, today),
    billTo: { name: client.name, address: client.address },
    issuedBy: ctx.actor.id,
    issuedAt: ctx.now,
  }
  const bytes = await ctx.documents.invoice(
    documentOf(issued, { organization, client, project, lines, credits: credited?.number ?? null }),
  )
  const name = say(issued.lang, series === 'invoice' ? 'invoiceFile' : 'creditFile', { number })
  const file = await ctx.saveFile({ name, mime: 'application/pdf', bytes })
  const pdf: FileRef = { id: file.id, name: file.name, mime: file.mime, size: file.size }
  const emailedTo = await emailInvoice(issued, client, organization, pdf, ctx)
  const { status, issueDate, dueDate, billTo, issuedBy, issuedAt } = issued
  const invoice = await stores.invoices.update(draft.id, {
    status,
    number,
    series,
    year,
    sequence,
    issueDate,
    dueDate,
    billTo,
    issuedBy,
    issuedAt,
    pdfFileId: pdf.id,
    ...(emailedTo ? { sentAt: ctx.now, delivery: { email: emailedTo } } : {}),
  })
  return { invoice, pdf, emailedTo }
}

/** The address that the invoice will go to; null while no mail is connected or the client has none. */
export async function emailOf(client: Client, ctx: Pick<Context<unknown>, 'connected'>): Promise<string | null> {
  return client.email && (await ctx.connected('smtp')) ? client.email : null
}

async function emailInvoice(
  invoice: Invoice,
  client: Client,
  organization: Organization,
  pdf: FileRef,
  ctx: Context<IssueStores>,
): Promise<string | null> {
  const to = await emailOf(client, ctx)
  if (!to) return null
  const { lang } = invoice
  const credit = invoice.kind === 'credit-note'
  const values = {
    number: invoice.number!,
    firm: organization.name,
    total: formatMoney(invoice.total, lang, invoice.currency),
    due: invoice.dueDate ? formatDate(invoice.dueDate, lang, 'long') : '',
  }
  ctx.request({
    kind: 'email',
    to,
    subject: say(lang, credit ? 'creditSubject' : 'invoiceSubject', values),
    text: say(lang, credit ? 'creditText' : 'invoiceText', values),
    files: [pdf],
    key: `invoice:${invoice.id}:email`,
  })
  return to
}
