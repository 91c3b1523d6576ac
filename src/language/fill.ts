// Fills a tool's input from a text: each field takes what fits it best, and nothing is taken twice.
import type { z } from 'zod'
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { type Field, fieldsOf, REFERENCE_SLOTS, type ReferenceSlot } from '../tool/fields.ts'
import { findBoolean, findChoices, wordsPattern } from './extract/choices.ts'
import { type Direction, findDates } from './extract/dates.ts'
import { afterCue, freeText } from './extract/free-text.ts'
import { findLines } from './extract/lines.ts'
import { clockOf, type Quantity } from './extract/numbers.ts'
import { overlaps, type Span } from './extract/span.ts'
import { findTimeLines } from './extract/time-lines.ts'
import { type Normalised, originalOf } from './normalise.ts'
import { type Lexicon, type Mention, rivals, STRONG } from './references.ts'
import type { Found } from './spans.ts'

export type FillTool = {
  name: string
  gate: string
  input: z.ZodObject
  fields: Field[]
  commands: ReadonlySet<string>
}
export type Said = {
  text: Normalised
  found: Found
  today: IsoDate
  lexicon: Lexicon
  actor?: { id: string } | undefined
  lang: Lang
}

export type Filled = {
  input: Record<string, unknown>
  /** Required fields without a value, in schema order. */
  missing: string[]
  ambiguous?: { field: string; candidates: { id: string; label: string }[] }
  /** Fields whose value was not said but follows from what was. */
  guessed: string[]
  /** What was said for a field and cannot be: an impossible date, a number of no invoice, a negative amount. */
  invalid: { field: string; said: string }[]
}

type Range = { start: number; end: number }
type Work = Said & { tool: FillTool; out: Filled; taken: Range[]; only: ReadonlySet<string> | undefined }

const isReference = (slot: string): slot is ReferenceSlot => (REFERENCE_SLOTS as readonly string[]).includes(slot)
const isFree = (work: Work, range: Range) => !work.taken.some((other) => overlaps(other, range))

export function prepareTool(
  tool: { name: string; gate: string; input: z.ZodObject },
  commands: ReadonlySet<string>,
): FillTool {
  return { name: tool.name, gate: tool.gate, input: tool.input, fields: fieldsOf(tool.input), commands }
}

/** `only` restricts which fields are looked for, e.g. the one that was asked. */
export function fillInput(tool: FillTool, said: Said, only?: ReadonlySet<string>): Filled {
  const work: Work = { ...said, tool, only, taken: [], out: { input: {}, missing: [], guessed: [], invalid: [] } }
  const fields = tool.fields.filter((field) => !only || only.has(field.name))
  const order = (slots: (slot: string) => boolean) => fields.filter((field) => slots(field.slot))
  takeReferences(work, order(isReference))
  for (const field of order((slot) => slot === 'choice')) takeChoice(work, field)
  takeDates(
    work,
    order((slot) => slot === 'date' || slot === 'period'),
  )
  for (const field of fields.filter((field) => isClock(field))) takeClock(work, field)
  for (const field of order((slot) => slot === 'boolean')) put(work, field, findBoolean(said.text.clean, field))
  takeNumbers(
    work,
    order((slot) => slot === 'money' || slot === 'percent' || slot === 'hours' || slot === 'quantity'),
  )
  for (const field of order((slot) => slot === 'time-lines')) {
    const found = findTimeLines(said.text, work.taken)
    if (found) put(work, field, found.lines, found.from)
  }
  const texts = order((slot) => slot === 'text' || slot === 'long-text').filter((field) => !isClock(field))
  for (const field of texts) if (field.cues && !field.required) takeCued(work, field)
  for (const field of order((slot) => slot === 'lines')) takeLines(work, field)
  for (const field of texts) if (field.required || only) takeText(work, field)
  finish(work)
  return work.out
}

/** Keeps a value that the schema accepts; one that it refuses is reported as said. */
function put(work: Work, field: Field, value: unknown, range?: Range): boolean {
  if (value === undefined) return false
  const schema = work.tool.input.shape[field.name] as z.ZodType
  if (!schema.safeParse(value).success) {
    if (range) work.out.invalid.push({ field: field.name, said: originalOf(work.text, range.start, range.end).trim() })
    return false
  }
  work.out.input[field.name] = value
  if (range) work.taken.push(range)
  return true
}

const SELF = /\b(?:(?:a|pour) moi(?:-meme)?|moi-meme|myself|(?:to|for) me)\b/

