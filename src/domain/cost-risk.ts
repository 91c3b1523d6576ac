import type { Cents } from '../lib/money.ts'
import { drawPert, mulberry32, percentile, type ThreePoint } from './random.ts'
import { RISK_RUNS, RISK_SEED } from './schedule-risk.ts'

/** Cents. */
export type UncertainCost = { label: string; estimate: ThreePoint }

/** Cents, rounded where they are given. `contingency` takes the likely total to P80. */
export type CostRisk = {
  seed: number
  runs: number
  likely: Cents
  mean: Cents
  p50: Cents
  p80: Cents
  p90: Cents
  contingency: Cents
}

/** The total of uncertain costs, each beta-PERT (λ = 4) and independent. */
export function simulateCost(
  costs: readonly UncertainCost[],
  { seed = RISK_SEED, runs = RISK_RUNS }: { seed?: number; runs?: number } = {},
): CostRisk {
  const next = mulberry32(seed)
  const totals = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) {
    let total = 0
    for (const { estimate } of costs) total += drawPert(estimate, next)
    totals[run] = total
  }
  const mean = Math.round(totals.reduce((sum, value) => sum + value, 0) / runs)
  totals.sort()
  const at = (share: number) => Math.round(percentile(totals, share))
  const likely = costs.reduce((sum, { estimate }) => sum + estimate.likely, 0)
  return {
    seed,
    runs,
    likely,
    mean,
    p50: at(0.5),
    p80: at(0.8),
    p90: at(0.9),
    contingency: Math.max(0, at(0.8) - likely),
  }
}
