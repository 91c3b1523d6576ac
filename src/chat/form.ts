import { isIsoDate } from '../lib/dates.ts'
import type { AdapterStore } from './adapter.ts'
import type { Form, FormField } from './card.ts'
import type { Place } from './event.ts'
import { createExpiring } from './expiring.ts'
import { cut, oneLine, plain } from './plain.ts'

export type Values = Record<string, string | string[]>

export type InputLimits = {
  /** How many options a menu holds, and how long their values and labels may be. */
  options: number
  value: number
  label: number
  /** Longest text that may be typed. */
  text: number
}

/** An input as every platform has it in some way. */
export type Input = {
  kind: 'menu' | 'menus' | 'yes-no' | 'date' | 'text' | 'long-text'
  label: string
  required: boolean
  hint: string
  options: { value: string; label: string }[]
  /** Values of the options that are chosen already. */
  chosen: string[]
  /** The text or date that is there already; empty when there is none. */
  typed: string
}

/**
 * How a field is asked for: by a menu where its options fit in one, else typed; names are looked up as in a message.
 * `given` is what was filled in before.
 */
export function inputOf(field: FormField, most: InputLimits, given: string | string[] = field.value ?? ''): Input {
  const { kind, required, options = [] } = field
  const values = options.map((option) => option.value)
  const isListed =
    (kind === 'choice' || kind === 'choices') &&
    values.length > 0 &&
    values.length <= most.options &&
    new Set(values).size === values.length &&
    values.every((value) => value !== '' && value.length <= most.value)
  const several = kind === 'choices' && !Array.isArray(given) ? given.split(',') : given
  const chosen = [several].flat().filter((value) => values.includes(value))
  const text = [given].flat().join(', ')
  const named = options.find((option) => option.value === text)?.label ?? text
  const common = {
    label: oneLine(field.label) || field.name,
    required,
    hint: field.hint ? plain(field.hint) : '',
    options: options.map(({ value, label }) => ({ value, label: cut(oneLine(label), most.label) || '–' })),
    chosen,
  }
  if (isListed) return { ...common, kind: kind === 'choices' ? 'menus' : 'menu', typed: '' }
  if (kind === 'boolean') return { ...common, kind: 'yes-no', chosen: text ? [String(text === 'true')] : [], typed: '' }
  if (kind === 'date') return { ...common, kind, typed: isIsoDate(text) ? text : '' }
  return { ...common, kind: kind === 'long-text' ? kind : 'text', typed: cut(plain(named), most.text) }
}

/** A form that is being filled in: what was typed so far, and where it was asked for. */
export type Draft = { form: Form; place: Place; values: Values }

/** The required fields come first, the others on pages after them. */
export function pagesOf({ fields }: Form, perPage: number): FormField[][] {
  const sorted = [...fields.filter((one) => one.required), ...fields.filter((one) => !one.required)]
  const pages: FormField[][] = []
  for (let i = 0; i < sorted.length; i += perPage) pages.push(sorted.slice(i, i + perPage))
  return pages
}

/** Nobody comes back to a form after so long. */
const DRAFT_MS = 24 * 3_600_000

/** Forms of several dialogs: what somebody typed is kept until the whole is accepted. */
export function createDrafts(store: AdapterStore) {
  const rows = createExpiring<Draft | null>(store, 'form', 200, DRAFT_MS)
  const keyOf = (account: string, form: string) => `${account}:${form}`
  return {
    find: (workspace: string, account: string, form: string) => rows.read(workspace, keyOf(account, form)),
    keep: (workspace: string, account: string, draft: Draft) =>
      rows.write(workspace, keyOf(account, draft.form.id), draft),
    forget: (workspace: string, account: string, form: string) => rows.replace(workspace, keyOf(account, form), null),
  }
}
