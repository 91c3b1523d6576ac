import { computeTaxes, extractTaxes, type TaxedTotal } from '../../src/domain/tax.ts'
import type { PlaceOfSupply } from '../../src/domain/tax-rates.ts'
import { NovaError } from '../../src/errors.ts'
import { formatMoney } from '../../src/lib/money.ts'

type Amounts = { amount?: number | undefined; basis?: 'with' | 'before' | undefined; total?: number | undefined }

/** The taxes of the amounts said; a printed total must agree to the cent of each tax. */
export function taxesOf({ amount, basis, total }: Amounts, at: PlaceOfSupply): TaxedTotal {
  const wrong = (field: string, fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field })
  const said = amount ?? total
  if (said === undefined)
    throw wrong(
      'amount',
      'Quel est le total de la facture, taxes comprises?',
      'What is the bill’s total, taxes included?',
    )
  if (said <= 0)
    throw wrong(
      'amount',
      'Le montant doit dépasser zéro : un crédit se demande au fournisseur.',
      'The amount must be above zero: a credit is asked from the supplier.',
    )
  if (amount === undefined || (basis !== 'before' && total === undefined)) return extractTaxes(said, at)
  const computed = computeTaxes([{ amount }], at)
  const off = total === undefined ? 0 : Math.abs(total - computed.total)
  if (off <= computed.taxes.length) return computed
  throw wrong(
    'total',
    `${formatMoney(amount, 'fr')} avant taxes donnent ${formatMoney(computed.total, 'fr')}, pas ${formatMoney(total!, 'fr')}. Relis la facture.`,
    `${formatMoney(amount, 'en')} before taxes makes ${formatMoney(computed.total, 'en')}, not ${formatMoney(total!, 'en')}. Read the bill again.`,
  )
}

/** A number is one word with a digit in it; a name ends where the rest of the sentence begins. */
export const numberIn = (text: string) => text.match(/[\p{L}]*[-\d][\w-]*\d[\w-]*/u)?.[0] ?? text.trim()
export const nameIn = (text: string) =>
  text.split(/,|#|\b(?:num[ée]ro|no|number|total|avant|before|pour|for)\b/iu)[0]!.trim() || text
