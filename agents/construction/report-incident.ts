import { z } from 'zod'
import { injuryDeadlines } from '../../src/domain/cnesst.ts'
import type { Incident, Project } from '../../src/domain/records/projects.ts'
import { foldText } from '../../src/domain/records/record.ts'
import type { Notification } from '../../src/domain/records/work.ts'
import { readIncident } from '../../src/domain/safety.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { INCIDENT } from './safety-examples.ts'

export type SafetyStores = {
  incidents: Rows<Incident>
  projects: Rows<Project>
  persons: Rows<PersonRow>
  notifications: Rows<Notification>
  timeEntries: { hoursByDay(period: { from: string; to: string }): Promise<{ hours: number }[]> }
}

const say = phrases({
  title: { fr: 'Incident inscrit', en: 'Incident logged' },
  is: {
    fr: '{kind} à {project} le {date}, au registre. {told, select, none {} other {Avertis : {told}.}}',
    en: '{kind} at {project} on {date}, in the register. {told, select, none {} other {Told: {told}.}}',
  },
  removed: {
    fr: 'L’incident du {date} ({project}) est retiré du registre.',
    en: 'The incident of {date} ({project}) is taken off the register.',
  },
  'near-miss': { fr: 'Passé proche', en: 'Near miss' },
  'first-aid': { fr: 'Premiers soins', en: 'First aid' },
  recordable: { fr: 'Accident enregistrable', en: 'Recordable injury' },
  'lost-time': { fr: 'Accident avec perte de temps', en: 'Lost-time injury' },
  kind: { fr: 'Classé comme', en: 'Classed as' },
  what: { fr: 'Ce qui s’est passé', en: 'What happened' },
  days: { fr: 'Jours perdus', en: 'Lost days' },
  care: {
    fr: 'D’abord : soigne la personne, sécurise l’endroit et ne déplace rien d’autre que ce qu’il faut pour les secours.',
    en: 'First: look after the person, make the place safe and move nothing but what the rescue needs.',
  },
  serious: {
    fr: 'Accident grave : avise la CNESST tout de suite (1 844 838-0808), garde les lieux intacts; rapport écrit au plus tard le {by}.',
    en: 'Serious accident: tell the CNESST at once (1 844 838-0808), keep the place untouched; written report by {by}.',
  },
  written: { fr: 'Rapport écrit à la CNESST', en: 'Written report to the CNESST' },
  pays: { fr: 'L’employeur paie jusqu’au', en: 'The employer pays until' },
  claim: { fr: 'Demande de remboursement au plus tard', en: 'Reimbursement claim by' },
  worker: { fr: 'Réclamation du travailleur au plus tard', en: 'Worker’s own claim by' },
  law: {
    fr: '{source}{confirmed, select, yes {} other { · dates non confirmées}} · le classement vient de tes mots : corrige-le au besoin. Avis, pas un conseil juridique.',
    en: '{source}{confirmed, select, yes {} other { · dates not confirmed}} · the class comes from your words: correct it if need be. Guidance, not legal advice.',
  },
  check: {
    fr: 'Le classement vient de tes mots : corrige-le au besoin.',
    en: 'The class comes from your words: correct it if need be.',
  },
  act: { fr: 'Tâche : mesure corrective', en: 'Task: corrective action' },
  task: { fr: 'Mesure corrective : {what}', en: 'Corrective action: {what}' },
  rates: { fr: 'Voir les taux', en: 'See the rates' },
  news: { fr: 'Incident de chantier', en: 'Site incident' },
  newsText: { fr: '{kind}, {project}, le {date} : {what}', en: '{kind}, {project}, {date}: {what}' },
})

const KINDS = ['near-miss', 'first-aid', 'recordable', 'lost-time'] as const

/** Who leads the site hears of it, other than the one who reports it. */
async function tellLeads(incident: Incident, project: Project, { stores, actor }: Context<SafetyStores>) {
  const leads = new Set([project.managerId, project.foremanId].filter((id) => id !== null && id !== actor.id))
  const told: string[] = []
  for (const id of leads) {
    const person = await stores.persons.get(id!)
    if (!person) continue
    await stores.notifications.insert({
      kind: 'incident',
      personId: person.id,
      subjectKind: 'incidents',
      subjectId: incident.id,
      title: say(person.lang, 'news'),
      text: say(person.lang, 'newsText', {
        kind: say(person.lang, incident.kind),
        project: project.name,
        date: formatDate(incident.date, person.lang),
        what: incident.description,
      }),
      state: 'pending',
    })
    told.push(person.name)
  }
  return told
}

