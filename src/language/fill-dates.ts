// Which date or period each field means, and which way a bare weekday points.
import type { Field } from '../tool/fields.ts'
import { type Direction, findDates, findOtherDates } from './extract/dates.ts'
import { cueStart, isClock, isCued, isFree, put, type Work } from './filling.ts'
import { originalOf } from './normalise.ts'

const FUTURE = /due|echeance|deadline|until|expir|start|debut|when|quand/i
const PAST = /asof|as_of|en date|worked/i

function directionOf(work: Work, field: Field): Direction {
  if (FUTURE.test(field.name) || FUTURE.test(field.label.fr)) return 'future'
  const counts = work.tool.fields.some((other) => other.slot === 'time-lines' || other.slot === 'hours')
  return counts || PAST.test(field.name) || work.tool.gate === 'none' ? 'past' : 'future'
}

/** A time of day said with the date, where the tool keeps none. */
const AT_TIME = /^ (?:a|at|vers|avant|before|around|@) ?\d{1,2}(?::\d{2}| ?h(?: ?\d{2})?| ?(?:am|pm))(?![a-z0-9])/

export function takeDates(work: Work, fields: Field[]) {
  const cuedFirst = [...fields].sort((a, b) => Number(Boolean(b.cues)) - Number(Boolean(a.cues)))
  const several = fields.filter((field) => field.slot === 'date').length > 1
  const clocked = work.tool.fields.some(
    (field) => isClock(field) || field.slot === 'time-lines' || field.slot === 'hours',
  )
  for (const field of cuedFirst) {
    if (field.slot === 'period') {
      const period = work.found.periods.find((span) => isFree(work, span))
      if (period) {
        put(work, field, period.value, period)
        continue
      }
    }
    const dates = findDates(
      work.text.clean,
      work.today,
      field.slot === 'period' && work.tool.gate !== 'none' ? 'future' : directionOf(work, field),
    )
    const others =
      dates.length || field.slot === 'period'
        ? []
        : findOtherDates(work.text.clean, work.today, directionOf(work, field))
    const free = [...dates, ...others].filter((span) => isFree(work, span))
    const cued = free.find((span) => isCued(work, field, span))
    const chosen = cued ?? (several && field.cues ? undefined : free[0])
    if (!chosen) continue
    const end = clocked ? chosen.end : chosen.end + (AT_TIME.exec(work.text.clean.slice(chosen.end))?.[0].length ?? 0)
    const date = { ...chosen, end, start: cued ? (cueStart(work, field, cued) ?? cued.start) : chosen.start }
    if ('impossible' in date.value) {
      work.out.invalid.push({ field: field.name, said: originalOf(work.text, date.start, date.end).trim() })
      work.taken.push(date)
    } else
      put(work, field, field.slot === 'period' ? { from: date.value.date, to: date.value.date } : date.value.date, date)
  }
}
