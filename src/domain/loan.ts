import { type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { type Dated, inForce } from './dated.ts'

export type LoanMonth = { month: number; payment: Cents; interest: Cents; principal: Cents; balance: Cents }

/**
 * Equal monthly payments at a yearly nominal rate compounded monthly; the last one takes the cents that remain. A
 * mortgage compounds twice a year (Interest Act, s. 6): say `semiAnnual`.
 */
export function amortizeLoan(
  principal: Cents,
  yearly: Ppm,
  months: number,
  semiAnnual = false,
): { payment: Cents; interest: Cents; rows: LoanMonth[] } {
  const rate = monthlyRate(yearly, semiAnnual)
  const payment =
    rate > 0
      ? Math.round((principal * rate) / (1 - (1 + rate) ** -months))
      : divideHalfUp(BigInt(principal), BigInt(months))
  const rows: LoanMonth[] = []
  let balance = principal
  for (let month = 1; month <= months; month += 1) {
    const interest = Math.round(balance * rate)
    const paid = month === months ? balance + interest : Math.min(payment, balance + interest)
    balance -= paid - interest
    rows.push({ month, payment: paid, interest, principal: paid - interest, balance })
  }
  return { payment, interest: rows.reduce((sum, row) => sum + row.interest, 0), rows }
}

const monthlyRate = (yearly: Ppm, semiAnnual: boolean): number =>
  semiAnnual ? (1 + yearly / 2_000_000) ** (1 / 6) - 1 : yearly / 12_000_000

/** The payment of an equipment lease that leaves a residual at its end, paid at the beginning of each month. */
export function leasePayment(price: Cents, residual: Cents, yearly: Ppm, months: number): Cents {
  const rate = yearly / 12_000_000
  if (rate === 0) return Math.round((price - residual) / months)
  const present = price - residual * (1 + rate) ** -months
  return Math.round((present * rate) / (1 - (1 + rate) ** -months) / (1 + rate))
}

type CcaClass = Dated & { number: string; rate: Ppm }
const SOURCE = 'Income Tax Regulations, Part XI and Schedule II'
const cca = (number: string, rate: Ppm): CcaClass => ({
  number,
  rate,
  from: '2000-01-01',
  source: SOURCE,
  confirmed: true,
})

/** Classes that a contractor meets: buildings, tools and machinery, vehicles, heavy movable equipment, computers. */
const CLASSES = [
  cca('1', 40_000),
  cca('6', 100_000),
  cca('8', 200_000),
  cca('10', 300_000),
  cca('10.1', 300_000),
  cca('12', 1_000_000),
  cca('38', 300_000),
  cca('43', 300_000),
  cca('50', 550_000),
]

/** Capital cost allowance, declining balance; half the rate in the first year unless said otherwise (s. 1100(2)). */
export function capitalCostAllowance(
  cost: Cents,
  number: string,
  years: number,
  halfYear = true,
  on = '2026-01-01',
): { year: number; allowance: Cents; left: Cents }[] | null {
  const found = inForce(
    CLASSES.filter((one) => one.number === number),
    on,
  )
  if (!found) return null
  let left = cost
  return Array.from({ length: years }, (_, i) => {
    const rate = i === 0 && halfYear ? found.rate / 2 : found.rate
    const allowance = divideHalfUp(BigInt(left) * BigInt(rate), 1_000_000n)
    left -= allowance
    return { year: i + 1, allowance, left }
  })
}
