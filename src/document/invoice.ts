import { NovaError } from '../errors.ts'
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Cents, Currency, Ppm } from '../lib/money.ts'

export type InvoiceKind = 'invoice' | 'credit-note' | 'pay-application' | 'holdback-release'
export type TaxStatus = 'taxable' | 'zero-rated' | 'exempt'

export type InvoiceLine = {
  description: string
  /** Thousandths of the unit: 62.5 hours is 62 500. */
  quantity: number
  /** As printed (`h`, `m²`, `forfait`); empty for none. */
  unit: string
  unitPrice: Cents
  amount: Cents
  taxStatus: TaxStatus
}

export type InvoiceTax = {
  /** The tax's own name in the document's language, without its rate: `TPS`, `GST`, `HST`. */
  name: string
  rate: Ppm
  amount: Cents
  /** The supplier's number for this tax. */
  registration: string | null
  /** Its equivalent in Canadian dollars, on an invoice in another currency. */
  cad?: Cents
}

export type ScheduleLine = { code: string | null; description: string; value: Cents; done: Ppm; toDate: Cents }

/** The account of a contract to date; `due` is the document's subtotal. */
export type Application = {
  number: number
  periodTo: IsoDate
  contract: { original: Cents; changes: Cents; revised: Cents }
  /** Contract lines, then signed change orders. */
  schedule: ScheduleLine[]
  work: Cents
  stored: Cents
  gross: Cents
  holdback: { rate: Ppm; amount: Cents }
  earned: Cents
  previous: Cents
  due: Cents
  /** What remains of the revised contract once this is paid, holdback included. */
  balance: Cents
}

/**
 * Everything that is printed, already computed and in the language of the reader: the page adds, rounds and converts
 * nothing. A draft has no number. An issued document must be rendered from the same value for ever.
 */
export type InvoiceDocument = {
  kind: InvoiceKind
  lang: Lang
  number: string | null
  issueDate: IsoDate
  dueDate: IsoDate | null
  terms: string
  currency: Currency
  supplier: {
    name: string
    /** Lines separated by `\n`, here and below. */
    address: string
    phone: string | null
    email: string | null
    /** RBQ licence, `1234-5678-90`. */
    licence: string | null
    gst: string | null
    qst: string | null
  }
  client: { name: string; address: string; contact: string | null; gst?: string | null }
  project: { code: string; name: string; address: string | null; po: string | null } | null
  /** Empty on a pay application, whose lines are its schedule of values. */
  lines: InvoiceLine[]
  application?: Application
  subtotal: Cents
  /** Withheld from this document, before tax; a positive amount. No tax is due on it until it is released. */
  holdback?: { rate: Ppm; amount: Cents }
  taxes: InvoiceTax[]
  total: Cents
  /** The invoice that a credit note corrects. */
  credits?: { invoice: string }
  earlyPayment?: { discount: Cents; by: IsoDate; pay: Cents }
  /** Canadian dollars for one unit of the currency, in millionths, and its date. */
  exchange?: { rate: Ppm; date: IsoDate; source: string }
  notes?: string
  interest?: string
  payment?: string
}

export const isMixed = (invoice: InvoiceDocument): boolean =>
  new Set(invoice.lines.map((line) => line.taxStatus)).size > 1

/** Refuses to print amounts that do not add up to the cent: `rule.broken`, with both amounts in `data`. */
export function checkSums(invoice: InvoiceDocument): void {
  const sum = (amounts: Cents[]) => amounts.reduce((total, amount) => total + amount, 0)
  const { application } = invoice
  const lines = application ? application.due : sum(invoice.lines.map((line) => line.amount))
  agree('subtotal', invoice.subtotal, lines)
  const taxes = sum(invoice.taxes.map((tax) => tax.amount))
  agree('total', invoice.total, invoice.subtotal - (invoice.holdback?.amount ?? 0) + taxes)
  if (!application) return
  agree('work', application.work, sum(application.schedule.map((line) => line.toDate)))
  agree('gross', application.gross, application.work + application.stored)
  agree('earned', application.earned, application.gross - application.holdback.amount)
  agree('due', application.due, application.earned - application.previous)
  agree('revised', application.contract.revised, application.contract.original + application.contract.changes)
}

function agree(field: string, printed: Cents, computed: Cents): void {
  if (printed === computed) return
  throw new NovaError(
    'rule.broken',
    {
      fr: 'Les montants de ce document ne concordent pas : il n’a pas été produit. Vérifie ses lignes et ses taxes.',
      en: 'The amounts of this document do not add up, so it was not produced. Check its lines and its taxes.',
    },
    { field, data: { printed, computed } },
  )
}
