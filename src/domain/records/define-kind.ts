import { z } from 'zod'
import type { Bilingual } from '../../lib/i18n.ts'

/**
 * A kind of typed record. `prefix` begins its numbers (`QRT-014`); the first of `states` is that of a new one.
 * `sensitive` keeps it out of every search that does not name it: pay, health, who is accused of what.
 */
export function defineKind<const S extends readonly [string, ...string[]], D extends z.ZodObject>(kind: {
  prefix: string
  label: Bilingual
  states: S
  sensitive?: true
  data: D
}) {
  return kind
}

export const day = z.iso.date()
/** Integer cents. */
export const cents = z.int()
/** Integer millionths. */
export const ppm = z.int()
/** Thousandths of a unit. */
export const quantity = z.int().min(0)
export const text = z.string().max(8000)
export const texts = z.array(z.string().max(500)).max(200)
