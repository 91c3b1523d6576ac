import { NovaError } from '../errors.ts'
import type { IsoDate } from '../lib/dates.ts'
import { type WorkCalendar, workingDay } from './work-calendar.ts'

/** `duration` in working days; an activity starts when all those of `after` are finished. */
export type Activity = { id: string; duration: number; after: readonly string[] }

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

/**
 * The critical path method, finish-to-start. Activities come out in the order given, `critical` in order of start.
 * Throws `rule.broken` on a cycle or an unknown predecessor, naming the activities.
 */
export function computeCriticalPath(activities: readonly Activity[]): Schedule {
  const ordered = inOrder(activities)
  const finishes = new Map<string, number>()
  for (const { id, duration, after } of ordered) {
    finishes.set(id, Math.max(0, ...after.map((each) => finishes.get(each)!)) + duration)
  }
  const finish = Math.max(0, ...finishes.values())
  const latest = new Map<string, number>(activities.map(({ id }) => [id, finish]))
  const nextStart = new Map<string, number>(activities.map(({ id }) => [id, finish]))
  for (const { id, duration, after } of ordered.toReversed()) {
    for (const each of after) {
      latest.set(each, Math.min(latest.get(each)!, latest.get(id)! - duration))
      nextStart.set(each, Math.min(nextStart.get(each)!, finishes.get(id)! - duration))
    }
  }
  const planned = activities.map((activity) => {
    const end = finishes.get(activity.id)!
    const latestFinish = latest.get(activity.id)!
    return {
      ...activity,
      start: end - activity.duration,
      finish: end,
      latestStart: latestFinish - activity.duration,
      latestFinish,
      float: latestFinish - end,
      freeFloat: nextStart.get(activity.id)! - end,
      critical: latestFinish === end,
    }
  })
  const critical = planned
    .filter((activity) => activity.critical)
    .sort((a, b) => a.start - b.start || a.finish - b.finish)
    .map(({ id }) => id)
  return { activities: planned, finish, critical }
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
function inOrder(activities: readonly Activity[]): Activity[] {
  const known = new Set(activities.map(({ id }) => id))
  const missing = [...new Set(activities.flatMap(({ after }) => after.filter((id) => !known.has(id))))]
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
    const ready = waiting.filter(({ after }) => after.every((id) => placed.has(id)))
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
