import { NovaError } from '../errors.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import type { CostCode } from './cost-code.ts'
import { DIVISIONS } from './cost-code.ts'

/** `quantity` in thousandths of `unit`; unit costs in cents, before markup. */
export type EstimateLine = {
  code: CostCode
  description: string
  unit: string
  quantity: number
  low: Cents
  likely: Cents
  high: Cents
}

/** Each applies to what is above it when `compound`, else to the bare cost. */
export type EstimateMarkup = { name: 'overhead' | 'profit' | 'contingency'; rate: Ppm; compound: boolean }

export type EstimateTotal = {
  lines: (EstimateLine & { cost: Cents; lowCost: Cents; highCost: Cents })[]
  cost: Cents
  lowCost: Cents
  highCost: Cents
  markups: (EstimateMarkup & { amount: Cents })[]
  /** Before taxes. */
  price: Cents
  lowPrice: Cents
  highPrice: Cents
}

const amountOf = (quantity: number, unit: Cents): Cents => divideHalfUp(BigInt(quantity) * BigInt(unit), 1000n)

/** The price of an estimate: each line rounded once, then the markups in their order. Low and high are their sums. */
export function computeEstimate(
  lines: readonly EstimateLine[],
  markups: readonly EstimateMarkup[] = [],
): EstimateTotal {
  if (lines.some(({ quantity, low, likely, high }) => quantity < 0 || low > likely || likely > high)) {
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Une ligne de l’estimation ne tient pas : quantité négative, ou prix bas au-dessus du prix haut.',
        en: 'A line of the estimate does not hold: a negative quantity, or a low price above the high one.',
      },
      { field: 'lines' },
    )
  }
  const priced = lines.map((line) => ({
    ...line,
    cost: amountOf(line.quantity, line.likely),
    lowCost: amountOf(line.quantity, line.low),
    highCost: amountOf(line.quantity, line.high),
  }))
  const sum = (key: 'cost' | 'lowCost' | 'highCost') => priced.reduce((total, line) => total + line[key], 0)
  const [cost, lowCost, highCost] = [sum('cost'), sum('lowCost'), sum('highCost')]
  const main = applyMarkups(cost, markups)
  return {
    lines: priced,
    cost,
    lowCost,
    highCost,
    markups: main.markups,
    price: main.price,
    lowPrice: applyMarkups(lowCost, markups).price,
    highPrice: applyMarkups(highCost, markups).price,
  }
}

/** Overhead, profit and contingency on a cost, in the order given. */
export function applyMarkups(
  cost: Cents,
  markups: readonly EstimateMarkup[],
): { markups: (EstimateMarkup & { amount: Cents })[]; price: Cents } {
  let price = cost
  const applied = markups.map((markup) => {
    const amount = applyRate(markup.compound ? price : cost, markup.rate)
    price += amount
    return { ...markup, amount }
  })
  return { markups: applied, price }
}

/** What usually goes together: an estimate that has the first and lacks the second probably forgot it. */
const COMPANIONS: [has: string, needs: string][] = [
  ['02', '01'],
  ['03', '31'],
  ['06', '07'],
  ['08', '07'],
  ['09 20', '09 91'],
  ['09 30', '09 20'],
  ['22', '02'],
  ['23', '26'],
  ['21', '09'],
]

export type MissingScope = { division: string; label: { fr: string; en: string }; because: string }

/**
 * Divisions that an estimate probably forgot: what its own divisions call for, and those of similar projects (`usual`,
 * codes) that it lacks. Site organization (01) is always called for.
 */
export function findMissingScope(codes: readonly CostCode[], usual: readonly CostCode[] = []): MissingScope[] {
  const has = (start: string) => codes.some((code) => code.startsWith(start))
  const missing = new Map<string, string>()
  if (codes.length && !has('01')) missing.set('01', '*')
  for (const [one, other] of COMPANIONS) if (has(one) && !has(other)) missing.set(other.slice(0, 2), one)
  for (const code of usual)
    if (!has(code.slice(0, 2)) && !missing.has(code.slice(0, 2))) missing.set(code.slice(0, 2), 'usual')
  return [...missing].sort().map(([division, because]) => ({ division, label: DIVISIONS[division]!, because }))
}

/** By code: what was estimated against what it cost; `gap` above zero cost more. */
export function compareActuals(
  estimated: readonly { code: CostCode; amount: Cents }[],
  actual: readonly { code: CostCode; amount: Cents }[],
): { code: CostCode; estimated: Cents; actual: Cents; gap: Cents; gapPpm: Ppm | null }[] {
  const total = (list: readonly { code: CostCode; amount: Cents }[], code: CostCode) =>
    list.filter((one) => one.code === code).reduce((sum, { amount }) => sum + amount, 0)
  return [...new Set([...estimated, ...actual].map(({ code }) => code))].sort().map((code) => {
    const [planned, spent] = [total(estimated, code), total(actual, code)]
    const gap = spent - planned
    const gapPpm = planned > 0 ? divideHalfUp(BigInt(gap) * 1_000_000n, BigInt(planned)) : null
    return { code, estimated: planned, actual: spent, gap, gapPpm }
  })
}
