import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { quotient, scale } from './quotient.ts'

/** Budget at completion, and planned value, earned value and actual cost to date; all in cents. */
export type EarnedValueInput = { bac: Cents; pv: Cents; ev: Cents; ac: Cents }

/**
 * Amounts in cents, indices as plain ratios at full precision (two or four digits where shown). Null is "n/d".
 * `eac` assumes that cost performance goes on; `eacOneOff` that the rest goes as budgeted; `eacPessimistic` that the
 * delay costs too.
 */
export type EarnedValue = EarnedValueInput & {
  cv: Cents
  sv: Cents
  cpi: number | null
  spi: number | null
  tcpi: number | null
  eac: Cents | null
  eacOneOff: Cents
  eacPessimistic: Cents | null
  etc: Cents | null
  vac: Cents | null
}

/** Earned value of a project (ANSI/PMI 19-006 formulas). Estimates are exact to the cent, not products of rounded indices. */
export function computeEarnedValue({ bac, pv, ev, ac }: EarnedValueInput): EarnedValue {
  const [BAC, PV, EV, AC] = [BigInt(bac), BigInt(pv), BigInt(ev), BigInt(ac)]
  const eac = ac > 0 ? scale(bac, AC, EV) : null
  // (BAC − EV) ÷ (CPI · SPI) = (BAC − EV) · AC · PV ÷ EV²
  const rest = ac > 0 && pv > 0 && ev > 0 ? divideHalfUp((BAC - EV) * AC * PV, EV * EV) : null
  return {
    bac,
    pv,
    ev,
    ac,
    cv: ev - ac,
    sv: ev - pv,
    cpi: quotient(ev, ac),
    spi: quotient(ev, pv),
    tcpi: quotient(bac - ev, bac - ac),
    eac,
    eacOneOff: ac + bac - ev,
    eacPessimistic: rest === null ? null : ac + rest,
    etc: eac === null ? null : eac - ac,
    vac: eac === null ? null : bac - eac,
  }
}

/** The same from percentages of the budget: `planned` and `done` in millionths. */
export const earnedValueAt = (bac: Cents, planned: Ppm, done: Ppm, ac: Cents): EarnedValue =>
  computeEarnedValue({ bac, pv: applyRate(bac, planned), ev: applyRate(bac, done), ac })

/** The earned value of activities: each budget × its physical progress. */
export const earnedFrom = (activities: readonly { budget: Cents; done: Ppm }[]): Cents =>
  activities.reduce((total, { budget, done }) => total + applyRate(budget, done), 0)
