import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { computeTaxes, sum, type TaxedTotal } from './tax.ts'
import type { PlaceOfSupply } from './tax-rates.ts'

/** `hours` in hundredths, `rate` in cents an hour. */
export type LabourLine = { hours: number; rate: Cents }

export type TimeAndMaterial = {
  labour: readonly LabourLine[]
  materials: Cents
  equipment: Cents
  /** On own labour, materials and equipment. */
  markup: Ppm
  subcontracts: Cents
  subcontractMarkup: Ppm
}

/** Hours at a rate, half up to the cent. */
export const labourAmount = ({ hours, rate }: LabourLine): Cents => divideHalfUp(BigInt(hours) * BigInt(rate), 100n)

/** A bill at cost plus mark-up: own work and subcontracts each bear theirs; tax on the whole. */
export function billTimeAndMaterial(
  cost: TimeAndMaterial,
  at: PlaceOfSupply,
): TaxedTotal & { labour: Cents; own: Cents; ownMarkup: Cents; subcontracts: Cents } {
  const labour = sum(cost.labour.map(labourAmount))
  const own = labour + cost.materials + cost.equipment
  const ownMarkup = applyRate(own, cost.markup)
  const subcontracts = cost.subcontracts + applyRate(cost.subcontracts, cost.subcontractMarkup)
  const taxed = computeTaxes([{ amount: own + ownMarkup + subcontracts }], at)
  return { ...taxed, labour, own, ownMarkup, subcontracts }
}

/** Vacation and statutory holiday indemnity of the construction collective agreements (CCQ): 13 % of wages. */
export const CCQ_INDEMNITY: Ppm = 130_000

/** Wages and the indemnity due on them. */
export function labourIndemnity(line: LabourLine, rate: Ppm = CCQ_INDEMNITY): { wages: Cents; indemnity: Cents } {
  const wages = labourAmount(line)
  return { wages, indemnity: applyRate(wages, rate) }
}
