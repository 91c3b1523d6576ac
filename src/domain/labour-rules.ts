import { type IsoDate, weekday, weekOf } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'
import { applyRate, type Cents, type Ppm } from '../lib/money.ts'
import type { CcqSector } from './ccq.ts'
import type { Dated } from './dated.ts'
import type { Province } from './province.ts'
import { labourAmount } from './time-and-material.ts'
import { ccqHolidays } from './work-calendar.ts'

/** Hundredths of an hour. `first` hours of overtime in a day at `rate`, the rest at `beyond`. */
export type OvertimeRule = Dated & {
  dayHours: number | null
  weekHours: number | null
  rate: Ppm
  first: number | null
  beyond: Ppm
  saturday: Ppm | null
  sunday: Ppm | null
  name: Bilingual
}

const R20: Pick<OvertimeRule, 'from' | 'source' | 'confirmed'> = {
  from: '2025-04-27',
  source: 'Conventions collectives de la construction 2025–2029',
  confirmed: false,
}

/** The agreements of the four sectors as commonly summarized; their texts were not checked. */
const SECTOR_RULES: Record<CcqSector, OvertimeRule> = {
  residential: {
    ...R20,
    dayHours: 1000,
    weekHours: 4000,
    rate: 1_500_000,
    first: null,
    beyond: 1_500_000,
    saturday: 1_500_000,
    sunday: 2_000_000,
    name: { fr: 'convention résidentielle', en: 'residential agreement' },
  },
  'institutional-commercial': {
    ...R20,
    dayHours: 800,
    weekHours: 4000,
    rate: 1_500_000,
    first: 100,
    beyond: 2_000_000,
    saturday: 2_000_000,
    sunday: 2_000_000,
    name: { fr: 'convention institutionnelle et commerciale', en: 'institutional and commercial agreement' },
  },
  industrial: {
    ...R20,
    dayHours: 800,
    weekHours: 4000,
    rate: 2_000_000,
    first: null,
    beyond: 2_000_000,
    saturday: 2_000_000,
    sunday: 2_000_000,
    name: { fr: 'convention industrielle', en: 'industrial agreement' },
  },
  civil: {
    ...R20,
    dayHours: 1000,
    weekHours: 4500,
    rate: 1_500_000,
    first: null,
    beyond: 1_500_000,
    saturday: 1_500_000,
    sunday: 2_000_000,
    name: { fr: 'convention du génie civil', en: 'civil engineering agreement' },
  },
}

const weekly = (weekHours: number, from: IsoDate, source: string, name: Bilingual): OvertimeRule => ({
  dayHours: null,
  weekHours,
  rate: 1_500_000,
  first: null,
  beyond: 1_500_000,
  saturday: null,
  sunday: null,
  from,
  source,
  confirmed: true,
  name,
})

/** Act respecting labour standards, s. 52 and 55: beyond 40 hours a week, half as much again. */
export const QUEBEC_STANDARDS = weekly(4000, '2000-10-01', 'Loi sur les normes du travail, art. 52 et 55', {
  fr: 'normes du travail (Québec)',
  en: 'labour standards (Québec)',
})
/** Employment Standards Act, 2000, s. 22: beyond 44 hours a week. */
export const ONTARIO_STANDARDS = weekly(4400, '2001-09-04', 'Employment Standards Act, 2000 (Ontario), s. 22', {
  fr: 'normes d’emploi (Ontario)',
  en: 'employment standards (Ontario)',
})

/** The rule of a site: Québec construction by its sector, else the minimum standard; null where we hold none. */
export function overtimeRule(province: Province, sector: CcqSector | null): OvertimeRule | null {
  if (province === 'QC') return sector ? SECTOR_RULES[sector] : QUEBEC_STANDARDS
  return province === 'ON' ? ONTARIO_STANDARDS : null
}

export type WorkedDay = { date: IsoDate; hours: number }
export type OvertimeDay = WorkedDay & { regular: number; overtime: { hours: number; rate: Ppm }[] }

/**
 * How the hours of a week divide: Saturdays, Sundays and holidays at their rate, then what exceeds the day, then what
 * exceeds the week. Days of other weeks are divided apart; where sites differ in rule, each day has its own. All in
 * hundredths of an hour.
 */
export function splitOvertime(
  days: readonly WorkedDay[],
  law: OvertimeRule | ((date: IsoDate) => OvertimeRule),
): OvertimeDay[] {
  const ordered = [...days].sort((a, b) => (a.date < b.date ? -1 : 1))
  const used = new Map<IsoDate, number>()
  return ordered.map(({ date, hours }) => {
    const rule = typeof law === 'function' ? law(date) : law
    const special = specialRate(date, rule)
    if (special) return { date, hours, regular: 0, overtime: hours ? [{ hours, rate: special }] : [] }
    const week = weekOf(date).from
    const before = used.get(week) ?? 0
    const daily = Math.min(hours, rule.dayHours ?? hours)
    const regular = Math.max(0, Math.min(daily, (rule.weekHours ?? Number.POSITIVE_INFINITY) - before))
    used.set(week, before + regular)
    const extra = hours - regular
    const first = Math.min(extra, rule.first ?? extra)
    const overtime = [
      { hours: first, rate: rule.rate },
      { hours: extra - first, rate: rule.beyond },
    ].filter((part) => part.hours > 0)
    return { date, hours, regular, overtime }
  })
}

function specialRate(date: IsoDate, rule: OvertimeRule): Ppm | null {
  if (weekday(date) === 7) return rule.sunday
  if (rule.sunday && ccqHolidays(Number(date.slice(0, 4))).includes(date)) return rule.sunday
  return weekday(date) === 6 ? rule.saturday : null
}

/** What divided hours are worth at an hourly rate. */
export const payOf = ({ regular, overtime }: OvertimeDay, rate: Cents): Cents =>
  labourAmount({ hours: regular, rate }) +
  overtime.reduce((sum, part) => sum + applyRate(labourAmount({ hours: part.hours, rate }), part.rate), 0)

/** Act respecting labour standards, s. 67–69 and 74 (since 2019-01-01). Weeks are tenths, so that 2 weeks are 20. */
export function vacationRight(hiredOn: IsoDate, on: IsoDate): { weekTenths: number; rate: Ppm; source: string } {
  const source = 'Loi sur les normes du travail, art. 67 à 69 et 74'
  const years = yearsBetween(hiredOn, on)
  if (years >= 3) return { weekTenths: 30, rate: 60_000, source }
  if (years >= 1) return { weekTenths: 20, rate: 40_000, source }
  const months = Math.max(0, Math.floor((Date.parse(on) - Date.parse(hiredOn)) / (30.4375 * 86_400_000)))
  return { weekTenths: Math.min(20, months * 2), rate: 40_000, source }
}

/** Whole years from one day to another. */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