function takeReferences(work: Work, fields: Field[]) {
  const bar = (mention: Mention, field: Field) => {
    const named = mention.slot === 'client' || mention.slot === 'project' || mention.slot === 'person'
    if (field.required) return named ? 0.38 : 0.3
    return named ? STRONG : 0.7
  }
  const waiting = [...fields].sort((a, b) => Number(b.required) - Number(a.required))
  for (const field of waiting) {
    const fits = work.found.mentions.filter(
      (mention) =>
        mention.slot === field.slot && mention.candidates[0]!.score >= bar(mention, field) && isFree(work, mention),
    )
    const best = fits.sort((a, b) => preference(work, b, field) - preference(work, a, field))[0]
    if (best) takeMention(work, field, best)
    else if (field.slot === 'person') {
      const self = SELF.exec(work.text.clean)
      if (self && work.actor) put(work, field, work.actor.id, { start: self.index, end: self.index + self[0].length })
    } else if ((field.slot === 'invoice' || field.slot === 'quote') && work.found.unknown) {
      const { start, end, said } = work.found.unknown
      if (isFree(work, { start, end })) work.out.invalid.push({ field: field.name, said })
      work.taken.push({ start, end })
    }
  }
  for (const field of fields) if (work.out.input[field.name] === undefined) follow(work, field)
}

/** A client follows from its project, and so on: what a mention belongs to. */
function follow(work: Work, field: Field) {
  if (!field.required || work.out.ambiguous?.field === field.name) return
  for (const mention of work.found.mentions) {
    if (mention.candidates[0]!.score < STRONG || rivals(mention).length > 1) continue
    const owner = mention.candidates[0]!.entity.belongsTo?.[field.slot as ReferenceSlot]
    if (owner && put(work, field, owner)) {
      work.out.guessed.push(field.name)
      if (isFree(work, mention)) work.taken.push({ start: mention.start, end: mention.end })
      return
    }
  }
}

