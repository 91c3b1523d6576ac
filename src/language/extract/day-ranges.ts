// Periods from one day to another: "du 26 au 30 octobre", "du 28 octobre au 3 novembre", "November 9 to 13".
import { daysBetween, type IsoDate, isIsoDate, type Period } from '../../lib/dates.ts'
import { iso, MONTHS, monthNumber } from './dates.ts'
import { findAll, type Span } from './span.ts'

const DAY = '(\\d{1,2})(?:er|st|nd|rd|th)?'
const TO = "(?:au|a|to|-|–|et|and|until|through|thru|jusqu'au|jusqu'a)"
const LEAD = '(?:(?:du|de|from|between|entre) )?(?:le |the )?'

const MONTH_LAST = new RegExp(
  `\\b${LEAD}${DAY}(?: (${MONTHS})\\.?(?: (20\\d\\d))?)? ?${TO} ?(?:le |the )?${DAY} (${MONTHS})\\b\\.?(?: (20\\d\\d))?`,
  'g',
)
const MONTH_FIRST = new RegExp(
  `\\b(?:(?:from|between) )?(${MONTHS})\\.? ${DAY} ?${TO} ?(?:(${MONTHS})\\.? )?${DAY}\\b(?!\\d)(?:,? (20\\d\\d))?`,
  'g',
)

/** Without a year said, the one that brings the end nearest to today. */
export function findDayRanges(clean: string, today: IsoDate): Span<Period>[] {
  const range = (from: [string, string], to: [string, string], said: string | undefined): Period | undefined => {
    const now = Number(today.slice(0, 4))
    const years = said ? [Number(said)] : [now, now - 1, now + 1]
    const ends = years
      .map((year) => ({ year, date: iso(year, monthNumber(to[1]), Number(to[0])) }))
      .filter(({ date }) => isIsoDate(date))
      .sort((a, b) => Math.abs(daysBetween(today, a.date)) - Math.abs(daysBetween(today, b.date)))
    const end = ends[0]
    if (!end) return undefined
    const startIn = (year: number) => iso(year, monthNumber(from[1]), Number(from[0]))
    const start = startIn(end.year) <= end.date ? startIn(end.year) : startIn(end.year - 1)
    return isIsoDate(start) ? { from: start, to: end.date } : undefined
  }
  return [
    ...findAll(clean, MONTH_LAST, (m) => range([m[1]!, m[2] ?? m[5]!], [m[4]!, m[5]!], m[6])),
    ...findAll(clean, MONTH_FIRST, (m) => range([m[2]!, m[1]!], [m[4]!, m[3] ?? m[1]!], m[5])),
  ]
}
