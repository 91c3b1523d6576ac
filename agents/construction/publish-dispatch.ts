import { z } from 'zod'
import type { DraftAction } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { type CrewStores, clockText, nextWorkDay, readDay, startOf, tradeOf } from './crew-day.ts'
import { DISPATCH } from './crew-examples.ts'

const say = phrases({
  title: { fr: 'Feuille de route du {date}', en: 'Dispatch for {date}' },
  own: {
    fr: '{where, select, none {Rien n’est prévu pour toi le {date}: appelle ton contremaître.} other {Le {date}, tu es à {where}{time, select, none {} other {, à {time}}}.}}',
    en: '{where, select, none {Nothing is planned for you on {date}: call your foreman.} other {On {date} you are at {where}{time, select, none {} other {, at {time}}}.}}',
  },
  team: {
    fr: '{count, plural, =0 {Personne n’est affecté} one {# personne affectée} other {# personnes affectées}} à {sites, plural, one {# chantier} other {# chantiers}}{free, select, none {} other {; sans affectation : {free}}}{away, select, none {} other {; absents : {away}}}.',
    en: '{count, plural, =0 {Nobody is assigned} one {# person assigned} other {# people assigned}} to {sites, plural, one {# site} other {# sites}}{free, select, none {} other {; not assigned: {free}}}{away, select, none {} other {; away: {away}}}.',
  },
  nobody: {
    fr: 'Personne n’est affecté le {date}{free, select, none {} other {; à placer : {free}}}.',
    en: 'Nobody is assigned on {date}{free, select, none {} other {; to be placed: {free}}}.',
  },
  sent: {
    fr: 'Envoyée à {count, plural, one {# personne} other {# personnes}}; chacune reçoit sa propre ligne.',
    en: 'Sent to {count, plural, one {# person} other {# people}}; each gets their own line.',
  },
  withdrawn: {
    fr: 'L’envoi est retiré pour qui ne l’avait pas encore reçu.',
    en: 'Withdrawn for whoever had not received it yet.',
  },
  person: { fr: 'Personne', en: 'Person' },
  site: { fr: 'Chantier', en: 'Site' },
  start: { fr: 'Début', en: 'Start' },
  work: { fr: 'Travail', en: 'Work' },
  where: { fr: 'Adresse', en: 'Address' },
  meet: { fr: 'Qui rencontrer', en: 'Who to meet' },
  notSaid: { fr: 'heure non dite', en: 'no hour said' },
  map: { fr: 'Carte : {project}', en: 'Map: {project}' },
  write: { fr: 'Laisser un mot à {name}', en: 'Leave a word for {name}' },
  publish: { fr: 'Envoyer à chacun', en: 'Send to everyone' },
  assign: { fr: 'Affecter {name}', en: 'Assign {name}' },
  news: { fr: 'Ta feuille de route du {date}', en: 'Your dispatch for {date}' },
})

const line = z.object({
  task: z.string(),
  personId: z.string(),
  person: z.string(),
  project: z.object({ id: z.string(), code: z.string(), name: z.string(), address: z.string() }),
  start: z.string().nullable(),
  work: z.string(),
  details: z.string(),
  lead: z.object({ id: z.string(), name: z.string() }).nullable(),
})
type Line = z.output<typeof line>

async function readLines(date: string, { stores }: Context<CrewStores>) {
  const day = await readDay(date, stores)
  const person = (id: string | null) => day.persons.find((one) => one.id === id)
  const lines = day.visits.flatMap((task): Line[] => {
    const [who, project] = [person(task.assigneeId), day.projects.find(({ id }) => id === task.projectId)]
    if (!who || !project) return []
    const lead = person(project.foremanId) ?? person(project.managerId)
    const { id, code, name, address } = project
    return [
      {
        task: task.id,
        personId: who.id,
        person: who.name,
        project: { id, code, name, address: address.replaceAll('\n', ', ') },
        start: startOf(task),
        work: task.title.replace(/^\d{2}:\d{2} /, ''),
        details: task.details,
        lead: lead && lead.id !== who.id ? { id: lead.id, name: lead.name } : null,
      },
    ]
  })
  lines.sort((a, b) => a.project.code.localeCompare(b.project.code) || a.person.localeCompare(b.person))
  const crews = day.persons.filter((one) => tradeOf(one))
  const named = (list: typeof crews) => list.map(({ id, name }) => ({ id, name }))
  return {
    lines,
    free: named(crews.filter(({ id }) => !day.away.has(id) && !lines.some(({ personId }) => personId === id))),
    away: named(day.persons.filter(({ id }) => day.away.has(id))),
  }
}

const hour = (start: string | null, lang: Lang) => (start ? clockText(start, lang) : say(lang, 'notSaid'))

/** One notice for each person, with their own lines alone. Returns the notices made. */
async function tellEach(lines: readonly Line[], date: string, { stores, actor }: Context<CrewStores>) {
  const made: string[] = []
  for (const [personId, own] of Map.groupBy(lines, (one) => one.personId)) {
    if (personId === actor.id) continue
    const { lang } = await stores.persons.need(personId)
    const { id } = await stores.notifications.insert({
      kind: 'dispatch',
      personId,
      title: say(lang, 'news', { date: formatDate(date, lang) }),
      text: own
        .map(({ start, project, work, details }) =>
          [`${hour(start, lang)} ${project.code}`, work, details || project.address].join(' – '),
        )
        .join('\n'),
      state: 'pending',
    })
    made.push(id)
  }
  return made
}

const named = z.array(z.object({ id: z.string(), name: z.string() }))