function preference(work: Work, mention: Mention, field: Field): number {
  const before = work.text.clean.slice(Math.max(0, mention.start - 24), mention.start)
  const cued = (field.cues ?? []).some((cue) =>
    new RegExp(`${wordsPattern(cue).source}[^a-z]*(?:le |la |l'|the )?$`).test(before),
  )
  const named = { client: /client /, project: /(?:projet|chantier|project|job|site) (?:de |du |la |le |l')*$/ }[
    field.slot as 'client'
  ]
  return mention.candidates[0]!.score + (cued ? 1 : 0) + (named?.test(before) ? 0.3 : 0)
}

function takeMention(work: Work, field: Field, mention: Mention) {
  const close = rivals(mention)
  if (close.length > 1) {
    work.out.ambiguous ??= {
      field: field.name,
      candidates: close.slice(0, 5).map(({ entity }) => ({ id: entity.id, label: entity.label })),
    }
    work.taken.push({ start: mention.start, end: mention.end })
    return
  }
  put(work, field, mention.candidates[0]!.entity.id, { start: mention.start, end: mention.end })
}

function takeChoice(work: Work, field: Field) {
  const spans = findChoices(work.text.clean, field)
  const best = spans.find((span) => isFree(work, span))
  // A word inside a name that another field took still tells: `Ottawa` is a project and a province.
  if (best) put(work, field, best.value, best)
}

const FUTURE = /due|echeance|deadline|until|expir|start|debut|when|quand/i
const PAST = /asof|as_of|en date|worked/i

function directionOf(work: Work, field: Field): Direction {
  if (FUTURE.test(field.name) || FUTURE.test(field.label.fr)) return 'future'
  const counts = work.tool.fields.some((other) => other.slot === 'time-lines' || other.slot === 'hours')
  return counts || PAST.test(field.name) || work.tool.gate === 'none' ? 'past' : 'future'
}

/** A time of day said with the date, where the tool keeps none. */
const AT_TIME = /^ (?:a|at|vers|avant|before|around|@) ?\d{1,2}(?::\d{2}| ?h(?: ?\d{2})?| ?(?:am|pm))(?![a-z0-9])/

function takeDates(work: Work, fields: Field[]) {
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
    const free = dates.filter((span) => isFree(work, span))
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

const isCued = (work: Work, field: Field, span: Range) => cueStart(work, field, span) !== undefined

/** Where the field's cue before the span begins. */
function cueStart(work: Work, field: Field, span: Range): number | undefined {
  const from = Math.max(0, span.start - 30)
  const before = work.text.clean.slice(from, span.start)
  for (const cue of field.cues ?? []) {
    const match = new RegExp(
      `${wordsPattern(cue).source}[^a-z0-9]*(?:(?:le|la|the|de|of|is|est|a|:)[^a-z0-9]*)*$`,
    ).exec(before)
    if (match) return from + match.index
  }
  return undefined
}

const isClock = (field: Field) => field.slot === 'text' && /^(?:at|time|hour|heure)$|Time$/.test(field.name)

function takeClock(work: Work, field: Field) {
  for (const span of work.found.quantities) {
    const { value } = span
    if (!isFree(work, span)) continue
    const before = work.text.clean.slice(Math.max(0, span.start - 5), span.start)
    const bare = value.kind === 'number' && value.amount % 1000 === 0 && /\b(?:a|at|vers|around) $/.test(before)
    const text =
      value.kind === 'clock' || value.kind === 'hours'
        ? value.clock
        : bare
          ? clockOf((value as { amount: number }).amount / 1000, 0)
          : undefined
    if (text && put(work, field, text, span)) return
  }
}

/** The integer that a field of this slot would hold for what was said; undefined when it does not fit. */
function valueFor(slot: string, value: Quantity): number | undefined {
  if (slot === value.kind && 'amount' in value) return value.amount
  if (value.kind === 'number') {
    if (slot === 'money' || slot === 'hours') return Math.round(value.amount / 10)
    if (slot === 'quantity') return value.amount
    if (slot === 'percent') return value.amount * 10
  }
  return undefined
}

function takeNumbers(work: Work, fields: Field[]) {
  const spans = work.found.quantities
  const take = (field: Field, accepts: (span: Span<Quantity>) => boolean) => {
    if (work.out.input[field.name] !== undefined) return
    for (const span of spans) {
      const value = valueFor(field.slot, span.value)
      if (value === undefined || !isFree(work, span) || !accepts(span)) continue
      const signed =
        span.value.kind !== 'money' && /(?:^|\s)-$/.test(work.text.clean.slice(0, span.start)) ? -value : value
      put(work, field, signed, span)
      return
    }
  }
  for (const field of fields) if (field.cues) take(field, (span) => isCued(work, field, span))
  for (const field of fields) take(field, (span) => span.value.kind === field.slot)
  const hasLines = work.tool.fields.some((field) => field.slot === 'lines')
  const bareFits = fields.filter((field) => field.required || (!field.cues && !hasLines))
  for (const field of bareFits) take(field, (span) => span.value.kind === 'number')
}

function takeCued(work: Work, field: Field) {
  const words = afterCue(work.text, field.cues!, work.tool.commands, work.taken)
  if (words && put(work, field, words)) {
    const start = work.text.original.indexOf(words)
    const from = work.text.at.findIndex((at) => at >= start)
    if (start >= 0 && from >= 0) work.taken.push({ start: from, end: work.text.clean.length })
  }
}

function takeLines(work: Work, field: Field) {
  const ranges: Range[] = []
  const colon = /:(?=\s|[a-z])/.exec(work.text.clean)
  let start = colon && colon.index < work.text.clean.length - 4 ? colon.index + 1 : 0
  const stops = work.taken.filter((range) => range.end > start).sort((a, b) => a.start - b.start)
  const end = work.text.clean.length
  for (const stop of stops) {
    if (stop.start > start) ranges.push({ start, end: stop.start })
    start = Math.max(start, stop.end)
  }
  if (start < end) ranges.push({ start, end })
  const { lines } = findLines(
    work.text,
    ranges.map((range) => skipCommands(work, range)),
    work.taken,
  )
  if (!lines.length) return
  if (lines.some((line) => !line.description)) work.out.guessed.push(field.name)
  put(
    work,
    field,
    lines.map((line) => ({ ...line, description: line.description || fallback(work) })),
  )
}

const WORKS = { fr: 'Travaux', en: 'Work' } as const

/** A line without words of its own is described by the project, else as work; the caller shows it as a guess. */
function fallback(work: Work): string {
  const project = work.found.mentions.find(
    (mention) => mention.slot === 'project' && mention.candidates[0]!.score >= STRONG,
  )
  return project?.candidates[0]?.entity.label ?? WORKS[work.lang]
}

const LEADING = new Set(
  'fais fait faire monte prepare cree envoie make create draft new nouvelle facture factures facturer invoice bill facturation brouillon montant charge moi me m nous lui leur a au aux la le les l un une de du d des svp please can you peux peut tu je j i we veux voudrais to the an for need want pour faut faudrait ca it my'.split(
    ' ',
  ),
)

function skipCommands(work: Work, range: Range): Range {
  let { start } = range
  for (const word of work.text.clean.slice(range.start, range.end).matchAll(/[a-z]+|\d/g)) {
    if (/\d/.test(word[0]) || (!work.tool.commands.has(word[0]) && !LEADING.has(word[0]))) break
    start = range.start + word.index + word[0].length
  }
  return { start, end: range.end }
}

function takeText(work: Work, field: Field) {
  if (work.out.input[field.name] !== undefined) return
  const cued = field.cues && afterCue(work.text, field.cues, work.tool.commands, work.taken)
  put(work, field, cued ?? freeText(work.text, work.tool.commands, work.taken))
}

function finish(work: Work) {
  const { out } = work
  out.missing = work.tool.fields
    .filter((field) => field.required && out.input[field.name] === undefined)
    .map((field) => field.name)
}
