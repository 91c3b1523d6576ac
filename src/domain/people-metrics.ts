import { addDays, daysBetween, type IsoDate, type Period } from '../lib/dates.ts'
import type { Ppm } from '../lib/money.ts'
import { shareOf } from './quotient.ts'

/** Departures of a period over the mean headcount at its two ends. */
export function turnover(
  people: readonly { hiredOn: IsoDate; leftOn: IsoDate | null }[],
  period: Period,
): { headcount: number; mean: number; left: number; joined: number; rate: Ppm | null } {
  const at = (day: IsoDate) =>
    people.filter(({ hiredOn, leftOn }) => hiredOn <= day && (!leftOn || leftOn > day)).length
  const inside = (day: IsoDate | null) => day !== null && day >= period.from && day <= period.to
  const left = people.filter(({ leftOn }) => inside(leftOn)).length
  const joined = people.filter(({ hiredOn }) => inside(hiredOn)).length
  const [start, end] = [at(addDays(period.from, -1)), at(period.to)]
  return { headcount: end, mean: (start + end) / 2, left, joined, rate: shareOf(2 * left, start + end) }
}

export type ExpiryState = 'expired' | 'soon' | 'later'
export type Expiry<T> = T & { daysLeft: number; expiry: ExpiryState }

/** What expires, the first to expire first: cards, permits, licences, certificates; `soon` is within the days said. */
export function byExpiry<T extends { expiresOn: IsoDate | null }>(
  items: readonly T[],
  today: IsoDate,
  soonDays: number,
): Expiry<T>[] {
  return items
    .flatMap((item) => {
      if (!item.expiresOn) return []
      const daysLeft = daysBetween(today, item.expiresOn)
      const expiry: ExpiryState = daysLeft < 0 ? 'expired' : daysLeft <= soonDays ? 'soon' : 'later'
      return [{ ...item, daysLeft, expiry }]
    })
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

/** Cards that a person must hold to work on a Québec site, and those that a task adds. */
export function siteEligibility(
  held: readonly { kind: string; expiresOn: IsoDate | null }[],
  needed: readonly string[],
  on: IsoDate,
): { eligible: boolean; missing: string[]; expired: string[] } {
  const of = (kind: string) => held.filter((card) => card.kind === kind)
  const valid = (kind: string) => of(kind).some(({ expiresOn }) => !expiresOn || expiresOn >= on)
  const missing = needed.filter((kind) => !of(kind).length)
  const expired = needed.filter((kind) => of(kind).length && !valid(kind))
  return { eligible: !missing.length && !expired.length, missing, expired }
}

/** Weighted mark of an application, 0 to 100, on what is known; a help to read, never a decision. */
export function markApplication(
  scores: Readonly<Record<string, number | null>>,
  criteria: readonly { name: string; weight: number }[],
): { mark: number | null; unknown: string[] } {
  const known = criteria.filter(({ name }) => scores[name] != null)
  const weight = known.reduce((sum, one) => sum + one.weight, 0)
  const points = known.reduce((sum, one) => sum + one.weight * scores[one.name]!, 0)
  return {
    mark: weight ? Math.round((points * 20) / weight) : null,
    unknown: criteria.filter(({ name }) => scores[name] == null).map(({ name }) => name),
  }
}

/** Need of hours against hours available, by trade and month: above 1 000 000 somebody is missing. Hundredths. */
export function crewLoad(
  needs: readonly { trade: string; hours: number }[],
  available: readonly { trade: string; hours: number }[],
) {
  const sum = (list: readonly { trade: string; hours: number }[], trade: string) =>
    list.filter((one) => one.trade === trade).reduce((total, { hours }) => total + hours, 0)
  return [...new Set([...needs, ...available].map(({ trade }) => trade))].sort().map((trade) => {
    const [needed, free] = [sum(needs, trade), sum(available, trade)]
    return { trade, needed, available: free, load: shareOf(needed, free), short: Math.max(0, needed - free) }
  })
}
