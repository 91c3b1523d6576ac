import { type IsoDate, instantIn } from '../../src/lib/dates.ts'
import type { allTables } from '../tables/index.ts'
import { demoId, monthShift } from './seed.ts'

type Tables = typeof allTables
type TableName = Exclude<keyof Tables, 'organizations'>
/** A row of a table as it is inserted, with its id; the organization is added at insertion. */
export type DemoRow<K extends TableName> = Omit<Tables[K]['$inferInsert'], 'organizationId' | 'id'> & { id: string }

/** Rows by table. Tables that the demo company leaves empty are absent. */
export type DemoPart = { [K in TableName]?: DemoRow<K>[] }

export const TIME_ZONE = 'America/Toronto'

/** The calendar of the demo company: dates of the story in, dates of the life it leads today out. */
export type DemoCalendar = {
  /** The day that the story calls 2 November 2026, moved to today's month. */
  day(story: IsoDate): IsoDate
  /** The instant of a wall time on a day that was already moved. */
  at(date: IsoDate, time: string): Date
}

export function demoCalendar(today: IsoDate): DemoCalendar {
  const day = remember(monthShift(today))
  // The clock changes at night: during a working day the zone is as far from UTC as at noon.
  const noon = remember((date) => instantIn(TIME_ZONE, date, '12:00').getTime())
  return {
    day,
    at(date, time) {
      const [hours, minutes] = time.split(':').map(Number) as [number, number]
      return new Date(noon(date) + ((hours - 12) * 60 + minutes) * 60_000)
    },
  }
}

function remember<T>(compute: (date: IsoDate) => T): (date: IsoDate) => T {
  const known = new Map<IsoDate, T>()
  return (date) => {
    const found = known.get(date)
    if (found !== undefined) return found
    const value = compute(date)
    known.set(date, value)
    return value
  }
}

export const personId = (handle: string) => demoId(`person ${handle}`)
export const clientId = (code: string) => demoId(`client ${code}`)
export const projectId = (code: string) => demoId(`project ${code}`)
export const vendorId = (key: string) => demoId(`vendor ${key}`)
