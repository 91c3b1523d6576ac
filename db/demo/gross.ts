import { seasonOf } from '../../src/domain/revenue.ts'
import { addMonths, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'
import { applyRate, type Cents } from '../../src/lib/money.ts'

/** What is billed in a month, before holdback and tax; `month` is the month's last day. */
export type MonthGross = { month: IsoDate; gross: Cents }

/** What small works bill in an average month. */
export const SMALL_WORKS: Cents = 2_200_000

/** Month ends from the first to the last month, both included; both given as `YYYY-MM`. */
export function monthEnds(from: string, to: string): IsoDate[] {
  const months: IsoDate[] = []
  for (let month = `${from}-01`; month <= `${to}-01`; month = addMonths(month, 1)) months.push(lastOfMonth(month))
  return months
}

/**
 * Spreads an amount over months. A finished project follows season · x(1 − x), x = (k + ½)/n: it starts slowly and ends
 * slowly; an active one follows season · (k + 1): it is still growing. Cumulative shares are rounded to 10 $ and the
 * last month takes the rest.
 */
function spread(amount: Cents, months: IsoDate[], state: 'finished' | 'active'): MonthGross[] {
  const weights = months.map((month, k) => {
    const x = (k + 0.5) / months.length
    return seasonOf(month) * (state === 'finished' ? x * (1 - x) : k + 1)
  })
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let weight = 0
  let before = 0
  return months.map((month, k) => {
    weight += weights[k] as number
    const cumulative = k === months.length - 1 ? amount : Math.round((amount / 1000) * (weight / whole)) * 1000
    const gross = cumulative - before
    before = cumulative
    return { month, gross }
  })
}

/** The billing of every project by number, in the months of the story (not shifted). */
export const GROSS_BY_PROJECT: Record<string, MonthGross[]> = {
  'CHE-2401': spread(118_000_000, monthEnds('2024-11', '2025-09'), 'finished'),
  'CHE-2402': spread(64_250_000, monthEnds('2025-01', '2025-07'), 'finished'),
  'CHE-2501': spread(18_490_000, monthEnds('2025-04', '2025-07'), 'finished'),
  'CHE-2502': spread(146_500_000, monthEnds('2025-05', '2026-01'), 'finished'),
  'CHE-2503': spread(31_875_000, monthEnds('2025-09', '2026-01'), 'finished'),
  'CHE-2601': [
    ...spread(147_420_000 - 18_522_000, monthEnds('2026-03', '2026-09'), 'active'),
    { month: '2026-10-31', gross: 18_522_000 },
  ],
  'CHE-2602': spread(43_030_000, monthEnds('2026-06', '2026-10'), 'active'),
  'CHE-2603': [
    { month: '2026-08-31', gross: 6_628_000 },
    { month: '2026-09-30', gross: 10_520_000 },
    { month: '2026-10-31', gross: 11_191_000 },
  ],
}

export const SMALL_WORKS_GROSS: MonthGross[] = monthEnds('2024-11', '2026-10').map((month) => ({
  month,
  gross: applyRate(SMALL_WORKS, seasonOf(month)),
}))
