// Field constructors: a zod schema that also says how to ask for it, how a form shows it and how text fills it.
import { z } from 'zod'
import { isIsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

/** What a text or a form can fill a field with. References are resolved against the organization's own rows. */
export type Slot =
  | 'text'
  | 'long-text'
  | 'money'
  | 'hours'
  | 'quantity'
  | 'percent'
  | 'date'
  | 'period'
  | 'client'
  | 'project'
  | 'person'
  | 'invoice'
  | 'task'
  | 'approval'
  | 'quote'
  | 'schedule'
  | 'choice'
  | 'boolean'
  | 'lines'
  | 'time-lines'

export const REFERENCE_SLOTS = [
  'client',
  'project',
  'person',
  'invoice',
  'task',
  'approval',
  'quote',
  'schedule',
] as const
export type ReferenceSlot = (typeof REFERENCE_SLOTS)[number]

export type FieldMeta = {
  slot: Slot
  label: Bilingual
  /** The question asked when the field is missing. */
  ask?: Bilingual
  /** Words that select each value of a choice, besides its label. */
  options?: { value: string; label: Bilingual; words?: string[] }[]
  /** Words that stand before the field's value in a text, e.g. "pour" for a description. */
  cues?: string[]
}

type Saying = Omit<FieldMeta, 'slot'>

const withMeta = <T extends z.ZodType>(schema: T, slot: Slot, saying: Saying): T =>
  schema.meta({ ...saying, slot } as Record<string, unknown>) as T

const isoDate = z.string().refine(isIsoDate, 'not a date of the calendar')

/** A reference: a row's id, its number or code, or a name; the door resolves it to the row's id before `run`. */
const reference = (slot: ReferenceSlot) => (saying: Saying) => withMeta(z.string().min(1).max(200), slot, saying)

export const field = {
  text: (saying: Saying) => withMeta(z.string().trim().min(1).max(500), 'text', saying),
  longText: (saying: Saying) => withMeta(z.string().trim().min(1).max(8000), 'long-text', saying),
  /** Integer cents, at most ten million dollars either way. */
  money: (saying: Saying) => withMeta(z.int().min(-1_000_000_000).max(1_000_000_000), 'money', saying),
  /** Hundredths of an hour, so that hours × rate stays in integers: 8 h is 800. */
  hours: (saying: Saying) => withMeta(z.int().min(1).max(100_000), 'hours', saying),
  /** Thousandths of a unit: 2.5 is 2 500. */
  quantity: (saying: Saying) => withMeta(z.int().min(1).max(1_000_000_000), 'quantity', saying),
  /** Integer millionths: 15 % is 150 000. */
  percent: (saying: Saying) => withMeta(z.int().min(0).max(10_000_000), 'percent', saying),
  date: (saying: Saying) => withMeta(isoDate, 'date', saying),
  period: (saying: Saying) =>
    withMeta(
      z.object({ from: isoDate, to: isoDate }).refine((period) => period.from <= period.to, 'ends before it starts'),
      'period',
      saying,
    ),
  boolean: (saying: Saying) => withMeta(z.boolean(), 'boolean', saying),
  choice: <const V extends [string, ...string[]]>(
    values: V,
    saying: Saying & { options: NonNullable<FieldMeta['options']> },
  ) => withMeta(z.enum(values), 'choice', saying),
  client: reference('client'),
  project: reference('project'),
  person: reference('person'),
  invoice: reference('invoice'),
  task: reference('task'),
  approval: reference('approval'),
  quote: reference('quote'),
  schedule: reference('schedule'),
  /** Invoice lines; `quantity` in thousandths, `unitPrice` in cents. */
  lines: (saying: Saying) =>
    withMeta(
      z
        .array(
          z.object({
            description: z.string().trim().min(1).max(2000),
            quantity: z.int().min(1).max(1_000_000_000),
            unit: z.enum(['unit', 'hour', 'day', 'm', 'm2', 'm3', 'lump']).default('unit'),
            unitPrice: z.int().min(-1_000_000_000).max(1_000_000_000),
          }),
        )
        .min(1)
        .max(200),
      'lines',
      saying,
    ),
  /** Hours of one day split by kind of work; `hours` in hundredths. */
  timeLines: (saying: Saying) =>
    withMeta(
      z
        .array(
          z.object({
            hours: z.int().min(1).max(2400),
            work: z.string().trim().max(200).optional(),
            overtime: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(20),
      'time-lines',
      saying,
    ),
}

export type Field = FieldMeta & { name: string; required: boolean }

/** The fields of an input schema in order, with what the engine and the forms need of each. */
export function fieldsOf(input: z.ZodObject): Field[] {
  return Object.entries(input.shape).flatMap(([name, schema]) => {
    const meta = metaOf(schema as z.ZodType)
    return meta ? [{ ...meta, name, required: !(schema as z.ZodType).safeParse(undefined).success }] : []
  })
}

function metaOf(schema: z.ZodType): FieldMeta | undefined {
  const meta = schema.meta() as FieldMeta | undefined
  if (meta?.slot) return meta
  const inner = (schema as { def?: { innerType?: z.ZodType } }).def?.innerType
  return inner && metaOf(inner)
}
