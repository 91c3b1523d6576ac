import { z } from 'zod'
import { NEVER_QUIET, type QuietHours, readClock } from '../../src/domain/quiet-hours.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { field } from '../../src/tool/fields.ts'

const say = phrases({
  between: { fr: 'de {from} à {until}', en: 'from {from} to {until}' },
  weekends: { fr: 'la fin de semaine', en: 'on weekends' },
  both: { fr: '{hours} et la fin de semaine', en: '{hours} and on weekends' },
})

const clock = (fr: string, en: string) => field.text({ label: { fr, en } }).optional()

const CHOICES = [
  {
    value: 'weekends',
    label: { fr: 'La fin de semaine', en: 'Weekends' },
    words: [
      'la fin de semaine',
      'fin de semaine',
      'fins de semaine',
      'le weekend',
      'week-end',
      'weekend',
      'weekends',
      'le samedi et le dimanche',
      'on weekends',
    ],
  },
  {
    value: 'never',
    label: { fr: 'Aucune heure calme', en: 'No quiet hours' },
    words: [
      'enlève mes heures calmes',
      'enlève mes heures de silence',
      'enlève les heures calmes',
      'supprime mes heures calmes',
      'annule mes heures calmes',
      'turn off my quiet hours',
      'delete my quiet hours',
      'plus d’heures calmes',
      'aucune heure calme',
      'pas d’heures calmes',
      'écris-moi n’importe quand',
      'n’importe quand',
      'en tout temps',
      'remove my quiet hours',
      'remove the company quiet hours',
      'no more quiet hours',
      'no quiet hours',
      'any time',
      'anytime',
    ],
  },
]

export const quietFields = {
  quietFromTime: clock('Silence à partir de', 'Quiet from'),
  quietUntilTime: clock('Silence jusqu’à', 'Quiet until'),
  quietDays: field
    .choice(['weekends', 'never'], { label: { fr: 'Jours calmes', en: 'Quiet days' }, options: CHOICES })
    .optional(),
}

export const quietShape = z.object({ from: z.string(), until: z.string(), weekends: z.boolean().optional() })

type Said = {
  quietFromTime?: string | undefined
  quietUntilTime?: string | undefined
  quietDays?: 'weekends' | 'never' | undefined
}

/** When a day's work usually begins: nobody says until when they want to be left alone. */
const MORNING = '07:00'
const EVENING = '18:00'
const NOON = '12:00'

/** The quiet hours that were said, over those before; undefined when none were. Throws `input.invalid`. */
export function quietOf(said: Said, before: QuietHours | null): QuietHours | undefined {
  const first = readTime(said.quietFromTime, 'quietFromTime')
  const second = readTime(said.quietUntilTime, 'quietUntilTime')
  // "Not before 7" names the end, "not after 17" the beginning.
  const isEnd = first !== null && second === null && first < NOON
  const [from, until] = isEnd ? [null, first] : [first, second]
  if (said.quietDays === 'never') return NEVER_QUIET
  if (!from && !until && !said.quietDays) return undefined
  const had = before && before.from !== before.until ? before : null
  const hours =
    from || until
      ? { from: from ?? had?.from ?? EVENING, until: until ?? had?.until ?? MORNING }
      : { from: had?.from ?? NEVER_QUIET.from, until: had?.until ?? NEVER_QUIET.until }
  return { ...hours, ...(said.quietDays === 'weekends' || before?.weekends ? { weekends: true } : {}) }
}

function readTime(text: string | undefined, name: string): string | null {
  if (text === undefined) return null
  const time = readClock(text)
  if (time) return time
  throw new NovaError(
    'input.invalid',
    { fr: `« ${text} » n’est pas une heure.`, en: `"${text}" is not a time.` },
    { field: name },
  )
}

/** `de 18:00 à 07:00 et la fin de semaine`; null when they are none. */
export function quietText(quiet: QuietHours | null, lang: Lang): string | null {
  if (!quiet) return null
  const hours = quiet.from === quiet.until ? null : say(lang, 'between', { from: quiet.from, until: quiet.until })
  if (hours && quiet.weekends) return say(lang, 'both', { hours })
  return hours ?? (quiet.weekends ? say(lang, 'weekends') : null)
}