export const reportIncident = defineTool<SafetyStores>()({
  name: 'safety.report_incident',
  title: { fr: 'Déclarer un incident ou un passé proche', en: 'Report an incident or near miss' },
  gate: 'log',
  permission: 'tasks.write',
  examples: INCIDENT,
  input: z.object({
    project: field.project({
      label: { fr: 'Chantier', en: 'Site' },
      ask: { fr: 'C’est arrivé sur quel chantier?', en: 'On which site did it happen?' },
    }),
    what: field.longText({
      label: { fr: 'Ce qui s’est passé', en: 'What happened' },
      ask: { fr: 'Qu’est-ce qui s’est passé, et quels soins?', en: 'What happened, and what care was given?' },
    }),
    kind: field
      .choice([...KINDS], {
        label: { fr: 'Genre', en: 'Kind' },
        options: KINDS.map((value) => ({ value, label: { fr: say('fr', value), en: say('en', value) } })),
      })
      .optional(),
    workedOn: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
    /** The one to take off the register, as undo gives it. */
    withdraw: z.string().optional(),
  }),
  output: z.object({
    id: z.string(),
    project: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    kind: z.enum(KINDS),
    date: z.string(),
    what: z.string(),
    lostDays: z.int(),
    serious: z.boolean(),
    told: z.array(z.string()),
    withdrawn: z.boolean(),
  }),
  async run({ project: projectId, what, kind: said, workedOn, withdraw }, ctx) {
    const { stores, actor, today } = ctx
    const project = await stores.projects.need(projectId)
    const place = { id: project.id, code: project.code, name: project.name }
    if (withdraw) {
      const { id, kind, date, description, lostDays, reportedBy } = await stores.incidents.need(withdraw)
      if (reportedBy !== actor.id)
        throw new NovaError('auth.forbidden', {
          fr: 'Seule la personne qui a déclaré l’incident peut le retirer.',
          en: 'Only whoever reported the incident may take it off.',
        })
      await stores.incidents.remove(id)
      return { id, project: place, kind, date, what: description, lostDays, serious: false, told: [], withdrawn: true }
    }
    const date = workedOn ?? today
    if (date > today)
      throw new NovaError(
        'input.invalid',
        { fr: 'Un incident est déjà arrivé : quel jour?', en: 'An incident has already happened: on which day?' },
        { field: 'workedOn' },
      )
    const read = readIncident(foldText(what))
    const kind = said ?? read.kind
    const description = what[0]!.toUpperCase() + what.slice(1)
    const { lostDays } = read
    const incident = await stores.incidents.insert({
      projectId,
      date,
      kind,
      description,
      lostDays,
      reportedBy: actor.id,
    })
    const told = await tellLeads(incident, project, ctx)
    return {
      id: incident.id,
      project: place,
      kind,
      date,
      what: description,
      lostDays,
      serious: read.serious,
      told,
      withdrawn: false,
    }
  },
  card({ project, kind, date, what, lostDays, serious, told, withdrawn }, { lang, can }) {
    const on = formatDate(date, lang)
    if (withdrawn) {
      const text = say(lang, 'removed', { date: on, project: project.name })
      return { title: say(lang, 'title'), summary: text, tone: 'neutral', blocks: [{ type: 'text', text }] }
    }
    const hurt = kind === 'recordable' || kind === 'lost-time'
    const due = injuryDeadlines({ on: date, backOn: null, serious })
    return {
      title: say(lang, 'title'),
      summary: say(lang, 'is', {
        kind: say(lang, kind),
        project: project.name,
        date: on,
        told: told.join(', ') || 'none',
      }).trim(),
      tone: serious ? 'danger' : hurt ? 'warning' : 'success',
      blocks: [
        ...(serious
          ? [{ type: 'text' as const, text: say(lang, 'serious', { by: formatDate(due.writtenReportBy!, lang) }) }]
          : []),
        ...(kind === 'near-miss' ? [] : [{ type: 'text' as const, text: say(lang, 'care') }]),
        {
          type: 'fields',
          fields: [
            { label: say(lang, 'what'), value: what },
            { label: say(lang, 'kind'), value: say(lang, kind) },
            ...(lostDays ? [{ label: say(lang, 'days'), value: String(lostDays) }] : []),
            ...(hurt ? deadlineFields(due, lang) : []),
          ],
        },
      ],
      actions: [
        {
          type: 'button',
          label: say(lang, 'act'),
          intent: {
            do: 'form',
            tool: 'tasks.create_from_chat',
            input: { title: say(lang, 'task', { what: what.slice(0, 80) }), project: project.id, priority: 'high' },
          },
        },
        ...(can('projects.read')
          ? [
              {
                type: 'button' as const,
                label: say(lang, 'rates'),
                intent: { do: 'tool' as const, tool: 'safety.compute_rates', input: {} },
              },
            ]
          : []),
      ],
      footer: hurt
        ? say(lang, 'law', { source: due.source, confirmed: due.confirmed ? 'yes' : 'no' })
        : say(lang, 'check'),
    }
  },
  undo: ({ id, project, what, withdrawn }) =>
    withdrawn ? null : { tool: 'safety.report_incident', input: { project: project.id, what, withdraw: id } },
})

const deadlineFields = (due: ReturnType<typeof injuryDeadlines>, lang: Lang) => [
  ...(due.writtenReportBy ? [{ label: say(lang, 'written'), value: formatDate(due.writtenReportBy, lang) }] : []),
  { label: say(lang, 'pays'), value: formatDate(due.employerPaysUntil, lang) },
  { label: say(lang, 'claim'), value: formatDate(due.claimBy, lang) },
  { label: say(lang, 'worker'), value: formatDate(due.workerClaimBy, lang) },
]
