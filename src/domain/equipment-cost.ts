import type { IsoDate, Period } from '../lib/dates.ts'
import type { Cents, Ppm } from '../lib/money.ts'
import { shareOf } from './quotient.ts'
import { countWorkingDays, WEEKDAYS, type WorkCalendar } from './work-calendar.ts'

/** `meter` figures in tenths of an hour; cents. */
export type Machine = { purchase: Cents; residual: Cents; lifeHours: number; rentalDay: Cents; runningHour: Cents }

export type RentOrBuy = { own: Cents; rent: Cents; better: 'own' | 'rent'; saving: Cents; breakEvenDays: number | null }

/**
 * A year of owning against renting for some days of eight hours. Owning costs its capital whatever the use; renting is
 * by the day and running is the same both ways.
 */
export function rentOrBuy(machine: Machine, daysAYear: number, financing: Ppm, insurance: Ppm): RentOrBuy {
  const fixed = Math.round((((machine.purchase + machine.residual) / 2) * (financing + insurance)) / 1_000_000)
  const wear = Math.round(((machine.purchase - machine.residual) * 8) / machine.lifeHours)
  const own = fixed + daysAYear * (wear + 8 * machine.runningHour)
  const rent = daysAYear * (machine.rentalDay + 8 * machine.runningHour)
  const eachDay = machine.rentalDay - wear
  return {
    own,
    rent,
    better: own <= rent ? 'own' : 'rent',
    saving: Math.abs(own - rent),
    breakEvenDays: eachDay > 0 ? Math.ceil(fixed / eachDay) : null,
  }
}

/** Days used of the working days of a period. */
export const utilisation = (daysUsed: number, period: Period, calendar: WorkCalendar = WEEKDAYS): Ppm | null =>
  shareOf(daysUsed, countWorkingDays(period, calendar))

/** Hours (tenths) to the next service, and the day it falls at an average use; null where it is not used. */
export function nextService(
  machine: { meter: number; serviceEvery: number; lastServiceAt: number },
  tenthsADay: number,
  today: IsoDate,
) {
  const left = machine.lastServiceAt + machine.serviceEvery - machine.meter
  const days = tenthsADay > 0 ? Math.max(0, Math.floor(left / tenthsADay)) : null
  return {
    left,
    overdue: left < 0,
    on: days === null ? null : new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10),
  }
}

type Allowance = { from: IsoDate; until?: IsoDate; first: Cents; after: Cents; source: string; confirmed: boolean }
/** Reasonable per-kilometre allowance (Income Tax Regulations, s. 7306), to 5 000 km and beyond. */
const ALLOWANCES: Allowance[] = [
  {
    from: '2025-01-01',
    until: '2025-12-31',
    first: 72,
    after: 66,
    source: 'CRA, automobile allowance rates 2025',
    confirmed: true,
  },
  { from: '2026-01-01', first: 73, after: 67, source: 'CRA, automobile allowance rates 2026', confirmed: false },
]

/** What kilometres are worth to the person who drove their own car; `before` are those of the year so far. */
export function kilometreAllowance(
  km: number,
  before: number,
  on: IsoDate,
): { amount: Cents; source: string; confirmed: boolean } | null {
  const rate = ALLOWANCES.find((one) => one.from <= on && on <= (one.until ?? '9999-12-31'))
  if (!rate) return null
  const first = Math.max(0, Math.min(km, 5_000 - before))
  return { amount: first * rate.first + (km - first) * rate.after, source: rate.source, confirmed: rate.confirmed }
}
