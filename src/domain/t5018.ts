import { addMonths, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'

/** Income Tax Regulations s. 238: no slip for 500 $ or less of services a year. */
export const T5018_THRESHOLD: Cents = 500_00

/** One payment for construction services; `amount` includes taxes. Goods alone are not reported. */
export type SubPayment = {
  vendorId: string
  name: string
  businessNumber: string | null
  date: IsoDate
  amount: Cents
  services: boolean
}

export type T5018Slip = {
  vendorId: string
  name: string
  businessNumber: string | null
  amount: Cents
  payments: number
}

export type T5018 = { slips: T5018Slip[]; total: Cents; below: number; missingNumbers: string[]; dueBy: IsoDate }

/** The slips of a reporting period, due six months after its end; who is paid most comes first. */
export function prepareT5018(payments: readonly SubPayment[], period: { from: IsoDate; to: IsoDate }): T5018 {
  const inside = payments.filter(({ date, services }) => services && date >= period.from && date <= period.to)
  const all = [...Map.groupBy(inside, ({ vendorId }) => vendorId).values()].map((own) => ({
    vendorId: own[0]!.vendorId,
    name: own[0]!.name,
    businessNumber: own[0]!.businessNumber,
    amount: own.reduce((sum, { amount }) => sum + amount, 0),
    payments: own.length,
  }))
  const slips = all.filter(({ amount }) => amount > T5018_THRESHOLD).sort((a, b) => b.amount - a.amount)
  return {
    slips,
    total: slips.reduce((sum, { amount }) => sum + amount, 0),
    below: all.length - slips.length,
    missingNumbers: slips.filter(({ businessNumber }) => !businessNumber).map(({ name }) => name),
    dueBy: addMonths(period.to, 6),
  }
}
