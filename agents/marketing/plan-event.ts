import { z } from 'zod'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { PLAN_EVENT } from './event-examples.ts'

export type PlanStores = { records: RecordStore; tasks: Rows<Task> }

const say = phrases({
  title: { fr: 'Événement à planifier', en: 'Event to plan' },
  ask: {
    fr: '{name}, le {date}, {budget} : créer l’événement et ses {n} tâches?',
    en: '{name}, on {date}, {budget}: create the event and its {n} tasks?',
  },
  done: {
    fr: '{number} est planifié : {name}, le {date}, {budget}, {n} tâches.',
    en: '{number} is planned: {name}, on {date}, {budget}, {n} tasks.',
  },
  task: { fr: 'Tâche', en: 'Task' },
  due: { fr: 'Pour le', en: 'Due' },
  book: {
    fr: '{name} : réserver l’emplacement et vérifier l’assurance',
    en: '{name}: book the space and check the insurance',
  },
  print: {
    fr: '{name} : préparer les imprimés (licence, français)',
    en: '{name}: prepare printed pieces (licence, French)',
  },
  staff: { fr: '{name} : décider qui y sera et à quelles heures', en: '{name}: decide who will be there and when' },
  form: {
    fr: '{name} : préparer le formulaire de contact avec consentement',
    en: '{name}: prepare the contact form with consent',
  },
  after: { fr: '{name} : rappeler les contacts reçus', en: '{name}: call back the contacts received' },
  open: { fr: 'Voir l’événement', en: 'See the event' },
  footer: {
    fr: 'Rien n’est réservé ni dépensé. Les tâches en retard d’avance sont dues aujourd’hui.',
    en: 'Nothing is booked or spent. Tasks already late are due today.',
  },
})

/** Days before (or after) the event that each thing is due. */
const STEPS = [
  ['book', -60],
  ['print', -30],
  ['staff', -14],
  ['form', -7],
  ['after', 3],
] as const

const input = z.object({
  name: field.text({
    label: { fr: 'Événement', en: 'Event' },
    ask: { fr: 'Comment s’appelle l’événement?', en: 'What is the event called?' },
    cues: [
      'événement :',
      'événement',
      'planifie les',
      'planifie un',
      'planifie le',
      'organise les',
      'organise un',
      'organise le',
      'organize an',
      'organize a',
      'plan an',
      'plan a',
      'plan the',
      'event:',
    ],
  }),
  date: field.date({
    label: { fr: 'Date', en: 'Date' },
    ask: { fr: 'Quel jour?', en: 'On which day?' },
  }),
  budget: field.money({
    label: { fr: 'Budget', en: 'Budget' },
    ask: { fr: 'Avec quel budget?', en: 'With what budget?' },
    cues: ['budget'],
  }),
  place: field
    .text({ label: { fr: 'Lieu', en: 'Place' }, cues: ['lieu :', 'place:', 'à la salle', 'at the hall'] })
    .optional(),
})
type Wanted = z.output<typeof input>

const sheet = z.object({
  number: z.string().nullable(),
  name: z.string(),
  date: z.string(),
  budget: z.int(),
  place: z.string(),
  tasks: z.array(z.object({ title: z.string(), due: z.string() })),
})
type Sheet = z.output<typeof sheet>

function prepare({ name: said, date, budget, place }: Wanted, { today, lang }: Context<PlanStores>): Sheet {
  const invalid = (fr: string, en: string, named: string) =>
    new NovaError('input.invalid', { fr, en }, { field: named })
  if (date <= today)
    throw invalid('Cette date est passée : donne un jour à venir.', 'That date is past: give a day to come.', 'date')
  if (budget <= 0) throw invalid('Donne un budget au-dessus de zéro.', 'Give a budget above zero.', 'budget')
  const name = `${said[0]!.toUpperCase()}${said.slice(1)}`
  const due = (days: number): IsoDate => {
    const on = addDays(date, days)
    return on < today ? today : on
  }
  return {
    number: null,
    name,
    date,
    budget,
    place: place ?? '',
    tasks: STEPS.map(([step, days]) => ({ title: say(lang, step, { name }), due: due(days) })),
  }
}

function cardOf(one: Sheet, lang: Lang) {
  const told = {
    number: one.number ?? '',
    name: one.name,
    date: formatDate(one.date, lang),
    budget: formatMoney(one.budget, lang),
    n: one.tasks.length,
  }
  return {
    title: say(lang, 'title'),
    summary: say(lang, one.number ? 'done' : 'ask', told),
    tone: 'info' as const,
    blocks: [
      {
        type: 'table' as const,
        caption: say(lang, 'title'),
        columns: [{ label: say(lang, 'task') }, { label: say(lang, 'due') }],
        rows: one.tasks.map(({ title, due }) => [title, formatDate(due, lang)]),
      },
    ],
    footer: say(lang, 'footer'),
  }
}

export const planEvent = defineTool<PlanStores>()({
  name: 'events.plan',
  title: { fr: 'Planifier un événement', en: 'Plan an event' },
  gate: 'confirm',
  permission: 'marketing.write',
  examples: PLAN_EVENT,
  input,
  output: sheet.extend({ number: z.string() }),
  async preview(wanted, ctx) {
    const subject = prepare(wanted, ctx)
    return { card: cardOf(subject, ctx.lang), subject, edit: { tool: 'events.plan', input: wanted } }
  },
  async run(wanted, ctx) {
    const { stores, actor } = ctx
    const made = prepare(wanted, ctx)
    const { number } = await stores.records.create('show', {
      title: made.name,
      state: 'planned',
      date: made.date,
      data: { place: made.place, to: made.date, budget: made.budget, spent: 0, contacts: 0, campaignId: null },
    })
    await stores.tasks.insertMany(
      made.tasks.map(({ title, due }) => ({
        title,
        assigneeId: actor.id,
        createdBy: actor.id,
        dueDate: due,
        status: 'open' as const,
      })),
    )
    return { ...made, number }
  },
  card: (made, { lang }) => ({
    ...cardOf(made, lang),
    tone: 'success',
    actions: [
      {
        type: 'button',
        label: say(lang, 'open'),
        intent: { do: 'tool', tool: 'events.measure_return', input: { event: made.number } },
      },
    ],
  }),
})
