/** mulberry32: a 32-bit generator, the same sequence on every engine. Gives numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A normal deviate (Box–Muller). */
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** A gamma deviate of shape ≥ 1 (Marsaglia and Tsang, 2000). */
function gamma(shape: number, next: () => number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(next)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - next()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Optimistic, likely and pessimistic, in one unit. */
export type ThreePoint = { low: number; likely: number; high: number }

/** A beta-PERT deviate, λ = 4: between low and high, its mean (low + 4·likely + high) ÷ 6. */
export function drawPert({ low, likely, high }: ThreePoint, next: () => number): number {
  if (high <= low) return likely
  const alpha = 1 + (4 * (likely - low)) / (high - low)
  const beta = 1 + (4 * (high - likely)) / (high - low)
  const x = gamma(alpha, next)
  return low + (high - low) * (x / (x + gamma(beta, next)))
}

/** PERT's mean and standard deviation of one estimate. */
export const pertMoments = ({ low, likely, high }: ThreePoint): { mean: number; deviation: number } => ({
  mean: (low + 4 * likely + high) / 6,
  deviation: (high - low) / 6,
})

/** The standard normal distribution (Abramowitz and Stegun 26.2.17, error under 7.5e-8). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    (t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))))
  return z >= 0 ? 1 - tail : tail
}

/** The value under which a share of sorted values lies, between neighbours. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1)
  const low = Math.floor(at)
  const next = sorted[Math.min(low + 1, sorted.length - 1)]!
  return sorted[low]! + (next - sorted[low]!) * (at - low)
}
