import type { types } from '@slack/bolt'
import type { Form, FormField } from '../../src/chat/card.ts'
import type { Place } from '../../src/chat/event.ts'
import { listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { LIMITS, plainText } from './elements.ts'

const ANSWER = { action_id: 'answer' }

/** A form as a dialog. Its id and the place it was asked in come back with the answer, signed by Slack. */
export const modalOf = (form: Form, { channel, thread }: Place): types.ModalView => ({
  type: 'modal',
  callback_id: 'nova-form',
  private_metadata: JSON.stringify({ form: form.id, channel, thread }),
  title: plainText(oneLine(form.title) || 'Nova', LIMITS.modalTitle),
  submit: plainText(oneLine(form.submit) || 'OK', LIMITS.modalTitle),
  blocks: form.fields.slice(0, LIMITS.viewBlocks).map(inputOf),
})

/** A dialog that only says something. */
export const noticeModal = (text: string): types.ModalView => ({
  type: 'modal',
  title: plainText('Nova', LIMITS.modalTitle),
  blocks: [{ type: 'section', text: plainText(text, LIMITS.section) }],
})

/** What `modalOf` put in a dialog; a dialog that is not of ours has only its metadata for an id. */
export function formPlace(metadata: string): { form: string; channel?: string; thread?: string } {
  let value: unknown
  try {
    value = JSON.parse(metadata)
  } catch {
    // Not JSON: an id by itself.
  }
  const form = textAt(value, 'form')
  const channel = textAt(value, 'channel')
  const thread = textAt(value, 'thread')
  return form ? { form, ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) } : { form: metadata }
}

/** The state of a dialog's or message's inputs as text by field name; an empty input is an empty text. */
export const formValues = (state: Payload): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.keys(state).flatMap((block) =>
      Object.values(objectAt(state, block)).map((input): [string, string | string[]] => [block, answerOf(input)]),
    ),
  )

function answerOf(input: unknown): string | string[] {
  const chosen = listAt(input, 'selected_options').map((option) => textAt(option, 'value') ?? '')
  const type = textAt(input, 'type')
  if (type === 'checkboxes') return String(chosen.length > 0)
  if (type?.startsWith('multi_')) return chosen
  return textAt(input, 'selected_option', 'value') ?? textAt(input, 'selected_date') ?? textAt(input, 'value') ?? ''
}

const inputOf = (field: FormField): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainText(oneLine(field.label) || field.name, LIMITS.label),
  // A checkbox that had to be ticked could not say no.
  optional: !field.required || field.kind === 'boolean',
  ...(field.hint ? { hint: plainText(field.hint, LIMITS.label) } : {}),
  element: elementOf(field),
})

function elementOf({ kind, label, value, options = [] }: FormField): types.InputBlockElement {
  const listed = options.map(optionOf)
  const chosen = kind === 'choices' ? (value ?? '').split(',') : [value]
  const given = listed.filter((option) => chosen.includes(option.value))
  // What Slack's menus cannot hold is typed; names are looked up as in a message.
  const fits =
    listed.length > 0 &&
    listed.length <= LIMITS.options &&
    options.every((option) => option.value !== '' && option.value.length <= LIMITS.optionValue)
  if (kind === 'choice' && fits) {
    const initial = given[0] ? { initial_option: given[0] } : {}
    return { type: 'static_select', ...ANSWER, options: listed, ...initial }
  }
  if (kind === 'choices' && fits) {
    const initial = given.length > 0 ? { initial_options: given } : {}
    return { type: 'multi_static_select', ...ANSWER, options: listed, ...initial }
  }
  if (kind === 'boolean') {
    const yes = [optionOf({ value: 'true', label })]
    return { type: 'checkboxes', ...ANSWER, options: yes, ...(value === 'true' ? { initial_options: yes } : {}) }
  }
  if (kind === 'date') {
    const initial = value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { initial_date: value } : {}
    return { type: 'datepicker', ...ANSWER, ...initial }
  }
  const named = kind === 'choice' ? options.find((option) => option.value === value)?.label : undefined
  const typed = cut(plain(named ?? value ?? ''), LIMITS.inputValue)
  return {
    type: 'plain_text_input',
    ...ANSWER,
    max_length: LIMITS.inputValue,
    ...(kind === 'long-text' ? { multiline: true } : {}),
    ...(typed ? { initial_value: typed } : {}),
  }
}

const optionOf = (option: { value: string; label: string }) => ({
  text: plainText(oneLine(option.label), LIMITS.optionText),
  value: option.value,
})
