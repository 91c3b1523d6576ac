import { z } from 'zod'
import type { Project } from '../../src/domain/records/projects.ts'
import type { Notification, Task } from '../../src/domain/records/work.ts'
import { NovaError } from '../../src/errors.ts'
import { daysBetween, formatDate, type IsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { PersonRow } from '../../src/tool/actor.ts'
import type { Context } from '../../src/tool/define.ts'
import type { Rows } from '../../src/tool/rows.ts'

export type TaskStores = {
  persons: Rows<PersonRow>
  projects: Rows<Project>
  notifications: Rows<Notification>
  tasks: Rows<Task> & { listOpen(of?: { assigneeId?: string; projectId?: string }): Promise<Task[]> }
}

export const TASK_STATUSES = ['open', 'doing', 'done', 'cancelled'] as const

const say = phrases({
  open: { fr: 'à faire', en: 'to do' },
  doing: { fr: 'en cours', en: 'under way' },
  done: { fr: 'faite', en: 'done' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  late: {
    fr: '{date}, {days, plural, one {# jour} other {# jours}} de retard',
    en: '{date}, {days, plural, one {# day} other {# days}} late',
  },
  noDate: { fr: 'sans date', en: 'no date' },
})

export const taskLine = z.object({
  id: z.string(),
  title: z.string(),
  details: z.string(),
  kind: z.string(),
  status: z.enum(TASK_STATUSES),
  priority: z.enum(['low', 'normal', 'high']),
  due: z.string().nullable(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  project: z
    .object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      address: z.string(),
      /** Who leads the work there: the foreman, else the manager. */
      lead: z.object({ id: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
})
export type TaskLine = z.output<typeof taskLine>

/** Tasks with the names that they refer to. */
export async function taskLines(
  tasks: readonly Task[],
  stores: Pick<TaskStores, 'persons' | 'projects'>,
): Promise<TaskLine[]> {
  const [persons, projects] = [await stores.persons.list(), await stores.projects.list()]
  const named = (of: string | null) => {
    const person = persons.find((one) => one.id === of)
    return person ? { id: person.id, name: person.name } : null
  }
  const siteOf = ({ id, code, name, address, foremanId, managerId }: Project) => ({
    ...{ id, code, name, address: address.replaceAll('\n', ', ') },
    lead: named(foremanId) ?? named(managerId),
  })
  return tasks.map(({ id, title, details, kind, status, priority, dueDate, assigneeId, projectId }) => {
    const person = named(assigneeId)
    const project = projects.find((one) => one.id === projectId)
    return {
      id,
      title,
      details,
      kind,
      status,
      priority,
      due: dueDate,
      assignee: person,
      project: project ? siteOf(project) : null,
    }
  })
}

export const statusText = (status: TaskLine['status'], lang: Lang) => say(lang, status)

/** The date, and by how many days it is past on an open task. */
export function dueText({ due, status }: Pick<TaskLine, 'due' | 'status'>, today: IsoDate, lang: Lang): string {
  if (!due) return say(lang, 'noDate')
  const date = formatDate(due, lang)
  const open = status === 'open' || status === 'doing'
  return open && due < today ? say(lang, 'late', { date, days: daysBetween(due, today) }) : date
}

export const isLate = ({ due, status }: Pick<TaskLine, 'due' | 'status'>, today: IsoDate) =>
  due !== null && due < today && (status === 'open' || status === 'doing')

/** A task is changed by who has it, who asked for it, or who leads projects. Throws `auth.forbidden`. */
export function checkMayChange(task: Task, ctx: Context<unknown>): void {
  const own = task.assigneeId === ctx.actor.id || task.createdBy === ctx.actor.id || task.assigneeId === null
  if (own || ctx.can('projects.write')) return
  throw new NovaError('auth.forbidden', {
    fr: 'Cette tâche est à quelqu’un d’autre : demande-lui, ou à un chargé de projet.',
    en: 'This task is somebody else’s: ask them, or a project manager.',
  })
}

const tell = phrases({
  title: { fr: 'Nouvelle tâche', en: 'New task' },
  text: {
    fr: '{by} t’a confié : {task}{due, select, none {} other {, pour le {due}}}.',
    en: '{by} gave you: {task}{due, select, none {} other {, due {due}}}.',
  },
})

/** The one who got a task hears of it, in their language; not when they gave it to themselves. */
export async function tellAssignee(task: Task, { stores, actor }: Context<TaskStores>): Promise<void> {
  if (!task.assigneeId || task.assigneeId === actor.id) return
  const { lang } = await stores.persons.need(task.assigneeId)
  await stores.notifications.insert({
    kind: 'task',
    personId: task.assigneeId,
    subjectKind: 'tasks',
    subjectId: task.id,
    title: tell(lang, 'title'),
    text: tell(lang, 'text', {
      by: actor.name,
      task: task.title,
      due: task.dueDate ? formatDate(task.dueDate, lang) : 'none',
    }),
    state: 'pending',
  })
}
