import { NovaError } from '../errors.ts'
import type { IsoDate } from '../lib/dates.ts'
import { type WorkCalendar, workingDay } from './work-calendar.ts'

/** `lag` in working days, negative for an overlap. */
export type Link = { id: string; type?: 'finish-start' | 'start-start' | 'finish-finish'; lag?: number }

/** `duration` in working days. A plain id in `after` is a finish-to-start link without lag. */
export type Activity = { id: string; duration: number; after: readonly (string | Link)[] }

/** Working days counted from 0: it occupies days `start` + 1 to `finish`. `float` is total, `freeFloat` harms no other. */
export type PlannedActivity = Activity & {
  start: number
  finish: number
  latestStart: number
  latestFinish: number
  float: number
  freeFloat: number
  critical: boolean
}

export type Schedule = { activities: PlannedActivity[]; finish: number; critical: string[] }

/** The links of an activity, each in full. */
export const linksOf = ({ after }: Pick<Activity, 'after'>): Required<Link>[] =>
  after.map((each) => ({ type: 'finish-start', lag: 0, ...(typeof each === 'string' ? { id: each } : each) }))

/** The earliest start that a link allows its successor. */
export function earliestAfter(
  link: Required<Link>,
  predecessor: { start: number; finish: number },
  duration: number,
): number {
  if (link.type === 'start-start') return predecessor.start + link.lag
  return predecessor.finish + link.lag - (link.type === 'finish-finish' ? duration : 0)
}

/** The latest finish that a link leaves its predecessor. */
function latestBefore(link: Required<Link>, next: { start: number; finish: number }, duration: number): number {
  if (link.type === 'start-start') return next.start - link.lag + duration
  return (link.type === 'finish-finish' ? next.finish : next.start) - link.lag
}

/**
 * The critical path method. Activities come out in the order given, `critical` in order of start. Throws `rule.broken`
 * on a cycle or an unknown predecessor, naming the activities.
 */
export function computeCriticalPath(activities: readonly Activity[]): Schedule {
  const ordered = inOrder(activities)
  const early = new Map<string, { start: number; finish: number }>()
  for (const activity of ordered) {
    const starts = linksOf(activity).map((link) => earliestAfter(link, early.get(link.id)!, activity.duration))
    const start = Math.max(0, ...starts)
    early.set(activity.id, { start, finish: start + activity.duration })
  }
  const durations = new Map(activities.map(({ id, duration }) => [id, duration]))
  const finish = Math.max(0, ...[...early.values()].map((one) => one.finish))
  const latest = new Map<string, number>(activities.map(({ id }) => [id, finish]))
  const free = new Map<string, number>(activities.map(({ id }) => [id, finish]))
  for (const activity of ordered.toReversed()) {
    const end = latest.get(activity.id)!
    const late = { start: end - activity.duration, finish: end }
    for (const link of linksOf(activity)) {
      const duration = durations.get(link.id)!
      latest.set(link.id, Math.min(latest.get(link.id)!, latestBefore(link, late, duration)))
      free.set(link.id, Math.min(free.get(link.id)!, latestBefore(link, early.get(activity.id)!, duration)))
    }
  }
  const planned = activities.map((activity) => {
    const { start, finish: end } = early.get(activity.id)!
    const latestFinish = latest.get(activity.id)!
    return {
      ...activity,
      start,
      finish: end,
      latestStart: latestFinish - activity.duration,
      latestFinish,
      float: latestFinish - end,
      freeFloat: free.get(activity.id)! - end,
      critical: latestFinish === end,
    }
  })
  const critical = planned
    .filter((activity) => activity.critical)
    .sort((a, b) => a.start - b.start || a.finish - b.finish)
    .map(({ id }) => id)
  return { activities: planned, finish, critical }
}

/** What the schedule becomes when activities take longer (or shorter), in working days by id. */
export function delaySchedule(
  activities: readonly Activity[],
  delays: Readonly<Record<string, number>>,
): { before: Schedule; after: Schedule; slip: number } {
  const before = computeCriticalPath(activities)
  const delayed = activities.map((one) => ({ ...one, duration: Math.max(0, one.duration + (delays[one.id] ?? 0)) }))
  const after = computeCriticalPath(delayed)
  return { before, after, slip: after.finish - before.finish }
}

/** The dates, both included, of an activity of a schedule that begins on the first working day on or after `from`. */
export function datesOf(
  { start, finish }: { start: number; finish: number },
  from: IsoDate,
  calendar: WorkCalendar,
): { start: IsoDate; end: IsoDate } {
  return { start: workingDay(from, start + 1, calendar), end: workingDay(from, Math.max(finish, start + 1), calendar) }
}

/** Each after all its predecessors (Kahn's algorithm). */
export function inOrder(activities: readonly Activity[]): Activity[] {
  const known = new Set(activities.map(({ id }) => id))
  const missing = [
    ...new Set(activities.flatMap((one) => linksOf(one).flatMap(({ id }) => (known.has(id) ? [] : [id])))),
  ]
  if (missing.length) {
    throw new NovaError('rule.broken', {
      fr: `L'échéancier cite des activités qui n'existent pas : ${missing.join(', ')}.`,
      en: `The schedule names activities that do not exist: ${missing.join(', ')}.`,
    })
  }
  const ordered: Activity[] = []
  const placed = new Set<string>()
  let waiting = [...activities]
  while (waiting.length) {
    const ready = waiting.filter((one) => linksOf(one).every(({ id }) => placed.has(id)))
    if (!ready.length) {
      const names = waiting.map(({ id }) => id).join(', ')
      throw new NovaError('rule.broken', {
        fr: `Des activités de l'échéancier s'attendent l'une l'autre, parmi : ${names}.`,
        en: `Activities of the schedule wait for each other, among: ${names}.`,
      })
    }
    for (const activity of ready) {
      ordered.push(activity)
      placed.add(activity.id)
    }
    waiting = waiting.filter(({ id }) => !placed.has(id))
  }
  return ordered
}
