import type { types } from '@slack/bolt'
import type { Form, FormField } from '../../src/chat/card.ts'
import type { Place } from '../../src/chat/event.ts'
import { type Input, inputOf, type Values } from '../../src/chat/form.ts'
import { listAt, objectAt, type Payload, parseObject, textAt } from '../../src/chat/payload.ts'
import { oneLine } from '../../src/chat/plain.ts'
import { LIMITS, plainText } from './elements.ts'

const ANSWER = { action_id: 'answer' }

/** A form as a dialog. Its id and the place it was asked in come back with the answer, signed by Slack. */
export const modalOf = (form: Form, { channel, thread }: Place): types.ModalView => ({
  type: 'modal',
  callback_id: 'nova-form',
  private_metadata: JSON.stringify({ form: form.id, channel, thread }),
  title: plainText(oneLine(form.title) || 'Nova', LIMITS.modalTitle),
  submit: plainText(oneLine(form.submit) || 'OK', LIMITS.modalTitle),
  blocks: form.fields.slice(0, LIMITS.viewBlocks).map(blockOf),
})

/** A dialog that only says something. */
export const noticeModal = (text: string): types.ModalView => ({
  type: 'modal',
  title: plainText('Nova', LIMITS.modalTitle),
  blocks: [{ type: 'section', text: plainText(text, LIMITS.section) }],
})

/** What `modalOf` put in a dialog; a dialog that is not of ours has only its metadata for an id. */
export function formPlace(metadata: string): { form: string; channel?: string; thread?: string } {
  const value = parseObject(metadata)
  const form = textAt(value, 'form')
  const channel = textAt(value, 'channel')
  const thread = textAt(value, 'thread')
  return form ? { form, ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) } : { form: metadata }
}

/** The state of a dialog's or message's inputs as text by field name; an empty input is an empty text. */
export const formValues = (state: Payload): Values =>
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

function blockOf(field: FormField): types.InputBlock {
  const input = inputOf(field, LIMITS.input)
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(input.label, LIMITS.label),
    // A checkbox that had to be ticked could not say no.
    optional: !input.required || input.kind === 'yes-no',
    ...(input.hint ? { hint: plainText(input.hint, LIMITS.label) } : {}),
    element: elementOf(input),
  }
}

function elementOf({ kind, label, options, chosen, typed }: Input): types.InputBlockElement {
  const listed = options.map(optionOf)
  const given = listed.filter((option) => chosen.includes(option.value))
  switch (kind) {
    case 'menu':
      return { type: 'static_select', ...ANSWER, options: listed, ...(given[0] ? { initial_option: given[0] } : {}) }
    case 'menus': {
      const initial = given.length > 0 ? { initial_options: given } : {}
      return { type: 'multi_static_select', ...ANSWER, options: listed, ...initial }
    }
    case 'yes-no': {
      const yes = [optionOf({ value: 'true', label })]
      return { type: 'checkboxes', ...ANSWER, options: yes, ...(chosen[0] === 'true' ? { initial_options: yes } : {}) }
    }
    case 'date':
      return { type: 'datepicker', ...ANSWER, ...(typed ? { initial_date: typed } : {}) }
    default:
      return {
        type: 'plain_text_input',
        ...ANSWER,
        max_length: LIMITS.input.text,
        ...(kind === 'long-text' ? { multiline: true } : {}),
        ...(typed ? { initial_value: typed } : {}),
      }
  }
}

const optionOf = ({ value, label }: { value: string; label: string }) => ({
  text: plainText(label, LIMITS.input.label),
  value,
})
