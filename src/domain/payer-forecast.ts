import { addDays, type IsoDate } from '../lib/dates.ts'
import { allocate, type Cents } from '../lib/money.ts'

export type ExpectedReceipts = {
  /** What is expected by each horizon and after the one before it; the last is what comes later. Σ is the amount. */
  parts: { byDay: number | null; expected: Cents }[]
  medianDelay: number | null
}

/**
 * Cash expected from an invoice by its client's past delays (days from invoice to payment). Laplace's rule of
 * succession: of n payments k came within d days, so P(≤ d) = (k + 1) ÷ (n + 2), which never claims certainty.
 * Horizons are days, ascending.
 */
export function expectReceipts(
  amount: Cents,
  delays: readonly number[],
  horizons: readonly number[],
): ExpectedReceipts {
  const within = horizons.map((days) => delays.filter((delay) => delay <= days).length + 1)
  const cumulative = [...within, delays.length + 2]
  const weights = cumulative.map((count, i) => count - (cumulative[i - 1] ?? 0))
  const parts = allocate(amount, weights).map((expected, i) => ({ byDay: horizons[i] ?? null, expected }))
  return { parts, medianDelay: median(delays) }
}

/** The date by which half of the client's invoices were paid, for an invoice of this date. */
export function likelyPaymentDate(invoiced: IsoDate, delays: readonly number[]): IsoDate | null {
  const delay = median(delays)
  return delay === null ? null : addDays(invoiced, Math.ceil(delay))
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (!sorted.length) return null
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
