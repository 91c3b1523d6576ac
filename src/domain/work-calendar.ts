import { addDays, type IsoDate, type Period, weekday } from '../lib/dates.ts'

/** Days on which a site works. */
export type WorkCalendar = (date: IsoDate) => boolean

/** Monday to Friday. */
export const WEEKDAYS: WorkCalendar = (date) => weekday(date) <= 5

/** The last year whose closures and holidays the CCQ had published when the rules below were checked against them. */
export const CCQ_PUBLISHED_THROUGH = 2025

const on = (year: number, month: number, day: number): IsoDate =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
const sundayFrom = (date: IsoDate): IsoDate => addDays(date, 7 - weekday(date))
const mondayUpTo = (date: IsoDate): IsoDate => addDays(date, 1 - weekday(date))

/**
 * The two compulsory closures that begin in a year, two weeks from a Sunday: summer from that between 18 and 24 July,
 * winter from that on or before 25 December. The rule gives what ccq.org published for 2015–2025; the collective
 * agreements may change it after `CCQ_PUBLISHED_THROUGH`.
 */
export function ccqClosures(year: number): { summer: Period; winter: Period } {
  const fortnight = (from: IsoDate): Period => ({ from, to: addDays(from, 13) })
  return { summer: fortnight(sundayFrom(on(year, 7, 18))), winter: fortnight(sundayFrom(on(year, 12, 19))) }
}

/**
 * The holidays of Québec construction in a year. Good Friday to Labour Day and Thanksgiving follow the calendar; a
 * Canada Day or Remembrance Day in the week's middle or end moves to its Monday or Friday as the agreements did in
 * 2014–2025 (ccq.org), a national holiday on a weekend to the nearest weekday.
 */
export function ccqHolidays(year: number): IsoDate[] {
  const easter = easterSunday(year)
  return [
    on(year, 1, 1),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayUpTo(on(year, 5, 24)),
    toWeekday(on(year, 6, 24)),
    toLongWeekend(on(year, 7, 1), 'friday'),
    mondayUpTo(on(year, 9, 7)),
    mondayUpTo(on(year, 10, 14)),
    toLongWeekend(on(year, 11, 11), 'monday'),
    on(year, 12, 25),
  ]
}

const shutDays = new Map<number, Set<IsoDate>>()

function shutIn(year: number): Set<IsoDate> {
  let days = shutDays.get(year)
  if (!days) {
    days = new Set(ccqHolidays(year))
    for (const period of [ccqClosures(year).summer, ccqClosures(year).winter, ccqClosures(year - 1).winter]) {
      for (let date = period.from; date <= period.to; date = addDays(date, 1)) days.add(date)
    }
    shutDays.set(year, days)
  }
  return days
}

/** Weekdays outside the holidays and closures of Québec construction. */
export const QUEBEC_CONSTRUCTION: WorkCalendar = (date) => WEEKDAYS(date) && !shutIn(Number(date.slice(0, 4))).has(date)

/** The working day that is `count` working days along, where the first on or after `from` is number 1. */
export function workingDay(from: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  let date = from
  for (let left = count; ; date = addDays(date, 1)) {
    if (calendar(date)) left -= 1
    if (left <= 0 && calendar(date)) return date
  }
}

/** Working days of a period, both ends included. */
export function countWorkingDays({ from, to }: Period, calendar: WorkCalendar): number {
  let count = 0
  for (let date = from; date <= to; date = addDays(date, 1)) if (calendar(date)) count += 1
  return count
}

function toWeekday(date: IsoDate): IsoDate {
  return addDays(date, { 6: -1, 7: 1 }[weekday(date)] ?? 0)
}

/** Tuesday gives Monday, Thursday and Saturday give Friday, Sunday gives Monday; Wednesday has gone either way. */
function toLongWeekend(date: IsoDate, wednesday: 'monday' | 'friday'): IsoDate {
  return addDays(date, { 2: -1, 3: wednesday === 'monday' ? -2 : 2, 4: 1, 6: -1, 7: 1 }[weekday(date)] ?? 0)
}

/** Gregorian Easter (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): IsoDate {
  const a = year % 19
  const century = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * century + 13) / 25)
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const day = h + l - 7 * m + 114
  return on(year, Math.floor(day / 31), (day % 31) + 1)
}
