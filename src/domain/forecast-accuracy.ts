import type { Cents, Ppm } from '../lib/money.ts'
import { quotient, shareOf } from './quotient.ts'

export type ForecastPair = { target: string; foreseen: Cents; actual: Cents }

/** Mean absolute error, its share of what came (WAPE), and the bias: above zero we foresaw too much. */
export function measureForecast(pairs: readonly ForecastPair[]): {
  count: number
  meanError: Cents | null
  wape: Ppm | null
  bias: Ppm | null
} {
  const sum = (pick: (pair: ForecastPair) => number) => pairs.reduce((total, pair) => total + pick(pair), 0)
  const actual = sum((pair) => pair.actual)
  const error = sum((pair) => Math.abs(pair.foreseen - pair.actual))
  const mean = quotient(error, pairs.length)
  return {
    count: pairs.length,
    meanError: mean === null ? null : Math.round(mean),
    wape: shareOf(error, actual),
    bias: shareOf(
      sum((pair) => pair.foreseen - pair.actual),
      actual,
    ),
  }
}

/** How each month of the year compares with an average month, in millionths; null without a whole year. */
export function measureSeason(months: readonly { month: string; amount: Cents }[]): Ppm[] | null {
  const years = Math.floor(months.length / 12)
  if (!years) return null
  const kept = months.slice(-years * 12)
  const mean = kept.reduce((sum, { amount }) => sum + amount, 0) / kept.length
  if (mean <= 0) return null
  return Array.from({ length: 12 }, (_, i) => {
    const own = kept.filter(({ month }) => Number(month.slice(5, 7)) === i + 1)
    return Math.round((own.reduce((sum, { amount }) => sum + amount, 0) / own.length / mean) * 1_000_000)
  })
}
