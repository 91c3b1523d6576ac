// Fills a tool's input from a text: each field takes what fits it best, and nothing is taken twice.
import type { z } from 'zod'
import { type Field, fieldsOf, REFERENCE_SLOTS, type ReferenceSlot } from '../tool/fields.ts'
import { doubtAmounts } from './doubts.ts'
import { findBoolean, findChoices } from './extract/choices.ts'
import { afterCue, freeText } from './extract/free-text.ts'
import { findLines } from './extract/lines.ts'
import { clockOf, type Quantity } from './extract/numbers.ts'
import type { Span } from './extract/span.ts'
import { findTimeLines } from './extract/time-lines.ts'
import { takeDates } from './fill-dates.ts'
import { takeReferences } from './fill-references.ts'
import {
  cuedRange,
  type Filled,
  type FillTool,
  isClock,
  isFree,
  put,
  type Range,
  type Said,
  type Work,
} from './filling.ts'
import { STRONG } from './references.ts'

export type { Filled, FillTool, Said } from './filling.ts'

const isReference = (slot: string): slot is ReferenceSlot => (REFERENCE_SLOTS as readonly string[]).includes(slot)
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
  doubtAmounts(work)
  finish(work)
  return work.out
}

function takeChoice(work: Work, field: Field) {
  const spans = findChoices(work.text.clean, field)
  const best = spans.find((span) => isFree(work, span))
  // A word inside a name that another field took still tells: `Ottawa` is a project and a province.
  if (best) put(work, field, best.value, best)
}

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
  const take = (field: Field, rangeOf: (span: Span<Quantity>) => Range | undefined | false) => {
    if (work.out.input[field.name] !== undefined) return
    for (const span of spans) {
      const value = valueFor(field.slot, span.value)
      const range = value !== undefined && isFree(work, span) && rangeOf(span)
      if (value === undefined || !range) continue
      const signed =
        span.value.kind !== 'money' && /(?:^|\s)-$/.test(work.text.clean.slice(0, span.start)) ? -value : value
      put(work, field, signed, range)
      return
    }
  }
  for (const field of fields) if (field.cues) take(field, (span) => cuedRange(work, field, span))
  const hasLines = work.tool.fields.some((field) => field.slot === 'lines')
  // A percentage of an invoice is not its holdback unless it is said to be.
  const byKind = fields.filter((field) => work.only || !(hasLines && field.slot === 'percent' && field.cues))
  for (const field of byKind) take(field, (span) => span.value.kind === field.slot && span)
  const bareFits = fields.filter((field) => field.required || (!field.cues && !hasLines))
  for (const field of bareFits) take(field, (span) => span.value.kind === 'number' && span)
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
  const colon = /:(?=\s|[a-z])/.exec(work.text.clean)
  const after = colon && colon.index < work.text.clean.length - 4 ? linesFrom(work, colon.index + 1) : []
  const lines = after.length ? after : linesFrom(work, 0)
  if (!lines.length) return
  if (lines.some((line) => !line.description)) work.out.guessed.push(field.name)
  put(
    work,
    field,
    lines.map((line) => ({ ...line, description: line.description || fallback(work) })),
  )
}

/** Lines in what no other field has taken, from a place of the text on. */
function linesFrom(work: Work, from: number) {
  const ranges: Range[] = []
  let start = from
  for (const stop of work.taken.filter((range) => range.end > from).sort((a, b) => a.start - b.start)) {
    if (stop.start > start) ranges.push(skipCommands(work, { start, end: stop.start }))
    start = Math.max(start, stop.end)
  }
  if (start < work.text.clean.length) ranges.push(skipCommands(work, { start, end: work.text.clean.length }))
  return findLines(work.text, ranges, work.taken).lines
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
  'bonjour salut allo hello hi hey nova pourriez pourrais vous could would preparer fais fait faire monte prepare cree envoie make create draft new nouvelle facture factures facturer invoice bill facturation brouillon montant charge moi me m nous lui leur a au aux la le les l un une de du d des svp please can you peux peut tu je j i we veux voudrais to the an for need want pour faut faudrait ca it my'.split(
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
