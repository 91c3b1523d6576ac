import type { Form, FormField } from '../../src/chat/card.ts'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { textBlock } from './elements.ts'
import { escapeText } from './text.ts'

const say = phrases({
  needed: { fr: 'Il manque : {label}', en: 'Missing: {label}' },
  back: { fr: 'Revenir', en: 'Back' },
  choose: { fr: 'Choisir', en: 'Choose' },
})

/** More choices make a list that nobody can scroll; what is looked for is typed then. */
const MOST_OPTIONS = 150
const MAX_TEXT = 4_000

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
  const back = { type: 'Action.Execute', title: say(lang, 'back'), verb: 'refresh', data: { nova: { refresh: true } } }
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      ...(inDialog ? [] : [textBlock(escapeText(form.title) || 'Nova', { size: 'Large', weight: 'Bolder' })]),
      ...(error ? [textBlock(`⚠️ ${escapeText(error)}`, { color: 'Attention', weight: 'Bolder' })] : []),
      ...form.fields.flatMap((field) => inputOf(field, lang)),
    ],
    actions: inDialog ? [send] : [send, { ...back, associatedInputs: 'none' }],
  }
}

/** The form that a dialog carried, filled in with what was typed; shown again to whoever typed it, never believed. */
export function formAgain(data: unknown, values: Record<string, string | string[]>): Form | null {
  const shown = isObject(data) && isObject(data.nova) ? data.nova.shown : null
  const id = textAt(data, 'nova', 'form')
  if (!isObject(shown) || !id || !Array.isArray(shown.fields)) return null
  const form = shown as unknown as Form
  const fields = form.fields.filter((field) => isObject(field) && typeof field.name === 'string')
  const filled = fields.map((field) => ({ ...field, value: String(values[field.name] ?? field.value ?? '') }))
  return { id, title: String(form.title ?? ''), submit: String(form.submit ?? ''), fields: filled }
}

function inputOf(field: FormField, lang: Lang): Payload[] {
  const label = cut(oneLine(field.label), 200) || field.name
  const hint = field.hint ? cut(plain(field.hint), 300) : ''
  const needed = field.required ? { isRequired: true, errorMessage: say(lang, 'needed', { label }) } : {}
  const options = field.options ?? []
  const listed = options.length > 0 && options.length <= MOST_OPTIONS && options.every(({ value }) => value !== '')
  const common = { id: field.name, label }
  // A hint that would be hidden by what is filled in stands below.
  const below = hint ? [textBlock(escapeText(hint), { isSubtle: true, size: 'Small', spacing: 'None' })] : []
  if ((field.kind === 'choice' || field.kind === 'choices') && listed) {
    const several = field.kind === 'choices'
    const fits = !several && options.length > 6
    return [
      {
        type: 'Input.ChoiceSet',
        ...common,
        ...(several ? { id: `${field.name}[]`, isMultiSelect: true } : {}),
        ...needed,
        choices: options.map(({ value, label: title }) => ({ title: cut(oneLine(title), 150) || '–', value })),
        style: fits ? 'filtered' : several ? 'expanded' : 'compact',
        placeholder: say(lang, 'choose'),
        wrap: true,
        ...(field.value ? { value: field.value } : {}),
      },
      ...below,
    ]
  }
  if (field.kind === 'boolean')
    return [{ type: 'Input.Toggle', id: field.name, title: label, value: String(field.value === 'true') }, ...below]
  if (field.kind === 'date') {
    const value = field.value && /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? { value: field.value } : {}
    return [{ type: 'Input.Date', ...common, ...needed, ...value }, ...below]
  }
  const chosen = options.find((option) => option.value === field.value)?.label ?? field.value
  return [
    {
      type: 'Input.Text',
      ...common,
      ...needed,
      maxLength: MAX_TEXT,
      ...(field.kind === 'long-text' ? { isMultiline: true } : {}),
      ...(chosen ? { value: cut(plain(chosen), MAX_TEXT) } : {}),
    },
    ...below,
  ]
}