export const publishDispatch = defineTool<CrewStores>()({
  name: 'crews.publish_dispatch',
  title: { fr: 'Voir ou publier la feuille de route', en: 'See or publish the dispatch' },
  gate: 'log',
  permission: 'chat.use',
  examples: DISPATCH,
  input: z.object({
    when: field.date({ label: { fr: 'Jour', en: 'Day' } }).optional(),
    send: field
      .boolean({
        label: { fr: 'Envoyer à chacun', en: 'Send to everyone' },
        cues: ['publie', 'publier', 'envoie', 'envoyer', 'publish', 'send', 'send out'],
      })
      .optional(),
    /** Notices to withdraw, as undo gives them. */
    withdraw: z.array(z.string()).optional(),
  }),
  output: z.object({
    date: z.string(),
    own: z.boolean(),
    lines: z.array(line),
    free: named,
    away: named,
    sent: z.array(z.string()),
    withdrawn: z.boolean(),
  }),
  async run({ when, send, withdraw }, ctx) {
    const { stores, actor, today } = ctx
    const date = when ?? nextWorkDay(today)
    const leads = ctx.can('projects.write')
    if ((send || withdraw) && !leads)
      throw new NovaError('auth.forbidden', {
        fr: 'La feuille de route est envoyée par qui gère les projets. Je peux te montrer ta propre journée.',
        en: 'The dispatch is sent by whoever manages projects. I can show you your own day.',
      })
    if (send && date < today)
      throw new NovaError(
        'input.invalid',
        {
          fr: 'Une feuille de route passée ne s’envoie plus. Pour quel jour?',
          en: 'A past dispatch is not sent any more. For which day?',
        },
        { field: 'when' },
      )
    for (const id of withdraw ?? []) {
      const notice = await stores.notifications.get(id)
      if (notice?.kind === 'dispatch' && notice.state === 'pending')
        await stores.notifications.update(id, { state: 'cancelled' })
    }
    const { lines, free, away } = await readLines(date, ctx)
    const sent = send ? await tellEach(lines, date, ctx) : []
    const shown = leads
      ? { own: false, lines, free, away }
      : { own: true, lines: lines.filter(({ personId }) => personId === actor.id), free: [], away: [] }
    return { date, ...shown, sent, withdrawn: !!withdraw }
  },
  card({ date, own, lines, free, away, sent, withdrawn }, { lang, actor }) {
    const on = formatDate(date, lang)
    const [first] = lines
    const names = (list: typeof free) => list.map(({ name }) => name).join(', ') || 'none'
    const summary = own
      ? say(lang, 'own', {
          date: on,
          where: first ? `${first.project.code} ${first.project.name}` : 'none',
          time: first?.start ? clockText(first.start, lang) : 'none',
        })
      : lines.length
        ? say(lang, 'team', {
            count: new Set(lines.map(({ personId }) => personId)).size,
            sites: new Set(lines.map(({ project }) => project.code)).size,
            free: names(free),
            away: names(away),
          })
        : say(lang, 'nobody', { date: on, free: names(free) })
    const actions: DraftAction[] = own
      ? lines.slice(0, 1).flatMap(({ project, lead }): DraftAction[] => [
          {
            type: 'link',
            label: say(lang, 'map', { project: project.name }).slice(0, 75),
            url: `https://www.openstreetmap.org/search?query=${encodeURIComponent(project.address)}`,
          },
          ...(lead && actor.permissions.has('tasks.write')
            ? [
                {
                  type: 'button' as const,
                  label: say(lang, 'write', { name: lead.name }),
                  intent: {
                    do: 'form' as const,
                    tool: 'tasks.create_from_chat',
                    input: { assignee: lead.id, project: project.id, due: date },
                  },
                },
              ]
            : []),
        ])
      : [
          ...(lines.length && !sent.length
            ? [
                {
                  type: 'button' as const,
                  label: say(lang, 'publish'),
                  intent: { do: 'tool' as const, tool: 'crews.publish_dispatch', input: { when: date, send: true } },
                },
              ]
            : []),
          ...free.slice(0, 2).map(({ id, name }) => ({
            type: 'button' as const,
            label: say(lang, 'assign', { name }),
            intent: { do: 'form' as const, tool: 'crews.assign', input: { person: id, when: date } },
          })),
        ]
    return {
      title: say(lang, 'title', { date: on }),
      summary,
      tone: sent.length ? 'success' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(sent.length ? [{ type: 'text' as const, text: say(lang, 'sent', { count: sent.length }) }] : []),
        ...(withdrawn ? [{ type: 'text' as const, text: say(lang, 'withdrawn') }] : []),
        ...(lines.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'title', { date: on }),
                columns: [
                  ...(own ? [] : [{ label: say(lang, 'person') }]),
                  { label: say(lang, 'start') },
                  { label: say(lang, 'site') },
                  { label: say(lang, 'work') },
                  ...(own ? [{ label: say(lang, 'where') }] : []),
                  { label: say(lang, 'meet') },
                ],
                rows: lines.map((one) => [
                  ...(own ? [] : [one.person]),
                  hour(one.start, lang),
                  { text: one.project.code, href: `nova:projects/${one.project.code}` },
                  one.work,
                  ...(own ? [one.project.address] : []),
                  one.details || one.lead?.name || '–',
                ]),
              },
            ]
          : []),
      ],
      actions,
    }
  },
  undo: ({ date, sent }) =>
    sent.length ? { tool: 'crews.publish_dispatch', input: { when: date, withdraw: sent } } : null,
})
