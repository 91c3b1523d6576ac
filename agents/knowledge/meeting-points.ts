import { z } from 'zod'
import type { Block } from '../../src/chat/card.ts'
import type { ChangeOrder } from '../../src/domain/records/projects.ts'
import { addDays, formatDate } from '../../src/lib/dates.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Context, defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import type { Rows } from '../../src/tool/rows.ts'
import type { MinutesStores } from './draft-minutes.ts'
import { AGENDA, TRACK } from './minutes-examples.ts'
import { dueText, isLate, statusText, type TaskLine, taskLine, taskLines } from './task-line.ts'

type AgendaStores = MinutesStores & { changeOrders: Rows<ChangeOrder> }

const say = phrases({
  agenda: {
    fr: 'Ordre du jour{project, select, none {} other { – {project}}}',
    en: 'Agenda{project, select, none {} other { – {project}}}',
  },
  summary: {
    fr: '{points, plural, =0 {Aucun point ouvert} one {# point} other {# points}} à l’ordre du jour{late, plural, =0 {} other {, dont # en retard}}.',
    en: '{points, plural, =0 {No open point} one {# point} other {# points}} on the agenda{late, plural, =0 {} other {, # of them late}}.',
  },
  actions: { fr: 'Suivi des réunions précédentes', en: 'Follow-up of earlier meetings' },
  late: { fr: 'En retard', en: 'Late' },
  rfis: { fr: 'Questions techniques (QRT)', en: 'RFIs' },
  changes: { fr: 'Avenants à signer', en: 'Change orders to sign' },
  next: { fr: 'Deux prochaines semaines', en: 'Next two weeks' },
  safety: { fr: 'Santé et sécurité, tour de table', en: 'Health and safety, round table' },
  point: { fr: '{title} – {who}, {due}', en: '{title} – {who}, {due}' },
  change: { fr: '{number} {title}', en: '{number} {title}' },
  nobody: { fr: 'à nommer', en: 'to be named' },
  minutes: { fr: 'Rédiger le compte rendu', en: 'Write the minutes' },
  footer: { fr: 'Tâches, QRT et avenants ouverts au {date}', en: 'Tasks, RFIs and changes open on {date}' },
  tracked: { fr: 'Suivi des actions de réunion', en: 'Meeting actions' },
  trackSummary: {
    fr: '{open, plural, =0 {Toutes les actions} one {# action ouverte} other {# actions ouvertes}}{open, plural, =0 { de réunion sont faites} other { sur {all}}}{late, plural, =0 {} other {, dont # en retard}}.',
    en: '{open, plural, =0 {All meeting actions are done} one {# action open} other {# actions open}}{open, plural, =0 {} other { of {all}}}{late, plural, =0 {} other {, # of them late}}.',
  },
  noMinutes: {
    fr: 'Aucun compte rendu n’a encore d’action à suivre. Donne-moi les notes d’une réunion et je les sors.',
    en: 'No minutes with actions to follow yet. Give me the notes of a meeting and I will pull them out.',
  },
  action: { fr: 'Action', en: 'Action' },
  who: { fr: 'Responsable', en: 'Owner' },
  due: { fr: 'Échéance', en: 'Due' },
  status: { fr: 'État', en: 'Status' },
})

const HORIZON_DAYS = 14
const projectInput = z.object({ project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional() })

/** Ids of the tasks that minutes gave rise to. */
async function meetingTasks(project: string | undefined, stores: MinutesStores): Promise<string[]> {
  const minutes = await stores.documents.list({ kind: 'minutes', ...(project ? { projectId: project } : {}) })
  return minutes.flatMap(({ data }) =>
    ((data.actions as { task: string | null }[] | undefined) ?? []).flatMap(({ task }) => (task ? [task] : [])),
  )
}

const agenda = z.object({
  project: z.object({ code: z.string(), name: z.string() }).nullable(),
  actions: z.array(taskLine),
  late: z.array(taskLine),
  rfis: z.array(taskLine),
  changes: z.array(z.object({ number: z.string(), title: z.string(), project: z.string() })),
  next: z.array(taskLine),
})

