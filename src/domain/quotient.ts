import { divideHalfUp, type Ppm } from '../lib/money.ts'

/**
 * A quotient of two figures, full precision: round it where it is shown. Null ("n/d") where the denominator is not
 * positive, since the ratio would then mean nothing.
 */
export const quotient = (numerator: number, denominator: number): number | null =>
  denominator > 0 ? numerator / denominator : null

/** A part of a whole in millionths; null where the whole is not positive. Both are integers of one unit. */
export const shareOf = (part: number, whole: number): Ppm | null =>
  whole > 0 ? divideHalfUp(BigInt(part) * 1_000_000n, BigInt(whole)) : null

/** `amount × numerator ÷ denominator` to the cent, exact; null where the denominator is not positive. */
export const scale = (amount: number, numerator: bigint, denominator: bigint): number | null =>
  denominator > 0n ? divideHalfUp(BigInt(amount) * numerator, denominator) : null
