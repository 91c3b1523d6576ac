import type { Cents, Ppm } from '../lib/money.ts'
import { quotient, shareOf } from './quotient.ts'

/** Assets due within the year over debts due within the year; null without such debts. */
export const currentRatio = (assets: Cents, liabilities: Cents): number | null => quotient(assets, liabilities)

/**
 * Days sales outstanding: receivables ÷ amounts invoiced in the last `days` × `days`. Both on the same tax basis,
 * holdback excluded.
 */
export function daysSalesOutstanding(receivables: Cents, invoiced: Cents, days: number): number | null {
  return quotient(receivables * days, invoiced)
}

/** (revenue − cost) ÷ revenue. */
export const grossMargin = (revenue: Cents, cost: Cents): Ppm | null => shareOf(revenue - cost, revenue)

/** How much margin a project lost against its bid, in millionths of revenue; negative when it gained. */
export function marginFade(contract: Cents, estimatedCost: Cents, cost: Cents): Ppm | null {
  const bid = grossMargin(contract, estimatedCost)
  const real = grossMargin(contract, cost)
  return bid === null || real === null ? null : bid - real
}

/** Months that cash lasts at the monthly burn; null when nothing burns. */
export const runwayMonths = (cash: Cents, monthlyBurn: Cents): number | null => quotient(cash, monthlyBurn)

/** Change against an earlier period, in millionths of it: −17.4 % is −174 000. */
export const growth = (now: Cents, before: Cents): Ppm | null => shareOf(now - before, before)
