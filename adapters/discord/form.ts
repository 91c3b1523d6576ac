import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord.js'
import type { Form, FormField } from '../../src/chat/card.ts'
import type { Place } from '../../src/chat/event.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { customId, LIMITS } from './elements.ts'

const say = phrases({
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  date: { fr: 'AAAA-MM-JJ', en: 'YYYY-MM-DD' },
  more: { fr: 'Choix : {options}', en: 'Choices: {options}' },
})

export type Values = Record<string, string | string[]>
/** A form that is being filled in: what was typed so far, and where it was asked for. */
export type Draft = { form: Form; place: Place; values: Values }

/** A dialog has five fields: the required ones come first, the others in dialogs after it. */
export function pagesOf({ fields }: Form): FormField[][] {
  const sorted = [...fields.filter((one) => one.required), ...fields.filter((one) => !one.required)]
  const pages: FormField[][] = []
  for (let i = 0; i < sorted.length; i += LIMITS.modalFields) pages.push(sorted.slice(i, i + LIMITS.modalFields))
  return pages
}

/** One page of a form as a dialog, filled in with what is known. */
export function modalOf({ form, values }: Draft, page: number, lang: Lang): APIModalInteractionResponseCallbackData {
  const pages = pagesOf(form)
  const count = pages.length > 1 ? ` (${page + 1}/${pages.length})` : ''
  return {
    custom_id: customId('form', page, form.id),
    title: `${cut(oneLine(form.title), LIMITS.modalTitle - count.length) || 'Nova'}${count}`,
    components: (pages[page] ?? []).map((field) => labelOf(field, values[field.name] ?? field.value, lang)),
  }
}

/** A dialog with one text. */
export const questionModal = (id: string, title: string, label: string): APIModalInteractionResponseCallbackData => ({
  custom_id: id,
  title,
  components: [
    { type: 18, label, component: { type: 4, custom_id: 'text', style: 2, required: false, max_length: 1_000 } },
  ],
})

/** What was filled in, by field name; an empty input is an empty text. */
export function submitted(body: Payload, fields: readonly FormField[]): Values {
  const parts = listAt(objectAt(body, 'data'), 'components')
  const inputs = parts.flatMap((part) => (isObject(part.component) ? [part.component] : listAt(part, 'components')))
  return Object.fromEntries(
    inputs.flatMap((input): [string, string | string[]][] => {
      const name = textAt(input, 'custom_id')
      if (!name) return []
      if (!Array.isArray(input.values)) return [[name, textAt(input, 'value') ?? '']]
      const chosen = input.values.map(String)
      const several = fields.find((field) => field.name === name)?.kind === 'choices'
      return [[name, several ? chosen : (chosen[0] ?? '')]]
    }),
  )
}

function labelOf(field: FormField, value: string | string[] | undefined, lang: Lang): APILabelComponent {
  const label = oneLine(field.label) || field.name
  const listed = isListed(field)
  const names = listed ? '' : (field.options ?? []).map((option) => oneLine(option.label)).join(', ')
  const hints = [
    label.length > LIMITS.label ? label : '',
    field.hint ? oneLine(field.hint) : '',
    names && say(lang, 'more', { options: names }),
  ]
  const description = cut(hints.filter(Boolean).join(' · '), LIMITS.description)
  return {
    type: 18,
    label: cut(label, LIMITS.label),
    ...(description ? { description } : {}),
    component: listed ? menuOf(field, value, lang) : inputOf(field, value, lang),
  }
}

const optionsOf = (field: FormField, lang: Lang) =>
  field.kind === 'boolean'
    ? (['yes', 'no'] as const).map((one) => ({ value: String(one === 'yes'), label: say(lang, one) }))
    : (field.options ?? [])

/** What Discord's menus cannot hold is typed; names are looked up as in a message. */
function isListed(field: FormField): boolean {
  if (field.kind === 'boolean') return true
  const values = (field.options ?? []).map((option) => option.value)
  return (
    (field.kind === 'choice' || field.kind === 'choices') &&
    values.length > 0 &&
    values.length <= LIMITS.options &&
    new Set(values).size === values.length &&
    values.every((value) => value !== '' && value.length <= LIMITS.optionText)
  )
}

function menuOf(field: FormField, value: string | string[] | undefined, lang: Lang): APIComponentInLabel {
  const several = field.kind === 'choices'
  const given = Array.isArray(value) ? value : several ? (value ?? '').split(',') : [value]
  const options = optionsOf(field, lang).map((option) => ({
    value: option.value,
    label: cut(oneLine(option.label), LIMITS.optionText) || '–',
    ...(given.includes(option.value) ? { default: true } : {}),
  }))
  const required = field.required
  const most = several ? { min_values: required ? 1 : 0, max_values: options.length } : {}
  return { type: 3, custom_id: field.name, options, required, ...most }
}

function inputOf(field: FormField, value: string | string[] | undefined, lang: Lang): APIComponentInLabel {
  const given = Array.isArray(value) ? value.join(', ') : value
  const typed = field.options?.find((option) => option.value === given)?.label ?? given
  return {
    type: 4,
    custom_id: field.name,
    style: field.kind === 'long-text' ? 2 : 1,
    required: field.required,
    max_length: LIMITS.input,
    ...(typed ? { value: cut(plain(typed), LIMITS.input) } : {}),
    ...(field.kind === 'date' ? { placeholder: say(lang, 'date') } : {}),
  }
}
