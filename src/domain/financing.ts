import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import { quotient } from './quotient.ts'

export type BondingInput = {
  /** Current assets less current liabilities. */
  workingCapital: Cents
  /** Cost left to complete on the projects under way. */
  backlogCost: Cents
  /** The surety's own limits, when it gave some. */
  aggregateLimit: Cents | null
  singleLimit: Cents | null
  largestCompleted: Cents
}

export type BondingCapacity = BondingInput & {
  /** Ten times working capital, a rule of thumb of sureties; the surety decides. */
  ruleOfThumb: Cents
  aggregate: Cents
  single: Cents
  left: Cents
  basis: 'surety' | 'rule-of-thumb'
}

export const CAPACITY_MULTIPLE = 10

/** What a surety would still bond: its aggregate, or ten times working capital, less the backlog. */
export function bondingCapacity(input: BondingInput): BondingCapacity {
  const ruleOfThumb = Math.max(0, input.workingCapital * CAPACITY_MULTIPLE)
  const aggregate = input.aggregateLimit ?? ruleOfThumb
  const single = input.singleLimit ?? Math.min(aggregate, 2 * input.largestCompleted)
  return {
    ...input,
    ruleOfThumb,
    aggregate,
    single,
    left: Math.max(0, aggregate - input.backlogCost),
    basis: input.aggregateLimit === null ? 'rule-of-thumb' : 'surety',
  }
}

/** Whether a project of a cost fits, and what stands in the way. */
export function fitsBonding(
  capacity: BondingCapacity,
  cost: Cents,
): { fits: boolean; against: ('single' | 'aggregate')[]; leftAfter: Cents } {
  const against: ('single' | 'aggregate')[] = []
  if (cost > capacity.single) against.push('single')
  if (cost > capacity.left) against.push('aggregate')
  return { fits: !against.length, against, leftAfter: capacity.left - cost }
}

/** The bonds of a public bid (usual; the notice decides): bid 10 %, performance 50 %, labour and material 50 %. */
export const bidBonds = (price: Cents): { bid: Cents; performance: Cents; labourMaterial: Cents } => ({
  bid: applyRate(price, 100_000),
  performance: applyRate(price, 500_000),
  labourMaterial: applyRate(price, 500_000),
})

export type Covenant = {
  metric: 'current_ratio' | 'debt_to_equity' | 'debt_service' | 'working_capital'
  at: 'least' | 'most'
  value: number
}

export type CovenantFigures = {
  currentAssets: Cents
  currentLiabilities: Cents
  debt: Cents
  equity: Cents
  cashFlow: Cents
  debtService: Cents
}

export type CovenantCheck = Covenant & { actual: number | null; met: boolean | null; close: boolean }

/** What the bank asked against what is. Ratios in millionths, amounts in cents; `close` is within a tenth of the line. */
export function checkCovenants(covenants: readonly Covenant[], figures: CovenantFigures): CovenantCheck[] {
  const ratio = (a: number, b: number): Ppm | null => {
    const value = quotient(a, b)
    return value === null ? null : Math.round(value * 1_000_000)
  }
  const actualOf: Record<Covenant['metric'], number | null> = {
    current_ratio: ratio(figures.currentAssets, figures.currentLiabilities),
    debt_to_equity: ratio(figures.debt, figures.equity),
    debt_service: ratio(figures.cashFlow, figures.debtService),
    working_capital: figures.currentAssets - figures.currentLiabilities,
  }
  return covenants.map((covenant) => {
    const actual = actualOf[covenant.metric]
    if (actual === null) return { ...covenant, actual, met: null, close: false }
    const met = covenant.at === 'least' ? actual >= covenant.value : actual <= covenant.value
    return {
      ...covenant,
      actual,
      met,
      close: met && Math.abs(actual - covenant.value) * 10 <= Math.abs(covenant.value),
    }
  })
}
