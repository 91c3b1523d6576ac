import { computeInvoice } from '../../src/domain/invoice.ts'
import { PROVINCES, type Province } from '../../src/domain/province.ts'
import type { Invoice, InvoiceLine } from '../../src/domain/records/accounting.ts'
import type { TaxedTotal, TaxLine } from '../../src/domain/tax.ts'
import type { TaxCode } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { applyRate, type Cents, type Ppm } from '../../src/lib/money.ts'

export type DraftLine = Pick<InvoiceLine, 'description' | 'quantity' | 'unit' | 'unitPrice'> & {
  taxStatus?: InvoiceLine['taxStatus']
}

/** The columns of an invoice that follow from its lines, its place and its day. */
export type Amounts = Pick<
  Invoice,
  'gross' | 'holdback' | 'subtotal' | 'taxable' | 'gst' | 'qst' | 'hst' | 'pst' | 'total' | 'taxRates'
>
export type PricedLine = Required<DraftLine> & { amount: Cents }

const TAX_COLUMNS = [
  ['gst', 'GST'],
  ['qst', 'QST'],
  ['hst', 'HST'],
  ['pst', 'PST'],
] as const satisfies readonly (readonly [keyof Invoice['taxRates'], TaxCode])[]

/** Throws NovaError `rule.broken` on a place outside Canada. */
export function readProvince(text: string): Province {
  const province = PROVINCES.find((one) => one === text)
  if (province) return province
  throw new NovaError('rule.broken', {
    fr: `« ${text} » n'est pas une province ni un territoire du Canada; corrige l'adresse du client ou du projet.`,
    en: `"${text}" is not a province or territory of Canada; correct the address of the client or project.`,
  })
}

/** A computed total as the columns of a row. */
export function amountColumns(total: TaxedTotal & { gross: Cents; holdback: Cents }): Amounts {
  const of = (code: TaxCode) => total.taxes.find((line) => line.tax === code)
  return {
    gross: total.gross,
    holdback: total.holdback,
    subtotal: total.subtotal,
    taxable: total.taxable,
    gst: of('GST')?.amount ?? 0,
    qst: of('QST')?.amount ?? 0,
    hst: of('HST')?.amount ?? 0,
    pst: of('PST')?.amount ?? 0,
    total: total.total,
    taxRates: Object.fromEntries(
      TAX_COLUMNS.flatMap(([column, code]) => {
        const line = of(code)
        return line ? [[column, line.rate]] : []
      }),
    ),
  }
}

/** The rate that a holdback was computed with: the roundest percentage that gives exactly its cents. */
export function holdbackRateOf({ gross, holdback }: Pick<Invoice, 'gross' | 'holdback'>): Ppm {
  if (gross <= 0) return 0
  const rates = [10_000, 1000, 100, 1].map((step) => Math.round((holdback * 1_000_000) / gross / step) * step)
  return rates.find((rate) => applyRate(gross, rate) === holdback) ?? 0
}

/** Prices lines at a place and day; a firm that is not registered charges no tax. Throws when nothing is left to pay. */
export function priceLines(
  lines: readonly DraftLine[],
  at: { province: string; date: IsoDate },
  options: { registered: boolean; holdbackRate?: Ppm },
): { lines: PricedLine[]; amounts: Amounts } {
  const total = computeInvoice(
    lines.map(({ quantity, unitPrice, taxStatus = 'taxable' }) => ({ quantity, unitPrice, supply: taxStatus })),
    { province: readProvince(at.province), date: at.date },
    options,
  )
  if (total.subtotal <= 0)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Une facture doit valoir plus que zéro. Pour rendre de l’argent, émets une note de crédit.',
        en: 'An invoice must be worth more than zero. To give money back, issue a credit note.',
      },
      { field: 'lines' },
    )
  const priced = lines.map((line, i) => ({
    taxStatus: 'taxable' as const,
    ...line,
    // Typed in a sentence, printed at the head of a line.
    description: line.description.charAt(0).toLocaleUpperCase('fr-CA') + line.description.slice(1),
    amount: total.lineAmounts[i]!,
  }))
  return { lines: priced, amounts: amountColumns(total) }
}

/** The taxes that a row charges, in the order in which they are printed. */
export function taxesOf(invoice: Pick<Invoice, 'taxable' | 'taxRates' | 'gst' | 'qst' | 'hst' | 'pst'>): TaxLine[] {
  return TAX_COLUMNS.flatMap(([column, tax]) => {
    const rate = invoice.taxRates[column]
    return rate === undefined ? [] : [{ tax, rate, base: invoice.taxable, amount: invoice[column] }]
  })
}
