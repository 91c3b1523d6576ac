/** Wall times `HH:MM` between which a person is left alone; may pass midnight. */
export type QuietHours = { from: string; until: string }

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

/** Whether a wall time falls within; the end is no longer quiet. Equal ends are no quiet hours at all. */
export function isQuiet(quiet: QuietHours | null | undefined, time: string): boolean {
  if (!quiet || quiet.from === quiet.until) return false
  return quiet.from < quiet.until ? time >= quiet.from && time < quiet.until : time >= quiet.from || time < quiet.until
}
