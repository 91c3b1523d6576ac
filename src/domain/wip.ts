import { type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import type { EarnedValue } from './earned-value.ts'
import { scale } from './quotient.ts'

/** All in cents; `billed` is gross of holdback and before tax. */
export type WipInput = { contract: Cents; estimatedCost: Cents; cost: Cents; billed: Cents }

/** `over` is billed less earned: above zero a liability, below zero an asset. Null is "n/d". */
export type Wip = WipInput & { complete: Ppm | null; earned: Cents | null; over: Cents | null }

/** Work in progress by cost-to-cost, capped at 100 % when cost has passed its estimate. */
export function computeWip(project: WipInput): Wip {
  const { contract, estimatedCost, cost, billed } = project
  if (estimatedCost <= 0) return { ...project, complete: null, earned: null, over: null }
  const done = Math.min(cost, estimatedCost)
  const earned = scale(contract, BigInt(done), BigInt(estimatedCost))!
  const complete = divideHalfUp(BigInt(done) * 1_000_000n, BigInt(estimatedCost))
  return { ...project, complete, earned, over: billed - earned }
}

/**
 * What a project is expected to cost in total: its budget, unless cost performance (CPI) is under 0.95; then what the
 * trend gives. The tolerance keeps the noise of a project that has just begun out of the books.
 */
export const expectedCost = ({ bac, ev, ac, eac }: Pick<EarnedValue, 'bac' | 'ev' | 'ac' | 'eac'>): Cents =>
  eac !== null && ev * 100 < ac * 95 ? eac : bac

/** The liability and the asset of a portfolio, both as positive cents: they are never netted against each other. */
export function sumWip(projects: readonly Wip[]): { overbilled: Cents; underbilled: Cents } {
  const over = projects.map((project) => project.over ?? 0)
  return {
    overbilled: over.reduce((total, amount) => total + Math.max(0, amount), 0),
    underbilled: over.reduce((total, amount) => total + Math.max(0, -amount), 0),
  }
}
