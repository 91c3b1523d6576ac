import { z } from 'zod'
import type { DraftCard } from '../../src/chat/card.ts'
import type { RecordStore } from '../../src/domain/records/record.ts'
import type { Certification } from '../../src/domain/records/watched.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { QUEBEC_CONSTRUCTION, workingDay } from '../../src/domain/work-calendar.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Bilingual, type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { currentCards } from './card-book.ts'
import { OFFBOARD, ONBOARD } from './recruiting-examples.ts'

export type ListStores = {
  persons: Rows<PersonRow>
  tasks: Rows<Task>
  certifications: Rows<Certification>
  records: RecordStore
}

const say = phrases({
  inTitle: { fr: 'Accueil de {person}', en: 'Welcoming {person}' },
  outTitle: { fr: 'Départ de {person}', en: 'Departure of {person}' },
  inAsk: {
    fr: 'Lancer l’accueil de {person} pour le {date}, en {count, plural, one {# tâche} other {# tâches}}?',
    en: 'Launch the welcome of {person} for {date}, in {count, plural, one {# task} other {# tasks}}?',
  },
  inDone: {
    fr: 'L’accueil de {person} est lancé : {count, plural, one {# tâche} other {# tâches}} d’ici le {date}.',
    en: 'The welcome of {person} is launched: {count, plural, one {# task} other {# tasks}} by {date}.',
  },
  outAsk: {
    fr: 'Lancer le départ de {person} le {date}, en {count, plural, one {# tâche} other {# tâches}}?',
    en: 'Launch the departure of {person} on {date}, in {count, plural, one {# task} other {# tasks}}?',
  },
  outDone: {
    fr: 'Le départ de {person} est lancé : {count, plural, one {# tâche} other {# tâches}}. L’accès reste ouvert jusqu’à ce que quelqu’un le retire.',
    en: 'The departure of {person} is launched: {count, plural, one {# task} other {# tasks}}. Access stays open until somebody revokes it.',
  },
  task: { fr: 'Tâche', en: 'Task' },
  due: { fr: 'Échéance', en: 'Due' },
  mine: { fr: 'Mes tâches', en: 'My tasks' },
  roe: {
    fr: 'Relevé d’emploi : en ligne, au plus tard cinq jours après la fin de la période de paie de l’interruption (Règlement sur l’assurance-emploi, art. 19). Avis, pas un conseil juridique.',
    en: 'Record of employment: online, within five days of the end of the pay period of the interruption (Employment Insurance Regulations, s. 19). Guidance, not legal advice.',
  },
})

/** `from` in working days before the first day, or after the last one. */
type Step = { title: Bilingual; days: number }

const WELCOME: Step[] = [
  {
    title: {
      fr: 'Dossier d’employé : coordonnées, TD1 et TP-1015.3, dépôt direct',
      en: 'Employee file: contact details, TD1 and TP-1015.3, direct deposit',
    },
    days: -2,
  },
  {
    title: {
      fr: 'Équipement de protection : casque, bottes, harnais au besoin',
      en: 'Protective equipment: hard hat, boots, harness if needed',
    },
    days: -1,
  },
  { title: { fr: 'Accès : compte Nova, courriel, clés', en: 'Access: Nova account, e-mail, keys' }, days: -1 },
  {
    title: {
      fr: 'Premier matin : accueil, visite et consignes de sécurité',
      en: 'First morning: welcome, tour and safety rules',
    },
    days: 0,
  },
  { title: { fr: 'Jumeler avec une personne d’expérience', en: 'Pair with an experienced person' }, days: 0 },
  { title: { fr: 'Faire le point après une semaine', en: 'Talk after a week' }, days: 5 },
]
const FAREWELL: Step[] = [
  {
    title: { fr: 'Retirer les accès : compte Nova, courriel, clés', en: 'Revoke access: Nova account, e-mail, keys' },
    days: 0,
  },
  { title: { fr: 'Reprendre l’équipement et le véhicule', en: 'Take back equipment and vehicle' }, days: 0 },
  { title: { fr: 'Dernière paie et vacances dues', en: 'Last pay and vacation owed' }, days: 3 },
  { title: { fr: 'Relevé d’emploi', en: 'Record of employment' }, days: 4 },
  { title: { fr: 'Entretien de départ, si la personne le veut', en: 'Exit talk, if the person wants it' }, days: 0 },
]
const CARD_STEP: Bilingual = { fr: 'Cartes à vérifier : ASP et CCQ', en: 'Cards to check: ASP and CCQ' }

const person = field.person({
  label: { fr: 'Personne', en: 'Person' },
  ask: { fr: 'Pour qui?', en: 'For whom?' },
})
const input = z.object({
  person,
  when: field.date({ label: { fr: 'Date', en: 'Date' }, ask: { fr: 'Quel jour?', en: 'On which day?' } }),
})

const output = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  date: z.string(),
  steps: z.array(z.object({ title: z.string(), due: z.string() })),
  done: z.boolean(),
})
type Plan = z.output<typeof output>
type Kind = 'in' | 'out'

