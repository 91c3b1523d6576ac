import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { SITE_CARD_SOURCE } from '../../src/domain/site-cards.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { tellAssignee } from '../knowledge/task-line.ts'
import {
  type CrewStores,
  cardName,
  clockText,
  type DayPlan,
  hindrances,
  isFree,
  nextWorkDay,
  readDay,
  startOf,
  tradeOf,
  whoElse,
} from './crew-day.ts'
import { ASSIGN } from './crew-examples.ts'

const say = phrases({
  title: { fr: 'Affectation au chantier', en: 'Site assignment' },
  willBe: {
    fr: '{person} ira à {project} le {date} à {time}.',
    en: '{person} will go to {project} on {date} at {time}.',
  },
  already: {
    fr: '{person} est déjà prévu à {project} le {date}{same, select, yes {, à la même heure} other {}}. Ta confirmation fixe l’heure à {time} et le redit à la personne.',
    en: '{person} is planned at {project} on {date} already{same, select, yes {, at the same time} other {}}. Your confirmation sets the time to {time} and tells them again.',
  },
  done: {
    fr: '{person} va à {project} le {date} à {time}; la personne en est avertie.',
    en: '{person} goes to {project} on {date} at {time} and is told.',
  },
  task: {
    fr: '{time} {project}{work, select, none {} other { : {work}}}',
    en: '{time} {project}{work, select, none {} other {: {work}}}',
  },
  meet: { fr: 'Rencontrer {name}, {address}.', en: 'Meet {name}, {address}.' },
  person: { fr: 'Personne', en: 'Person' },
  site: { fr: 'Chantier', en: 'Site' },
  when: { fr: 'Quand', en: 'When' },
  address: { fr: 'Adresse', en: 'Address' },
  lead: { fr: 'Sur place', en: 'On site' },
  cards: { fr: 'Cartes', en: 'Cards' },
  valid: { fr: 'valides ce jour-là', en: 'valid on that day' },
  noTrade: { fr: 'pas de métier de chantier au dossier', en: 'no site trade on file' },
  away: { fr: 'absent ce jour-là', en: 'away on that day' },
  busy: { fr: 'déjà pris : {tasks}', en: 'already taken: {tasks}' },
  expired: { fr: 'carte expirée : {cards}', en: 'expired card: {cards}' },
  missing: { fr: 'carte pas au dossier : {cards}', en: 'card not on file: {cards}' },
  cannot: {
    fr: '{person} ne peut pas aller à {project} le {date} : {why}. {others, select, none {Personne d’autre n’est libre avec les bonnes cartes.} other {Disponibles avec leurs cartes : {others}.}}',
    en: '{person} cannot go to {project} on {date}: {why}. {others, select, none {Nobody else is free with the right cards.} other {Free with their cards: {others}.}}',
  },
  sheet: { fr: 'Voir la feuille de route', en: 'See the dispatch' },
  footer: { fr: 'Cartes vérifiées : {source}.', en: 'Cards checked: {source}.' },
})

/** When sites start. */
const USUAL_START = '07:00'

const input = z.object({
  person: field.person({
    label: { fr: 'Personne', en: 'Person' },
    ask: { fr: 'Qui envoie-t-on?', en: 'Who is sent?' },
  }),
  project: field.project({
    label: { fr: 'Chantier', en: 'Site' },
    ask: { fr: 'Sur quel chantier?', en: 'To which site?' },
  }),
  when: field.date({ label: { fr: 'Quand', en: 'When' } }).optional(),
  time: field.text({ label: { fr: 'Heure', en: 'Time' } }).optional(),
  work: field
    .text({ label: { fr: 'Travail', en: 'Work' }, cues: ['pour faire', 'pour poser', 'travail :', 'to do', 'work:'] })
    .optional(),
})

type Plan = {
  person: PersonRow
  project: Project
  lead: PersonRow | null
  date: IsoDate
  time: string
  work: string | null
  standing: Task | null
}

/** Why somebody cannot go, in words. */
function whyNot(person: PersonRow, project: Project, work: string, day: DayPlan, lang: Lang): string {
  const { away, elsewhere, expired, missing } = hindrances(person, project, work, day)
  const names = (cards: typeof expired) => cards.map((kind) => cardName(kind, lang)).join(', ')
  return [
    ...(away ? [say(lang, 'away')] : []),
    ...(elsewhere.length ? [say(lang, 'busy', { tasks: elsewhere.map(({ title }) => title).join(', ') })] : []),
    ...(expired.length ? [say(lang, 'expired', { cards: names(expired) })] : []),
    ...(missing.length ? [say(lang, 'missing', { cards: names(missing) })] : []),
  ].join('; ')
}

