import { addDays, type IsoDate, weekOf } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'
import { mulberry32, percentile } from './random.ts'
import { RISK_SEED } from './schedule-risk.ts'

/** A receipt whose day is uncertain: its client's past delays in days after the invoice, at least one. */
export type UncertainReceipt = { label: string; invoiced: IsoDate; amount: Cents; delays: readonly number[] }
/** A payment on a day; positive comes in, negative goes out. */
export type PlannedFlow = { label: string; date: IsoDate; amount: Cents }

export type CashWeek = {
  week: number
  from: IsoDate
  to: IsoDate
  in: Cents
  out: Cents
  balance: Cents
  low: Cents
  high: Cents
}

export type CashForecast = {
  seed: number
  opening: Cents
  weeks: CashWeek[]
  lowest: CashWeek
  gap: Cents
  largest: UncertainReceipt | null
}

const RUNS = 2_000

/**
 * Cash at the end of each week. What comes in takes the median delay of its client; the range (P10 to P90) draws each
 * delay among the past ones. A receipt already overdue by all of them comes in the first week. `gap` is what is
 * missing to stay above `floor` in the lowest week.
 */
export function forecastCash(
  input: {
    opening: Cents
    today: IsoDate
    receipts: readonly UncertainReceipt[]
    flows: readonly PlannedFlow[]
    floor?: Cents
  },
  { weeks = 13, seed = RISK_SEED }: { weeks?: number; seed?: number } = {},
): CashForecast {
  const start = weekOf(input.today).from
  const weekAt = (date: IsoDate) => Math.max(0, Math.floor((Date.parse(date) - Date.parse(start)) / (7 * 86_400_000)))
  const dayOf = (receipt: UncertainReceipt, delay: number) => {
    const date = addDays(receipt.invoiced, Math.ceil(delay))
    return date < input.today ? input.today : date
  }
  const sorted = input.receipts.map(({ delays }) => [...(delays.length ? delays : [30])].sort((a, b) => a - b))
  const blank = () => new Array<number>(weeks).fill(0)
  const [incoming, outgoing] = [blank(), blank()]
  const put = (into: number[], week: number, amount: Cents) => {
    if (week < weeks) into[week]! += amount
  }
  for (const [i, receipt] of input.receipts.entries()) {
    put(incoming, weekAt(dayOf(receipt, percentile(sorted[i]!, 0.5))), receipt.amount)
  }
  const planned = blank()
  for (const flow of input.flows) {
    put(flow.amount >= 0 ? incoming : outgoing, weekAt(flow.date), flow.amount)
    put(planned, weekAt(flow.date), flow.amount)
  }
  const next = mulberry32(seed)
  const runs = Array.from({ length: weeks }, () => new Float64Array(RUNS))
  for (let run = 0; run < RUNS; run += 1) {
    const flows = [...planned]
    for (const [i, receipt] of input.receipts.entries()) {
      const delays = sorted[i]!
      put(flows, weekAt(dayOf(receipt, delays[Math.floor(next() * delays.length)]!)), receipt.amount)
    }
    let balance = input.opening
    for (let week = 0; week < weeks; week += 1) {
      balance += flows[week]!
      runs[week]![run] = balance
    }
  }
  let balance = input.opening
  const rows = runs.map((values, week): CashWeek => {
    balance += incoming[week]! + outgoing[week]!
    values.sort()
    const from = addDays(start, 7 * week)
    return {
      week: week + 1,
      from,
      to: addDays(from, 6),
      in: incoming[week]!,
      out: -outgoing[week]!,
      balance,
      low: Math.round(percentile(values, 0.1)),
      high: Math.round(percentile(values, 0.9)),
    }
  })
  const lowest = rows.reduce((worst, row) => (row.balance < worst.balance ? row : worst), rows[0]!)
  const largest = input.receipts.reduce<UncertainReceipt | null>(
    (most, one) => (most && most.amount >= one.amount ? most : one),
    null,
  )
  return {
    seed,
    opening: input.opening,
    weeks: rows,
    lowest,
    gap: Math.max(0, (input.floor ?? 0) - lowest.balance),
    largest,
  }
}

/** A client's habit: median, slowest tenth, and how often it pays after the terms. */
export function payProfile(delays: readonly number[], termsDays: number) {
  if (!delays.length) return null
  const sorted = [...delays].sort((a, b) => a - b)
  const late = delays.filter((delay) => delay > termsDays).length
  return {
    count: delays.length,
    median: percentile(sorted, 0.5),
    slow: percentile(sorted, 0.9),
    lateShare: late / delays.length,
  }
}
