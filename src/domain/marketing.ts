import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { quotient, scale, shareOf } from './quotient.ts'

/** Customer acquisition cost: selling and marketing spend for each new client. */
export const acquisitionCost = (spend: Cents, newClients: number): Cents | null => scale(spend, 1n, BigInt(newClients))

/** Lifetime value: revenue of a client in a year × gross margin × years. `years` in tenths, so that 3.2 is 32. */
export const lifetimeValue = (yearlyRevenue: Cents, margin: Ppm, yearTenths: number): Cents =>
  divideHalfUp(BigInt(applyRate(yearlyRevenue, margin)) * BigInt(yearTenths), 10n)

/** Return on ad spend: revenue that advertising brought for each dollar of it. */
export const returnOnAdSpend = (revenue: Cents, spend: Cents): number | null => quotient(revenue, spend)

/** Quotes won among those sent, by count and by value; null where none was sent. */
export function conversion(quotes: readonly { amount: Cents; won: boolean }[]): {
  byCount: Ppm | null
  byValue: Ppm | null
} {
  const won = quotes.filter((quote) => quote.won)
  const value = (list: readonly { amount: Cents }[]) => list.reduce((total, { amount }) => total + amount, 0)
  return { byCount: shareOf(won.length, quotes.length), byValue: shareOf(value(won), value(quotes)) }
}

export type NetPromoter = { promoters: number; passives: number; detractors: number; score: number | null }

/** Net promoter score of answers 0–10, from −100 to 100: share of 9–10 less share of 0–6, in points. */
export function netPromoterScore(answers: readonly number[]): NetPromoter {
  const promoters = answers.filter((answer) => answer >= 9).length
  const detractors = answers.filter((answer) => answer <= 6).length
  const score = quotient((promoters - detractors) * 100, answers.length)
  return { promoters, passives: answers.length - promoters - detractors, detractors, score }
}

/** Customer satisfaction: the satisfied among those who answered. */
export const satisfaction = (satisfied: number, answers: number): Ppm | null => shareOf(satisfied, answers)
