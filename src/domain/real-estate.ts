import { addDays, addMonths, daysBetween, type IsoDate } from '../lib/dates.ts'
import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import { amortizeLoan } from './loan.ts'
import { quotient, shareOf } from './quotient.ts'

export type Proforma = {
  units: number
  land: Cents
  hardCost: Cents
  softCost: Cents
  /** A unit's rent a month. */
  monthlyRent: Cents
  vacancy: Ppm
  /** Of collected rents. */
  expenses: Ppm
  capRate: Ppm
  loanShare: Ppm
  loanRate: Ppm
  loanYears: number
}

export type ProformaResult = {
  cost: Cents
  grossRent: Cents
  collected: Cents
  /** Net operating income. */
  noi: Cents
  value: Cents | null
  profit: Cents | null
  yieldOnCost: Ppm | null
  loan: Cents
  equity: Cents
  debtService: Cents
  cashFlow: Cents
  cashOnCash: Ppm | null
  /** Debt service coverage. */
  dscr: number | null
}

/** Costs, rents and returns of a rental project over its first full year. */
export function computeProforma(input: Proforma): ProformaResult {
  const cost = input.land + input.hardCost + input.softCost
  const grossRent = input.units * input.monthlyRent * 12
  const collected = grossRent - applyRate(grossRent, input.vacancy)
  const noi = collected - applyRate(collected, input.expenses)
  const value = input.capRate > 0 ? Math.round((noi * 1_000_000) / input.capRate) : null
  const loan = applyRate(cost, input.loanShare)
  const equity = cost - loan
  const debtService = loan ? amortizeLoan(loan, input.loanRate, input.loanYears * 12, true).payment * 12 : 0
  const cashFlow = noi - debtService
  return {
    cost,
    grossRent,
    collected,
    noi,
    value,
    profit: value === null ? null : value - cost,
    yieldOnCost: shareOf(noi, cost),
    loan,
    equity,
    debtService,
    cashFlow,
    cashOnCash: shareOf(cashFlow, equity),
    dscr: quotient(noi, debtService),
  }
}

/** The same with one figure moved by a rate: −10 % of rents, +10 % of costs, a dearer loan. */
export function testProforma(
  input: Proforma,
  moves: readonly { key: 'monthlyRent' | 'hardCost' | 'loanRate' | 'vacancy' | 'capRate'; by: Ppm }[],
) {
  return moves.map((move) => ({
    ...move,
    result: computeProforma({ ...input, [move.key]: input[move.key] + applyRate(input[move.key], move.by) }),
  }))
}

export type RentLine = { unit: string; tenant: string; rent: Cents; paidThrough: IsoDate; to: IsoDate }

/** Who owes which rents: a month is owed on its first day. */
export function rentRoll<T extends RentLine>(
  leases: readonly T[],
  today: IsoDate,
): { lines: (T & { monthsLate: number; owed: Cents })[]; monthly: Cents; owed: Cents } {
  const lines = leases.map((lease) => {
    let monthsLate = 0
    while (addMonths(addDays(lease.paidThrough, 1), monthsLate) <= today && monthsLate < 120) monthsLate += 1
    return { ...lease, monthsLate, owed: monthsLate * lease.rent }
  })
  return {
    lines,
    monthly: lines.reduce((sum, one) => sum + one.rent, 0),
    owed: lines.reduce((sum, one) => sum + one.owed, 0),
  }
}

export type NoticeWindow = {
  opens: IsoDate
  closes: IsoDate
  answerDays: number
  state: 'not-yet' | 'open' | 'passed'
  daysLeft: number
  source: string
  confirmed: boolean
}

/**
 * When the landlord of a Québec dwelling may give notice of a change (C.c.Q., art. 1942 and 1945): three to six months
 * before the end of a lease of a year or more, one to two of a shorter one; the tenant answers within a month. A
 * commercial lease follows its own text: the window is then unconfirmed.
 */
export function leaseNotice(
  lease: { from: IsoDate; to: IsoDate; use: 'dwelling' | 'commercial' },
  today: IsoDate,
): NoticeWindow {
  const long = addMonths(lease.from, 12) <= addDays(lease.to, 1)
  const end = addDays(lease.to, 1)
  const opens = addDays(addMonths(end, long ? -6 : -2), -1)
  const closes = addDays(addMonths(end, long ? -3 : -1), -1)
  return {
    opens,
    closes,
    answerDays: 30,
    state: today < opens ? 'not-yet' : today <= closes ? 'open' : 'passed',
    daysLeft: daysBetween(today, closes),
    source: 'C.c.Q., art. 1942 et 1945',
    confirmed: lease.use === 'dwelling',
  }
}
