import { type Activity, computeCriticalPath, earliestAfter, inOrder, linksOf } from './critical-path.ts'
import { drawPert, mulberry32, normalBelow, percentile, pertMoments, type ThreePoint } from './random.ts'

/** Durations in working days. */
export type UncertainActivity = Activity & { estimate: ThreePoint }

/** The seed of every run unless told: the same question gives the same answer. State it beside the figures. */
export const RISK_SEED = 20_261_122
export const RISK_RUNS = 20_000

/** Shares from 0 to 1. `onPath` is how often the activity drives the finish, `effect` its correlation with it. */
export type RiskDriver = { id: string; onPath: number; effect: number }

export type ScheduleRisk = {
  seed: number
  runs: number
  mean: number
  p50: number
  p80: number
  p90: number
  /** Every finish, in working days, ascending. */
  finishes: Float64Array
  drivers: RiskDriver[]
}

/**
 * When a network finishes if each activity takes a beta-PERT time (λ = 4), independent of the others. Unlike PERT's
 * one path, every path may drive: the chance is lower and truer.
 */
export function simulateSchedule(
  activities: readonly UncertainActivity[],
  { seed = RISK_SEED, runs = RISK_RUNS }: { seed?: number; runs?: number } = {},
): ScheduleRisk {
  const next = mulberry32(seed)
  const ordered = inOrder(activities) as UncertainActivity[]
  const place = new Map(ordered.map(({ id }, i) => [id, i]))
  const links = ordered.map((one) => linksOf(one).map((link) => ({ ...link, from: place.get(link.id)! })))
  const spans = ordered.map(() => ({ start: 0, finish: 0 }))
  const finishes = new Float64Array(runs)
  const drawn = ordered.map(() => new Float64Array(runs))
  const onPath = ordered.map(() => 0)
  for (let run = 0; run < runs; run += 1) {
    const cause = new Int32Array(ordered.length).fill(-1)
    let last = 0
    for (const [i, activity] of ordered.entries()) {
      const duration = drawPert(activity.estimate, next)
      drawn[i]![run] = duration
      let start = 0
      for (const link of links[i]!) {
        const allowed = earliestAfter(link, spans[link.from]!, duration)
        if (allowed > start) {
          start = allowed
          cause[i] = link.from
        }
      }
      spans[i]!.start = start
      spans[i]!.finish = start + duration
      if (spans[i]!.finish > spans[last]!.finish) last = i
    }
    finishes[run] = spans[last]?.finish ?? 0
    for (let i = ordered.length ? last : -1; i >= 0; i = cause[i]!) onPath[i]! += 1
  }
  const drivers = ordered.map(({ id }, i) => ({
    id,
    onPath: onPath[i]! / runs,
    effect: correlation(drawn[i]!, finishes),
  }))
  const sorted = finishes.slice().sort()
  return {
    seed,
    runs,
    mean: finishes.reduce((sum, value) => sum + value, 0) / runs,
    p50: percentile(sorted, 0.5),
    p80: percentile(sorted, 0.8),
    p90: percentile(sorted, 0.9),
    finishes: sorted,
    drivers: drivers.sort((a, b) => b.effect - a.effect || b.onPath - a.onPath),
  }
}

/** The chance of finishing within so many working days. */
export function chanceWithin(risk: Pick<ScheduleRisk, 'finishes' | 'runs'>, days: number): number {
  let low = 0
  let high = risk.finishes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (risk.finishes[middle]! <= days) low = middle + 1
    else high = middle
  }
  return low / risk.runs
}

/** PERT along the critical path of the likely durations: mean, deviation, and the chance by a normal law. */
export function pertPath(activities: readonly UncertainActivity[]) {
  const likely = activities.map((one) => ({ ...one, duration: one.estimate.likely }))
  const path = new Set(computeCriticalPath(likely).critical)
  const moments = activities.filter(({ id }) => path.has(id)).map(({ estimate }) => pertMoments(estimate))
  const mean = moments.reduce((sum, one) => sum + one.mean, 0)
  const deviation = Math.sqrt(moments.reduce((sum, one) => sum + one.deviation ** 2, 0))
  return {
    mean,
    deviation,
    within: (days: number) => (deviation > 0 ? normalBelow((days - mean) / deviation) : Number(mean <= days)),
  }
}

/**
 * How our durations compare with what they took: the median of actual ÷ planned of past activities of a trade, and
 * how far it spreads. Null under three activities.
 */
export function calibrateDurations(past: readonly { planned: number; actual: number }[]) {
  const ratios = past.filter(({ planned }) => planned > 0).map(({ planned, actual }) => actual / planned)
  if (ratios.length < 3) return null
  const sorted = ratios.sort((a, b) => a - b)
  return {
    count: sorted.length,
    low: percentile(sorted, 0.1),
    likely: percentile(sorted, 0.5),
    high: percentile(sorted, 0.9),
  }
}

function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    sx += x[i]!
    sy += y[i]!
    sxx += x[i]! ** 2
    syy += y[i]! ** 2
    sxy += x[i]! * y[i]!
  }
  const spread = Math.sqrt(Math.max(0, (n * sxx - sx * sx) * (n * syy - sy * sy)))
  return spread > 0 ? (n * sxy - sx * sy) / spread : 0
}
