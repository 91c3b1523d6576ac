import { z } from 'zod'
import type { Block, DraftAction } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import { formatDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { LIST } from './task-examples.ts'
import { dueText, isLate, type TaskLine, type TaskStores, taskLine, taskLines } from './task-line.ts'

const say = phrases({
  mine: { fr: 'Tes tâches', en: 'Your tasks' },
  theirs: { fr: 'Tâches de {person}', en: 'Tasks of {person}' },
  everyone: { fr: 'Tâches de l’équipe', en: 'The team’s tasks' },
  summary: {
    fr: '{count, plural, one {# tâche} other {# tâches}}{late, plural, =0 {} other {, dont # en retard}}; {first}.',
    en: '{count, plural, one {# task} other {# tasks}}{late, plural, =0 {} other {, # of them late}}; {first}.',
  },
  first: { fr: 'd’abord : {title}', en: 'first: {title}' },
  none: { fr: 'Aucune tâche ouverte.', en: 'No open task.' },
  noneIn: { fr: 'Aucune tâche prévue du {from} au {to}.', en: 'No task planned from {from} to {to}.' },
  noneOn: { fr: 'Rien de prévu le {from}.', en: 'Nothing planned on {from}.' },
  task: { fr: 'Tâche', en: 'Task' },
  due: { fr: 'Échéance', en: 'Due' },
  project: { fr: 'Projet', en: 'Project' },
  who: { fr: 'Responsable', en: 'Owner' },
  done: { fr: 'Faite : {title}', en: 'Done: {title}' },
  place: { fr: '**{title}** – {where}', en: '**{title}** – {where}' },
  lead: { fr: 'responsable sur place : {name}', en: 'in charge there: {name}' },
  map: { fr: 'Carte : {project}', en: 'Map: {project}' },
  write: { fr: 'Laisser un mot à {name}', en: 'Leave a word for {name}' },
})

const MAX_ROWS = 15
/** A day's work is told in full: where, and who to meet. */
const DETAILED = 3

/** Where the day begins, and a word for who leads there. */
function siteActions(tasks: readonly TaskLine[], asker: string, lang: Lang): DraftAction[] {
  const task = tasks.find(({ project }) => project)
  if (!task?.project) return []
  const { id, name, address, lead } = task.project
  return [
    {
      type: 'link',
      label: say(lang, 'map', { project: name }).slice(0, 75),
      url: `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`,
    },
    ...(lead && lead.id !== asker
      ? [
          {
            type: 'button' as const,
            label: say(lang, 'write', { name: lead.name }),
            intent: {
              do: 'form' as const,
              tool: 'tasks.create_from_chat',
              input: { assignee: lead.id, project: id, ...(task.due ? { due: task.due } : {}) },
            },
          },
        ]
      : []),
  ]
}

export const listTasks = defineTool<TaskStores>()({
  name: 'tasks.list_mine',
  title: { fr: 'Lister les tâches', en: 'List tasks' },
  gate: 'none',
  permission: 'tasks.write',
  examples: LIST,
  input: z.object({
    period: field.period({ label: { fr: 'Période', en: 'Period' } }).optional(),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    person: field.person({ label: { fr: 'Personne', en: 'Person' } }).optional(),
    which: field
      .choice(['mine', 'everyone'], {
        label: { fr: 'Lesquelles', en: 'Whose' },
        options: [
          { value: 'mine', label: { fr: 'Les miennes', en: 'Mine' }, words: ['mes', 'my'] },
          {
            value: 'everyone',
            label: { fr: 'Celles de tous', en: 'Everyone’s' },
            words: ['tout le monde', 'équipe', 'la gang', 'everybody', 'the team', 'toutes les tâches', 'all tasks'],
          },
        ],
      })
      .optional(),
    late: field.boolean({ label: { fr: 'En retard', en: 'Late' }, cues: ['en retard', 'late', 'overdue'] }).optional(),
  }),
  output: z.object({
    person: z.object({ id: z.string(), name: z.string() }).nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    tasks: z.array(taskLine),
    late: z.int(),
  }),
  async run({ period, project, person, which, late }, ctx) {
    const { stores, actor, today } = ctx
    const team =
      which === 'everyone' || (project !== undefined && which !== 'mine' && !person && ctx.can('projects.write'))
    const someone = person && person !== actor.id ? person : null
    if ((which === 'everyone' || someone) && !ctx.can('projects.write'))
      throw new NovaError('auth.forbidden', {
        fr: 'Je peux te montrer tes propres tâches; celles des autres se voient avec le droit de gérer des projets.',
        en: 'I can show you your own tasks; other people’s take the right to manage projects.',
      })
    const owner = team ? null : await stores.persons.need(someone ?? actor.id)
    const open = await stores.tasks.listOpen({
      ...(owner ? { assigneeId: owner.id } : {}),
      ...(project ? { projectId: project } : {}),
    })
    const lines = (await taskLines(open, stores)).filter(
      (task) =>
        (!period || (task.due !== null && task.due >= period.from && task.due <= period.to)) &&
        (!late || isLate(task, today)),
    )
    return {
      person: owner ? { id: owner.id, name: owner.name } : null,
      from: period?.from ?? null,
      to: period?.to ?? null,
      tasks: lines,
      late: lines.filter((task) => isLate(task, today)).length,
    }
  },
  card({ person, from, to, tasks, late }, { lang, today, actor }) {
    const title =
      person === null
        ? say(lang, 'everyone')
        : person.id === actor.id
          ? say(lang, 'mine')
          : say(lang, 'theirs', { person: person.name })
    const [first] = tasks
    const none = () => {
      if (!from || !to) return say(lang, 'none')
      const days = { from: formatDate(from, lang), to: formatDate(to, lang) }
      return say(lang, from === to ? 'noneOn' : 'noneIn', days)
    }
    const summary = first
      ? say(lang, 'summary', { count: tasks.length, late, first: say(lang, 'first', { title: first.title }) })
      : none()
    const table: Block = {
      type: 'table',
      caption: title,
      columns: [
        { label: say(lang, 'task') },
        { label: say(lang, 'due') },
        { label: say(lang, 'project') },
        ...(person ? [] : [{ label: say(lang, 'who') }]),
      ],
      rows: tasks
        .slice(0, MAX_ROWS)
        .map((task) => [
          task.title,
          dueText(task, today, lang),
          task.project ? { text: task.project.code, href: `nova:projects/${task.project.code}` } : '–',
          ...(person ? [] : [task.assignee?.name ?? '–']),
        ]),
      ...(tasks.length > MAX_ROWS ? { more: tasks.length - MAX_ROWS } : {}),
    }
    const where = ({ details, project }: TaskLine) =>
      [
        details,
        // What the task says of the place is not said twice.
        project && !details.includes(project.address.split(',')[0]!) ? project.address : '',
        project?.lead && project.lead.id !== person?.id ? say(lang, 'lead', { name: project.lead.name }) : '',
      ]
        .filter(Boolean)
        .join(' – ')
    const places =
      from && from === to
        ? tasks
            .slice(0, DETAILED)
            .filter((task) => where(task))
            .map(
              (task): Block => ({ type: 'text', text: say(lang, 'place', { title: task.title, where: where(task) }) }),
            )
        : []
    return {
      title,
      summary,
      tone: late > 0 ? 'warning' : 'neutral',
      blocks: [{ type: 'text', text: summary }, ...(first ? [table] : []), ...places],
      actions:
        person?.id === actor.id
          ? [
              ...tasks.slice(0, 2).map((task) => ({
                type: 'button' as const,
                label: say(lang, 'done', { title: task.title.slice(0, 40) }),
                intent: { do: 'tool' as const, tool: 'tasks.update_status', input: { task: task.id, status: 'done' } },
              })),
              ...(from && from === to ? siteActions(tasks, actor.id, lang) : []),
            ]
          : [],
    }
  },
})