async function readAgenda(projectId: string | undefined, ctx: Context<AgendaStores>) {
  const { stores, today } = ctx
  const project = projectId ? await stores.projects.need(projectId) : null
  const ofMeetings = new Set(await meetingTasks(projectId, stores))
  const everyTask = await stores.tasks.listOpen(projectId ? { projectId } : {})
  const open = await taskLines(projectId ? everyTask : everyTask.filter((task) => task.projectId), stores)
  const changes = await stores.changeOrders.list({
    status: ['draft', 'sent'],
    ...(projectId ? { projectId } : {}),
  })
  const codes = new Map((await stores.projects.list()).map(({ id, code }) => [id, code]))
  const rest = open.filter((task) => !ofMeetings.has(task.id))
  const isRfi = ({ kind }: TaskLine) => kind === 'rfi'
  return {
    project: project && { code: project.code, name: project.name },
    actions: open.filter((task) => ofMeetings.has(task.id)),
    late: rest.filter((task) => !isRfi(task) && isLate(task, today)),
    rfis: rest.filter(isRfi),
    changes: changes.map(({ number, title, projectId: of }) => ({ number, title, project: codes.get(of) ?? '' })),
    next: rest.filter(
      (task) => !isRfi(task) && task.due !== null && task.due >= today && task.due <= addDays(today, HORIZON_DAYS),
    ),
  }
}

export const prepareAgenda = defineTool<AgendaStores>()({
  name: 'minutes.prepare_agenda',
  title: { fr: 'Préparer un ordre du jour', en: 'Prepare an agenda' },
  gate: 'none',
  permission: 'projects.read',
  examples: AGENDA,
  input: projectInput,
  output: agenda,
  run: ({ project }, ctx) => readAgenda(project, ctx),
  card(points, { lang, today }) {
    const line = (task: TaskLine) =>
      `- ${say(lang, 'point', {
        title: task.title,
        who: task.assignee?.name ?? say(lang, 'nobody'),
        due: dueText(task, today, lang),
      })}`
    const sections: [Parameters<typeof say>[1], string[]][] = [
      ['actions', points.actions.map(line)],
      ['late', points.late.map(line)],
      ['rfis', points.rfis.map(line)],
      [
        'changes',
        points.changes.map(
          ({ number, title, project }) =>
            `- [${project}](nova:projects/${project}) ${say(lang, 'change', { number, title })}`,
        ),
      ],
      ['next', points.next.map(line)],
    ]
    const filled = sections.filter(([, lines]) => lines.length > 0)
    const blocks = filled.map(
      ([name, lines], i): Block => ({ type: 'text', text: `**${i + 1}. ${say(lang, name)}**\n${lines.join('\n')}` }),
    )
    const late = [...points.actions, ...points.late, ...points.rfis].filter((task) => isLate(task, today)).length
    return {
      title: say(lang, 'agenda', { project: points.project?.name ?? 'none' }),
      summary: say(lang, 'summary', { points: filled.reduce((sum, [, lines]) => sum + lines.length, 0), late }),
      tone: 'neutral',
      blocks: [...blocks, { type: 'text', text: `**${filled.length + 1}. ${say(lang, 'safety')}**` }],
      actions: [
        { type: 'button', label: say(lang, 'minutes'), intent: { do: 'form', tool: 'minutes.draft', input: {} } },
      ],
      footer: say(lang, 'footer', { date: formatDate(today, lang) }),
    }
  },
})

export const trackActions = defineTool<MinutesStores>()({
  name: 'minutes.track_actions',
  title: { fr: 'Suivre les actions de réunion', en: 'Follow meeting actions' },
  gate: 'none',
  permission: 'projects.read',
  examples: TRACK,
  input: projectInput,
  output: z.object({ tasks: z.array(taskLine) }),
  async run({ project }, { stores }) {
    const ids = await meetingTasks(project, stores)
    const tasks = ids.length ? await stores.tasks.list({ id: ids }) : []
    return { tasks: await taskLines(tasks, stores) }
  },
  card({ tasks }, { lang, today }) {
    const open = tasks
      .filter(({ status }) => status === 'open' || status === 'doing')
      .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
    const late = open.filter((task) => isLate(task, today)).length
    const summary =
      tasks.length === 0
        ? say(lang, 'noMinutes')
        : say(lang, 'trackSummary', { open: open.length, all: tasks.length, late })
    return {
      title: say(lang, 'tracked'),
      summary,
      tone: late > 0 ? 'warning' : 'neutral',
      blocks: [
        { type: 'text', text: summary },
        ...(open.length
          ? [
              {
                type: 'table' as const,
                caption: say(lang, 'tracked'),
                columns: [
                  { label: say(lang, 'action') },
                  { label: say(lang, 'who') },
                  { label: say(lang, 'due') },
                  { label: say(lang, 'status') },
                ],
                rows: open
                  .slice(0, 15)
                  .map((task) => [
                    task.title,
                    task.assignee?.name ?? say(lang, 'nobody'),
                    dueText(task, today, lang),
                    statusText(task.status, lang),
                  ]),
                ...(open.length > 15 ? { more: open.length - 15 } : {}),
              },
            ]
          : []),
      ],
      actions: tasks.length
        ? []
        : [{ type: 'button', label: say(lang, 'minutes'), intent: { do: 'form', tool: 'minutes.draft', input: {} } }],
    }
  },
})
