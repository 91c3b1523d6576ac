import type { InvoiceDocument } from '../../src/document/invoice.ts'
import type { Invoice, InvoiceLine } from '../../src/domain/records/accounting.ts'
import type { Organization } from '../../src/domain/records/organization.ts'
import type { Client, Project } from '../../src/domain/records/projects.ts'
import { taxesInCad } from '../../src/domain/tax.ts'
import { type TaxCode, taxName } from '../../src/domain/tax-rates.ts'
import { daysBetween } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { formatPercent } from '../../src/lib/money.ts'
import { unitName } from './invoice-card.ts'
import { holdbackRateOf, taxesOf } from './invoice-price.ts'

const say = phrases({
  net: {
    fr: '{days, plural, =0 {Payable à la réception} one {Net # jour} other {Net # jours}}',
    en: '{days, plural, =0 {Due on receipt} one {Net # day} other {Net # days}}',
  },
  rate: { fr: 'taux inscrit à la facture', en: 'rate recorded on the invoice' },
  credited: { fr: 'Crédit porté au compte', en: 'Credited to the account' },
  interest: {
    fr: 'Intérêt de {rate} par an sur tout solde en retard, tel que convenu.',
    en: 'Interest of {rate} a year on any overdue balance, as agreed.',
  },
  payment: {
    fr: 'Par virement ou par chèque à l’ordre de {name}. Pour toute question : {email}',
    en: 'By transfer, or by cheque payable to {name}. Questions: {email}',
  },
})

export type DocumentParts = {
  organization: Organization
  client: Client
  project: Project | null
  lines: readonly InvoiceLine[]
  /** Of a credit note: the number of the invoice that it corrects. */
  credits?: string | null
}

const registrationOf = (tax: TaxCode, { gstNumber, qstNumber }: Organization): string | null =>
  tax === 'QST' ? qstNumber : tax === 'PST' ? null : gstNumber

/** What is printed of an invoice, in the client's language; `issueDate` is set by then. */
export function documentOf(invoice: Invoice, parts: DocumentParts): InvoiceDocument {
  const { organization, client, project, lines, credits } = parts
  const { lang, exchangeRate } = invoice
  const issueDate = invoice.issueDate!
  const taxes = taxesOf(invoice)
  const inCad = invoice.currency === 'USD' && exchangeRate ? taxesInCad(taxes, exchangeRate) : []
  const credit = invoice.kind === 'credit-note'
  return {
    kind: invoice.kind,
    lang,
    number: invoice.number,
    issueDate,
    dueDate: invoice.dueDate,
    terms: credit
      ? say(lang, 'credited')
      : say(lang, 'net', { days: invoice.dueDate ? daysBetween(issueDate, invoice.dueDate) : client.termsDays }),
    currency: invoice.currency,
    supplier: {
      name: organization.name,
      address: organization.address,
      phone: organization.phone,
      email: organization.email,
      licence: organization.rbqLicence,
      gst: organization.gstNumber,
      qst: organization.qstNumber,
    },
    client: {
      name: invoice.billTo?.name ?? client.name,
      address: invoice.billTo?.address ?? client.address,
      contact: client.contact,
      gst: client.gstNumber,
    },
    project: project && {
      code: project.code,
      name: project.name,
      address: project.address || null,
      po: invoice.purchaseOrder ?? project.purchaseOrder,
    },
    lines: lines.map(({ description, quantity, unit, unitPrice, amount, taxStatus }) => ({
      description,
      quantity,
      unit: unitName(unit, lang),
      unitPrice,
      amount,
      taxStatus,
    })),
    subtotal: invoice.gross,
    ...(invoice.holdback ? { holdback: { rate: holdbackRateOf(invoice), amount: invoice.holdback } } : {}),
    taxes: taxes.map(({ tax, rate, amount }, i) => ({
      name: taxName(tax, lang),
      rate,
      amount,
      registration: registrationOf(tax, organization),
      ...(inCad[i] ? { cad: inCad[i].amount } : {}),
    })),
    total: invoice.total,
    ...(credits ? { credits: { invoice: credits } } : {}),
    ...(inCad.length && exchangeRate
      ? { exchange: { rate: exchangeRate, date: issueDate, source: say(lang, 'rate') } }
      : {}),
    ...(invoice.notes ? { notes: invoice.notes } : {}),
    ...(client.interestPpm && !credit
      ? { interest: say(lang, 'interest', { rate: formatPercent(client.interestPpm, lang) }) }
      : {}),
    ...(credit
      ? {}
      : {
          payment: say(lang, 'payment', {
            name: organization.name,
            email: organization.email ?? organization.phone ?? '',
          }),
        }),
  }
}
