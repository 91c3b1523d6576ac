import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { foldText, type RecordStore } from '../../src/domain/records/record.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { formatHours } from './hours-line.ts'
import { absencesIn } from './leave-days.ts'
import { TRAINING } from './training-examples.ts'

export type TrainingStores = { records: RecordStore; persons: Rows<PersonRow>; notifications: Rows<Notification> }

const say = phrases({
  title: { fr: 'Formation', en: 'Training' },
  ask: {
    fr: 'Inscrire {person} à « {course} » le {date} ({hours}, {cost})?',
    en: 'Book {person} on “{course}” on {date} ({hours}, {cost})?',
  },
  done: {
    fr: '{number} : {person} suit « {course} » le {date}. La place reste à confirmer auprès du formateur.',
    en: '{number}: {person} takes “{course}” on {date}. The seat is still to be confirmed with the trainer.',
  },
  free: { fr: 'coût non inscrit', en: 'cost not entered' },
  person: { fr: 'Personne', en: 'Person' },
  course: { fr: 'Formation', en: 'Course' },
  date: { fr: 'Date', en: 'Date' },
  place: { fr: 'Lieu', en: 'Place' },
  hours: { fr: 'Durée', en: 'Length' },
  cost: { fr: 'Coût', en: 'Cost' },
  open: { fr: 'à confirmer', en: 'to be confirmed' },
  away: { fr: 'Attention : {person} est en congé ce jour-là.', en: 'Careful: {person} is on leave that day.' },
  news: { fr: 'Formation prévue', en: 'Training planned' },
  newsText: { fr: 'Tu suis « {course} » le {date}.', en: 'You take “{course}” on {date}.' },
  cards: { fr: 'Ses cartes', en: 'Their cards' },
})

const input = z.object({
  person: field.person({
    label: { fr: 'Personne', en: 'Person' },
    ask: { fr: 'Qui suit la formation?', en: 'Who takes the course?' },
  }),
  course: field.text({
    label: { fr: 'Formation', en: 'Course' },
    ask: { fr: 'Quelle formation?', en: 'Which course?' },
    cues: [
      'au cours de',
      'à la formation',
      'formation',
      'au cours',
      'cours de',
      'cours',
      'for the',
      'on the',
      'course',
    ],
  }),
  when: field.date({ label: { fr: 'Date', en: 'Date' }, ask: { fr: 'Quel jour?', en: 'On which day?' } }),
  place: field.text({ label: { fr: 'Lieu', en: 'Place' }, cues: ['lieu :', 'place:'] }).optional(),
  cost: field.money({ label: { fr: 'Coût', en: 'Cost' } }).optional(),
})
type Asked = z.output<typeof input>

const output = z.object({
  number: z.string().nullable(),
  person: z.object({ id: z.string(), name: z.string() }),
  course: z.string(),
  date: z.string(),
  place: z.string().nullable(),
  hours: z.int(),
  cost: z.int().nullable(),
  away: z.boolean(),
})
type Booking = z.output<typeof output>

const DAY = 800

async function prepare(
  { person: id, course, when, place, cost }: Asked,
  ctx: Context<TrainingStores>,
): Promise<Booking> {
  const { stores, today } = ctx
  if (when < today)
    throw new NovaError(
      'input.invalid',
      {
        fr: 'Ce jour est passé. Une formation suivie s’inscrit comme carte. Pour quel jour à venir?',
        en: 'That day is past. A course taken is recorded as a card. For which day to come?',
      },
      { field: 'when' },
    )
  const person = await stores.persons.need(id)
  const known = await stores.records.list('training')
  const same = known.filter((one) => foldText(one.data.course).startsWith(foldText(course)))
  const planned = known.find(
    (one) => one.personId === id && one.state === 'planned' && (one.date === when || same.includes(one)),
  )
  if (planned)
    throw new NovaError('rule.broken', {
      fr: `${person.name} est déjà inscrit : ${planned.data.course}, le ${formatDate(planned.date!, 'fr')} (${planned.number}).`,
      en: `${person.name} is already booked: ${planned.data.course}, on ${formatDate(planned.date!, 'en')} (${planned.number}).`,
    })
  // What the same course took last time, where it was not said.
  const last = same.at(-1)?.data
  return {
    number: null,
    person: { id, name: person.name },
    course: last?.course ?? course,
    date: when,
    place: place ?? last?.place ?? null,
    hours: last?.hours ?? DAY,
    cost: cost ?? last?.cost ?? null,
    away: (await absencesIn({ from: when, to: when }, stores, id)).length > 0,
  }
}

function cardOf(booking: Booking, lang: Lang): DraftCard {
  const { number, person, course, date, place, hours, cost, away } = booking
  const price = cost === null ? say(lang, 'free') : formatMoney(cost, lang)
  const told = { number: number ?? '', person: person.name, course, date: formatDate(date, lang) }
  return {
    title: say(lang, 'title'),
    summary: say(lang, number ? 'done' : 'ask', { ...told, hours: formatHours(hours, lang), cost: price }),
    tone: away ? 'warning' : number ? 'success' : 'info',
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'person'), value: person.name },
          { label: say(lang, 'course'), value: course },
          { label: say(lang, 'date'), value: told.date },
          { label: say(lang, 'place'), value: place ?? say(lang, 'open') },
          { label: say(lang, 'hours'), value: formatHours(hours, lang) },
          { label: say(lang, 'cost'), value: price },
        ],
      },
      ...(away ? [{ type: 'text' as const, text: say(lang, 'away', { person: person.name }) }] : []),
    ],
    ...(number
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'cards'),
              intent: { do: 'tool' as const, tool: 'certifications.expiring', input: { person: person.id } },
            },
          ],
        }
      : {}),
  }
}

export const bookTraining = defineTool<TrainingStores>()({
  name: 'training.book',
  title: { fr: 'Inscrire à une formation', en: 'Book a training course' },
  gate: 'confirm',
  permission: 'people.manage',
  examples: TRAINING,
  input,
  output,
  async preview(asked, ctx) {
    const { away, number, ...subject } = await prepare(asked, ctx)
    return { card: cardOf({ away, number, ...subject }, ctx.lang), subject }
  },
  async run(asked, ctx) {
    const booking = await prepare(asked, ctx)
    const { person, course, date, place, hours, cost } = booking
    const { number, id } = await ctx.stores.records.create('training', {
      title: course,
      date,
      personId: person.id,
      amount: cost,
      data: { course, place: place ?? say('fr', 'open'), hours, cost: cost ?? 0 },
    })
    const { lang } = await ctx.stores.persons.need(person.id)
    await ctx.stores.notifications.insert({
      kind: 'training',
      personId: person.id,
      subjectKind: 'training',
      subjectId: id,
      title: say(lang, 'news'),
      text: say(lang, 'newsText', { course, date: formatDate(date, lang) }),
      state: 'pending',
    })
    return { ...booking, number }
  },
  card: (booking, { lang }) => cardOf(booking, lang),
})
