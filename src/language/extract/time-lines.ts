// Hours of a day by kind of work: "8h dont 2h de calfeutrage", "10 hrs, 2 is OT", "4h de peinture et 4h de gypse".
import { type Normalised, originalOf } from '../normalise.ts'
import { trimRange } from './lines.ts'
import { findQuantities } from './numbers.ts'

export type TimeLine = { hours: number; work?: string; overtime: boolean }
type Range = { start: number; end: number }

const OVERTIME =
  /\b(?:ot|overtime|temps (?:supp(?:lementaire)?|double|demi|et demi)|temps-double|supp(?:lementaires?)?|sup|time and a half|double time|extra)\b/
/** What follows is a part of the hours said before it. */
const OF_WHICH =
  /\b(?:dont|of which|including|incluant|whose|inclus)\b|,\s*(?:\d+(?:[.,]\d+)? ?(?:h\b|heures|hours)? ?(?:is|en|of|in|au|a|de|were)?\b)|\(/
const WORK =
  /^ ?(?:h(?:eures?|ours?|rs?)?\b)? ?(?:(?:a|en|of|in|de|d'|du|des|on|doing|pour|for|is|au|were|are)(?![a-z]) ?)*/

/** Time lines of the text, unchecked, and where the first stands; `taken` are other fields' words, which are no kind of work. */
export function findTimeLines(text: Normalised, taken: Range[]): { lines: TimeLine[]; from: Range } | undefined {
  const { clean } = text
  const spans = findQuantities(clean, taken).filter(
    (span) => span.value.kind === 'hours' || span.value.kind === 'number' || span.value.kind === 'clock',
  )
  const hoursSaid = spans.filter((span) => span.value.kind === 'hours')
  const first = hoursSaid[0] ?? spans.find((span) => span.value.kind === 'number')
  if (!first) return undefined
  const parts = spans.filter((span) => span === first || span.start > first.start)
  const lines = parts.flatMap((span, i) => {
    const value = span.value
    const amount = value.kind === 'hours' ? value.amount : value.kind === 'number' ? Math.round(value.amount / 10) : 0
    if (amount <= 0) return []
    const until = parts[i + 1]?.start ?? clean.length
    const overtime = OVERTIME.test(clean.slice(span.end, until))
    // A bare number counts only as the overtime of the hours before it.
    if (value.kind !== 'hours' && span !== first && !overtime) return []
    const inside =
      i > 0 && OF_WHICH.test(clean.slice(parts[i - 1]!.end, span.start + 1) + clean.slice(span.start + 1, span.end + 4))
    const work = overtime ? undefined : workAfter(text, span.end, until, taken)
    return [{ hours: amount, overtime, inside, ...(work ? { work } : {}) }]
  })
  const [whole, ...rest] = lines
  if (!whole) return undefined
  const within = rest.filter((line) => line.inside || line.overtime)
  const included = within.reduce((sum, line) => sum + line.hours, 0)
  if (within.length && included < whole.hours) whole.hours -= included
  // "-3h" is no day's work: kept negative, so that the schema refuses it and the person is told.
  if (/(?:^|\s)-$/.test(clean.slice(0, first.start))) whole.hours = -whole.hours
  return { lines: [whole, ...rest].map(({ inside: _, ...line }) => line), from: first }
}

const NO_WORK =
  /^(?:.*\b(?:svp|please|stp|dont|of which|hours|heures|ok|aujourd'hui|moi|me|worked|travaille)\b.*|h|et|and|put|mets?)$/

function workAfter(text: Normalised, start: number, end: number, taken: Range[]): string | undefined {
  const stop = Math.min(end, ...taken.filter((range) => range.start >= start).map((range) => range.start))
  const lead = text.clean.slice(start, stop).match(WORK)?.[0].length ?? 0
  const linked = /\b(?:de|d'|of|doing|en|on)(?![a-z])/.test(text.clean.slice(start, start + lead))
  const cut = text.clean
    .slice(start + lead, stop)
    .search(/[,;.(]|\b(?:dont|of which|pour|for|au|a|at|sur|on|chez|et|and|puis)\b/)
  const range = trimRange(text.clean, { start: start + lead, end: cut < 0 ? stop : start + lead + cut })
  const words = text.clean.slice(range.start, range.end)
  if (words.length < 3 || NO_WORK.test(words)) return undefined
  if (!linked && words.split(' ').length > 2) return undefined
  return originalOf(text, range.start, range.end).trim()
}
