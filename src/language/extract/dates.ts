// Dates as people say them; "today" is the organization's.

import { casual as chrono } from 'chrono-node/en'
import {
  addDays,
  addMonths,
  firstOfMonth,
  type IsoDate,
  isIsoDate,
  lastOfMonth,
  monthOf,
  type Period,
  weekday,
  weekOf,
} from '../../lib/dates.ts'
import { findAll, type Span, withoutOverlaps } from './span.ts'

/** A day, or words that name a day no calendar has (`31 novembre`). */
export type SaidDate = { date: IsoDate } | { impossible: true }
/** Which way a bare weekday or day of the month points: hours were worked, a task is due. */
export type Direction = 'past' | 'future'

export const MONTHS =
  'jan(?:v(?:ier)?|uary)?|fev(?:r(?:ier)?)?|feb(?:ruary)?|mars|march|mar|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?'
const MONTH_STARTS = ['jan', 'fe', 'mar', 'a[vp]', 'ma[iy]', 'jui?n', 'jui?l', 'a(?:ou|ug)', 'se', 'oc', 'no', 'de']
const DAYS =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const DAY_STARTS = ['lu|mon', 'mar|tu', 'mer|we', 'je|th', 've|fr', 'sa', 'di|su']

export const monthNumber = (word: string) =>
  MONTH_STARTS.findIndex((start) => new RegExp(`^(?:${start})`).test(word)) + 1
const dayNumber = (word: string) => DAY_STARTS.findIndex((start) => new RegExp(`^(?:${start})`).test(word)) + 1

export const iso = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const said = (date: IsoDate): SaidDate => (isIsoDate(date) ? { date } : { impossible: true })
const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year))

function dayAndMonth(today: IsoDate, direction: Direction, day: number, month: number, year?: string): SaidDate {
  const now = Number(today.slice(0, 4))
  if (year) return said(iso(fullYear(year), month, day))
  if (month === 2 && day === 29) {
    const leap = [now, now + 1, now - 1].find((candidate) => isIsoDate(iso(candidate, 2, 29)))
    return leap ? { date: iso(leap, 2, 29) } : { impossible: true }
  }
  const date = iso(now, month, day)
  if (!isIsoDate(date)) return { impossible: true }
  if (direction === 'future' && date < addDays(today, -45)) return { date: iso(now + 1, month, day) }
  if (direction === 'past' && date > today) return { date: iso(now - 1, month, day) }
  return { date }
}

function namedDay(
  today: IsoDate,
  direction: Direction,
  day: number,
  shift: 'next' | 'last' | 'this' | undefined,
): IsoDate {
  const ahead = (day - weekday(today) + 7) % 7
  if (shift === 'this') return addDays(weekOf(today).from, day - 1)
  const past = shift ? shift === 'last' : direction === 'past'
  if (past) return addDays(today, ahead === 0 ? (shift ? -7 : 0) : ahead - 7)
  return addDays(today, ahead === 0 ? 7 : ahead)
}

export function inUnits(today: IsoDate, count: number, unit: string): IsoDate {
  if (/^(?:mois|month)/.test(unit)) return addMonths(today, count)
  if (/^(?:an|year)/.test(unit)) return addMonths(today, 12 * count)
  return addDays(today, count * (/^(?:sem|week)/.test(unit) ? 7 : 1))
}

const UNIT = '(jours?|days?|semaines?|weeks?|mois|months?|ans?|annees?|years?)'

/** A text without any of these names no date; most texts are spared the patterns below. */
const HINT = new RegExp(
  `\\d|\\b(?:${MONTHS}|(?:${DAYS})s?|hier|demain|yesterday|today|tonight|tomorrow|aujourd'hui|matin|soir|apres-midi|morning|afternoon|evening|jours?|days?|semaine|semaines|weeks?|mois|months?|ans?|annees?|years?)\\b`,
)

