import { type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
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

/** The liability and the asset of a portfolio, both as positive cents: they are never netted against each other. */
export function sumWip(projects: readonly Wip[]): { overbilled: Cents; underbilled: Cents } {
  const over = projects.map((project) => project.over ?? 0)
  return {
    overbilled: over.reduce((total, amount) => total + Math.max(0, amount), 0),
    underbilled: over.reduce((total, amount) => total + Math.max(0, -amount), 0),
  }
}
