import { addDays, daysBetween, type IsoDate, type Period, weekOf } from '../lib/dates.ts'
import type { Cents, Ppm } from '../lib/money.ts'
import { type OvertimeRule, payOf, splitOvertime } from './labour-rules.ts'

/** Hours of one day at one site, in hundredths; less than zero takes back what was paid too much. */
export type SiteHours = { site: string; date: IsoDate; hours: number; rule: OvertimeRule }

/** Hours at a site on a day, at the regular rate or at a premium. */
export type DividedHours = { site: string; date: IsoDate; hours: number; premium: Ppm | null }

/**
 * One person's hours, divided by rate. A day on several sites follows the rule of the one where most of it was spent,
 * and its overtime is that site's.
 */
export function divideHours(worked: readonly SiteHours[]): DividedHours[] {
  const days = new Map(
    [...Map.groupBy(worked, (one) => one.date)].map(([date, own]) => {
      const main = own.reduce((best, one) => (one.hours > best.hours ? one : best))
      return [date, { own, main, hours: own.reduce((sum, { hours }) => sum + hours, 0) }] as const
    }),
  )
  const split = splitOvertime(
    [...days].flatMap(([date, { hours }]) => (hours > 0 ? [{ date, hours }] : [])),
    (date) => days.get(date)!.main.rule,
  )
  return [...days].flatMap(([date, { own, main }]) => {
    const overtime = split.find((day) => day.date === date)?.overtime ?? []
    const extra = overtime.reduce((sum, { hours }) => sum + hours, 0)
    const regular = own.map((one) => ({
      site: one.site,
      date,
      hours: one === main ? one.hours - extra : one.hours,
      premium: null,
    }))
    return [
      ...regular.filter(({ hours }) => hours !== 0),
      ...overtime.map(({ hours, rate }) => ({ site: main.site, date, hours, premium: rate })),
    ]
  })
}

/** A week's hours and what they are worth. `parts` says how many at which premium. */
export type PaidWeek = { regular: number; overtime: number; gross: Cents; parts: { hours: number; rate: Ppm }[] }

export function payWeek(worked: readonly SiteHours[], hourly: Cents): PaidWeek {
  const sum = (list: readonly DividedHours[]) => list.reduce((total, { hours }) => total + hours, 0)
  const groups = Map.groupBy(divideHours(worked), ({ premium }) => premium)
  const regular = sum(groups.get(null) ?? [])
  const parts = [...groups].flatMap(([rate, own]) => (rate === null ? [] : [{ hours: sum(own), rate }]))
  const gross = payOf({ date: '', hours: 0, regular, overtime: parts }, hourly)
  return { regular, overtime: parts.reduce((total, { hours }) => total + hours, 0), gross, parts }
}

/** The pay week that a day is in, where weeks begin like that of the last run; Monday to Sunday before any. */
export function payWeekOf(day: IsoDate, last: Period | null): Period {
  if (!last) return weekOf(day)
  const since = daysBetween(last.from, day)
  const from = addDays(last.from, Math.floor(since / 7) * 7)
  return { from, to: addDays(from, 6) }
}
