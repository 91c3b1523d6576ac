import type { types } from '@slack/bolt'
import type { Form, FormField } from '../../src/chat/card.ts'
import type { Place } from '../../src/chat/event.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { LIMITS } from './blocks.ts'
import { isObject, listAt, type Payload, textAt } from './payload.ts'

export const FORM_CALLBACK = 'nova-form'
const ANSWER = 'answer'

/** A form as a dialog. Its id and the place it was asked in come back with the answer, signed by Slack. */
export function modalOf(form: Form, place: Place): types.ModalView {
  const metadata = JSON.stringify({ form: form.id, channel: place.channel, thread: place.thread })
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    private_metadata: metadata,
    title: { type: 'plain_text', text: cut(oneLine(form.title), LIMITS.modalTitle) || 'Nova', emoji: false },
    submit: { type: 'plain_text', text: cut(oneLine(form.submit), LIMITS.modalTitle) || 'OK', emoji: false },
    blocks: form.fields.slice(0, LIMITS.modalBlocks).map(inputOf),
  }
}

/** A dialog that only says something. */
export const noticeModal = (text: string): types.ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Nova' },
  blocks: [
    { type: 'section', text: { type: 'plain_text', text: cut(plain(text), LIMITS.section) || '…', emoji: false } },
  ],
})

/** What `modalOf` put in a dialog; a dialog that is not of ours has only its metadata for an id. */
export function formPlace(metadata: string): { form: string; channel?: string; thread?: string } {
  try {
    const value: unknown = JSON.parse(metadata)
    const form = textAt(value, 'form')
    if (form) {
      const channel = textAt(value, 'channel')
      const thread = textAt(value, 'thread')
      return { form, ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) }
    }
  } catch {
    // Not JSON: an id by itself.
  }
  return { form: metadata }
}

/** The state of a dialog's or message's inputs as text by field name; an empty input is an empty text. */
export function formValues(state: Payload): Record<string, string | string[]> {
  const values: [string, string | string[]][] = Object.entries(state).flatMap(([block, inputs]) =>
    Object.values(isObject(inputs) ? inputs : {}).map((input): [string, string | string[]] => [block, answerOf(input)]),
  )
  return Object.fromEntries(values)
}

function answerOf(input: unknown): string | string[] {
  const chosen = listAt(input, 'selected_options').map((option) => textAt(option, 'value') ?? '')
  const type = textAt(input, 'type')
  if (type === 'checkboxes') return String(chosen.length > 0)
  if (type?.startsWith('multi_')) return chosen
  return textAt(input, 'selected_option', 'value') ?? textAt(input, 'selected_date') ?? textAt(input, 'value') ?? ''
}

function inputOf(field: FormField): types.InputBlock {
  const hint = field.hint ? cut(plain(field.hint), LIMITS.label) : ''
  return {
    type: 'input',
    block_id: field.name,
    label: { type: 'plain_text', text: cut(oneLine(field.label), LIMITS.label) || field.name, emoji: false },
    // A checkbox that had to be ticked could not say no.
    optional: !field.required || field.kind === 'boolean',
    ...(hint ? { hint: { type: 'plain_text', text: hint, emoji: false } } : {}),
    element: elementOf(field),
  }
}

function elementOf(field: FormField): types.InputBlockElement {
  const options = (field.options ?? []).map(optionOf)
  // What Slack's menus cannot hold is typed; names are looked up as in a message.
  const listed =
    options.length > 0 &&
    options.length <= LIMITS.options &&
    options.every((option) => option.value !== '' && option.value!.length <= LIMITS.optionValue)
  const chosen = field.kind === 'choices' ? (field.value ?? '').split(',') : [field.value]
  const given = options.filter((option) => chosen.includes(option.value))
  if (field.kind === 'choice' && listed)
    return { type: 'static_select', action_id: ANSWER, options, ...(given[0] ? { initial_option: given[0] } : {}) }
  if (field.kind === 'choices' && listed)
    return {
      type: 'multi_static_select',
      action_id: ANSWER,
      options,
      ...(given.length ? { initial_options: given } : {}),
    }
  if (field.kind === 'boolean') {
    const yes = optionOf({ value: 'true', label: field.label })
    return {
      type: 'checkboxes',
      action_id: ANSWER,
      options: [yes],
      ...(field.value === 'true' ? { initial_options: [yes] } : {}),
    }
  }
  if (field.kind === 'date') {
    const date = field.value && /^\d{4}-\d{2}-\d{2}$/.test(field.value) ? { initial_date: field.value } : {}
    return { type: 'datepicker', action_id: ANSWER, ...date }
  }
  const typed =
    field.kind === 'choice'
      ? (field.options?.find((option) => option.value === field.value)?.label ?? field.value)
      : field.value
  const value = typed ? cut(plain(typed), LIMITS.inputValue) : ''
  return {
    type: 'plain_text_input',
    action_id: ANSWER,
    max_length: LIMITS.inputValue,
    ...(field.kind === 'long-text' ? { multiline: true } : {}),
    ...(value ? { initial_value: value } : {}),
  }
}

const optionOf = (option: { value: string; label: string }): types.PlainTextOption => ({
  text: { type: 'plain_text', text: cut(oneLine(option.label), LIMITS.optionText) || '–', emoji: false },
  value: option.value,
})