export function findDates(clean: string, today: IsoDate, direction: Direction = 'future'): Span<SaidDate>[] {
  if (!HINT.test(clean)) return []
  const relative = (days: number) => () => ({ date: addDays(today, days) })
  const found: Span<SaidDate>[] = [
    ...findAll(clean, /(?<![\d-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d-])/g, (m) =>
      said(iso(Number(m[1]), Number(m[2]), Number(m[3]))),
    ),
    ...findAll(clean, /(?<![\d/-])(\d{1,2})[/](\d{1,2})[/](\d{4})(?![\d/])/g, (m) =>
      said(
        Number(m[2]) > 12
          ? iso(Number(m[3]), Number(m[1]), Number(m[2]))
          : iso(Number(m[3]), Number(m[2]), Number(m[1])),
      ),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:le |the |du |au |on )*(?:(?:${DAYS}) (?:le )?)?(\\d{1,2})(?:er|st|nd|rd|th|e)?(?: of)? (${MONTHS})\\b\\.?(?:,? (20\\d\\d|'\\d\\d))?`,
        'g',
      ),
      (m) => dayAndMonth(today, direction, Number(m[1]), monthNumber(m[2]!), m[3]?.replace("'", '')),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:on |le )?(?:(?:${DAYS}),? )?(${MONTHS})\\b\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:$%hk]|[.,]\\d|\\s*(?:\\$|h\\b|hours|heures))(?:,? (20\\d\\d))?`,
        'g',
      ),
      (m) => dayAndMonth(today, direction, Number(m[2]), monthNumber(m[1]!), m[3]),
    ),
    ...findAll(
      clean,
      new RegExp(`\\b(?:le |the |on )?(?:premier|first)(?: of| de)? (${MONTHS})\\b(?: (20\\d\\d))?`, 'g'),
      (m) => dayAndMonth(today, direction, 1, monthNumber(m[1]!), m[2]),
    ),
    ...findAll(
      clean,
      /\b(?:le |the )?(\d{1,2})(?:er|st|nd|rd|th|e)? (?:du mois prochain|of next month|next month)\b|\bnext month on the (\d{1,2})(?:st|nd|rd|th)?\b/g,
      (m) => said(`${addMonths(firstOfMonth(today), 1).slice(0, 8)}${(m[1] ?? m[2])!.padStart(2, '0')}`),
    ),
    ...findAll(
      clean,
      new RegExp(`\\b(${DAYS}) (?:de la semaine (prochaine|passee|derniere)|(next|last) week)\\b`, 'g'),
      (m) => ({
        date: addDays(
          weekOf(today).from,
          dayNumber(m[1]!) - 1 + (/^(?:prochaine|next)/.test((m[2] ?? m[3])!) ? 7 : -7),
        ),
      }),
    ),
    ...findAll(
      clean,
      new RegExp(`\\b(?:${DAYS}),? (?:le |the )(\\d{1,2})(?:er|st|nd|rd|th)?\\b(?! ?(?:${MONTHS})\\b)`, 'g'),
      (m) => dayOfMonth(today, direction, Number(m[1])),
    ),
    ...findAll(clean, /(?<![\d/-])(\d{1,2})\/(\d{1,2})(?![\d/-])/g, (m) =>
      Number(m[2]) <= 12 && Number(m[1]) > 12
        ? dayAndMonth(today, direction, Number(m[1]), Number(m[2]))
        : Number(m[1]) <= 12 && Number(m[2]) > 12
          ? dayAndMonth(today, direction, Number(m[2]), Number(m[1]))
          : undefined,
    ),
    ...findAll(clean, /\b(?:avant[- ]hier|day before yesterday)\b/g, relative(-2)),
    ...findAll(clean, /\b(?:apres[- ]demain|day after tomorrow)\b/g, relative(2)),
    ...findAll(
      clean,
      /\b(?:hier(?: (?:matin|soir|apres-midi))?|yesterday(?: (?:morning|afternoon))?)\b/g,
      relative(-1),
    ),
    ...findAll(
      clean,
      /\b(?:demain(?: (?:matin|soir|apres-midi))?|tomorrow(?: (?:morning|afternoon))?)\b/g,
      relative(1),
    ),
    ...findAll(
      clean,
      /\b(?:aujourd'hui|today|tonight|(?:a|ce|cet|cette) (?:matin|soir|apres-midi)|this (?:morning|afternoon|evening)|journee d'aujourd'hui)\b/g,
      relative(0),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(next|last|this|prochain|dernier|ce) )?(${DAYS})s?(?: (prochaine?|dernier|derniere|passee?|d'avant|en huit|next))?(?: (?:matin|soir|am|pm|morning))?\\b`,
        'g',
      ),
      (m) => {
        const word = m[1] ?? m[3] ?? ''
        if (/s$/.test(m[0]) || /\b(?:tous les|toutes les|chaque|every|each|aux|les) $/.test(clean.slice(0, m.index)))
          return undefined
        const shift = /^(?:next|prochain|en)/.test(word)
          ? 'next'
          : /^(?:last|dernier|passe|d')/.test(word)
            ? 'last'
            : /^(?:this|ce$)/.test(word)
              ? 'this'
              : undefined
        const named = namedDay(today, direction, dayNumber(m[2]!), shift)
        return { date: word === 'en huit' ? addDays(namedDay(today, 'future', dayNumber(m[2]!), 'next'), 7) : named }
      },
    ),
    ...findAll(clean, new RegExp(`\\b(?:dans|d'ici|in|within) (\\d{1,3}|une?|a|an) ${UNIT}\\b`, 'g'), (m) => ({
      date: inUnits(today, Number(m[1]) || 1, m[2]!),
    })),
    // The terms of an invoice: "net 30", "net 15 days".
    ...findAll(clean, /\bnet[ -](\d{1,3})(?: ?(?:jours?|days?|j)\b)?(?![\d%$]|[., ]\d| \$)/g, (m) => ({
      date: addDays(today, Number(m[1])),
    })),
    ...findAll(
      clean,
      new RegExp(`\\b(?:il y a (\\d{1,3}|une?) ${UNIT}|(\\d{1,3}|an?|one) ${UNIT} ago)\\b`, 'g'),
      (m) => ({
        date: inUnits(today, -(Number(m[1] ?? m[3]) || 1), (m[2] ?? m[4])!),
      }),
    ),
    ...findAll(
      clean,
      new RegExp(
        `\\b(?:(?:la |a la |the )?(fin|end|debut|start|beginning|mi)[ -](?:of |de |du |d')?(?:the |le mois de |mois de |mois d')?(mois prochain|next month|mois|month|annee|l'annee|year|semaine|la semaine|week|${MONTHS}))\\b(?: (20\\d\\d))?`,
        'g',
      ),
      (m) => edgeOf(today, m[1]!, m[2]!, m[3]),
    ),
    ...findAll(
      clean,
      /\b(?:le|the|au|du|pour le|avant le|by the) (\d{1,2})(?:er|st|nd|rd|th)?\b(?![-:/]|[.,]\d| ?(?:\$|%|h\b|heures|pi2|feuilles|etage|jours))/g,
      (m) => dayOfMonth(today, direction, Number(m[1])),
    ),
  ]
  return withoutOverlaps(found)
}

