import { z } from 'zod'
import { readClock } from '../../src/domain/quiet-hours.ts'
import { NovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PREFERENCES } from './nova-examples.ts'

type Stores = { persons: Rows<PersonRow> }

const say = phrases({
  title: { fr: 'Tes préférences', en: 'Your preferences' },
  summary: {
    fr: 'C’est noté : {lang}, je t’appelle {name}{quiet, select, none {} other {, et je te laisse tranquille de {quiet}}}.',
    en: 'Noted: {lang}, I call you {name}{quiet, select, none {} other {, and I leave you alone from {quiet}}}.',
  },
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  between: { fr: '{from} à {until}', en: '{from} to {until}' },
  quiet: {
    fr: 'Pendant ces heures, mes rappels attendent. Ce que tu me demandes, je le fais quand même.',
    en: 'During these hours my reminders wait. What you ask me, I still do.',
  },
})

const LANGS = [
  { value: 'fr', label: { fr: 'Français', en: 'French' }, words: ['en français', 'in French'] },
  { value: 'en', label: { fr: 'Anglais', en: 'English' }, words: ['en anglais', 'in English'] },
]
const clock = (fr: string, en: string) => field.text({ label: { fr, en } }).optional()

const preferences = z.object({
  lang: z.enum(['fr', 'en']),
  name: z.string().nullable(),
  quiet: z.object({ from: z.string(), until: z.string() }).nullable(),
})

const stateOf = (person: PersonRow): z.output<typeof preferences> => ({
  lang: person.lang,
  name: person.preferences.name ?? null,
  quiet: person.preferences.quiet ?? null,
})

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

export const setPreferences = defineTool<Stores>()({
  name: 'chat.set_user_preferences',
  title: { fr: 'Régler mes préférences', en: 'Set my preferences' },
  gate: 'log',
  permission: 'chat.use',
  examples: PREFERENCES,
  input: z.object({
    lang: field.choice(['fr', 'en'], { label: { fr: 'Langue', en: 'Language' }, options: LANGS }).optional(),
    name: field
      .text({
        label: { fr: 'Comment t’appeler', en: 'What to call you' },
        cues: ['appelle-moi', 'm’appelles', 'm’appeler', 'call me', 'called', 'nom d’usage pour'],
      })
      .optional(),
    quietFromTime: clock('Silence à partir de', 'Quiet from'),
    quietUntilTime: clock('Silence jusqu’à', 'Quiet until'),
    restore: preferences.optional(),
  }),
  output: z.object({ now: preferences, before: preferences }),
  async run({ lang, name, quietFromTime, quietUntilTime, restore }, { stores, actor }) {
    const person = await stores.persons.need(actor.id)
    const before = stateOf(person)
    const from = readTime(quietFromTime, 'quietFromTime')
    const until = readTime(quietUntilTime, 'quietUntilTime')
    if (!restore && !lang && !name && !from && !until)
      throw new NovaError(
        'input.invalid',
        { fr: 'Qu’est-ce que je change?', en: 'What should I change?' },
        { field: 'lang' },
      )
    const now = restore ?? {
      lang: lang ?? before.lang,
      name: name ?? before.name,
      quiet:
        from || until
          ? { from: from ?? before.quiet?.from ?? '18:00', until: until ?? before.quiet?.until ?? '07:00' }
          : before.quiet,
    }
    const { name: _, quiet: __, ...others } = person.preferences
    await stores.persons.update(actor.id, {
      lang: now.lang,
      preferences: { ...others, ...(now.name ? { name: now.name } : {}), ...(now.quiet ? { quiet: now.quiet } : {}) },
    })
    return { now, before }
  },
  card({ now }, { actor }) {
    const { lang } = now
    const sentence = say(lang, 'summary', {
      lang: say(lang, lang),
      name: now.name ?? actor.name.split(' ')[0]!,
      quiet: now.quiet ? say(lang, 'between', now.quiet) : 'none',
    })
    return {
      title: say(lang, 'title'),
      summary: sentence,
      tone: 'success',
      blocks: [
        { type: 'text', text: sentence },
        ...(now.quiet ? [{ type: 'text' as const, text: say(lang, 'quiet') }] : []),
      ],
    }
  },
  undo: ({ before }) => ({ tool: 'chat.set_user_preferences', input: { restore: before } }),
})
