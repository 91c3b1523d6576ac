import { addDays, daysBetween, type IsoDate } from '../lib/dates.ts'
import { divideHalfUp, type Ppm } from '../lib/money.ts'
import { seasonOf } from './revenue.ts'

/** `planned` is the share that the baseline plans for the day `on`. */
export type Baseline = { start: IsoDate; end: IsoDate; planned: Ppm; on: IsoDate | null }

/**
 * Share of the work that the plan puts before the end of a day, in millionths: the days between start and end weighted
 * by the building season, made to pass through the share that the baseline states for its own day.
 */
export function plannedShareAt({ start, end, planned, on }: Baseline, date: IsoDate): Ppm {
  if (date < start) return 0
  if (date >= end) return 1_000_000
  const weight = (from: IsoDate, to: IsoDate): number => {
    let total = 0
    for (let i = 0; i <= daysBetween(from, to); i += 1) total += seasonOf(addDays(from, i))
    return total
  }
  const part = (share: Ppm, from: IsoDate, to: IsoDate, whole: IsoDate) =>
    divideHalfUp(BigInt(share) * BigInt(weight(from, to)), BigInt(weight(from, whole)))
  if (!on || on < start || on >= end) return part(1_000_000, start, date, end)
  if (date <= on) return part(planned, start, date, on)
  const after = addDays(on, 1)
  return planned + part(1_000_000 - planned, after, date, end)
}
