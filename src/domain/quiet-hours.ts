import { addDays, dateIn, instantIn, timeIn, weekday } from '../lib/dates.ts'

/** Wall times `HH:MM` between which a person is left alone; may pass midnight. Equal ends are no hours at all. */
export type QuietHours = {
  from: string
  until: string
  /** Saturday and Sunday, all day. */
  weekends?: boolean
}

/** Left alone at no time. */
export const NEVER_QUIET: QuietHours = { from: '00:00', until: '00:00' }

/** `7:05`, `19 h`, `7h30` or `19:30` as `HH:MM`; null for what is no time of day. */
export function readClock(text: string): string | null {
  const match = /^\s*(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?\s*(am|pm)?\s*$/i.exec(text.replaceAll('\u00a0', ' '))
  if (!match) return null
  const half = match[3]?.toLowerCase()
  const hour = half ? (Number(match[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(match[1])
  const minute = Number(match[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Whether a wall time falls within; the end is no longer quiet. */
export function isQuiet(quiet: QuietHours | null | undefined, time: string): boolean {
  if (!quiet || quiet.from === quiet.until) return false
  return quiet.from < quiet.until ? time >= quiet.from && time < quiet.until : time >= quiet.from || time < quiet.until
}

const isFree = ({ weekends }: QuietHours, date: string) => weekends === true && weekday(date) > 5

/**
 * When somebody may be disturbed again, by the wall clock of a time zone; null when they may be now. A night that runs
 * into a weekend ends after both, on the first morning.
 */
export function quietUntil(quiet: QuietHours | null | undefined, timeZone: string, now: Date): Date | null {
  if (!quiet) return null
  const wall = (at: Date) => ({ date: dateIn(timeZone, at), time: timeIn(timeZone, at) })
  let at = now
  // A night and a weekend give way to each other a few times at most.
  for (let turn = 0; turn < 8; turn += 1) {
    const { date, time } = wall(at)
    if (isFree(quiet, date)) at = instantIn(timeZone, addDays(date, 1), '00:00')
    else if (isQuiet(quiet, time)) at = instantIn(timeZone, time < quiet.until ? date : addDays(date, 1), quiet.until)
    else break
  }
  return at > now ? at : null
}