/** The working day that is some days along, or back, from a day. */
function shifted(date: IsoDate, days: number): IsoDate {
  if (days >= 0) return workingDay(date, days + 1, QUEBEC_CONSTRUCTION)
  let back = date
  for (let left = -days; left > 0; ) {
    back = addDays(back, -1)
    if (QUEBEC_CONSTRUCTION(back)) left -= 1
  }
  return back
}

async function prepare(kind: Kind, said: z.output<typeof input>, ctx: Context<ListStores>): Promise<Plan> {
  const { stores, today, lang } = ctx
  const { id, name } = await stores.persons.need(said.person)
  if (said.when < (kind === 'in' ? today : addDays(today, -30)))
    throw new NovaError(
      'input.invalid',
      { fr: 'Ce jour est passé. Quelle est la bonne date?', en: 'That day is past. What is the right date?' },
      { field: 'when' },
    )
  const title = say(lang, kind === 'in' ? 'inTitle' : 'outTitle', { person: name })
  const open = await stores.tasks.list({ status: ['open', 'doing'] })
  if (open.some((task) => task.title.startsWith(`${title} –`)))
    throw new NovaError('rule.broken', {
      fr: `La liste est déjà lancée pour ${name}. Elle est dans les tâches.`,
      en: `The list is already launched for ${name}. It is in the tasks.`,
    })
  const held = currentCards(await stores.certifications.list({ personId: id }))
  const ready = (card: string) =>
    held.some((one) => one.kind === card && (!one.expiresOn || one.expiresOn >= said.when))
  const base = kind === 'in' ? WELCOME : FAREWELL
  const all = kind === 'in' && !(ready('asp') && ready('ccq')) ? [...base, { title: CARD_STEP, days: -2 }] : base
  const steps = all.map((step) => {
    const due = shifted(said.when, step.days)
    return { title: `${title} – ${step.title[lang]}`, due: due < today ? today : due }
  })
  return { person: { id, name }, date: said.when, steps: steps.sort((a, b) => a.due.localeCompare(b.due)), done: false }
}

function cardOf(kind: Kind, plan: Plan, lang: Lang): DraftCard {
  const title = say(lang, kind === 'in' ? 'inTitle' : 'outTitle', { person: plan.person.name })
  const last = plan.steps.at(-1)!.due
  return {
    title,
    summary: say(lang, kind === 'in' ? (plan.done ? 'inDone' : 'inAsk') : plan.done ? 'outDone' : 'outAsk', {
      person: plan.person.name,
      date: formatDate(plan.done && kind === 'in' ? last : plan.date, lang),
      count: plan.steps.length,
    }),
    tone: plan.done ? 'success' : 'info',
    blocks: [
      {
        type: 'table',
        caption: title,
        columns: [{ label: say(lang, 'task') }, { label: say(lang, 'due') }],
        rows: plan.steps.map((step) => [step.title.slice(title.length + 3), formatDate(step.due, lang)]),
      },
    ],
    ...(plan.done
      ? {
          actions: [
            {
              type: 'button' as const,
              label: say(lang, 'mine'),
              intent: { do: 'tool' as const, tool: 'tasks.list_mine', input: {} },
            },
          ],
        }
      : {}),
    ...(kind === 'out' ? { footer: say(lang, 'roe') } : {}),
  }
}

async function launch(kind: Kind, said: z.output<typeof input>, ctx: Context<ListStores>): Promise<Plan> {
  const plan = await prepare(kind, said, ctx)
  for (const { title, due } of plan.steps)
    await ctx.stores.tasks.insert({
      title,
      assigneeId: ctx.actor.id,
      createdBy: ctx.actor.id,
      dueDate: due,
      status: 'open',
      conversationId: ctx.conversation,
    })
  return { ...plan, done: true }
}

async function shown(kind: Kind, said: z.output<typeof input>, ctx: Context<ListStores>) {
  const plan = await prepare(kind, said, ctx)
  return {
    card: cardOf(kind, plan, ctx.lang),
    subject: { person: plan.person.id, date: plan.date, steps: plan.steps.length },
  }
}

export const launchOnboarding = defineTool<ListStores>()({
  name: 'onboarding.launch',
  title: { fr: 'Lancer l’accueil d’un employé', en: 'Launch an employee’s welcome' },
  gate: 'confirm',
  permission: 'people.manage',
  examples: ONBOARD,
  input,
  output,
  preview: (said, ctx) => shown('in', said, ctx),
  run: (said, ctx) => launch('in', said, ctx),
  card: (plan, { lang }) => cardOf('in', plan, lang),
})

export const launchOffboarding = defineTool<ListStores>()({
  name: 'offboarding.launch',
  title: { fr: 'Lancer un départ', en: 'Launch a departure' },
  gate: 'approve',
  permission: 'people.manage',
  approval: { permission: 'people.manage' },
  examples: OFFBOARD,
  input,
  output,
  preview: (said, ctx) => shown('out', said, ctx),
  run: (said, ctx) => launch('out', said, ctx),
  card: (plan, { lang }) => cardOf('out', plan, lang),
})
