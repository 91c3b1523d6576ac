import { addDays, addMonths, type IsoDate } from '../lib/dates.ts'
import { type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { type Dated, needInForce } from './dated.ts'

type PremiumYear = Dated & {
  /** Average premium, millionths of wages: 1.54 $ for 100 $ is 15 400. */
  average: Ppm
  /** Wages above this are not insured. */
  ceiling: Cents
}

const YEARS: PremiumYear[] = [
  {
    from: '2025-01-01',
    until: '2025-12-31',
    average: 14_800,
    ceiling: 98_000_00,
    source: 'cnesst.gouv.qc.ca',
    confirmed: false,
  },
  {
    from: '2026-01-01',
    until: '2026-12-31',
    average: 15_400,
    ceiling: 103_000_00,
    source: 'CNESST, taux moyen 2026 (2025-05-15); plafond non vérifié',
    confirmed: false,
  },
]

export type CnesstPremium = {
  insured: Cents
  rate: Ppm
  premium: Cents
  average: boolean
  ceiling: Cents
  source: string
  confirmed: boolean
  declareBy: IsoDate
}

/** A year's premium: each worker's wages up to the ceiling, at the firm's unit rate or else the average one. */
export function cnesstPremium(wages: readonly Cents[], year: number, unitRate?: Ppm): CnesstPremium {
  const row = needInForce(YEARS, `${year}-06-30`, { fr: 'le taux de la CNESST', en: 'the CNESST rate' })
  const insured = wages.reduce((sum, amount) => sum + Math.min(amount, row.ceiling), 0)
  const rate = unitRate ?? row.average
  return {
    insured,
    rate,
    premium: divideHalfUp(BigInt(insured) * BigInt(rate), 1_000_000n),
    average: unitRate === undefined,
    ceiling: row.ceiling,
    source: row.source,
    confirmed: row.confirmed,
    // The statement of wages of a year is due by 15 March of the next (AIAOD s. 292).
    declareBy: `${year + 1}-03-15`,
  }
}

export type SiteObligation = {
  key: 'notice' | 'program' | 'committee' | 'representative' | 'coordinator'
  needed: boolean
  why: 'workers' | 'cost' | 'always'
  threshold: number | null
  source: string
  confirmed: boolean
}

/** Above this cost a site needs a full-time coordinator; indexed every year. */
export const COORDINATOR_COST: Cents = 12_000_000_00

/** What the number of workers at once and the cost of a site call for (LSST, s. 194–215.1). */
export function siteObligations(site: { workers: number; cost: Cents }): SiteObligation[] {
  const law = (section: string) => `LSST, ${section}`
  const byWorkers = (key: SiteObligation['key'], threshold: number, section: string): SiteObligation => ({
    key,
    needed: site.workers >= threshold,
    why: 'workers',
    threshold,
    source: law(section),
    confirmed: true,
  })
  const large = site.cost > COORDINATOR_COST
  return [
    { key: 'notice', needed: true, why: 'always', threshold: null, source: law('art. 197'), confirmed: true },
    byWorkers('program', 10, 'art. 198'),
    { ...byWorkers('representative', 10, 'art. 209'), confirmed: false },
    byWorkers('committee', 20, 'art. 204'),
    {
      ...byWorkers('coordinator', 100, 'art. 215.1'),
      needed: site.workers >= 100 || large,
      why: large ? 'cost' : 'workers',
    },
  ]
}

/** The notices of opening and closing of a site: at least ten days before each (unconfirmed). */
export const siteNotices = (
  opens: IsoDate,
  closes: IsoDate,
): { openingBy: IsoDate; closingBy: IsoDate; confirmed: false } => ({
  openingBy: addDays(opens, -10),
  closingBy: addDays(closes, -10),
  confirmed: false,
})

export type InjuryDeadlines = {
  /** Serious accidents: at once, and a written report within a day (LSST, s. 62). */
  writtenReportBy: IsoDate | null
  /** The employer pays the first fourteen days (AIAOD, s. 60). */
  employerPaysUntil: IsoDate
  /** The claim for reimbursement goes in two days after the return, or after those fourteen days (s. 268–269). */
  claimBy: IsoDate
  /** The worker's own claim (s. 270). */
  workerClaimBy: IsoDate
  source: string
  confirmed: boolean
}

export function injuryDeadlines(injury: { on: IsoDate; backOn: IsoDate | null; serious: boolean }): InjuryDeadlines {
  const employerPaysUntil = addDays(injury.on, 14)
  const counted = injury.backOn && injury.backOn < employerPaysUntil ? injury.backOn : employerPaysUntil
  return {
    writtenReportBy: injury.serious ? addDays(injury.on, 1) : null,
    employerPaysUntil,
    claimBy: addDays(counted, 2),
    workerClaimBy: addMonths(injury.on, 6),
    source: 'LSST, art. 62; LATMP, art. 60 et 268 à 270',
    confirmed: false,
  }
}
