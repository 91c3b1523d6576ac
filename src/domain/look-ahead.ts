import { addDays, type IsoDate } from '../lib/dates.ts'
import { type Activity, computeCriticalPath, datesOf } from './critical-path.ts'
import type { WorkCalendar } from './work-calendar.ts'

export type LookAheadItem<T> = T & { start: IsoDate; end: IsoDate; critical: boolean; week: number }

/** Activities not done that are under way in the next `weeks` weeks from a day, by start; `week` counts from 1. */
export function lookAhead<T extends Activity & { done: boolean }>(
  activities: readonly T[],
  startsOn: IsoDate,
  calendar: WorkCalendar,
  today: IsoDate,
  weeks = 3,
): LookAheadItem<T>[] {
  const horizon = addDays(today, weeks * 7 - 1)
  const planned = new Map(computeCriticalPath(activities).activities.map((one) => [one.id, one]))
  return activities
    .filter(({ done }) => !done)
    .map((activity) => {
      const place = planned.get(activity.id)!
      const dates = datesOf(place, startsOn, calendar)
      const from = dates.start < today ? today : dates.start
      const week = Math.floor((Date.parse(from) - Date.parse(today)) / (7 * 86_400_000)) + 1
      return { ...activity, ...dates, critical: place.critical, week }
    })
    .filter(({ start, end }) => start <= horizon && end >= today)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
}
