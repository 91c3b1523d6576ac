// Everything that can be found in a text without knowing the tool: names, dates, periods, amounts; and the text masked by it.
import type { IsoDate, Period } from '../lib/dates.ts'
import { isOrdinary } from './concepts.ts'
import { findDates, type SaidDate } from './extract/dates.ts'
import { findQuantities, type Quantity } from './extract/numbers.ts'
import { findPeriods } from './extract/periods.ts'
import { overlaps, type Span } from './extract/span.ts'
import { fold, type Normalised } from './normalise.ts'
import { type Lexicon, type Mention, STRONG } from './references.ts'

export type Found = {
  mentions: Mention[]
  dates: Span<SaidDate>[]
  periods: Span<Period>[]
  quantities: Span<Quantity>[]
  /** A number said as an invoice's that is none of the organization's. */
  unknown?: { start: number; end: number; said: string }
  /** A capitalised name where a client would be said, that is none of the organization's. */
  stranger?: { start: number; end: number; said: string }
}

/** A number that was said as an invoice's and is none of the organization's. */
function unknownNumber(clean: string): { start: number; end: number; said: string } | undefined {
  const match =
    clean.match(/(?<![\d-])20\d\d-\d{3,}(?![\d-])/) ??
    clean.match(/(?<=\b(?:factures?|invoices?) ?#?)\d{3,5}(?![\d-]|[.,]\d| ?(?:\$|%|h\b|k\b))/)
  return match ? { start: match.index!, end: match.index! + match[0].length, said: match[0] } : undefined
}

const STRANGER =
  /(?<=(?:^|[\s,])(?:à|a|chez|pour|client|cliente|to|for|facture|bill|invoice)\s+(?:(?:la |le |les |l['’]|the )?(?:famille |family |client |cliente |compagnie |company |m\. |mme |mr |mrs )?)?)\p{Lu}[\p{L}'’-]{2,}(?:[ -](?:(?:de|du|des|et|&) )?\p{Lu}[\p{L}'’-]+)*/gu

function strangerIn(text: Normalised, known: readonly { start: number; end: number }[]): Found['stranger'] {
  for (const match of text.original.matchAll(STRANGER)) {
    const start = text.at.findIndex((at) => at >= match.index)
    const after = text.at.findIndex((at) => at >= match.index + match[0].length)
    const span = { start, end: after < 0 ? text.clean.length : after }
    if (!known.some((one) => overlaps(one, span))) return { ...span, said: match[0] }
  }
  return undefined
}

export function findSpans(text: Normalised, lexicon: Lexicon, today: IsoDate): Found {
  const mentions = withDoubts(text, lexicon.find(text.clean))
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
  const stranger = strangerIn(text, [...mentions, ...dates, ...periods])
  return {
    ...{ mentions, dates, periods, quantities },
    ...(missing ? { unknown: missing } : {}),
    ...(stranger ? { stranger } : {}),
  }
}

/** Kinds of clients and buildings: by themselves they name the one that is known, before another name they do not. */
const GENERIC =
  /^(?:(?:l'|la |le |les |the )?(?:coop|cooperative|clinique|clinic|residence|brasserie|microbrasserie|brewery|ecole|school|entrepot|warehouse|famille|family|css|centre|cuisine|kitchen|agrandissement|extension|enveloppe))$/
const GOES_ON = /^[ -]+((?:(?:les|la|l['’]|des|du) ?)*)(\p{L}[\p{L}-]{2,})/iu
const CALENDAR =
  /^(?:jan|f[eé]v|feb|mar|avr|apr|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[eé]c|lun|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)/i

function withDoubts(text: Normalised, mentions: Mention[]): Mention[] {
  return mentions.map((mention) => {
    if (mention.slot !== 'client' && mention.slot !== 'project') return mention
    if (!GENERIC.test(text.clean.slice(mention.start, mention.end).trim())) return mention
    const next = GOES_ON.exec(text.original.slice(text.at[mention.end]))
    if (!next || CALENDAR.test(next[2]!)) return mention
    // Typed without capitals, only an article before a word of no request tells a name.
    if (!/^\p{Lu}/u.test(next[2]!) && (!next[1] || isOrdinary(fold(next[2]!)))) return mention
    const at = text.at[mention.end]! + next.index + next[0].length - 1
    const known = mentions.some((other) => text.at[other.start]! <= at && at < text.at[other.end]! && other !== mention)
    return known ? mention : { ...mention, doubtful: true }
  })
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
  const places = found.mentions.filter(({ slot }) => slot === 'project' || slot === 'client')
  for (const mention of found.mentions) {
    const { score } = mention.candidates[0]!
    // A quote is called what its project is.
    if (mention.slot === 'quote' && places.some((place) => overlaps(place, mention))) continue
    const value = MASKS[mention.slot]
    // A schedule is called what a report is called: its words tell what is asked.
    if (value && score >= (mention.slot === 'task' ? 0.7 : STRONG))
      masks.push({ ...mention, value, rank: score + (mention.end - mention.start) / 100 })
  }
  for (const span of found.dates) masks.push({ ...span, value: '§date', rank: 0.9 })
  for (const span of found.periods) masks.push({ ...span, value: '§period', rank: 0.8 })
  for (const span of found.quantities) masks.push({ ...span, value: `§${span.value.kind}`, rank: 0.7 })
  if (found.unknown) masks.push({ ...found.unknown, value: '§invoice', rank: 1 })
  if (found.stranger) masks.push({ ...found.stranger, value: '§name', rank: 0.6 })
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
