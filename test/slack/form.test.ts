import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formPlace, formValues, modalOf } from '../../adapters/slack/form.ts'
import type { Form, FormField } from '../../src/chat/card.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'

const place = { channel: 'C1', thread: '1.1', kind: 'public' as const }
const form = (fields: FormField[]): Form => ({ id: 'form-1', title: 'Nouvelle facture', submit: 'Préparer', fields })
const element = (field: Partial<FormField>): Json =>
  modalOf(form([{ name: 'f', label: 'F', kind: 'text', required: true, ...field }]), place).blocks[0]

test('each kind of field has its input, filled in with what is known', () => {
  const options = [
    { value: 'c-1', label: 'Garage Roy' },
    { value: 'c-2', label: 'Northgate' },
  ]
  expect(element({ kind: 'choice', options, value: 'c-2' }).element).toMatchObject({
    type: 'static_select',
    initial_option: { value: 'c-2', text: { text: 'Northgate' } },
  })
  expect(element({ kind: 'choices', options, value: 'c-1,c-2' }).element.initial_options).toHaveLength(2)
  expect(element({ kind: 'date', value: '2026-11-02' }).element).toMatchObject({
    type: 'datepicker',
    initial_date: '2026-11-02',
  })
  expect(element({ kind: 'date', value: 'demain' }).element.initial_date).toBeUndefined()
  expect(element({ kind: 'money', value: '1 149,75 $' }).element).toMatchObject({
    type: 'plain_text_input',
    initial_value: '1 149,75 $',
  })
  expect(element({ kind: 'long-text' }).element.multiline).toBe(true)
  expect(element({ kind: 'boolean', value: 'true' })).toMatchObject({
    optional: true,
    element: { type: 'checkboxes', initial_options: [{}] },
  })
  expect(element({ required: false }).optional).toBe(true)
})

test('a list that no menu holds is typed by name', () => {
  const options = Array.from({ length: 101 }, (_, i) => ({ value: `p-${i}`, label: `Projet ${i}` }))
  expect(element({ kind: 'choice', options, value: 'p-7' }).element).toMatchObject({
    type: 'plain_text_input',
    initial_value: 'Projet 7',
  })
})

test('values come back as text by field name', () => {
  expect(
    formValues({
      client: { answer: { type: 'static_select', selected_option: { value: 'c-1' } } },
      tags: { answer: { type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] } },
      due: { answer: { type: 'datepicker', selected_date: '2026-11-02' } },
      total: { answer: { type: 'plain_text_input', value: '12 480 $' } },
      empty: { answer: { type: 'plain_text_input', value: null } },
      urgent: { answer: { type: 'checkboxes', selected_options: [{ value: 'true' }] } },
      late: { answer: { type: 'checkboxes', selected_options: [] } },
    }),
  ).toEqual({
    client: 'c-1',
    tags: ['a', 'b'],
    due: '2026-11-02',
    total: '12 480 $',
    empty: '',
    urgent: 'true',
    late: 'false',
  })
})

test('the place comes back with the form; foreign metadata is an id', () => {
  expect(formPlace(modalOf(form([]), place).private_metadata!)).toEqual({
    form: 'form-1',
    channel: 'C1',
    thread: '1.1',
  })
  expect(formPlace('plain')).toEqual({ form: 'plain' })
  expect(formPlace('[1]')).toEqual({ form: '[1]' })
})

test('any form is within the limits of a dialog', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('', 'x'.repeat(5000), '<!channel>', '😀'.repeat(90)),
  )
  const field: fc.Arbitrary<FormField> = fc.record({
    name: fc.uuid(),
    label: text,
    kind: fc.constantFrom(
      'text',
      'long-text',
      'number',
      'money',
      'percent',
      'date',
      'period',
      'choice',
      'choices',
      'boolean',
    ),
    required: fc.boolean(),
    hint: text,
    value: text,
    options: fc.array(fc.record({ value: text, label: text }), { maxLength: 120 }),
  })
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 110 }), text, text, (fields, title, submit) => {
      const modal = modalOf({ id: 'form-1', title, submit, fields }, place)
      expect(violations(modal.blocks as Json[], 'modal').filter((one) => !one.startsWith('msg_blocks'))).toEqual([])
      expect(modal.title.text.length).toBeLessThanOrEqual(24)
      expect(modal.submit!.text.length).toBeLessThanOrEqual(24)
    }),
    { numRuns: 60 },
  )
})
