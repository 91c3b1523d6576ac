import { applyRate, type Ppm } from '../lib/money.ts'
import { quotient } from './quotient.ts'

/** Hours in hundredths; `done` is the earned share of the code. */
export type CodeHours = { code: string; budget: number; done: Ppm; paid: number }

export type Productivity = {
  codes: (CodeHours & { earned: number; factor: number | null })[]
  earned: number
  paid: number
  /** Earned ÷ paid: under 1, work takes longer than it was priced. */
  factor: number | null
}

/** Earned hours against hours paid, by code and in all. By crew or code, never to rank people. */
export function earnedHours(codes: readonly CodeHours[]): Productivity {
  const rows = codes.map((code) => {
    const earned = applyRate(code.budget, code.done)
    return { ...code, earned, factor: quotient(earned, code.paid) }
  })
  const earned = rows.reduce((sum, row) => sum + row.earned, 0)
  const paid = rows.reduce((sum, row) => sum + row.paid, 0)
  return { codes: rows, earned, paid, factor: quotient(earned, paid) }
}

/** Units installed for an hour: `quantity` in thousandths, `hours` in hundredths. */
export const unitRate = (quantity: number, hours: number): number | null => quotient(quantity / 10, hours)
