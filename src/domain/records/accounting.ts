import type { IsoDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/i18n.ts'
import type { Cents, Currency, Ppm } from '../../lib/money.ts'

// What the books hold. Shapes only: the database fits them.
export type Invoice = {
  id: string
  createdAt: Date
  kind: 'invoice' | 'pay-application' | 'holdback-release' | 'credit-note'
  status: 'draft' | 'issued'
  /** `2026-0152` or `NC-2026-0009`; given at issue. */
  number: string | null
  series: 'invoice' | 'credit-note' | null
  year: number | null
  sequence: number | null
  clientId: string
  projectId: string | null
  quoteId: string | null
  /** For a credit note: the invoice that it reduces. */
  creditsId: string | null
  lang: Lang
  currency: Currency
  /** Millionths of a Canadian dollar for one unit of the currency. */
  exchangeRate: number | null
  /** Place of supply. */
  province: string
  issueDate: IsoDate | null
  dueDate: IsoDate | null
  periodFrom: IsoDate | null
  periodTo: IsoDate | null
  purchaseOrder: string | null
  notes: string
  reason: string | null
  /** Sum of the lines. */
  gross: Cents
  /** Withheld from `gross` until release. */
  holdback: Cents
  /** `gross − holdback`: before taxes. */
  subtotal: Cents
  /** The part of `subtotal` that bears tax. */
  taxable: Cents
  gst: Cents
  qst: Cents
  hst: Cents
  pst: Cents
  total: Cents
  taxRates: Partial<Record<'gst' | 'qst' | 'hst' | 'pst', Ppm>>
  /** The buyer as printed, kept from the moment of issue. */
  billTo: { name: string; address: string } | null
  createdBy: string | null
  issuedBy: string | null
  issuedAt: Date | null
  sentAt: Date | null
  pdfFileId: string | null
  delivery: Record<string, unknown> | null
}

export type InvoiceLine = {
  id: string
  createdAt: Date
  invoiceId: string
  position: number
  description: string
  /** Thousandths. */
  quantity: number
  unit: 'unit' | 'hour' | 'day' | 'm' | 'm2' | 'm3' | 'lump'
  unitPrice: Cents
  amount: Cents
  taxStatus: 'taxable' | 'zero-rated' | 'exempt'
}

export type Payment = {
  id: string
  createdAt: Date
  invoiceId: string
  date: IsoDate
  amount: Cents
  method: 'transfer' | 'cheque' | 'card' | 'cash' | 'deposit'
  reference: string | null
}

export type Holdback = {
  id: string
  createdAt: Date
  projectId: string
  /** The invoice that it was withheld from. */
  invoiceId: string
  amount: Cents
  dueDate: IsoDate | null
  /** The invoice that asks for it back. */
  releaseInvoiceId: string | null
  releasedOn: IsoDate | null
}

export type PayApplication = {
  id: string
  createdAt: Date
  projectId: string
  number: number
  periodTo: IsoDate
  status: 'draft' | 'submitted' | 'certified' | 'rejected'
  revisedContract: Cents
  work: Cents
  stored: Cents
  gross: Cents
  holdbackPpm: Ppm
  holdback: Cents
  previous: Cents
  due: Cents
  invoiceId: string | null
  submittedAt: Date | null
  certifiedOn: IsoDate | null
}

export type SovLine = {
  id: string
  createdAt: Date
  projectId: string
  payApplicationId: string | null
  changeOrderId: string | null
  position: number
  description: string
  costCode: string | null
  scheduled: Cents
  toDatePpm: Ppm
}

export type Quote = {
  id: string
  createdAt: Date
  number: string
  clientId: string | null
  /** Who asked, when it is not a client yet. */
  prospect: string | null
  title: string
  amount: Cents
  lang: Lang
  province: string
  status: 'draft' | 'sent' | 'won' | 'lost' | 'expired'
  lines: { description: string; quantity: number; unit: string; unitPrice: Cents; amount: Cents }[]
  date: IsoDate
  sentAt: Date | null
  decidedOn: IsoDate | null
  validUntil: IsoDate | null
  lastContactAt: Date | null
  source: string | null
  ownerId: string | null
  projectId: string | null
}

export type Vendor = {
  id: string
  createdAt: Date
  name: string
  aliases: string[]
  trade: string | null
  address: string
  email: string | null
  phone: string | null
  rbqLicence: string | null
  gstNumber: string | null
  qstNumber: string | null
  termsDays: number
  /** Revenu Québec attestation. */
  attestationNumber: string | null
  attestationExpires: IsoDate | null
  active: boolean
}

export type Bill = {
  id: string
  createdAt: Date
  vendorId: string
  projectId: string | null
  number: string
  date: IsoDate
  dueDate: IsoDate | null
  costCode: string | null
  description: string
  subtotal: Cents
  gst: Cents
  qst: Cents
  hst: Cents
  pst: Cents
  total: Cents
  status: 'received' | 'approved' | 'paid' | 'disputed' | 'cancelled'
  paidOn: IsoDate | null
  fileId: string | null
}

export type Expense = {
  id: string
  createdAt: Date
  personId: string
  projectId: string | null
  vendor: string
  date: IsoDate
  category: string
  description: string
  subtotal: Cents
  gst: Cents
  qst: Cents
  hst: Cents
  total: Cents
  status: 'submitted' | 'approved' | 'rejected' | 'paid'
  fileId: string | null
}

export type TaxPeriod = {
  id: string
  createdAt: Date
  fromDate: IsoDate
  toDate: IsoDate
  dueDate: IsoDate | null
  status: 'open' | 'prepared' | 'filed'
  gstCollected: Cents
  gstPaid: Cents
  qstCollected: Cents
  qstPaid: Cents
  filedAt: Date | null
  documentId: string | null
}

export type CashAccount = {
  id: string
  createdAt: Date
  name: string
  balance: Cents
  asOf: IsoDate
  currency: Currency
}

export type Liability = {
  id: string
  createdAt: Date
  name: string
  kind: 'payables' | 'deductions' | 'credit' | 'taxes' | 'other'
  amount: Cents
  asOf: IsoDate
}
