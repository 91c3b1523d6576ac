import { type Lang, LOCALE } from './i18n.ts'

/** A calendar date, `YYYY-MM-DD`, without time or zone. */
export type IsoDate = string
/** Both ends included. */
export type Period = { from: IsoDate; to: IsoDate }

const DAY = 86_400_000
const parse = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`)
const write = (millis: number): IsoDate => new Date(millis).toISOString().slice(0, 10)

/** True for a real date: `2026-02-29` and `2026-11-31` are not. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parse(text)) && write(parse(text)) === text
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

function cached(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  let format = dayFormats.get(key)
  if (!format) {
    format = make()
    dayFormats.set(key, format)
  }
  return format
}

/** The date that the wall calendar of the time zone (IANA name) shows at an instant. */
export function dateIn(timeZone: string, at: Date): IsoDate {
  return cached(`date ${timeZone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })).format(at)
}

/** The wall time `HH:MM` of the time zone at an instant. */
export function timeIn(timeZone: string, at: Date): string {
  return cached(
    `time ${timeZone}`,
    () => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ).format(at)
}

export const addDays = (date: IsoDate, days: number): IsoDate => write(parse(date) + days * DAY)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((parse(to) - parse(from)) / DAY)

/** The same day of another month, held at that month's last day: 31 January + 1 month is 28 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const first = Date.UTC(year, month - 1 + months, 1)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return write(first + (Math.min(day, last) - 1) * DAY)
}

export const firstOfMonth = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01`
export const lastOfMonth = (date: IsoDate): IsoDate => addDays(addMonths(firstOfMonth(date), 1), -1)

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekday = (date: IsoDate): number => new Date(parse(date)).getUTCDay() || 7

/** Monday to Sunday. */
export function weekOf(date: IsoDate): Period {
  const monday = addDays(date, 1 - weekday(date))
  return { from: monday, to: addDays(monday, 6) }
}

export const monthOf = (date: IsoDate): Period => ({ from: firstOfMonth(date), to: lastOfMonth(date) })

/** `2 nov. 2026` in French, `Nov 2, 2026` in English; `long` spells the month and drops nothing. */
export function formatDate(date: IsoDate, lang: Lang, style: 'short' | 'long' | 'month' = 'short'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'month'
      ? { year: 'numeric', month: 'long' }
      : { year: 'numeric', month: style === 'long' ? 'long' : 'short', day: 'numeric' }
  const locale = lang === 'en' ? 'en-US' : LOCALE.fr
  const text = cached(
    `${lang} ${style}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
  ).format(parse(date))
  return lang === 'fr' && style !== 'month' ? text.replace(/^1 /, '1er ') : text
}

/** `14 h 30` in French, `2:30 PM` in English. */
export function formatTime(at: Date, timeZone: string, lang: Lang): string {
  const [hours, minutes] = timeIn(timeZone, at).split(':') as [string, string]
  if (lang === 'fr') return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`
  return `${Number(hours) % 12 || 12}:${minutes} ${Number(hours) < 12 ? 'AM' : 'PM'}`
}

/**
 * The instant at which the wall clock of a zone shows a date and time. A time skipped by daylight saving gives the
 * instant just after the gap; one that occurs twice gives the first.
 */
export function instantIn(timeZone: string, date: IsoDate, time: string): Date {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (millis: number) => {
    const at = new Date(millis)
    return Date.parse(`${dateIn(timeZone, at)}T${timeIn(timeZone, at)}:00Z`) - Math.floor(millis / 60_000) * 60_000
  }
  const offsets = [offsetAt(wall - DAY), offsetAt(wall + DAY)]
  const exact = offsets.map((offset) => wall - offset).filter((millis) => millis + offsetAt(millis) === wall)
  return new Date(exact.length ? Math.min(...exact) : wall - Math.min(...offsets))
}
