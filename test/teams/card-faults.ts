// What Teams would refuse of a message, by its card schema (April 2025, MIT) and the limits of its documentation.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Json } from './connector.ts'

const schema = JSON.parse(
  readFileSync(new URL('../fixtures/teams/schemas/teams-cards-with-charts.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv({ strict: false, allErrors: false })
ajv.addSchema(schema, 'cards')
const validate = ajv.compile({ $ref: 'cards#/definitions/AdaptiveCard' })
const validateElement = new Map<string, ReturnType<typeof ajv.compile>>()

/** Every object of a card with a type. */
function* partsOf(part: Json): Generator<Json> {
  if (Array.isArray(part)) for (const one of part) yield* partsOf(one)
  else if (part !== null && typeof part === 'object') {
    if (typeof part.type === 'string') yield part
    for (const [key, value] of Object.entries(part)) if (key !== 'data' && key !== 'msteams') yield* partsOf(value)
  }
}

/** `msteams` is how Teams itself writes what its schema calls `msTeams`. */
const withoutHost = ({ msteams: _, ...card }: Json) => card

export function cardFaults(card: Json): string[] {
  const faults: string[] = []
  if (!validate(withoutHost(card))) {
    // The part at fault is found one by one: a union of forty elements says nothing of use.
    for (const part of partsOf(card.body ?? [])) {
      const name = part.type
      if (!schema.definitions[name]) faults.push(`${name} is no element`)
      else {
        const check = validateElement.get(name) ?? ajv.compile({ $ref: `cards#/definitions/${name}` })
        validateElement.set(name, check)
        if (!check(part)) faults.push(`${name} ${check.errors?.[0]?.instancePath} ${check.errors?.[0]?.message}`)
      }
    }
    if (faults.length === 0) faults.push(`card ${validate.errors?.[0]?.instancePath} ${validate.errors?.[0]?.message}`)
  }
  for (const part of partsOf(card)) {
    if (part.type === 'TextBlock' && !part.text) faults.push('empty TextBlock')
    if (part.type === 'ActionSet' && (part.actions.length === 0 || part.actions.length > 6))
      faults.push('ActionSet size')
    if (part.type.startsWith('Action.') && !part.title) faults.push(`${part.type} without a title`)
    if (part.type.startsWith('Chart.') && !part.fallback) faults.push(`${part.type} without fallback`)
    if (part.type === 'Image' && !/^https:\/\//.test(part.url)) faults.push('Image without https')
    if (part.type === 'Action.OpenUrl' && !/^(https:|mailto:)/.test(part.url)) faults.push('OpenUrl')
  }
  return faults
}

/** Faults of an activity that is posted or put. */
export function faults(body: Json): string[] {
  if (body.type !== 'message') return body.type === 'typing' ? [] : [`type ${body.type}`]
  const found = (body.attachments ?? []).flatMap((one: Json) =>
    one.contentType === 'application/vnd.microsoft.card.adaptive' ? cardFaults(one.content) : [],
  )
  if (!body.summary && !body.text) found.push('nothing for a notification')
  if (!body.text && !body.attachments?.length) found.push('empty message')
  if (JSON.stringify(body).length * 2 > 80_000) found.push(`${JSON.stringify(body).length * 2} bytes`)
  return found
}

/** All that a person can read or hear of a body. */
export const readable = (body: Json): string => {
  const strings: string[] = []
  const walk = (part: Json) => {
    if (typeof part === 'string') strings.push(part)
    else if (part !== null && typeof part === 'object') for (const value of Object.values(part)) walk(value)
  }
  walk([body?.text, body?.summary, body?.attachments?.map((one: Json) => one.content)])
  return strings.join('\n')
}
