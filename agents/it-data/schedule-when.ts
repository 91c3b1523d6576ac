// croner: the next moment of a cron expression in a time zone, right across daylight saving.
import { Cron } from 'croner'
import { NovaError } from '../../src/errors.ts'
import { dateIn, formatDate, formatTime, instantIn } from '../../src/lib/dates.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import { field } from '../../src/tool/fields.ts'

export const DAYS: [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'weekdays',
  'daily',
  'monthly',
] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'weekdays', 'daily', 'monthly']
export type Day = (typeof DAYS)[number]

const DAY_FACTS: Record<Day, { cron: string; label: Bilingual; words: string[]; every: Bilingual }> = {
  monday: {
    cron: '* * 1',
    label: { fr: 'Lundi', en: 'Monday' },
    words: ['lundis', 'Mondays'],
    every: { fr: 'le lundi', en: 'on Mondays' },
  },
  tuesday: {
    cron: '* * 2',
    label: { fr: 'Mardi', en: 'Tuesday' },
    words: [],
    every: { fr: 'le mardi', en: 'on Tuesdays' },
  },
  wednesday: {
    cron: '* * 3',
    label: { fr: 'Mercredi', en: 'Wednesday' },
    words: [],
    every: { fr: 'le mercredi', en: 'on Wednesdays' },
  },
  thursday: {
    cron: '* * 4',
    label: { fr: 'Jeudi', en: 'Thursday' },
    words: [],
    every: { fr: 'le jeudi', en: 'on Thursdays' },
  },
  friday: {
    cron: '* * 5',
    label: { fr: 'Vendredi', en: 'Friday' },
    words: [],
    every: { fr: 'le vendredi', en: 'on Fridays' },
  },
  saturday: {
    cron: '* * 6',
    label: { fr: 'Samedi', en: 'Saturday' },
    words: [],
    every: { fr: 'le samedi', en: 'on Saturdays' },
  },
  sunday: {
    cron: '* * 0',
    label: { fr: 'Dimanche', en: 'Sunday' },
    words: [],
    every: { fr: 'le dimanche', en: 'on Sundays' },
  },
  weekdays: {
    cron: '* * 1-5',
    label: { fr: 'Jours ouvrables', en: 'Weekdays' },
    words: ['jours de semaine', 'business days', 'du lundi au vendredi'],
    every: { fr: 'du lundi au vendredi', en: 'Monday to Friday' },
  },
  daily: {
    cron: '* * *',
    label: { fr: 'Tous les jours', en: 'Every day' },
    words: ['chaque jour', 'quotidien', 'daily', 'each day'],
    every: { fr: 'tous les jours', en: 'every day' },
  },
  monthly: {
    cron: '1 * *',
    label: { fr: 'Le 1er du mois', en: 'On the 1st of the month' },
    words: ['le 1er', 'chaque mois', 'tous les mois', 'on the 1st', 'every month'],
    every: { fr: 'le 1er du mois', en: 'on the 1st of the month' },
  },
}

const say = phrases({
  when: { fr: '{day} à {time}', en: '{day} at {time}' },
  next: { fr: '{date}, {time}', en: '{date}, {time}' },
})

export const whenFields = {
  day: field
    .choice(DAYS, {
      label: { fr: 'Jour', en: 'Day' },
      options: DAYS.map((value) => ({ value, label: DAY_FACTS[value].label, words: DAY_FACTS[value].words })),
    })
    .optional(),
  at: field.text({ label: { fr: 'Heure', en: 'Time' }, cues: ['à', 'at'] }).optional(),
}

/** `07:30` of `7h30`, `7 h 30`, `07:30`, `7`, `4pm`. Throws `input.invalid`. */
export function readClock(text: string): string {
  const [, hour, minute = '00', half] = /^\s*(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?\s*(am|pm)?\s*$/i.exec(text) ?? []
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0)
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    throw new NovaError(
      'input.invalid',
      {
        fr: `« ${text} » n’est pas une heure. Écris par exemple 7 h ou 16 h 30.`,
        en: `"${text}" is no time. Write for example 7:00 or 16:30.`,
      },
      { field: 'at' },
    )
  return `${String(hours).padStart(2, '0')}:${minute}`
}

/** The cron expression of a day and a wall time `HH:MM`. */
export function cronOf(day: Day, clock: string): string {
  const [hour, minute] = clock.split(':').map(Number)
  return `${minute} ${hour} ${DAY_FACTS[day].cron}`
}

/** The day and wall time of an expression that we wrote; null for any other. */
export function whenOf(cron: string): { day: Day; clock: string } | null {
  const [, minute, hour, rest] = /^(\d{1,2}) (\d{1,2}) (.+)$/.exec(cron) ?? []
  const day = DAYS.find((one) => DAY_FACTS[one].cron === rest)
  return day && hour && minute ? { day, clock: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` } : null
}

/** `le lundi à 7 h`; the expression itself where it is not of ours. */
export function whenText(cron: string, timeZone: string, lang: Lang): string {
  const when = whenOf(cron)
  if (!when) return cron
  const at = instantIn(timeZone, '2026-01-05', when.clock)
  return say(lang, 'when', { day: DAY_FACTS[when.day].every[lang], time: formatTime(at, timeZone, lang) })
}

export function nextText(cron: string, timeZone: string, after: Date, lang: Lang): string {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(after)
  if (!next) return '–'
  return say(lang, 'next', { date: formatDate(dateIn(timeZone, next), lang), time: formatTime(next, timeZone, lang) })
}
