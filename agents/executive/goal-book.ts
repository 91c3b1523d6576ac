import { shareOf } from '../../src/domain/quotient.ts'
import { addDays, addMonths, daysBetween, firstOfMonth, type IsoDate, type Period } from '../../src/lib/dates.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type KpiStores, monthsBack, openBooks } from '../it-data/books.ts'
import { MEASURES, type Measure, measureOf } from '../it-data/measures.ts'

export type Goal = {
  id: string
  createdAt: Date
  name: string
  metric: string
  target: number
  unit: 'cents' | 'ppm' | 'count' | 'days'
  fromDate: IsoDate
  toDate: IsoDate
  ownerId: string | null
}
export type GoalStores = KpiStores & { goals: Rows<Goal> }

/** What a goal can be set on: more or less of it is better, and a goal's units can hold it. */
export const AIMS = MEASURES.filter(({ better, unit }) => better !== 'neither' && unit !== 'hours')

/** A measure of a goal, by today's key or an older name of it. */
export const measureOfGoal = (metric: string): Measure | undefined =>
  measureOf(metric === 'gross_margin' ? 'margin' : metric)

/** Adds up over a period, rather than being what it is on a day. */
export const addsUp = ({ unit, key }: Pick<Measure, 'unit' | 'key'>) => unit === 'cents' && key !== 'backlog'

/** Of the firm's own year. */
export function quarterOf(today: IsoDate, fiscalStartMonth: number): Period {
  const month = Number(today.slice(5, 7))
  const from = addMonths(firstOfMonth(today), -((month - fiscalStartMonth + 12) % 3))
  return { from, to: addDays(addMonths(from, 3), -1) }
}

/** A period is too young to be judged before this many days. */
const FRESH_DAYS = 7

export type Progress = {
  state: 'fresh' | 'met' | 'on-track' | 'behind' | 'unknown'
  value: number | null
  /** Where an even pace would be today; null for what does not add up. */
  pace: number | null
  /** The twelve months before: what a fresh goal is compared with. */
  before: number | null
}

/** Where a goal stands on a day. */
export async function readProgress(
  { target, fromDate, toDate }: Pick<Goal, 'target' | 'fromDate' | 'toDate'>,
  measure: Measure,
  stores: KpiStores,
  today: IsoDate,
): Promise<Progress> {
  const books = openBooks(stores)
  const year = { from: monthsBack({ from: fromDate, to: addDays(fromDate, -1) }, 12).from, to: addDays(fromDate, -1) }
  const before = (await measure.read(books, year)).value
  if (daysBetween(fromDate, today) < FRESH_DAYS) return { state: 'fresh', value: null, pace: null, before }
  const to = today < toDate ? today : toDate
  const { value } = await measure.read(books, { from: fromDate, to })
  if (value === null) return { state: 'unknown', value, pace: null, before }
  const reached = (line: number) => (measure.better === 'down' ? value <= line : value >= line)
  if (!addsUp(measure)) return { state: reached(target) ? 'met' : 'behind', value, pace: null, before }
  const share = shareOf(daysBetween(fromDate, to) + 1, daysBetween(fromDate, toDate) + 1)!
  const pace = Math.round((target * share) / 1_000_000)
  return { state: reached(target) ? 'met' : reached(pace) ? 'on-track' : 'behind', value, pace, before }
}
