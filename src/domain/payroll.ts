import { addMonths, firstOfMonth, type IsoDate } from '../lib/dates.ts'
import { applyRate, type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'
import { type Dated, needInForce } from './dated.ts'

type Bracket = { over: Cents; rate: Ppm }
type PayrollYear = Dated & {
  qpp: { rate: Ppm; exempt: Cents; ceiling: Cents }
  qpp2: { rate: Ppm; ceiling: Cents }
  qpip: { rate: Ppm; employer: Ppm; ceiling: Cents }
  ei: { rate: Ppm; employerTenths: number; ceiling: Cents }
  federal: { brackets: Bracket[]; personal: Cents; abatement: Ppm }
  provincial: { brackets: Bracket[]; personal: Cents }
}

/** Québec source deductions, as announced for the year; none was checked against the guides. */
const YEARS: PayrollYear[] = [
  {
    from: '2026-01-01',
    until: '2026-12-31',
    source: 'Revenu Québec TP-1015.F, CRA T4127 (2026, non vérifiés)',
    confirmed: false,
    qpp: { rate: 63_000, exempt: 3_500_00, ceiling: 74_600_00 },
    qpp2: { rate: 40_000, ceiling: 85_000_00 },
    qpip: { rate: 4_300, employer: 6_020, ceiling: 103_000_00 },
    ei: { rate: 13_000, employerTenths: 14, ceiling: 68_900_00 },
    federal: {
      brackets: [
        { over: 0, rate: 140_000 },
        { over: 58_523_00, rate: 205_000 },
        { over: 117_045_00, rate: 260_000 },
        { over: 181_440_00, rate: 290_000 },
        { over: 258_482_00, rate: 330_000 },
      ],
      personal: 16_452_00,
      abatement: 165_000,
    },
    provincial: {
      brackets: [
        { over: 0, rate: 140_000 },
        { over: 54_345_00, rate: 190_000 },
        { over: 108_680_00, rate: 240_000 },
        { over: 132_245_00, rate: 257_500 },
      ],
      personal: 18_952_00,
    },
  },
]

export type Deductions = {
  gross: Cents
  federalTax: Cents
  provincialTax: Cents
  qpp: Cents
  qpip: Cents
  ei: Cents
  total: Cents
  net: Cents
  employer: Cents
  /** Of it, what goes to the CRA; the rest goes to Revenu Québec. */
  employerEi: Cents
  source: string
  confirmed: boolean
}

/**
 * The deductions of one pay in Québec, by the year's amounts spread over its `periods`: an estimate that the payroll
 * program confirms. Personal credits beyond the basic amount are not counted.
 */
export function estimateDeductions(gross: Cents, periods: number, on: IsoDate): Deductions {
  const year = needInForce(YEARS, on, { fr: 'les taux de retenues', en: 'the deduction rates' })
  const per = (amount: Cents) => divideHalfUp(BigInt(amount), BigInt(periods))
  const capped = (ceiling: Cents) => Math.min(gross, per(ceiling))
  const base = applyRate(Math.max(0, capped(year.qpp.ceiling) - per(year.qpp.exempt)), year.qpp.rate)
  const more = applyRate(Math.max(0, capped(year.qpp2.ceiling) - per(year.qpp.ceiling)), year.qpp2.rate)
  const qpp = base + more
  const qpip = applyRate(capped(year.qpip.ceiling), year.qpip.rate)
  const ei = applyRate(capped(year.ei.ceiling), year.ei.rate)
  const yearly = gross * periods
  const tax = (brackets: readonly Bracket[], personal: Cents) =>
    Math.max(0, bracketed(yearly, brackets) - applyRate(personal, brackets[0]!.rate))
  const federal = tax(year.federal.brackets, year.federal.personal)
  const federalTax = per(federal - applyRate(federal, year.federal.abatement))
  const provincialTax = per(tax(year.provincial.brackets, year.provincial.personal))
  const total = federalTax + provincialTax + qpp + qpip + ei
  const employerEi = divideHalfUp(BigInt(ei) * BigInt(year.ei.employerTenths), 10n)
  const employer = qpp + applyRate(capped(year.qpip.ceiling), year.qpip.employer) + employerEi
  const { source, confirmed } = year
  const net = gross - total
  return { gross, federalTax, provincialTax, qpp, qpip, ei, total, net, employer, employerEi, source, confirmed }
}

const bracketed = (income: Cents, brackets: readonly Bracket[]): Cents =>
  brackets.reduce((sum, { over, rate }, i) => {
    const top = brackets[i + 1]?.over ?? income
    return sum + applyRate(Math.max(0, Math.min(income, top) - over), rate)
  }, 0)

/** Monthly remitters: the deductions of a month by the 15th of the next (Revenu Québec and CRA). */
export const remittanceDueBy = (month: IsoDate): IsoDate => `${addMonths(firstOfMonth(month), 1).slice(0, 7)}-15`

/** T4 and Relevé 1: by the last day of February. */
export const slipsDueBy = (year: number): IsoDate => `${year + 1}-02-${new Date(Date.UTC(year + 1, 2, 0)).getUTCDate()}`

export type PayChange = { cause: 'regular' | 'overtime' | 'rate' | 'deductions'; amount: Cents }

/** Why one's own net pay differs from the one before: what each cause brings, their sum being the difference. */
export function explainPay(
  before: { regularPay: Cents; overtimePay: Cents; net: Cents; hours: number },
  now: { regularPay: Cents; overtimePay: Cents; net: Cents; hours: number },
): { difference: Cents; causes: PayChange[] } {
  const difference = now.net - before.net
  const sameRate =
    before.hours > 0
      ? divideHalfUp(BigInt(before.regularPay) * BigInt(now.hours), BigInt(before.hours))
      : now.regularPay
  const regular = sameRate - before.regularPay
  const rate = now.regularPay - sameRate
  const overtime = now.overtimePay - before.overtimePay
  const causes: PayChange[] = [
    { cause: 'regular', amount: regular },
    { cause: 'rate', amount: rate },
    { cause: 'overtime', amount: overtime },
    { cause: 'deductions', amount: difference - regular - rate - overtime },
  ]
  return { difference, causes: causes.filter(({ amount }) => amount !== 0) }
}
