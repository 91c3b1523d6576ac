// The work of filling one input: what was said, what is taken, what came out.
import type { z } from 'zod'
import type { IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Field } from '../tool/fields.ts'
import { wordsPattern } from './extract/choices.ts'
import { overlaps } from './extract/span.ts'
import { type Normalised, originalOf } from './normalise.ts'
import type { Lexicon } from './references.ts'
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

/** `thing`: a name, which a sentence needs where no preposition sets it apart. */
export type Range = { start: number; end: number; thing?: boolean }
export type Work = Said & { tool: FillTool; out: Filled; taken: Range[]; only: ReadonlySet<string> | undefined }

export const isFree = (work: Work, range: Range) => !work.taken.some((other) => overlaps(other, range))

/** Keeps a value that the schema accepts; one that it refuses is reported as said. */
export function put(work: Work, field: Field, value: unknown, range?: Range): boolean {
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

export const isCued = (work: Work, field: Field, span: Range) => cueStart(work, field, span) !== undefined

/** Where the field's cue before the span begins. */
export function cueStart(work: Work, field: Field, span: Range): number | undefined {
  const from = Math.max(0, span.start - 30)
  const before = work.text.clean.slice(from, span.start)
  for (const cue of field.cues ?? []) {
    const match = new RegExp(
      `${wordsPattern(cue).source}[^a-z0-9]*(?:(?:le|la|the|de|d|of|is|est|a|about|around|environ|:)[^a-z0-9]*)*$`,
    ).exec(before)
    if (match) return from + match.index
  }
  return undefined
}

/** A number with the field's cue before it, or right after it: "retenue de 10 %", "10 % holdback". */
export function cuedRange(work: Work, field: Field, span: Range): Range | undefined {
  const start = cueStart(work, field, span)
  if (start !== undefined) return { start, end: span.end }
  if (field.slot !== 'percent') return undefined
  const after = work.text.clean.slice(span.end)
  for (const cue of field.cues ?? []) {
    const match = new RegExp(`^ ?(?:de |of )?${wordsPattern(cue).source}`).exec(after)
    if (match) return { start: span.start, end: span.end + match[0].length }
  }
  return undefined
}

export const isClock = (field: Field) => field.slot === 'text' && /^(?:at|time|hour|heure)$|Time$/.test(field.name)
