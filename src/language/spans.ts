// Everything that can be found in a text without knowing the tool: names, dates, periods, amounts; and the text masked by it.
import type { IsoDate, Period } from '../lib/dates.ts'
import { findDates, type SaidDate } from './extract/dates.ts'
import { findQuantities, type Quantity } from './extract/numbers.ts'
import { findPeriods } from './extract/periods.ts'
import { overlaps, type Span } from './extract/span.ts'
import type { Normalised } from './normalise.ts'
import { type Lexicon, type Mention, STRONG, unknownNumber } from './references.ts'

export type Found = {
  mentions: Mention[]
  dates: Span<SaidDate>[]
  periods: Span<Period>[]
  quantities: Span<Quantity>[]
  /** A number said as an invoice's that is none of the organization's. */
  unknown?: { start: number; end: number; said: string }
}

export function findSpans(text: Normalised, lexicon: Lexicon, today: IsoDate): Found {
  const mentions = lexicon.find(text.clean)
  const codes = mentions.filter((mention) => mention.candidates[0]!.score > 1)
  const free = <T>(spans: Span<T>[]) => spans.filter((span) => !codes.some((code) => overlaps(code, span)))
  const dates = free(findDates(text.clean, today))
  const periods = free(findPeriods(text.clean, today)).filter(
    (period) => !dates.some((date) => overlaps(date, period) && date.end - date.start > period.end - period.start),
  )
  const unknown = unknownNumber(text.clean)
  const missing = unknown && !codes.some((code) => overlaps(code, unknown)) ? unknown : undefined
  const named = mentions.filter((mention) => mention.candidates[0]!.score >= STRONG && mention.slot !== 'task')
  const quantities = findQuantities(text.clean, [...named, ...dates, ...periods, ...(missing ? [missing] : [])])
  return { mentions, dates, periods, quantities, ...(missing ? { unknown: missing } : {}) }
}

const MASKS: Record<string, string> = {
  client: '§name',
  project: '§name',
  person: '§person',
  invoice: '§invoice',
  quote: '§invoice',
  approval: '§invoice',
  task: '§task',
}

/** The masked text with what follows a colon or stands in quotes taken as anybody's words; undefined without such. */
export function leadOf(masked: string): string | undefined {
  const quoted = masked.replace(/["«][^"»]{3,}["»]/, ' §text ')
  const colon = /^([^:]*[a-z]{3}[^:]*):(?=\s)/.exec(quoted)
  const lead = colon ? `${colon[1]} §text` : quoted
  return lead === masked ? undefined : lead
}

/** The text with what varies from one request to the next replaced by its kind. */
export function maskText(text: Normalised, found: Found): string {
  const masks: (Span<string> & { rank: number })[] = []
  for (const mention of found.mentions) {
    const { score } = mention.candidates[0]!
    const value = MASKS[mention.slot]
    // A schedule is called what a report is called: its words tell what is asked.
    if (value && score >= (mention.slot === 'task' ? 0.7 : STRONG))
      masks.push({ ...mention, value, rank: score + (mention.end - mention.start) / 100 })
  }
  for (const span of found.dates) masks.push({ ...span, value: '§date', rank: 0.9 })
  for (const span of found.periods) masks.push({ ...span, value: '§period', rank: 0.8 })
  for (const span of found.quantities) masks.push({ ...span, value: `§${span.value.kind}`, rank: 0.7 })
  if (found.unknown) masks.push({ ...found.unknown, value: '§invoice', rank: 1 })
  const kept: Span<string>[] = []
  for (const mask of masks.sort((a, b) => b.rank - a.rank))
    if (!kept.some((other) => overlaps(other, mask))) kept.push(mask)
  let out = ''
  let at = 0
  for (const mask of kept.sort((a, b) => a.start - b.start)) {
    out += `${text.clean.slice(at, mask.start)} ${mask.value} `
    at = mask.end
  }
  // "Clinique Boréal" may be found as two names of one client.
  return (out + text.clean.slice(at)).replace(/(§name)(?:\s+§name)+/g, '$1')
}
