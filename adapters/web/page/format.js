import { state } from './state.js'
import { say, spoken } from './words.js'

const locale = () => (spoken() === 'fr' ? 'fr-CA' : 'en-CA')
const format = (at, options) => new Intl.DateTimeFormat(locale(), { timeZone: state.timeZone, ...options }).format(at)

/** The organization's calendar date, `YYYY-MM-DD`. */
export const dayOf = (at) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: state.timeZone, dateStyle: 'short' }).format(at)

/** `14 h 30`, `2:30 p.m.` */
export const timeOf = (at) => format(at, { hour: 'numeric', minute: '2-digit' })

/** The server's clock, which a demo may have frozen. */
export const now = () => new Date(Date.now() + state.clockOffset)

/** `Aujourd'hui`, `Hier`, `lundi 2 novembre`. */
export function dayName(at) {
  const day = dayOf(at)
  if (day === dayOf(now())) return say('today')
  if (day === dayOf(new Date(now().getTime() - 86_400_000))) return say('yesterday')
  const text = format(at, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === dayOf(now()).slice(0, 4) ? {} : { year: 'numeric' }),
  })
  return text[0].toUpperCase() + text.slice(1)
}

/** The time today, day and time before. */
export const whenOf = (at) =>
  dayOf(at) === dayOf(now())
    ? timeOf(at)
    : format(at, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })

export const fullTime = (at) => format(at, { dateStyle: 'full', timeStyle: 'short' })

/** `82 ko`, `1,4 Mo`. */
export function sizeOf(bytes) {
  const [unit, value] = bytes >= 1_000_000 ? ['megabyte', bytes / 1_000_000] : ['kilobyte', Math.max(1, bytes / 1000)]
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  )
}

export const percentOf = (millionths) =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(millionths / 1_000_000)

export const initials = (name) =>
  name
    .split(/\s+/)
    .map((part) => part[0])
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
    .toUpperCase()

export const firstName = (name) => name.split(' ')[0]
