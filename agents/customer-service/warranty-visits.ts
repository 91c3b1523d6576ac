import { z } from 'zod'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { addDays, addMonths, daysBetween, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import { type WarrantyStores, whichDone } from './check-coverage.ts'
import { DISPATCH, EXPIRING } from './warranty-examples.ts'

type Stores = WarrantyStores & {
  tasks: Rows<Task>
  persons: { need(id: string): Promise<{ id: string; name: string; active: boolean }> }
}

const say = phrases({
  title: { fr: 'Visite de service', en: 'Service visit' },
  willBe: {
    fr: 'Envoyer {who} à {project} le {date} pour : {what}.',
    en: 'Send {who} to {project} on {date} for: {what}.',
  },
  sent: { fr: '{who} passe à {project} le {date} : {what}.', en: '{who} goes to {project} on {date}: {what}.' },
  task: { fr: 'Visite de service {project} : {what}', en: 'Service visit {project}: {what}' },
  who: { fr: 'Qui', en: 'Who' },
  when: { fr: 'Quand', en: 'When' },
  where: { fr: 'Où', en: 'Where' },
  what: { fr: 'Pourquoi', en: 'Why' },
  note: {
    fr: 'Une tâche est ajoutée à cette personne; rien n’est écrit au client.',
    en: 'A task is added for that person; nothing is written to the client.',
  },
  endsTitle: { fr: 'Garanties d’un an qui finissent', en: 'One-year warranties that end' },
  ends: {
    fr: '{count, plural, =0 {Aucune garantie d’un an ne finit} one {# garantie d’un an finit} other {# garanties d’un an finissent}} d’ici le {until}{first, select, none {} other {; d’abord {first}}}.',
    en: '{count, plural, =0 {No one-year warranty ends} one {# one-year warranty ends} other {# one-year warranties end}} by {until}{first, select, none {} other {; first {first}}}.',
  },
  project: { fr: 'Projet', en: 'Project' },
  endsOn: { fr: 'Finit le', en: 'Ends on' },
  left: { fr: 'Dans', en: 'In' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  advice: {
    fr: 'Une visite avant la fin évite la dispute : ce qui est trouvé à temps est couvert (C.c.Q., art. 2120). Avis, pas un conseil juridique.',
    en: 'A visit before the end avoids a dispute: what is found in time is covered (C.C.Q., art. 2120). Guidance, not legal advice.',
  },
  plan: { fr: 'Visite : {code}', en: 'Visit: {code}' },
  round: { fr: 'Tournée de fin de garantie', en: 'End-of-warranty round' },
})

const input = z.object({
  project: whichDone,
  what: field.text({
    label: { fr: 'À réparer', en: 'To be fixed' },
    ask: { fr: 'Pour réparer quoi?', en: 'To fix what?' },
    cues: ['pour réparer', 'pour le', 'pour la', 'pour', 'réparer', 'to fix', 'to repair', 'fix', 'about'],
  }),
  who: field.person({ label: { fr: 'Qui', en: 'Who' } }).optional(),
  date: field.date({ label: { fr: 'Quand', en: 'When' } }).optional(),
})
type Said = z.output<typeof input>

/** Two working days are enough to be heard and not forgotten. */
const SOON = 2

async function plan({ project: id, what, who, date }: Said, { stores, actor, today }: Context<Stores>) {
  const project = await stores.projects.need(id)
  const day = date ?? addDays(today, SOON)
  if (day < today)
    throw new NovaError(
      'input.invalid',
      { fr: 'Cette date est déjà passée. Quel jour?', en: 'That date has passed. Which day?' },
      { field: 'date' },
    )
  const person = await stores.persons.need(who ?? project.foremanId ?? project.managerId ?? actor.id)
  const { code, name, address } = project
  return { project: { id, code, name, address }, what, day, person: { id: person.id, name: person.name } }
}

const planned = z.object({
  project: z.object({ id: z.string(), code: z.string(), name: z.string(), address: z.string() }),
  what: z.string(),
  day: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
})
type Planned = z.output<typeof planned>

function visitCard({ project, what, day, person }: Planned, key: 'willBe' | 'sent', lang: 'fr' | 'en') {
  const values = { who: person.name, project: project.name, date: formatDate(day, lang), what }
  const summary = say(lang, key, values)
  return {
    title: say(lang, 'title'),
    summary,
    tone: key === 'sent' ? ('success' as const) : ('info' as const),
    blocks: [
      {
        type: 'fields' as const,
        fields: [
          { label: say(lang, 'who'), value: person.name },
          { label: say(lang, 'when'), value: formatDate(day, lang) },
          {
            label: say(lang, 'where'),
            value: `${project.name}, ${project.address}`,
            href: `nova:projects/${project.code}`,
          },
          { label: say(lang, 'what'), value: what },
        ],
      },
      { type: 'text' as const, text: say(lang, 'note') },
    ],
  }
}

export const dispatchVisit = defineTool<Stores>()({
  name: 'warranty.dispatch_visit',
  title: { fr: 'Envoyer une visite de service', en: 'Dispatch a service visit' },
  gate: 'confirm',
  permission: 'tasks.write',
  examples: DISPATCH,
  input,
  output: planned,
  async preview(said, ctx) {
    const visit = await plan(said, ctx)
    return { card: visitCard(visit, 'willBe', ctx.lang), subject: visit }
  },
  async run(said, ctx) {
    const visit = await plan(said, ctx)
    await ctx.stores.tasks.insert({
      title: say(ctx.lang, 'task', { project: visit.project.name, what: visit.what }),
      projectId: visit.project.id,
      assigneeId: visit.person.id,
      dueDate: visit.day,
      status: 'open',
      createdBy: ctx.actor.id,
    })
    return visit
  },
  card: (visit, { lang }) => visitCard(visit, 'sent', lang),
})

const HORIZON_MONTHS = 4

export const expiringWarranties = defineTool<WarrantyStores>()({
  name: 'warranty.expiring_visits',
  title: { fr: 'Voir les garanties qui finissent', en: 'See warranties about to end' },
  gate: 'none',
  permission: 'projects.read',
  examples: EXPIRING,
  input: z.object({
    until: field.date({ label: { fr: 'D’ici le', en: 'Until' }, cues: ['avant', 'd’ici', 'by', 'before'] }).optional(),
  }),
  output: z.object({
    until: z.string(),
    on: z.string(),
    ending: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), endsOn: z.string() })),
  }),
  async run({ until: said }, { stores, today }) {
    const until = said ?? addMonths(today, HORIZON_MONTHS)
    const ending = []
    for (const { projectId, data } of await stores.records.list('closeout', {})) {
      const { warrantyEnds } = data
      if (!projectId || !warrantyEnds || warrantyEnds < today || warrantyEnds > until) continue
      const { id, code, name } = await stores.projects.need(projectId)
      ending.push({ id, code, name, endsOn: warrantyEnds })
    }
    return { until, on: today, ending: ending.sort((a, b) => a.endsOn.localeCompare(b.endsOn)) }
  },
  card({ until, on, ending }, { lang }) {
    const first = ending[0] ? `${ending[0].code} ${ending[0].name}` : 'none'
    const summary = say(lang, 'ends', { count: ending.length, until: formatDate(until, lang), first })
    return {
      title: say(lang, 'endsTitle'),
      summary,
      tone: ending.length > 0 ? 'info' : 'neutral',
      blocks: [
        ...(ending.length > 0
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'endsTitle'),
                columns: [
                  { label: say(lang, 'project') },
                  { label: say(lang, 'endsOn') },
                  { label: say(lang, 'left') },
                ],
                rows: ending.map(({ code, name, endsOn }) => [
                  { text: `${code} ${name}`, href: `nova:projects/${code}` },
                  formatDate(endsOn, lang),
                  say(lang, 'days', { n: daysBetween(on, endsOn) }),
                ]),
              },
            ]
          : []),
        { type: 'text', text: say(lang, 'advice') },
      ],
      actions: ending.slice(0, 3).map(({ id, code }) => ({
        type: 'button' as const,
        label: say(lang, 'plan', { code }),
        intent: {
          do: 'form' as const,
          tool: 'warranty.dispatch_visit',
          input: { project: id, what: say(lang, 'round') },
        },
      })),
    }
  },
})
