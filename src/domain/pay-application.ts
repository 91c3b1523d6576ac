import { NovaError } from '../errors.ts'
import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import { computeTaxes, sum, type TaxedTotal } from './tax.ts'
import type { PlaceOfSupply } from './tax-rates.ts'

/** A line of the schedule of values: its price and the part done to date. */
export type ValueLine = { name: string; amount: Cents; done: Ppm }
/** A change order; one that nobody signed is listed but never billed. */
export type ChangeLine = ValueLine & { signed: boolean }

export type PayApplicationInput = {
  lines: readonly ValueLine[]
  changes: readonly ChangeLine[]
  /** Materials delivered and not yet in place, in cents. */
  stored: Cents
  holdbackRate: Ppm
  /** Gross of the earlier applications, before holdback and tax. */
  previousGross: Cents
  /** What was kept of it, where that is not `holdbackRate` of it. */
  previousHoldback?: Cents
}

/** All in cents, before tax except `taxed`, which is the amount due with its taxes. */
export type PayApplication = {
  contract: Cents
  changesTotal: Cents
  revised: Cents
  /** Schedule of values then signed changes, each with what is done to date. */
  lines: (ValueLine & { completed: Cents; left: Cents })[]
  unsigned: ChangeLine[]
  work: Cents
  stored: Cents
  gross: Cents
  holdback: Cents
  /** Gross less holdback, to date. */
  earned: Cents
  previousEarned: Cents
  due: Cents
  /** Revised contract less earned, holdback included. */
  leftToBill: Cents
  taxed: TaxedTotal
}

/**
 * A progress claim: lines × done to date, plus stored materials, less the holdback on the cumulative gross, less what
 * was claimed before. Tax is on the amount due (the holdback bears none until paid). Throws `rule.broken` when a
 * line is below 0 % or above 100 %, or when less is done than was already claimed.
 */
export function buildPayApplication(input: PayApplicationInput, at: PlaceOfSupply): PayApplication {
  const signed = input.changes.filter((change) => change.signed)
  const lines = [...input.lines, ...signed.map(({ name, amount, done }) => ({ name, amount, done }))].map((line) => {
    if (line.done < 0 || line.done > 1_000_000) throw outOfRange(line.name)
    const completed = applyRate(line.amount, line.done)
    return { ...line, completed, left: line.amount - completed }
  })
  const contract = sum(input.lines.map((line) => line.amount))
  const changesTotal = sum(signed.map((change) => change.amount))
  const work = sum(lines.map((line) => line.completed))
  const gross = work + input.stored
  const holdback = applyRate(gross, input.holdbackRate)
  const earned = gross - holdback
  const previousEarned =
    input.previousGross - (input.previousHoldback ?? applyRate(input.previousGross, input.holdbackRate))
  const due = earned - previousEarned
  if (due < 0) throw alreadyClaimed(-due)
  return {
    contract,
    changesTotal,
    revised: contract + changesTotal,
    lines,
    unsigned: input.changes.filter((change) => !change.signed),
    work,
    stored: input.stored,
    gross,
    holdback,
    earned,
    previousEarned,
    due,
    leftToBill: contract + changesTotal - earned,
    taxed: computeTaxes([{ amount: due }], at),
  }
}

const outOfRange = (name: string) =>
  new NovaError(
    'rule.broken',
    {
      fr: `L'avancement de « ${name} » doit être entre 0 % et 100 %.`,
      en: `The progress of “${name}” must be between 0% and 100%.`,
    },
    { field: 'lines' },
  )

const alreadyClaimed = (excess: Cents) =>
  new NovaError(
    'rule.broken',
    {
      fr: "L'avancement à ce jour est inférieur à ce qui a déjà été demandé. Corrigez les pourcentages ou faites une note de crédit.",
      en: 'Progress to date is below what was already claimed. Correct the percentages or issue a credit note.',
    },
    { data: { excess } },
  )
