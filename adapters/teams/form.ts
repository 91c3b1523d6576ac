import type { Form, FormField } from '../../src/chat/card.ts'
import { inputOf, type Values } from '../../src/chat/form.ts'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { cardOf, LIMITS, REFRESH, textBlock } from './elements.ts'
import { escapeText } from './text.ts'

const say = phrases({
  needed: { fr: 'Il manque : {label}', en: 'Missing: {label}' },
  back: { fr: 'Revenir', en: 'Back' },
  choose: { fr: 'Choisir', en: 'Choose' },
})

/**
 * A form as a card. In the place of a message (for whoever clicked only) it leads back; in a dialog it carries its own
 * description, so that a wrong input is answered by the same dialog with what was typed.
 */
export function formCard(form: Form, lang: Lang, inDialog: boolean, error?: string): Payload {
  const title = cut(oneLine(form.submit), 60) || 'OK'
  const data = { nova: { form: form.id, ...(inDialog ? { shown: form } : {}) } }
  const send = inDialog
    ? { type: 'Action.Submit', title, style: 'positive', data }
    : { type: 'Action.Execute', title, style: 'positive', verb: 'form', data }
  const back = { type: 'Action.Execute', title: say(lang, 'back'), verb: 'refresh', data: REFRESH }
  const head = [
    ...(inDialog ? [] : [textBlock(escapeText(form.title) || 'Nova', { size: 'Large', weight: 'Bolder' })]),
    ...(error ? [textBlock(`⚠️ ${escapeText(error)}`, { color: 'Attention', weight: 'Bolder' })] : []),
  ]
  return cardOf(
    [...head, ...form.fields.flatMap((field) => elementsOf(field, lang))],
    inDialog ? [send] : [send, { ...back, associatedInputs: 'none' }],
  )
}

/** The form that a dialog carried, filled in with what was typed; shown again to whoever typed it, never believed. */
export function formAgain(data: unknown, values: Values): Form | null {
  const shown = isObject(data) && isObject(data.nova) ? data.nova.shown : null
  const id = textAt(data, 'nova', 'form')
  if (!isObject(shown) || !id || !Array.isArray(shown.fields)) return null
  const form = shown as unknown as Form
  const fields = form.fields.filter((field) => isObject(field) && typeof field.name === 'string')
  const filled = fields.map((field) => ({ ...field, value: String(values[field.name] ?? field.value ?? '') }))
  return { id, title: String(form.title ?? ''), submit: String(form.submit ?? ''), fields: filled }
}

function elementsOf(field: FormField, lang: Lang): Payload[] {
  const input = inputOf(field, LIMITS.input)
  const { kind, hint, chosen, typed } = input
  const label = cut(input.label, 200)
  const needed = input.required ? { isRequired: true, errorMessage: say(lang, 'needed', { label }) } : {}
  const common = { id: field.name, label, ...needed }
  // A hint that would be hidden by what is filled in stands below.
  const small = { isSubtle: true, size: 'Small', spacing: 'None' }
  const below = hint ? [textBlock(escapeText(cut(hint, 300)), small)] : []
  const value = typed ? { value: typed } : {}
  switch (kind) {
    case 'menu':
    case 'menus': {
      const several = kind === 'menus' ? { id: `${field.name}[]`, isMultiSelect: true } : {}
      const style = kind === 'menus' ? 'expanded' : input.options.length > 6 ? 'filtered' : 'compact'
      const choices = input.options.map((option) => ({ title: option.label, value: option.value }))
      const given = chosen.length > 0 ? { value: chosen.join(',') } : {}
      const menu = { choices, style, placeholder: say(lang, 'choose'), wrap: true, ...given }
      return [{ type: 'Input.ChoiceSet', ...common, ...several, ...menu }, ...below]
    }
    case 'yes-no':
      return [{ type: 'Input.Toggle', id: field.name, title: label, value: chosen[0] ?? 'false' }, ...below]
    case 'date':
      return [{ type: 'Input.Date', ...common, ...value }, ...below]
    default: {
      const lines = kind === 'long-text' ? { isMultiline: true } : {}
      return [{ type: 'Input.Text', ...common, maxLength: LIMITS.input.text, ...lines, ...value }, ...below]
    }
  }
}
