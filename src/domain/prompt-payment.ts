import { addDays, addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'
import { type Dated, inForce } from './dated.ts'

type Threshold = Dated & { building: Cents; civil: Cents }

/** Above which a public contract falls under the regulation, by the day its tender was launched. */
const THRESHOLDS: Threshold[] = [
  {
    from: '2025-09-08',
    until: '2026-09-07',
    building: 750_000_00,
    civil: 2_500_000_00,
    source: 'RPRRD, phase 1',
    confirmed: true,
  },
  {
    from: '2026-09-08',
    until: '2027-09-07',
    building: 75_000_00,
    civil: 675_000_00,
    source: 'RPRRD, phase 2',
    confirmed: true,
  },
  { from: '2027-09-08', building: 0, civil: 0, source: 'RPRRD, phase 3', confirmed: true },
]

/** Bodies under the LCOP; whether municipalities are out is not confirmed. */
export type PublicContract = {
  tenderOn: IsoDate
  amount: Cents
  work: 'building' | 'civil'
  body: 'lcop' | 'municipal' | 'private'
}

/** Whether Québec's prompt payment regulation binds a contract, since when, and how sure that is. */
export function promptPaymentApplies(contract: PublicContract): {
  applies: boolean
  threshold: Cents | null
  source: string
  confirmed: boolean
} {
  const row = inForce(THRESHOLDS, contract.tenderOn)
  if (!row || contract.body !== 'lcop') {
    return { applies: false, threshold: null, source: 'RPRRD (LCOP)', confirmed: contract.body !== 'municipal' }
  }
  const threshold = row[contract.work]
  return { applies: contract.amount >= threshold, threshold, source: row.source, confirmed: row.confirmed }
}

export type PublicCalendar = {
  subAppliesBy: IsoDate
  contractorAppliesOn: IsoDate
  /** The owner pays, or has refused in writing with reasons, by this day. */
  ownerPaysBy: IsoDate
  contractorPaysBy: IsoDate
  /** Each lower tier, five days after the one above. */
  lowerTiersPayBy: IsoDate[]
}

/**
 * Québec's calendar for an application handed in on a day (RPRRD): subcontractors by the 25th, the contractor on the
 * 1st, the owner by the end of that month, the contractor by the 5th of the next one, each lower tier five days later.
 * What comes after the 25th waits for the next month.
 */
export function quebecPublicCalendar(appliedOn: IsoDate, lowerTiers = 1): PublicCalendar {
  const late = Number(appliedOn.slice(8)) > 25
  const month = addMonths(firstOfMonth(appliedOn), late ? 1 : 0)
  const contractorAppliesOn = addMonths(month, 1)
  const contractorPaysBy = addDays(addMonths(contractorAppliesOn, 1), 4)
  return {
    subAppliesBy: addDays(month, 24),
    contractorAppliesOn,
    ownerPaysBy: lastOfMonth(contractorAppliesOn),
    contractorPaysBy,
    lowerTiersPayBy: Array.from({ length: lowerTiers }, (_, tier) => addDays(contractorPaysBy, 5 * (tier + 1))),
  }
}

/** The same for the contractor's own application: one that misses the 1st counts as the next month's. */
export function contractorCalendar(appliedOn: IsoDate, lowerTiers = 1): PublicCalendar {
  const first = firstOfMonth(appliedOn)
  const counted = appliedOn === first ? first : addMonths(first, 1)
  return quebecPublicCalendar(addDays(addMonths(counted, -1), 24), lowerTiers)
}

export type OntarioCalendar = {
  ownerPaysBy: IsoDate
  ownerRefusesBy: IsoDate
  contractorPaysBy: IsoDate
  contractorRefusesBy: IsoDate
}

/**
 * Ontario (Construction Act, part I.1): the owner pays a proper invoice in 28 days or gives notice of non-payment in
 * 14; the contractor pays 7 days after it is paid (counted here from the owner's last day).
 */
export function ontarioCalendar(properInvoice: IsoDate): OntarioCalendar {
  const ownerPaysBy = addDays(properInvoice, 28)
  return {
    ownerPaysBy,
    ownerRefusesBy: addDays(properInvoice, 14),
    contractorPaysBy: addDays(ownerPaysBy, 7),
    contractorRefusesBy: addDays(properInvoice, 21),
  }
}
