import { addDays, daysBetween, type IsoDate } from '../lib/dates.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { WEEKDAYS, type WorkCalendar } from './work-calendar.ts'

/** `quantity` and `received` in thousandths of the unit. */
export type OrderLine = { description: string; unit: string; quantity: number; unitPrice: Cents; received: number }

export const orderSubtotal = (lines: readonly Pick<OrderLine, 'quantity' | 'unitPrice'>[]): Cents =>
  lines.reduce((sum, line) => sum + divideHalfUp(BigInt(line.quantity) * BigInt(line.unitPrice), 1000n), 0)

/** The last day to order what is needed on a day: `leadDays` working days before it, the day itself not counted. */
export function orderBy(neededOn: IsoDate, leadDays: number, calendar: WorkCalendar = WEEKDAYS): IsoDate {
  let date = neededOn
  for (let left = leadDays; left > 0; ) {
    date = addDays(date, -1)
    if (calendar(date)) left -= 1
  }
  return date
}

export type OrderState = 'on-time' | 'late' | 'will-be-late' | 'received'

/** Where an order stands on a day against the day it is needed; days late are calendar days, 0 when it is not. */
export function standOrder(
  order: { requiredOn: IsoDate | null; promisedOn: IsoDate | null; receivedOn: IsoDate | null },
  today: IsoDate,
): { state: OrderState; daysLate: number } {
  const { requiredOn, promisedOn, receivedOn } = order
  const late = (date: IsoDate | null) => (requiredOn && date ? Math.max(0, daysBetween(requiredOn, date)) : 0)
  if (receivedOn) return { state: 'received', daysLate: late(receivedOn) }
  if (late(today) > 0) return { state: 'late', daysLate: late(today) }
  return late(promisedOn) > 0
    ? { state: 'will-be-late', daysLate: late(promisedOn) }
    : { state: 'on-time', daysLate: 0 }
}

export type MatchFinding = 'no-order' | 'not-received' | 'price' | 'quantity' | 'total' | 'over-billed'

/**
 * Order, receipt and bill side by side. A bill may pass when it stays within `tolerance` of what was received at the
 * order's prices; all amounts before taxes. `payable` is what the receipt supports.
 */
export function matchThreeWays(
  order: { lines: readonly OrderLine[] } | null,
  bill: { subtotal: Cents },
  tolerance: Ppm = 10_000,
): { findings: MatchFinding[]; ordered: Cents; received: Cents; billed: Cents; payable: Cents } {
  const billed = bill.subtotal
  if (!order) return { findings: ['no-order'], ordered: 0, received: 0, billed, payable: 0 }
  const ordered = orderSubtotal(order.lines)
  const received = orderSubtotal(order.lines.map((line) => ({ ...line, quantity: line.received })))
  const beyond = (amount: Cents, limit: Cents) => amount - limit > applyRate(Math.abs(limit), tolerance)
  const findings: MatchFinding[] = []
  if (received === 0) findings.push('not-received')
  else if (order.lines.some((line) => line.received < line.quantity)) findings.push('quantity')
  if (beyond(billed, received) && received > 0) findings.push(received < ordered ? 'over-billed' : 'price')
  if (beyond(billed, ordered)) findings.push('total')
  return { findings: [...new Set(findings)], ordered, received, billed, payable: Math.min(billed, received) }
}

export type OrderCheck = { withinLimit: boolean; withinBudget: boolean | null; left: Cents | null }

/** Whether a person may order an amount alone and whether the budget line still holds it; null where there is none. */
export function checkOrder(
  amount: Cents,
  limit: Cents | null,
  budget: { amount: Cents; committed: Cents } | null,
): OrderCheck {
  const left = budget ? budget.amount - budget.committed - amount : null
  return { withinLimit: limit === null || amount <= limit, withinBudget: left === null ? null : left >= 0, left }
}

/** What a code has left once spent and ordered amounts are taken; `toSpend` is what is committed and not billed yet. */
export function commitmentsOf(code: { budget: Cents; spent: Cents; committed: Cents; billedOnCommitments: Cents }) {
  const toSpend = Math.max(0, code.committed - code.billedOnCommitments)
  return { ...code, toSpend, engaged: code.spent + toSpend, left: code.budget - code.spent - toSpend }
}
