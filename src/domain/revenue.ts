import { addMonths, firstOfMonth, type IsoDate } from '../lib/dates.ts'
import { allocate, applyRate, type Cents, type Ppm } from '../lib/money.ts'

/** How busy each month is, January first, in millionths of an average month: a construction year in Québec. */
export const SEASON: readonly Ppm[] = [
  700_000, 750_000, 850_000, 950_000, 1_100_000, 1_200_000, 650_000, 1_150_000, 1_250_000, 1_250_000, 1_100_000,
  600_000,
]

export const seasonOf = (month: IsoDate): Ppm => SEASON[Number(month.slice(5, 7)) - 1]!

/** A project with work left: `left` is contract less billed, gross and before tax; `end` is its last month. */
export type OpenContract = { left: Cents; end: IsoDate }

/** What is contracted and not billed yet; a project billed beyond its contract counts for nothing. */
export const backlog = (contracts: readonly OpenContract[]): Cents =>
  contracts.reduce((total, { left }) => total + Math.max(0, left), 0)

/**
 * Revenue of the coming months, before tax: what is left of each contract spread over its months by season, plus small
 * works (`smallWorks` in an average month) by season. `from` is in the first month; a contract past its end is
 * expected in the first month.
 */
export function forecastRevenue(
  contracts: readonly OpenContract[],
  smallWorks: Cents,
  from: IsoDate,
  months: number,
): { month: IsoDate; revenue: Cents }[] {
  const monthAt = (i: number) => addMonths(firstOfMonth(from), i)
  const spread = contracts.map(({ left, end }) => allocate(Math.max(0, left), seasonsUntil(end, from)))
  return Array.from({ length: months }, (_, i) => ({
    month: monthAt(i),
    revenue: spread.reduce((total, parts) => total + (parts[i] ?? 0), 0) + applyRate(smallWorks, seasonOf(monthAt(i))),
  }))
}

function seasonsUntil(end: IsoDate, from: IsoDate): Ppm[] {
  const seasons = [seasonOf(from)]
  for (let month = addMonths(firstOfMonth(from), 1); month <= end; month = addMonths(month, 1)) {
    seasons.push(seasonOf(month))
  }
  return seasons
}
