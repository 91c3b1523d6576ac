import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord.js'
import type { FormField } from '../../src/chat/card.ts'
import { type Draft, type Input, inputOf, pagesOf, type Values } from '../../src/chat/form.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { customId, LIMITS } from './elements.ts'

const say = phrases({
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  date: { fr: 'AAAA-MM-JJ', en: 'YYYY-MM-DD' },
  more: { fr: 'Choix : {options}', en: 'Choices: {options}' },
})

/** One page of a form as a dialog, filled in with what is known. */
export function modalOf({ form, values }: Draft, page: number, lang: Lang): APIModalInteractionResponseCallbackData {
  const pages = pagesOf(form, LIMITS.modalFields)
  const count = pages.length > 1 ? ` (${page + 1}/${pages.length})` : ''
  return {
    custom_id: customId('form', page, form.id),
    title: `${cut(oneLine(form.title), LIMITS.modalTitle - count.length) || 'Nova'}${count}`,
    components: (pages[page] ?? []).map((field) => labelOf(field, values[field.name], lang)),
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

function labelOf(field: FormField, given: string | string[] | undefined, lang: Lang): APILabelComponent {
  const input = inputOf(field, LIMITS.input, given)
  const { label, options } = input
  const isTyped = input.kind === 'text' || input.kind === 'long-text'
  const names = isTyped ? options.map((option) => option.label).join(', ') : ''
  const hints = [
    label.length > LIMITS.label ? label : '',
    oneLine(input.hint),
    names && say(lang, 'more', { options: names }),
  ]
  const description = cut(hints.filter(Boolean).join(' · '), LIMITS.description)
  return {
    type: 18,
    label: cut(label, LIMITS.label),
    ...(description ? { description } : {}),
    component: componentOf(field.name, input, lang),
  }
}

function componentOf(custom_id: string, { kind, required, ...input }: Input, lang: Lang): APIComponentInLabel {
  if (kind === 'menu' || kind === 'menus' || kind === 'yes-no') {
    const yesNo = (['yes', 'no'] as const).map((one) => ({ value: String(one === 'yes'), label: say(lang, one) }))
    const options = (kind === 'yes-no' ? yesNo : input.options).map((option) => ({
      ...option,
      ...(input.chosen.includes(option.value) ? { default: true } : {}),
    }))
    const most = kind === 'menus' ? { min_values: required ? 1 : 0, max_values: options.length } : {}
    return { type: 3, custom_id, options, required, ...most }
  }
  return {
    type: 4,
    custom_id,
    style: kind === 'long-text' ? 2 : 1,
    required,
    max_length: LIMITS.input.text,
    ...(input.typed ? { value: input.typed } : {}),
    // Discord has no calendar.
    ...(kind === 'date' ? { placeholder: say(lang, 'date') } : {}),
  }
}
