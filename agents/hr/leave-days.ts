import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import { countWorkingDays, QUEBEC_CONSTRUCTION, WEEKDAYS, type WorkCalendar } from '../../src/domain/work-calendar.ts'
import { addMonths, daysBetween, type IsoDate, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatNumber } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type LeaveStores = { records: RecordStore; persons: Rows<PersonRow> }
export type Absence = TypedRecord<'absence'>

/** Hundredths of an hour. */
export const DAY = 800

const say = phrases({
  days: { fr: '{n} {many, select, yes {jours} other {jour}}', en: '{n} {many, select, yes {days} other {day}}' },
})

/** `1,5 jour`, of hundredths of an hour. */
export const daysText = (hours: number, lang: Lang): string =>
  say(lang, 'days', {
    n: formatNumber(hours / DAY, lang, 1),
    many: hours >= 2 * DAY || (lang === 'en' && hours !== DAY) ? 'yes' : 'no',
  })

/** Trades follow the closures and holidays of Québec construction; the office works on weekdays. */
export const calendarOf = (person: Pick<PersonRow, 'preferences'>): WorkCalendar =>
  person.preferences.trade ? QUEBEC_CONSTRUCTION : WEEKDAYS

export const leaveHours = (period: Period, person: Pick<PersonRow, 'preferences'>): number =>
  countWorkingDays(period, calendarOf(person)) * DAY

export const periodOf = ({ date, data }: Pick<Absence, 'date' | 'data'>): Period => ({
  from: (date ?? data.to) as IsoDate,
  to: data.to,
})

/** Days named without a year are read as gone by; leave is about days to come, so those long past are the next ones. */
export const daysToCome = ({ from, to }: Period, today: IsoDate, longPast: number): Period =>
  daysBetween(to, today) > longPast && addMonths(to, 12) >= today
    ? { from: addMonths(from, 12), to: addMonths(to, 12) }
    : { from, to }

const STANDING = ['asked', 'approved', 'taken'] as const

/** Absences asked, approved or taken that touch a period, by day. */
export async function absencesIn(
  { from, to }: Period,
  { records }: Pick<LeaveStores, 'records'>,
  personId?: string,
): Promise<Absence[]> {
  const all = await records.list('absence', { state: STANDING, ...(personId ? { personId } : {}) })
  return all
    .filter((one) => periodOf(one).from <= to && one.data.to >= from)
    .sort((a, b) => periodOf(a).from.localeCompare(periodOf(b).from))
}
