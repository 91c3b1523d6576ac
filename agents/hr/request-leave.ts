import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { addMonths, formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { REQUEST } from './absence-examples.ts'
import { absencesIn, daysText, daysToCome, type LeaveStores, leaveHours, periodOf } from './leave-days.ts'

const say = phrases({
  title: { fr: 'Demande de congé', en: 'Time off request' },
  ask: {
    fr: '{person} demande congé {span} ({days}, {type}).',
    en: '{person} asks for time off {span} ({days}, {type}).',
  },
  granted: {
    fr: 'Congé accordé à {person} {span} ({days}, {type}).',
    en: 'Time off granted to {person} {span} ({days}, {type}).',
  },
  one: { fr: 'le {from}', en: 'on {from}' },
  many: { fr: 'du {from} au {to}', en: 'from {from} to {to}' },
  vacation: { fr: 'vacances', en: 'vacation' },
  family: { fr: 'raison familiale', en: 'family' },
  unpaid: { fr: 'sans solde', en: 'unpaid' },
  training: { fr: 'formation', en: 'training' },
  alone: { fr: 'Personne d’autre n’est absent ces jours-là.', en: 'Nobody else is away then.' },
  others: { fr: 'Aussi absents ou en demande : {names}.', en: 'Also away, or asking to be: {names}.' },
  other: { fr: '{name} ({span})', en: '{name} ({span})' },
  calendar: { fr: 'Qui est absent', en: 'Who is away' },
})

const TYPES = ['vacation', 'family', 'unpaid', 'training'] as const

const input = z.object({
  period: field.period({
    label: { fr: 'Jours de congé', en: 'Days off' },
    ask: { fr: 'Pour quels jours?', en: 'For which days?' },
  }),
  type: field
    .choice(['vacation', 'family', 'unpaid', 'training'], {
      label: { fr: 'Type de congé', en: 'Type of leave' },
      options: [
        { value: 'vacation', label: { fr: 'Vacances', en: 'Vacation' }, words: ['vacances', 'congé', 'off'] },
        {
          value: 'family',
          label: { fr: 'Raison familiale', en: 'Family' },
          words: ['familial', 'famille', 'enfant', 'family', 'kid'],
        },
        { value: 'unpaid', label: { fr: 'Sans solde', en: 'Unpaid' }, words: ['sans solde', 'sans paye', 'unpaid'] },
        { value: 'training', label: { fr: 'Formation', en: 'Training' }, words: ['formation', 'cours', 'training'] },
      ],
    })
    .optional(),
})
type Asked = z.output<typeof input>

const output = z.object({
  number: z.string().nullable(),
  person: z.string(),
  from: z.string(),
  to: z.string(),
  hours: z.int(),
  type: z.enum(TYPES),
  others: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
})
type Leave = z.output<typeof output>

const MAX_MONTHS = 18
const LONG_PAST = 60

const invalid = (fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field: 'period' })

async function prepare({ period, type }: Asked, ctx: Context<LeaveStores>): Promise<Leave> {
  const { stores, actor, today } = ctx
  const wanted = daysToCome(period, today, LONG_PAST)
  const { from, to } = wanted
  if (from < today)
    throw invalid(
      'Un congé se demande d’avance : ces jours sont passés. Quels jours à venir veux-tu?',
      'Time off is asked for ahead: those days are past. Which days to come?',
    )
  if (to > addMonths(today, MAX_MONTHS))
    throw invalid(
      `C’est dans plus de ${MAX_MONTHS} mois : vérifie l’année.`,
      `That is more than ${MAX_MONTHS} months ahead: check the year.`,
    )
  const own = await absencesIn(wanted, stores, actor.id)
  if (own[0])
    throw new NovaError('rule.broken', {
      fr: `Tu as déjà ${own[0].number} ${spanOf(periodOf(own[0]), 'fr')} (${own[0].state === 'asked' ? 'en attente de réponse' : 'accordé'}). Choisis d’autres jours.`,
      en: `You already have ${own[0].number} ${spanOf(periodOf(own[0]), 'en')} (${own[0].state === 'asked' ? 'waiting for an answer' : 'granted'}). Choose other days.`,
    })
  const person = await stores.persons.need(actor.id)
  const hours = leaveHours(wanted, person)
  if (!hours)
    throw invalid(
      'Tu ne travailles pas ces jours-là (fin de semaine, férié ou fermeture de la construction) : rien à demander.',
      'You do not work on those days (weekend, holiday or construction shutdown): nothing to ask for.',
    )
  const names = new Map((await stores.persons.list()).map((one) => [one.id, one.name]))
  const others = (await absencesIn(wanted, stores))
    .filter(({ personId }) => personId && personId !== actor.id)
    .map((one) => ({ name: names.get(one.personId!) ?? '?', ...periodOf(one) }))
  return { number: null, person: actor.name, from, to, hours, type: type ?? 'vacation', others }
}

function spanOf({ from, to }: { from: string; to: string }, lang: Lang): string {
  const told = { from: formatDate(from, lang), to: formatDate(to, lang) }
  return say(lang, from === to ? 'one' : 'many', told)
}

function cardOf(leave: Leave, lang: Lang): DraftCard {
  const { person, hours, type, others, number } = leave
  const told = { person, span: spanOf(leave, lang), days: daysText(hours, lang), type: say(lang, type) }
  const summary = say(lang, number ? 'granted' : 'ask', told)
  const names = others.map(({ name, ...span }) => say(lang, 'other', { name, span: spanOf(span, lang) }))
  return {
    title: say(lang, 'title'),
    summary,
    tone: number ? 'success' : others.length ? 'warning' : 'info',
    blocks: [
      { type: 'text', text: summary },
      { type: 'text', text: names.length ? say(lang, 'others', { names: names.join(', ') }) : say(lang, 'alone') },
    ],
    ...(number
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'calendar'),
              intent: {
                do: 'tool' as const,
                tool: 'absences.team_calendar',
                input: { period: { from: leave.from, to: leave.to } },
              },
            },
          ],
        }
      : {}),
  }
}

export const requestLeave = defineTool<LeaveStores>()({
  name: 'absences.request',
  title: { fr: 'Demander un congé', en: 'Request time off' },
  gate: 'approve',
  permission: 'chat.use',
  approval: { permission: 'people.manage' },
  examples: REQUEST,
  input,
  output,
  async preview(asked, ctx) {
    const leave = await prepare(asked, ctx)
    const { from, to, hours, type } = leave
    return { card: cardOf(leave, ctx.lang), subject: { person: ctx.actor.id, from, to, hours, type } }
  },
  async run(asked, ctx) {
    const leave = await prepare(asked, ctx)
    const { from, to, hours, type } = leave
    const { number } = await ctx.stores.records.create('absence', {
      title: 'Absence',
      date: from,
      due: to,
      personId: ctx.actor.id,
      state: 'approved',
      data: { type, to, hours },
    })
    return { ...leave, number }
  },
  card: (leave, { lang }) => cardOf(leave, lang),
})
