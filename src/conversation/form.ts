import type { Form, FormField } from '../chat/card.ts'
import { NovaError } from '../errors.ts'
import { dateIn, isIsoDate } from '../lib/dates.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { formatMoney, formatNumber } from '../lib/money.ts'
import type { Tool } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import { type Field, fieldsOf, REFERENCE_SLOTS, type Slot } from '../tool/fields.ts'
import { type FormLine, readLines, writeLines } from './form-lines.ts'
import type { Host } from './host.ts'
import type { ConversationStores } from './stores.ts'

const say = phrases({
  send: { fr: 'Envoyer', en: 'Send' },
  reject: { fr: 'Refuser', en: 'Reject' },
  reason: { fr: 'Pourquoi?', en: 'Why?' },
  reasonHint: { fr: 'La personne qui a demandé lira cette raison.', en: 'The person who asked will read this reason.' },
  lines: {
    fr: 'Une ligne par article, par exemple : Menuiserie : 3 h à 85 $',
    en: 'One line an item, for example: Carpentry: 3 h at $85',
  },
  unreadable: { fr: '« {label} » : je ne peux pas lire « {text} ».', en: '"{label}": I cannot read "{text}".' },
})

const KINDS: Partial<Record<Slot, FormField['kind']>> = {
  'long-text': 'long-text',
  money: 'money',
  hours: 'number',
  quantity: 'number',
  percent: 'percent',
  date: 'date',
  period: 'period',
  boolean: 'boolean',
  choice: 'choice',
  lines: 'long-text',
  'time-lines': 'long-text',
}

const isReference = (slot: Slot) => (REFERENCE_SLOTS as readonly string[]).includes(slot)

/** The form of a tool, filled in with what is known. `id` is the token of the action that opened it. */
export async function formFor<S extends ConversationStores>(
  host: Host<S>,
  call: Call,
  id: string,
  of: { tool: string; input: Record<string, unknown>; only?: 'known' },
): Promise<Form> {
  const tool = host.roster.tools.get(of.tool)!
  const lexicon = await host.lexicon(call.organization.id)
  // What waits for approval is changed in what it says; which document it is stays.
  const shown = (field: Field) =>
    of.only !== 'known' || (of.input[field.name] !== undefined && field.slot !== 'invoice')
  const fields = fieldsOf(tool.input)
    .filter(shown)
    .map((field): FormField => {
      const value = of.input[field.name]
      const options = isReference(field.slot)
        ? lexicon.entities.filter((one) => one.slot === field.slot).map((one) => ({ value: one.id, label: one.label }))
        : field.options?.map((option) => ({ value: option.value, label: option.label[call.lang] }))
      return {
        name: field.name,
        label: field.label[call.lang],
        kind: isReference(field.slot) ? 'choice' : (KINDS[field.slot] ?? 'text'),
        required: field.required,
        ...(field.slot === 'lines' ? { hint: say(call.lang, 'lines') } : {}),
        ...(value === undefined ? {} : { value: writeValue(field.slot, value, call.lang) }),
        ...(options ? { options } : {}),
      }
    })
  return { id, title: tool.title[call.lang], submit: say(call.lang, 'send'), fields }
}

/** The form that asks why something is rejected. */
export function reasonForm(id: string, lang: Lang): Form {
  return {
    id,
    title: say(lang, 'reject'),
    submit: say(lang, 'reject'),
    fields: [
      { name: 'reason', label: say(lang, 'reason'), kind: 'long-text', required: true, hint: say(lang, 'reasonHint') },
    ],
  }
}

/** What a person filled in, as the tool's input. Throws `input.invalid` naming the field that cannot be read. */
export async function readForm<S extends ConversationStores>(
  host: Host<S>,
  call: Call,
  of: { tool: string },
  values: Record<string, string | string[]>,
): Promise<Record<string, unknown>> {
  const tool: Tool<S> = host.roster.tools.get(of.tool)!
  const lexicon = await host.lexicon(call.organization.id)
  const today = dateIn(call.organization.timeZone, call.now)
  const read = (field: Field, text: string): unknown => {
    if (isReference(field.slot) || field.slot === 'choice' || field.slot === 'text' || field.slot === 'long-text')
      return text
    if (field.slot === 'boolean') return /^(on|true|oui|yes|1)$/i.test(text)
    if (field.slot === 'date' && isIsoDate(text)) return text
    if (UNITS[field.slot] && ZERO.test(text)) return 0
    const lines = field.slot === 'lines' ? readLines(text) : null
    if (lines) return lines
    const period = field.slot === 'period' && /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text)
    if (period) return { from: period[1], to: period[2] }
    const question = { tool: of.tool, input: {}, field: field.name }
    const dialogue = { last: [], pending: [], open: question }
    const part = host.engine.answerTo(question, {
      text: withUnit(field.slot, text),
      today,
      lang: call.lang,
      lexicon,
      dialogue,
    })
    if (part?.input[field.name] !== undefined) return part.input[field.name]
    const sentence = (lang: Lang) => say(lang, 'unreadable', { label: field.label[lang], text: text.slice(0, 80) })
    throw new NovaError('input.invalid', { fr: sentence('fr'), en: sentence('en') }, { field: field.name })
  }
  const input: Record<string, unknown> = {}
  for (const field of fieldsOf(tool.input)) {
    const raw = values[field.name]
    const text = (Array.isArray(raw) ? raw.join(',') : (raw ?? '')).trim()
    // An optional field that was emptied is taken out of what was known.
    if (text === '') {
      if (raw !== undefined) input[field.name] = undefined
      continue
    }
    input[field.name] = read(field, text)
  }
  return input
}

const UNITS: Partial<Record<Slot, string>> = { money: '$', percent: '%', hours: 'h' }

/** Nobody says zero when asking; a form shows it, and must take it back. */
const ZERO = /^0+([.,]0+)?\s*[%$h]?$/

/** In a field that says what it holds, a number needs no sign. */
const withUnit = (slot: Slot, text: string) =>
  UNITS[slot] && /^[\d\s.,]+$/.test(text) ? `${text} ${UNITS[slot]}` : text

/** A value as a person would type it, so that what is shown can be read back. */
function writeValue(slot: Slot, value: unknown, lang: Lang): string {
  const decimal = (number: number, scale: number) => formatNumber(number / scale, lang, 4).replaceAll('\u00a0', '')
  switch (slot) {
    case 'money':
      return formatMoney(value as number, lang)
    case 'hours':
      return `${decimal(value as number, 100)} h`
    case 'quantity':
      return decimal(value as number, 1000)
    case 'percent':
      return decimal(value as number, 10_000)
    case 'boolean':
      return value ? 'on' : ''
    case 'period': {
      const { from, to } = value as { from: string; to: string }
      return `${from}/${to}`
    }
    case 'lines':
      return writeLines(value as FormLine[], lang)
    case 'time-lines':
      return (value as { hours: number; work?: string; overtime: boolean }[])
        .map(({ hours, work, overtime }) => `${decimal(hours, 100)} h${overtime ? ' OT' : ''}${work ? ` ${work}` : ''}`)
        .join('\n')
    default:
      return String(value)
  }
}
