import { addDays, daysBetween, type IsoDate, type Period, weekOf } from '../lib/dates.ts'
import type { Cents, Ppm } from '../lib/money.ts'
import { type OvertimeDay, type OvertimeRule, payOf, splitOvertime } from './labour-rules.ts'

/** Hours of one day at one site, in hundredths; less than zero takes back what was paid too much. */
export type SiteHours = { date: IsoDate; hours: number; rule: OvertimeRule }

/** A week's hours and what they are worth. `parts` says how many at which rate. */
export type PaidWeek = { regular: number; overtime: number; gross: Cents; parts: { hours: number; rate: Ppm }[] }

/** What a week of work pays. A day on several sites follows the rule of the one where most of it was spent. */
export function payWeek(worked: readonly SiteHours[], hourly: Cents): PaidWeek {
  const days = new Map([...Map.groupBy(worked, (one) => one.date)].map(([date, own]) => [date, dayOf(own)]))
  const added = [...days].filter(([, { hours }]) => hours > 0)
  const taken = [...days.values()].reduce((sum, { hours }) => sum + Math.min(0, hours), 0)
  const split = splitOvertime(
    added.map(([date, { hours }]) => ({ date, hours })),
    (date) => days.get(date)!.rule,
  )
  const regular = split.reduce((sum, day) => sum + day.regular, 0) + taken
  const parts = [
    ...Map.groupBy(
      split.flatMap((day) => day.overtime),
      (part) => part.rate,
    ),
  ].map(([rate, own]) => ({ hours: own.reduce((sum, part) => sum + part.hours, 0), rate }))
  const week: OvertimeDay = { date: '', hours: 0, regular, overtime: parts }
  return { regular, overtime: parts.reduce((sum, part) => sum + part.hours, 0), gross: payOf(week, hourly), parts }
}

function dayOf(own: readonly SiteHours[]): { hours: number; rule: OvertimeRule } {
  const most = own.reduce((best, one) => (one.hours > best.hours ? one : best))
  return { hours: own.reduce((sum, one) => sum + one.hours, 0), rule: most.rule }
}

/** The pay week that a day is in, where weeks begin like that of the last run; Monday to Sunday before any. */
export function payWeekOf(day: IsoDate, last: Period | null): Period {
  if (!last) return weekOf(day)
  const since = daysBetween(last.from, day)
  const from = addDays(last.from, Math.floor(since / 7) * 7)
  return { from, to: addDays(from, 6) }
}
