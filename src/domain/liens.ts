import { addDays, addMonths, daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'
import type { Province } from './province.ts'

/** `register` days after the end of the work (or what `counts` says), then `sue` days or months. */
type LienRule = {
  register: number
  sue: { days: number; from: 'register' | 'end' } | { months: number }
  counts: 'end-of-work' | 'publication' | 'last-supply'
  act: string
  confirmed: boolean
}

const RULES: Record<Province, LienRule> = {
  QC: { register: 30, sue: { months: 6 }, counts: 'end-of-work', act: 'C.c.Q., art. 2726–2728', confirmed: true },
  ON: {
    register: 60,
    sue: { days: 90, from: 'register' },
    counts: 'publication',
    act: 'Construction Act (Ontario), s. 31, 36',
    confirmed: true,
  },
  NB: unchecked(60, 'Construction Remedies Act (New Brunswick)'),
  NS: unchecked(60, "Builders' Lien Act (Nova Scotia)"),
  PE: unchecked(60, "Mechanics' Lien Act (Prince Edward Island)"),
  NL: unchecked(30, "Mechanics' Lien Act (Newfoundland and Labrador)"),
  MB: unchecked(40, "The Builders' Liens Act (Manitoba)"),
  SK: unchecked(40, "The Builders' Lien Act (Saskatchewan)"),
  AB: unchecked(60, 'Prompt Payment and Construction Lien Act (Alberta)'),
  BC: unchecked(45, 'Builders Lien Act (British Columbia)'),
  YT: unchecked(45, 'Builders Lien Act (Yukon)'),
  NT: unchecked(45, "Mechanics' Lien Act (Northwest Territories)"),
  NU: unchecked(45, "Mechanics' Lien Act (Nunavut)"),
}

function unchecked(register: number, act: string): LienRule {
  return { register, sue: { days: 180, from: 'register' }, counts: 'last-supply', act, confirmed: false }
}

export type LienDeadlines = {
  counts: LienRule['counts']
  from: IsoDate
  preserveDays: number
  /** Last day to register the lien (Québec: to publish the notice of legal hypothec and serve it on the owner). */
  registerBy: IsoDate
  /** Last day to sue. */
  sueBy: IsoDate
  daysLeft: number
  state: 'open' | 'register-passed' | 'lapsed'
  act: string
  confirmed: boolean
}

/**
 * The days of a construction lien counted from the end of the work (Québec), the publication of the certificate of
 * substantial performance (Ontario) or the last supply (elsewhere). In Québec a subcontractor must also have given
 * the owner notice of its contract, and the hypothec secures only what comes after that notice (C.c.Q., art. 2728).
 */
export function computeLienDeadlines(province: Province, from: IsoDate, today: IsoDate): LienDeadlines {
  const { register, sue, counts, act, confirmed } = RULES[province]
  const registerBy = addDays(from, register)
  const sueBy =
    'months' in sue ? addMonths(from, sue.months) : addDays(sue.from === 'end' ? from : registerBy, sue.days)
  return {
    counts,
    from,
    preserveDays: register,
    registerBy,
    sueBy,
    daysLeft: daysBetween(today, registerBy),
    state: today <= registerBy ? 'open' : today <= sueBy ? 'register-passed' : 'lapsed',
    act,
    confirmed,
  }
}

/** A notice of contract as it stands: what its author may still claim against the building. */
export type LienNotice = { contractAmount: Cents; billed: Cents; paid: Cents; released: Cents }

/** What could be secured on a building: never more than what is billed (or the contract) less what was released. */
export function lienExposure(notices: readonly LienNotice[]): { exposure: Cents; unreleased: Cents; uncovered: Cents } {
  const of = (pick: (notice: LienNotice) => number) =>
    notices.reduce((sum, notice) => sum + Math.max(0, pick(notice)), 0)
  return {
    /** Contracts less releases: the most that can come. */
    exposure: of(({ contractAmount, released }) => contractAmount - released),
    /** Owed today. */
    unreleased: of(({ billed, released }) => billed - released),
    /** Paid, and for which no release was handed over. */
    uncovered: of(({ paid, released }) => paid - released),
  }
}
