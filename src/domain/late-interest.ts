import { NovaError } from '../errors.ts'
import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'
import { type Cents, divideHalfUp, type Ppm } from '../lib/money.ts'

/** Interest Act s. 4: interest agreed upon without its annual rate collects 5 % a year. */
export const STATUTORY_RATE: Ppm = 50_000
/** Criminal Code s. 347 since 2025-01-01: 35 % a year. Large commercial loans are exempt; a late invoice is not a loan. */
export const CEILING_RATE: Ppm = 350_000

/** What the contract says of late payment. A rate by the month alone is `'no-annual-rate'`; no clause is `'none'`. */
export type InterestClause = { annualRate: Ppm } | 'no-annual-rate' | 'none'

/** `interest` in cents, simple, never taxed. `basis` says why this rate. */
export type LateInterest = {
  days: number
  rate: Ppm
  interest: Cents
  basis: 'contract' | 'statutory' | 'none'
  says: Bilingual
}

/**
 * Simple interest on an overdue balance, 365 days a year, for the days after `due` up to `on`. Throws `rule.broken` on
 * a clause above the ceiling, since collecting it is an offence.
 */
export function computeLateInterest(balance: Cents, due: IsoDate, on: IsoDate, clause: InterestClause): LateInterest {
  const days = Math.max(0, daysBetween(due, on))
  const at = (rate: Ppm) => divideHalfUp(BigInt(balance) * BigInt(rate) * BigInt(days), 365_000_000n)
  if (clause === 'none') {
    return {
      days,
      rate: 0,
      interest: 0,
      basis: 'none',
      says: {
        fr: "Le contrat ne prévoit pas d'intérêt de retard : on n'en réclame pas.",
        en: 'The contract provides for no late interest: none is claimed.',
      },
    }
  }
  if (clause === 'no-annual-rate') {
    return {
      days,
      rate: STATUTORY_RATE,
      interest: at(STATUTORY_RATE),
      basis: 'statutory',
      says: {
        fr: "Le contrat n'écrit pas de taux annuel : la Loi sur l'intérêt limite à 5 % par an.",
        en: 'The contract states no annual rate: the Interest Act limits it to 5% a year.',
      },
    }
  }
  if (clause.annualRate > CEILING_RATE) {
    throw new NovaError('rule.broken', {
      fr: 'Le taux du contrat dépasse le plafond criminel de 35 % par an; il ne peut pas être réclamé.',
      en: 'The rate of the contract is above the criminal ceiling of 35% a year; it cannot be claimed.',
    })
  }
  return {
    days,
    rate: clause.annualRate,
    interest: at(clause.annualRate),
    basis: 'contract',
    says: { fr: 'Au taux annuel écrit au contrat.', en: 'At the annual rate written in the contract.' },
  }
}
