import { newId, post } from './api.js'
import { el } from './dom.js'
import { icon } from './icons.js'
import { isDirect, placeOf, think } from './state.js'
import { say, spoken } from './words.js'

const NUMBER = /^[-−]?[\d\s\u00a0\u202f.,]*\d[\d\s\u00a0\u202f.,]*$/

/** Inputs by kind; each gives its element and how to read its value. */
const INPUTS = {
  text: (field, common) => plain(el('input', { ...common, type: 'text', value: field.value ?? '' })),
  'long-text': (field, common) => plain(el('textarea', { ...common, rows: 4 }, field.value ?? '')),
  number: (field, common) =>
    plain(el('input', { ...common, type: 'text', inputmode: 'decimal', value: field.value ?? '' })),
  money: (field, common) =>
    affixed(el('input', { ...common, type: 'text', inputmode: 'decimal', value: field.value ?? '' }), '$'),
  percent: (field, common) =>
    affixed(el('input', { ...common, type: 'text', inputmode: 'decimal', value: field.value ?? '' }), '%'),
  date: (field, common) => plain(el('input', { ...common, type: 'date', value: field.value ?? '' })),
  period: periodInput,
  choice: (field, common) =>
    plain(
      el(
        'select',
        common,
        el('option', { value: '' }, say('choose-one')),
        (field.options ?? []).map((option) =>
          el('option', { value: option.value, selected: option.value === field.value }, option.label),
        ),
      ),
    ),
  choices: choicesInput,
  boolean: (field, common) => {
    const input = el('input', { ...common, type: 'checkbox', checked: field.value === 'true' })
    return {
      element: el('label', { class: 'check' }, input, el('span', {}, field.label)),
      focus: input,
      read: () => String(input.checked),
    }
  },
}

const plain = (input) => ({ element: input, focus: input, read: () => input.value.trim() })

function affixed(input, sign) {
  const before = sign === '$' && spoken() === 'en'
  const mark = el('span', { class: 'affix', 'aria-hidden': 'true' }, sign)
  return {
    element: el(
      'span',
      { class: `affixed${before ? ' before' : ''}` },
      before ? mark : null,
      input,
      before ? null : mark,
    ),
    focus: input,
    read: () => input.value.trim(),
  }
}

/** Two dates as one value, `2026-10-01/2026-10-31` (ISO 8601 interval); empty unless both are given. */
function periodInput(field, common) {
  const [from = '', to = ''] = (field.value ?? '').split('/')
  const start = el('input', {
    ...common,
    type: 'date',
    value: from,
    'aria-label': `${field.label}, ${say('from').toLowerCase()}`,
  })
  const end = el('input', {
    ...common,
    id: `${common.id}-to`,
    type: 'date',
    value: to,
    'aria-label': `${field.label}, ${say('to')}`,
  })
  return {
    element: el(
      'span',
      { class: 'period' },
      el('span', { 'aria-hidden': 'true' }, say('from')),
      start,
      el('span', { 'aria-hidden': 'true' }, say('to')),
      end,
    ),
    focus: start,
    read: () => (start.value && end.value ? `${start.value}/${end.value}` : ''),
  }
}

function choicesInput(field, common) {
  const chosen = new Set((field.value ?? '').split(','))
  const boxes = (field.options ?? []).map((option) =>
    el('input', { type: 'checkbox', value: option.value, checked: chosen.has(option.value) }),
  )
  const element = el(
    'span',
    {
      class: 'choices',
      role: 'group',
      id: common.id,
      'aria-label': field.label,
      'aria-describedby': common['aria-describedby'],
    },
    boxes.map((box, i) => el('label', { class: 'check' }, box, el('span', {}, field.options[i].label))),
  )
  return { element, focus: boxes[0] ?? element, read: () => boxes.filter((box) => box.checked).map((box) => box.value) }
}

