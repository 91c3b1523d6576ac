import { addDays, addMonths, type IsoDate } from '../lib/dates.ts'
import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import type { Province } from './province.ts'

/** `confirmed` is false where the rate was not checked against the statute: say so when it is shown. */
export type StatutoryHoldback = { rate: Ppm; confirmed: boolean; act: string }

const STATUTORY: Record<Province, StatutoryHoldback | null> = {
  QC: null,
  ON: { rate: 100_000, confirmed: true, act: 'Construction Act (Ontario)' },
  NB: { rate: 100_000, confirmed: false, act: 'Construction Remedies Act (New Brunswick)' },
  NS: { rate: 100_000, confirmed: false, act: "Builders' Lien Act (Nova Scotia)" },
  PE: { rate: 150_000, confirmed: false, act: "Mechanics' Lien Act (Prince Edward Island)" },
  NL: { rate: 100_000, confirmed: false, act: "Mechanics' Lien Act (Newfoundland and Labrador)" },
  MB: { rate: 75_000, confirmed: true, act: "The Builders' Liens Act (Manitoba)" },
  SK: { rate: 100_000, confirmed: false, act: "The Builders' Lien Act (Saskatchewan)" },
  AB: { rate: 100_000, confirmed: false, act: 'Prompt Payment and Construction Lien Act (Alberta)' },
  BC: { rate: 100_000, confirmed: true, act: 'Builders Lien Act (British Columbia)' },
  YT: { rate: 100_000, confirmed: false, act: 'Builders Lien Act (Yukon)' },
  NT: { rate: 100_000, confirmed: false, act: "Mechanics' Lien Act (Northwest Territories)" },
  NU: { rate: 100_000, confirmed: false, act: "Mechanics' Lien Act (Nunavut)" },
}

/** The holdback that the law imposes; null in Québec, where only the contract does (usually 10 %). */
export const statutoryHoldback = (province: Province): StatutoryHoldback | null => STATUTORY[province]

export type AnnualRelease = { anniversary: IsoDate; noticeBy: IsoDate; liensExpire: IsoDate; payBy: IsoDate }

/**
 * Ontario's yearly release (Construction Act, in force 2026-01-01): notice at most 14 days after the anniversary of
 * the contract, liens expire 60 days after its publication, payment within 14 days of that. Older contracts begin at
 * their 2027 anniversary. Gives the first release whose notice is not past on `today`, dates counted from the last
 * day for the notice; all move earlier with an earlier publication.
 */
export function ontarioAnnualRelease(contract: IsoDate, today: IsoDate): AnnualRelease {
  const signed = Number(contract.slice(0, 4))
  const release = (year: number): AnnualRelease => {
    const anniversary = addMonths(contract, (year - signed) * 12)
    const noticeBy = addDays(anniversary, 14)
    const liensExpire = addDays(noticeBy, 60)
    return { anniversary, noticeBy, liensExpire, payBy: addDays(liensExpire, 14) }
  }
  const first = Math.max(signed + 1, 2027)
  const current = release(Math.max(first, Number(today.slice(0, 4)) - 1))
  return [0, 1, 2]
    .map((later) => release(Number(current.anniversary.slice(0, 4)) + later))
    .find((each) => each.noticeBy >= today)!
}

/** Where the contract rules (Québec): so many days after the end of the work. */
export const contractualRelease = (endOfWork: IsoDate, days: number): IsoDate => addDays(endOfWork, days)

export type SubstantialPerformance = { reached: boolean; threshold: Cents; left: Cents; ready: boolean }

/**
 * Ontario, Construction Act s. 2: substantially performed when the work is ready for use and what is left to complete
 * or correct costs no more than 3 % of the first 1 M$ of the price, 2 % of the next and 1 % of the rest.
 */
export function ontarioSubstantialPerformance(price: Cents, left: Cents, ready: boolean): SubstantialPerformance {
  const million = 1_000_000_00
  const slice = (from: Cents, rate: Ppm) => applyRate(Math.max(0, Math.min(price - from, million)), rate)
  const threshold = slice(0, 30_000) + slice(million, 20_000) + applyRate(Math.max(0, price - 2 * million), 10_000)
  return { reached: ready && left <= threshold, threshold, left, ready }
}