/** What chrono reads in English and the rules above do not: "two weeks from now", "this weekend". Its French says less. */
export function findOtherDates(clean: string, today: IsoDate, direction: Direction): Span<SaidDate>[] {
  const noon = new Date(`${today}T12:00:00`)
  return chrono.parse(clean, noon, { forwardDate: direction === 'future' }).flatMap((found) => {
    const { start } = found
    // A bare duration is no date: "10 hours" are billed, "two days of crane" too.
    if (!/\b(?:from now|weekend|next|this|ago|later)\b/.test(found.text)) return []
    const date = iso(start.get('year')!, start.get('month')!, start.get('day')!)
    return isIsoDate(date) ? [{ start: found.index, end: found.index + found.text.length, value: { date } }] : []
  })
}

function dayOfMonth(today: IsoDate, direction: Direction, day: number): SaidDate | undefined {
  if (day < 1 || day > 31) return undefined
  const first = firstOfMonth(today)
  const step = direction === 'past' ? -1 : 1
  for (let shift = 0; shift < 3; shift++) {
    const date = `${addMonths(first, shift * step).slice(0, 8)}${String(day).padStart(2, '0')}`
    if (isIsoDate(date) && (direction === 'past' ? date <= today : date >= today)) return { date }
  }
  return undefined
}

function edgeOf(today: IsoDate, edge: string, of: string, year?: string): SaidDate | undefined {
  let period: Period
  if (/semaine|week/.test(of)) period = { ...weekOf(today), to: addDays(weekOf(today).from, 4) }
  else if (/prochain|next/.test(of)) period = monthOf(addMonths(firstOfMonth(today), 1))
  else if (/^(?:mois|month)$/.test(of)) period = monthOf(today)
  else if (/annee|year/.test(of)) period = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
  else {
    const month = monthNumber(of)
    const now = Number(today.slice(0, 4))
    const first = iso(year ? Number(year) : now, month, 1)
    period = monthOf(!year && lastOfMonth(first) < addDays(today, -45) ? addMonths(first, 12) : first)
  }
  if (/^(?:fin|end)/.test(edge)) return { date: period.to }
  return { date: edge === 'mi' ? addDays(period.from, 14) : period.from }
}