/** What is wrong with a value, as a sentence; null when nothing is. The server has the last word. */
export function problemOf(field, value) {
  if (value.length === 0) return field.required ? say('required') : null
  if (field.kind === 'number' || field.kind === 'percent') return NUMBER.test(value) ? null : say('bad-number')
  if (field.kind === 'money') return NUMBER.test(value.replace(/\$/g, '').trim()) ? null : say('bad-money')
  if (field.kind === 'period') {
    const [from, to] = value.split('/')
    return from <= to ? null : say('bad-period')
  }
  return null
}

function fieldView(field, number) {
  const id = `field-${number}`
  const input = INPUTS[field.kind](field, {
    id,
    name: field.name,
    'aria-describedby': `${id}-hint ${id}-error`,
    'aria-required': String(field.required),
  })
  const error = el('span', { id: `${id}-error`, class: 'field-error', hidden: true })
  const element = el(
    'div',
    { class: 'field' },
    field.kind === 'boolean'
      ? null
      : el(
          'label',
          { for: id },
          field.label,
          field.required ? null : el('span', { class: 'muted' }, ` (${say('optional')})`),
        ),
    input.element,
    el('span', { id: `${id}-hint`, class: 'hint' }, field.hint ?? ''),
    error,
  )
  const fail = (problem) => {
    error.hidden = !problem
    error.replaceChildren(...(problem ? [icon('alert'), problem] : []))
    input.focus.setAttribute('aria-invalid', String(Boolean(problem)))
  }
  input.element.addEventListener('input', () => fail(null))
  return { field, element, read: input.read, focus: () => input.focus.focus(), fail }
}

/** A form in a dialog. `opener` is the button of `message` that opened it: the answer comes in its thread. */
export function openForm(form, message, opener) {
  const fields = form.fields.map(fieldView)
  const thread = isDirect(message.channel) ? null : (message.thread ?? message.id)
  // The same for a retry after a lost connection; a new one once the server has answered.
  let id = newId()
  const failure = el('p', { class: 'notice bad', role: 'alert', hidden: true })
  const submit = el('button', { type: 'submit', class: 'button primary' }, form.submit)
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'form-title' })

  function tell(text) {
    failure.hidden = false
    failure.replaceChildren(icon('alert'), text)
  }

  async function send(event) {
    event.preventDefault()
    const values = Object.fromEntries(fields.map((one) => [one.field.name, one.read()]))
    const wrong = fields.filter((one) => {
      const problem = problemOf(one.field, values[one.field.name])
      one.fail(problem)
      return problem
    })
    if (wrong.length) return wrong[0].focus()
    submit.disabled = true
    submit.classList.add('busy')
    failure.hidden = true
    try {
      const reply = await post('/web/forms', { id, form: form.id, channel: message.channel, thread, values })
      if (reply.type === 'notice') return tell(reply.text)
      dialog.close()
      if (reply.type === 'form') openForm(reply.form, message, opener)
      else think(placeOf(message.channel, thread))
    } catch (refused) {
      if (refused.status) id = newId()
      const at = fields.find((one) => one.field.name === refused.field)
      if (at) {
        at.fail(refused.message)
        at.focus()
      } else tell(refused.message)
    } finally {
      submit.disabled = false
      submit.classList.remove('busy')
    }
  }

  dialog.append(
    el(
      'form',
      { novalidate: true, onsubmit: send },
      el(
        'header',
        { class: 'dialog-head' },
        el('h2', { id: 'form-title' }, form.title),
        el(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': say('close'), onclick: () => dialog.close() },
          icon('close'),
        ),
      ),
      el(
        'div',
        { class: 'dialog-body' },
        fields.map((one) => one.element),
        failure,
      ),
      el(
        'div',
        { class: 'dialog-actions' },
        el('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, say('cancel')),
        submit,
      ),
    ),
  )
  dialog.addEventListener('close', () => {
    dialog.remove()
    opener.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  fields[0]?.focus()
}
