import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { shareOf } from './quotient.ts'

/** The price that leaves a margin of its own: cost ÷ (1 − margin). Null at 100 % and more. */
export const priceForMargin = (cost: Cents, margin: Ppm): Cents | null =>
  margin < 1_000_000 ? divideHalfUp(BigInt(cost) * 1_000_000n, BigInt(1_000_000 - margin)) : null

/** Margin is of the price, markup of the cost: 25 % of markup is 20 % of margin. */
export const marginOfMarkup = (markup: Ppm): Ppm =>
  divideHalfUp(BigInt(markup) * 1_000_000n, BigInt(1_000_000 + markup))
export const markupOfMargin = (margin: Ppm): Ppm | null =>
  margin < 1_000_000 ? divideHalfUp(BigInt(margin) * 1_000_000n, BigInt(1_000_000 - margin)) : null

/** Revenue at which fixed costs are covered; null where nothing is left of a dollar sold. */
export const breakEven = (fixed: Cents, contribution: Ppm): Cents | null =>
  contribution > 0 ? divideHalfUp(BigInt(fixed) * 1_000_000n, BigInt(contribution)) : null

export type Discount = { price: Cents; discount: Cents; margin: Ppm | null; floor: Ppm; most: Cents; allowed: boolean }

/** A discount against the floor margin; `most` is the largest that keeps it. */
export function checkDiscount(price: Cents, cost: Cents, rate: Ppm, floor: Ppm): Discount {
  const discount = applyRate(price, rate)
  const left = price - discount
  const lowest = priceForMargin(cost, floor) ?? price
  return {
    price: left,
    discount,
    margin: shareOf(left - cost, left),
    floor,
    most: Math.max(0, price - lowest),
    allowed: left >= lowest,
  }
}

/** A price brought from one month's index to another's. */
export const escalateByIndex = (price: Cents, base: number, now: number): Cents | null =>
  base > 0 ? Math.round((price * now) / base) : null

export type HirePlan = {
  people: number
  hourly: Cents
  burden: Ppm
  hoursAMonth: number
  months: number
  billed: Cents
  revenueHours: number
}

export type HireEffect = { cost: Cents; revenue: Cents; margin: Cents; breakEvenHours: number | null }

/**
 * What hiring brings over some months: wages with their burden, against hours billed at a rate. `hoursAMonth` and
 * `revenueHours` (billed out of them) are whole hours a person.
 */
export function simulateHire(plan: HirePlan): HireEffect {
  const loaded = plan.hourly + applyRate(plan.hourly, plan.burden)
  const cost = plan.people * plan.hoursAMonth * plan.months * loaded
  const revenue = plan.people * plan.revenueHours * plan.months * plan.billed
  return {
    cost,
    revenue,
    margin: revenue - cost,
    breakEvenHours: plan.billed > 0 ? Math.ceil((plan.hoursAMonth * loaded) / plan.billed) : null,
  }
}
