import { NovaError } from '../errors.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { computeTaxes, type Supply, sum, type TaxedTotal } from './tax.ts'
import type { PlaceOfSupply } from './tax-rates.ts'

/** `quantity` in thousandths of the unit, `unitPrice` in cents. */
export type PricedLine = { quantity: number; unitPrice: Cents; supply?: Supply }

/** `gross` before holdback and tax; `subtotal` (gross − holdback) is what the taxes are of. */
export type InvoiceTotal = TaxedTotal & { gross: Cents; holdback: Cents; lineAmounts: Cents[] }

/** The amount of a line, half up to the cent. */
export const lineAmount = ({ quantity, unitPrice }: PricedLine): Cents =>
  divideHalfUp(BigInt(quantity) * BigInt(unitPrice), 1000n)

/**
 * The totals of an invoice. The holdback is kept from the gross and bears no tax until it is paid or its holding
 * period ends (Excise Tax Act s. 168(7)); of mixed supplies, each kind bears its own share.
 */
export function computeInvoice(
  lines: readonly PricedLine[],
  at: PlaceOfSupply,
  options: { holdbackRate?: Ppm; registered?: boolean } = {},
): InvoiceTotal {
  const amounts = lines.map(lineAmount)
  const gross = sum(amounts)
  const holdback = applyRate(gross, options.holdbackRate ?? 0)
  const share = (supply: Supply) =>
    applyRate(sum(amounts.filter((_, i) => lines[i]!.supply === supply)), options.holdbackRate ?? 0)
  const zeroRated = share('zero-rated')
  const exempt = share('exempt')
  const taxed = computeTaxes(
    [
      ...amounts.map((amount, i) => ({ amount, supply: lines[i]!.supply ?? 'taxable' })),
      { amount: -zeroRated, supply: 'zero-rated' },
      { amount: -exempt, supply: 'exempt' },
      { amount: -(holdback - zeroRated - exempt), supply: 'taxable' },
    ],
    at,
    options.registered,
  )
  return { ...taxed, gross, holdback, lineAmounts: amounts }
}

/** One taxable amount from which a holdback is kept. */
export const billWithHoldback = (gross: Cents, holdbackRate: Ppm, at: PlaceOfSupply): InvoiceTotal =>
  computeInvoice([{ quantity: 1000, unitPrice: gross }], at, { holdbackRate })

/** The invoice that releases a holdback, or a part of it: taxed now. Throws `rule.broken` above what is held. */
export function releaseHoldback(release: Cents, held: Cents, at: PlaceOfSupply): TaxedTotal {
  if (release <= 0 || release > held) {
    throw new NovaError(
      'rule.broken',
      {
        fr: 'On ne peut libérer plus que la retenue qui reste.',
        en: 'No more can be released than the holdback that is left.',
      },
      { field: 'amount', data: { held } },
    )
  }
  return computeTaxes([{ amount: release }], at)
}

/** A part of a contract price, e.g. 15 % at signature. */
export const billInstalment = (contract: Cents, part: Ppm, at: PlaceOfSupply): TaxedTotal =>
  computeTaxes([{ amount: applyRate(contract, part) }], at)

/** A signed change order (avenant) with its taxes, and the contract price that it makes. */
export function billChange(contract: Cents, change: Cents, at: PlaceOfSupply): TaxedTotal & { contract: Cents } {
  return { ...computeTaxes([{ amount: change }], at), contract: contract + change }
}
