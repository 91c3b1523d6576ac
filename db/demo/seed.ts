import { mulberry32 } from '../../src/domain/random.ts'
import { addMonths, firstOfMonth, type IsoDate, lastOfMonth } from '../../src/lib/dates.ts'

/** The seed of everything that looks random in the demo company. */
export const SEED = 20_261_122
/** The day on which the demo company's story is told; the books are closed at the end of the month before. */
export const FROZEN_DAY: IsoDate = '2026-11-02'

/** Draws from a stream of its own per subject, so that adding a row to one table does not change another table. */
export function randomFor(subject: string) {
  const next = mulberry32(SEED ^ hash32(subject, 0))
  return {
    next,
    /** An integer, both ends included. */
    integer: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    /** A normal deviate (Box–Muller). */
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** FNV-1a with a final avalanche; four of them with different bases make the 128 bits of an id. */
function hash32(text: string, basis: number): number {
  let hash = (0x811c9dc5 ^ basis) | 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The id of a demo row, derived from its name (`client:C4`), so that links and tests are the same everywhere. */
export function demoId(name: string): string {
  const hex = [0x9e3779b9, 0x3c6ef372, 0xdaa66d2b, 0x78dde6e4]
    .map((basis) => hash32(`nova demo ${name}`, basis).toString(16).padStart(8, '0'))
    .join('')
  // Version 8 (custom) and the RFC 9562 variant, so that every uuid parser accepts it.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/**
 * Moves the dates of the story by whole months, so that it always ends in the month of `today`. The last day of a
 * month stays the last day of its month: the demo company invoices at month end.
 */
export function monthShift(today: IsoDate): (date: IsoDate) => IsoDate {
  const count = (date: IsoDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  const months = count(today) - count(FROZEN_DAY)
  return (date) => {
    const moved = addMonths(date, months)
    return date === lastOfMonth(date) ? lastOfMonth(firstOfMonth(moved)) : moved
  }
}
