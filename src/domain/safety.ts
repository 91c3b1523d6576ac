import { quotient } from './quotient.ts'

/** OSHA's base: 100 persons at 2 000 hours a year. */
const BASE_HOURS = 200_000

export type SafetyCounts = { hours: number; recordables: number; lostTime: number; lostDays: number }

/** Rates for 200 000 hours worked; null without hours. Show the counts beside them: a small firm's rates jump. */
export type SafetyRates = SafetyCounts & { trir: number | null; ltir: number | null; severity: number | null }

/** Total recordable rate, lost-time rate and severity (lost days). `hours` are whole hours worked. */
export function computeSafetyRates(counts: SafetyCounts): SafetyRates {
  const rate = (count: number) => quotient(count * BASE_HOURS, counts.hours)
  return { ...counts, trir: rate(counts.recordables), ltir: rate(counts.lostTime), severity: rate(counts.lostDays) }
}

/** Days away, restricted or transferred (OSHA's DART): cases of either for 200 000 hours. */
export const dartRate = ({
  hours,
  lostTime,
  restricted,
}: {
  hours: number
  lostTime: number
  restricted: number
}): number | null => quotient((lostTime + restricted) * BASE_HOURS, hours)
