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

export type FinalCost = {
  method: 'trend' | 'one-off' | 'pessimistic' | 'weighted' | 'recent'
  eac: Cents | null
  vac: Cents | null
}

/**
 * The final cost by every method in use. `weighted` is BAC − EV over 0.8·CPI + 0.2·SPI; `recent` is the cost
 * performance of the last periods only, given as what they earned and cost.
 */
export function forecastFinalCosts(value: EarnedValue, recent?: { ev: Cents; ac: Cents }): FinalCost[] {
  const { bac, ev, ac, cpi, spi } = value
  const rest = (index: number | null) => (index && index > 0 ? ac + Math.round((bac - ev) / index) : null)
  const methods: [FinalCost['method'], Cents | null][] = [
    ['trend', value.eac],
    ['one-off', value.eacOneOff],
    ['pessimistic', value.eacPessimistic],
    ['weighted', cpi !== null && spi !== null ? rest(0.8 * cpi + 0.2 * spi) : null],
    ...(recent ? [['recent', rest(quotient(recent.ev, recent.ac))] as [FinalCost['method'], Cents | null]] : []),
  ]
  return methods.map(([method, eac]) => ({ method, eac, vac: eac === null ? null : bac - eac }))
}

/**
 * Earned schedule (Lipke, 2003): at which period of the plan the earned value should have been reached, against the
 * period that it is. `planned` is cumulative, one figure a period; null where nothing was planned.
 */
export function earnedSchedule(
  planned: readonly Cents[],
  ev: Cents,
  period: number,
): { earned: number; spiTime: number | null; late: number } | null {
  if (!planned.length) return null
  const whole = planned.filter((value) => value <= ev).length
  const before = whole ? planned[whole - 1]! : 0
  const next = planned[whole]
  const earned = whole + (next === undefined || next === before ? 0 : (ev - before) / (next - before))
  return { earned, spiTime: quotient(earned, period), late: period - earned }
}
