import { z } from 'zod'
import type { DraftAction, DraftCard } from '../../src/chat/card.ts'
import type { Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import type { IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { defineTool } from '../../src/tool/define.ts'
import { field } from '../../src/tool/fields.ts'
import { CANCEL, CREATE, UPDATE } from './task-examples.ts'
import {
  checkMayChange,
  dueText,
  statusText,
  TASK_STATUSES,
  type TaskLine,
  type TaskStores,
  taskLine,
  taskLines,
  tellAssignee,
} from './task-line.ts'

const say = phrases({
  created: { fr: 'Tâche ajoutée', en: 'Task added' },
  updated: { fr: 'Tâche mise à jour', en: 'Task updated' },
  cancelled: { fr: 'Tâche annulée', en: 'Task cancelled' },
  sentence: {
    fr: '{title} – {who}, {due} ({status}).',
    en: '{title} – {who}, {due} ({status}).',
  },
  nobody: { fr: 'personne encore', en: 'nobody yet' },
  who: { fr: 'Responsable', en: 'Owner' },
  due: { fr: 'Échéance', en: 'Due' },
  project: { fr: 'Projet', en: 'Project' },
  status: { fr: 'État', en: 'Status' },
  done: { fr: 'Marquer faite', en: 'Mark as done' },
  change: { fr: 'Modifier', en: 'Change' },
})

function taskCard(title: string, task: TaskLine, today: IsoDate, lang: Lang): DraftCard {
  const who = task.assignee?.name ?? say(lang, 'nobody')
  const due = dueText(task, today, lang)
  const open = task.status === 'open' || task.status === 'doing'
  const actions: DraftAction[] = open
    ? [
        {
          type: 'button',
          label: say(lang, 'done'),
          intent: { do: 'tool', tool: 'tasks.update_status', input: { task: task.id, status: 'done' } },
        },
        {
          type: 'button',
          label: say(lang, 'change'),
          intent: { do: 'form', tool: 'tasks.update_status', input: { task: task.id } },
        },
      ]
    : []
  return {
    title,
    summary: say(lang, 'sentence', { title: task.title, who, due, status: statusText(task.status, lang) }),
    tone: 'success',
    blocks: [
      { type: 'text', text: `**${task.title}**` },
      {
        type: 'fields',
        fields: [
          { label: say(lang, 'who'), value: who },
          { label: say(lang, 'due'), value: due },
          { label: say(lang, 'status'), value: statusText(task.status, lang) },
          ...(task.project
            ? [
                {
                  label: say(lang, 'project'),
                  value: `${task.project.code} ${task.project.name}`,
                  href: `nova:projects/${task.project.code}`,
                },
              ]
            : []),
        ],
      },
    ],
    actions,
  }
}

const lineOf = async (task: Task, stores: TaskStores) => (await taskLines([task], stores))[0]!

const createTask = defineTool<TaskStores>()({
  name: 'tasks.create_from_chat',
  title: { fr: 'Ajouter une tâche', en: 'Add a task' },
  gate: 'log',
  permission: 'tasks.write',
  examples: CREATE,
  input: z.object({
    title: field.text({
      label: { fr: 'Tâche', en: 'Task' },
      ask: { fr: 'Qu’est-ce qu’il faut faire?', en: 'What needs to be done?' },
      cues: ['tâche :', 'tâche de', 'todo :', 'à faire :', 'faut', 'task:', 'to-do:', 'todo:', 'to'],
    }),
    assignee: field
      .person({ label: { fr: 'Responsable', en: 'Owner' }, cues: ['à', 'pour', 'assigne à', 'for', 'assign'] })
      .optional(),
    due: field
      .date({ label: { fr: 'Échéance', en: 'Due' }, cues: ['pour', 'avant', 'd’ici', 'by', 'before', 'due'] })
      .optional(),
    project: field.project({ label: { fr: 'Projet', en: 'Project' } }).optional(),
    priority: field
      .choice(['low', 'normal', 'high'], {
        label: { fr: 'Priorité', en: 'Priority' },
        options: [
          { value: 'high', label: { fr: 'Urgente', en: 'High' }, words: ['urgent', 'urgente', 'prioritaire'] },
          { value: 'normal', label: { fr: 'Normale', en: 'Normal' } },
          { value: 'low', label: { fr: 'Basse', en: 'Low' }, words: ['pas pressant', 'no rush'] },
        ],
      })
      .optional(),
  }),
  output: taskLine,
  async run({ title, assignee, due, project, priority }, ctx) {
    const { stores, actor, conversation } = ctx
    const task = await stores.tasks.insert({
      title: title[0]!.toUpperCase() + title.slice(1),
      assigneeId: assignee ?? actor.id,
      createdBy: actor.id,
      dueDate: due ?? null,
      projectId: project ?? null,
      priority: priority ?? 'normal',
      status: 'open',
      conversationId: conversation,
    })
    await tellAssignee(task, ctx)
    return lineOf(task, stores)
  },
  card: (task, { lang, today }) => taskCard(say(lang, 'created'), task, today, lang),
  undo: ({ id }) => ({ tool: 'tasks.cancel', input: { task: id } }),
})

const before = z.object({
  status: z.enum(TASK_STATUSES),
  dueDate: z.string().nullable(),
  assigneeId: z.string().nullable(),
})

const updated = z.object({ task: taskLine, before })

const stateOf = ({ status, dueDate, assigneeId }: Task) => ({ status, dueDate, assigneeId })

const updateStatus = defineTool<TaskStores>()({
  name: 'tasks.update_status',
  title: { fr: 'Mettre une tâche à jour', en: 'Update a task' },
  gate: 'log',
  permission: 'tasks.write',
  examples: UPDATE,
  input: z.object({
    task: field.task({ label: { fr: 'Tâche', en: 'Task' }, ask: { fr: 'Quelle tâche?', en: 'Which task?' } }),
    status: field
      .choice(TASK_STATUSES as unknown as ['open', 'doing', 'done', 'cancelled'], {
        label: { fr: 'État', en: 'Status' },
        ask: { fr: 'On la marque comment?', en: 'What should its status be?' },
        options: [
          {
            value: 'done',
            label: { fr: 'Faite', en: 'Done' },
            words: [
              'fait',
              'terminée',
              'terminé',
              'fini',
              'complétée',
              'complete',
              'completed',
              'finished',
              'ferme',
              'close',
              'coche',
              'tick off',
            ],
          },
          {
            value: 'doing',
            label: { fr: 'En cours', en: 'Under way' },
            words: ['commencée', 'en train', 'started', 'in progress'],
          },
          {
            value: 'open',
            label: { fr: 'À faire', en: 'To do' },
            words: ['rouvre', 'pas faite', 'reopen', 'not done'],
          },
        ],
      })
      .optional(),
    due: field.date({ label: { fr: 'Échéance', en: 'Due' }, cues: ['à', 'pour', 'au', 'to', 'until'] }).optional(),
    assignee: field.person({ label: { fr: 'Responsable', en: 'Owner' }, cues: ['à', 'to'] }).optional(),
    /** The state to go back to, as undo gives it. */
    restore: before.optional(),
  }),
  output: updated,
  async run({ task: id, status, due, assignee, restore }, ctx) {
    const { stores, now } = ctx
    const task = await stores.tasks.need(id)
    checkMayChange(task, ctx)
    if (!status && !due && !assignee && !restore)
      throw new NovaError('input.invalid', { fr: `« ${task.title} » :`, en: `"${task.title}":` }, { field: 'status' })
    const wanted = restore ?? {
      status: status ?? task.status,
      dueDate: due ?? task.dueDate,
      assigneeId: assignee ?? task.assigneeId,
    }
    const changed = await stores.tasks.update(id, { ...wanted, doneAt: wanted.status === 'done' ? now : null })
    if (!restore && changed.assigneeId !== task.assigneeId) await tellAssignee(changed, ctx)
    return { task: await lineOf(changed, stores), before: stateOf(task) }
  },
  card: ({ task }, { lang, today }) => taskCard(say(lang, 'updated'), task, today, lang),
  undo: ({ task, before: restore }) => ({ tool: 'tasks.update_status', input: { task: task.id, restore } }),
})

const cancelTask = defineTool<TaskStores>()({
  name: 'tasks.cancel',
  title: { fr: 'Annuler une tâche', en: 'Cancel a task' },
  gate: 'log',
  permission: 'tasks.write',
  examples: CANCEL,
  input: z.object({
    task: field.task({ label: { fr: 'Tâche', en: 'Task' }, ask: { fr: 'Quelle tâche?', en: 'Which task?' } }),
  }),
  output: updated,
  async run({ task: id }, ctx) {
    const { stores } = ctx
    const task = await stores.tasks.need(id)
    checkMayChange(task, ctx)
    const changed = await stores.tasks.update(id, { status: 'cancelled' })
    return { task: await lineOf(changed, stores), before: stateOf(task) }
  },
  card: ({ task }, { lang, today }) => ({ ...taskCard(say(lang, 'cancelled'), task, today, lang), tone: 'neutral' }),
  undo: ({ task, before: restore }) => ({ tool: 'tasks.update_status', input: { task: task.id, restore } }),
})

export const taskChanges = [createTask, updateStatus, cancelTask]
