import { NovaError } from '../errors.ts'
import { addDays, type IsoDate } from '../lib/dates.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { type PlaceOfSupply, type TaxCode, taxesFor } from './tax-rates.ts'

/** Zero-rated: 0 % with input credits. Exempt: no tax, no credits. Construction work is taxable. */
export type Supply = 'taxable' | 'zero-rated' | 'exempt'
export type TaxableLine = { amount: Cents; supply?: Supply }

/** One tax of an invoice: `amount` is `rate` of `base`, rounded once. */
export type TaxLine = { tax: TaxCode; rate: Ppm; base: Cents; amount: Cents }

/** `subtotal` = `taxable` + `zeroRated` + `exempt`; `total` = `subtotal` + `taxTotal`. All in cents. */
export type TaxedTotal = {
  subtotal: Cents
  taxable: Cents
  zeroRated: Cents
  exempt: Cents
  taxes: TaxLine[]
  taxTotal: Cents
  total: Cents
}

export const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0)

/**
 * The taxes of an invoice: each tax once on the taxable subtotal, never line by line, and never on another tax
 * (Revenu Québec, basic rules: the QST base excludes the GST). A supplier who is not registered (small supplier,
 * 30 000 $ or less) charges none. Negative lines (discount, holdback, credit) reduce their own kind of supply.
 */
export function computeTaxes(lines: readonly TaxableLine[], at: PlaceOfSupply, registered = true): TaxedTotal {
  const of = (supply: Supply) =>
    sum(lines.filter((line) => (line.supply ?? 'taxable') === supply).map((line) => line.amount))
  const taxable = of('taxable')
  const zeroRated = of('zero-rated')
  const exempt = of('exempt')
  const taxes = registered
    ? taxesFor(at).map(({ tax, rate }) => ({ tax, rate, base: taxable, amount: applyRate(taxable, rate) }))
    : []
  const subtotal = taxable + zeroRated + exempt
  const taxTotal = sum(taxes.map((line) => line.amount))
  return { subtotal, taxable, zeroRated, exempt, taxes, taxTotal, total: subtotal + taxTotal }
}

/** The taxes of one taxable amount. */
export const taxAmount = (amount: Cents, at: PlaceOfSupply): TaxedTotal => computeTaxes([{ amount }], at)

/**
 * The price and the taxes inside a total that includes them: the price is total ÷ (1 + rates), the taxes are those of
 * that price, and a cent that remains goes to the price, so that the parts sum to the total.
 */
export function extractTaxes(total: Cents, at: PlaceOfSupply): TaxedTotal {
  const rates = taxesFor(at)
  const combined = 1_000_000 + sum(rates.map((row) => row.rate))
  const price = divideHalfUp(BigInt(total) * 1_000_000n, BigInt(combined))
  const amounts = rates.map(({ tax, rate }) => ({ tax, rate, amount: applyRate(price, rate) }))
  const taxTotal = sum(amounts.map((line) => line.amount))
  const taxable = total - taxTotal
  const taxes = amounts.map((line) => ({ ...line, base: taxable }))
  return { subtotal: taxable, taxable, zeroRated: 0, exempt: 0, taxes, taxTotal, total }
}

export type EarlyPayment = { discount: Cents; due: Cents; lastDay: IsoDate; earned: boolean }

/**
 * Terms such as 2/10 net 30: `rate` off the price before tax when paid at most `days` after the invoice date. The tax
 * stays that of the full price (Revenu Québec, cash discounts). `due` is what settles the invoice on `paidOn`.
 */
export function applyEarlyPayment(
  invoice: { date: IsoDate; subtotal: Cents; total: Cents },
  terms: { rate: Ppm; days: number },
  paidOn: IsoDate,
): EarlyPayment {
  const lastDay = addDays(invoice.date, terms.days)
  const earned = paidOn <= lastDay
  const discount = earned ? applyRate(invoice.subtotal, terms.rate) : 0
  return { discount, due: invoice.total - discount, lastDay, earned }
}

/**
 * A credit of `amount` (before tax, positive) on a taxable invoice, at the rates of that invoice. `credited` is what
 * earlier credit notes of it add up to. The credit that exhausts the price takes the taxes that are left, so that
 * credits never give back a cent more tax than was charged. Throws `rule.broken` above what is left to credit.
 */
export function computeCredit(
  invoice: { taxable: Cents; taxes: readonly TaxLine[] },
  amount: Cents,
  credited: { taxable: Cents; taxes: readonly TaxLine[] } = { taxable: 0, taxes: [] },
): TaxedTotal {
  const left = invoice.taxable - credited.taxable
  if (amount <= 0 || amount > left) {
    throw new NovaError(
      'rule.broken',
      {
        fr: 'Le crédit doit être plus grand que zéro et ne pas dépasser ce qui reste à créditer sur la facture.',
        en: 'The credit must be above zero and within what is left to credit on the invoice.',
      },
      { field: 'amount', data: { left } },
    )
  }
  const taxes = invoice.taxes.map(({ tax, rate, amount: charged }) => {
    const taxLeft = charged - sum(credited.taxes.filter((line) => line.tax === tax).map((line) => line.amount))
    return { tax, rate, base: amount, amount: amount === left ? taxLeft : Math.min(applyRate(amount, rate), taxLeft) }
  })
  const taxTotal = sum(taxes.map((line) => line.amount))
  return { subtotal: amount, taxable: amount, zeroRated: 0, exempt: 0, taxes, taxTotal, total: amount + taxTotal }
}

/**
 * The taxes of an invoice in US dollars, as Canadian dollars to print beside them. `exchange` is Canadian dollars for
 * one US dollar in millionths (1.3875 is 1 387 500), of the invoice date.
 */
export const taxesInCad = (taxes: readonly TaxLine[], exchange: Ppm): { tax: TaxCode; amount: Cents }[] =>
  taxes.map(({ tax, amount }) => ({ tax, amount: applyRate(amount, exchange) }))