/** Throws `input.invalid` for a day that is past or no hour, `rule.broken` where the person cannot go, with who can. */
async function planAssignment(said: z.output<typeof input>, { stores, today }: Context<CrewStores>): Promise<Plan> {
  const date = said.when ?? nextWorkDay(today)
  const time = said.time ?? USUAL_START
  const invalid = (name: string, fr: string, en: string) => new NovaError('input.invalid', { fr, en }, { field: name })
  if (date < today) throw invalid('when', 'Ce jour est passé. Pour quel jour?', 'That day is past. For which day?')
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw invalid('time', 'Écris l’heure comme 07:00.', 'Write the time like 07:00.')
  const day = await readDay(date, stores)
  const person = await stores.persons.need(said.person)
  const project = await stores.projects.need(said.project)
  if (project.status === 'done' || project.status === 'cancelled')
    throw new NovaError('rule.broken', {
      fr: `${project.code} est fermé : on n’y envoie plus personne.`,
      en: `${project.code} is closed: nobody is sent there any more.`,
    })
  const work = said.work ?? ''
  if (!isFree(hindrances(person, project, work, day))) {
    const others = whoElse(person, project, work, day)
    const told = (lang: Lang) =>
      say(lang, 'cannot', {
        person: person.name,
        project: project.name,
        date: formatDate(date, lang),
        why: whyNot(person, project, work, day, lang),
        others: others.map(({ name }) => name).join(', ') || 'none',
      })
    const [first] = others
    const offer = first && {
      tool: 'crews.assign',
      input: { ...said, person: first.id, project: project.id, when: date, time },
      label: { fr: `Envoyer ${first.name}`, en: `Send ${first.name}` },
    }
    throw new NovaError('rule.broken', { fr: told('fr'), en: told('en') }, offer ? { data: { offer } } : {})
  }
  const lead = project.foremanId ?? project.managerId
  return {
    person,
    project,
    lead: lead ? await stores.persons.get(lead) : null,
    date,
    time,
    work: said.work ?? null,
    standing: day.visits.find((task) => task.assigneeId === person.id && task.projectId === project.id) ?? null,
  }
}

const placeOf = ({ address }: Pick<Project, 'address'>) => address.replaceAll('\n', ', ')

export const assignCrew = defineTool<CrewStores>()({
  name: 'crews.assign',
  title: { fr: 'Affecter quelqu’un à un chantier', en: 'Assign somebody to a site' },
  gate: 'confirm',
  permission: 'projects.write',
  examples: ASSIGN,
  input,
  output: z.object({
    task: z.string(),
    person: z.string(),
    project: z.object({ code: z.string(), name: z.string() }),
    date: z.string(),
    time: z.string(),
  }),
  async preview(said, context) {
    const { lang } = context
    const { person, project, lead, date, time, work, standing } = await planAssignment(said, context)
    const values = {
      person: person.name,
      project: project.name,
      date: formatDate(date, lang),
      time: clockText(time, lang),
      same: standing && startOf(standing) === time ? 'yes' : 'no',
    }
    const summary = say(lang, standing ? 'already' : 'willBe', values)
    return {
      subject: { person: person.id, project: project.id, date, time, work, standing: standing?.id ?? null },
      edit: { tool: 'crews.assign', input: said },
      card: {
        title: say(lang, 'title'),
        summary,
        tone: 'info',
        blocks: [
          { type: 'text', text: summary },
          {
            type: 'fields',
            fields: [
              { label: say(lang, 'person'), value: person.name },
              {
                label: say(lang, 'site'),
                value: `${project.code} ${project.name}`,
                href: `nova:projects/${project.code}`,
              },
              { label: say(lang, 'when'), value: `${values.date}, ${values.time}` },
              { label: say(lang, 'address'), value: placeOf(project) },
              ...(lead && lead.id !== person.id ? [{ label: say(lang, 'lead'), value: lead.name }] : []),
              { label: say(lang, 'cards'), value: say(lang, tradeOf(person) ? 'valid' : 'noTrade') },
            ],
          },
        ],
        ...(project.province === 'QC' ? { footer: say(lang, 'footer', { source: SITE_CARD_SOURCE }) } : {}),
      },
    }
  },
  async run(said, context) {
    const { stores, actor, conversation } = context
    const { person, project, lead, date, time, work, standing } = await planAssignment(said, context)
    const about = standing?.title.replace(/^\d{2}:\d{2} /, '')
    const title = about
      ? `${time} ${about}`
      : say(person.lang, 'task', { time, project: project.name, work: work ?? 'none' })
    const task = standing
      ? await stores.tasks.update(standing.id, { title })
      : await stores.tasks.insert({
          title,
          details:
            lead && lead.id !== person.id
              ? say(person.lang, 'meet', { name: lead.name, address: placeOf(project) })
              : placeOf(project),
          kind: 'task',
          projectId: project.id,
          assigneeId: person.id,
          createdBy: actor.id,
          dueDate: date,
          conversationId: conversation,
        })
    await tellAssignee(task, context)
    return { task: task.id, person: person.name, project: { code: project.code, name: project.name }, date, time }
  },
  card({ person, project, date, time }, { lang }) {
    const summary = say(lang, 'done', {
      person,
      project: project.name,
      date: formatDate(date, lang),
      time: clockText(time, lang),
    })
    return {
      title: say(lang, 'title'),
      summary,
      tone: 'success',
      blocks: [{ type: 'text', text: summary }],
      actions: [
        {
          type: 'button',
          label: say(lang, 'sheet'),
          intent: { do: 'tool', tool: 'crews.publish_dispatch', input: { when: date } },
        },
      ],
    }
  },
})
