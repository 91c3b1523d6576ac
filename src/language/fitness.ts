// How well what was found in a text fits what a tool takes: a price speaks against a tool without one.
import type { FillTool } from './fill.ts'
import { isClock } from './filling.ts'
import { STRONG } from './references.ts'
import type { Found } from './spans.ts'

type Kind = 'money' | 'hours' | 'invoice' | 'name' | 'person' | 'when'

/** What a text that carries this kind costs a tool that has no field for it. */
const COST: Record<Kind, number> = { money: 0.5, hours: 0.6, invoice: 0.45, name: 0.6, person: 0.95, when: 0.85 }
const HOMES: Record<Kind, readonly string[]> = {
  money: ['money', 'lines'],
  hours: ['hours', 'time-lines', 'lines', 'clock'],
  invoice: ['invoice', 'quote', 'approval'],
  // An invoice is also said by its client: "the draft for Northgate".
  name: ['client', 'project', 'invoice', 'quote'],
  person: ['person'],
  when: ['date', 'period', 'choice'],
}
/** Who wants something gone is not asking to see it. */
const DESTRUCTIVE = /\b(?:supprime[rz]?|efface[rz]?|detrui[st]|delete|erase|destroy|wipe)\b/
/** A required reference that was not said. */
const ABSENT = 0.85

export function kindsOf(found: Found): Set<Kind> {
  const kinds = new Set<Kind>()
  for (const { value } of found.quantities) {
    if (value.kind === 'money') kinds.add('money')
    if (value.kind === 'hours') kinds.add('hours')
  }
  for (const mention of found.mentions) {
    if (mention.candidates[0]!.score < STRONG) continue
    if (mention.slot === 'invoice') kinds.add('invoice')
    if (mention.slot === 'person') kinds.add('person')
    if (mention.slot === 'client' || mention.slot === 'project') kinds.add('name')
  }
  if (found.unknown) kinds.add('invoice')
  if (found.dates.length || found.periods.length) kinds.add('when')
  return kinds
}

/** 0..1, to be multiplied with the classifier's score. */
export function fitness(tool: FillTool, kinds: ReadonlySet<Kind>, masked: string): number {
  const slots = new Set<string>(tool.fields.map((field) => (isClock(field) ? 'clock' : field.slot)))
  const worded = tool.fields.some((field) => field.required && (field.slot === 'text' || field.slot === 'long-text'))
  let fit = DESTRUCTIVE.test(masked) && ![...tool.commands].some((word) => DESTRUCTIVE.test(word)) ? 0.4 : 1
  for (const kind of kinds) {
    if (HOMES[kind].some((slot) => slots.has(slot))) continue
    // Free words may hold anything; a clock time is said like hours.
    fit *= worded ? Math.sqrt(COST[kind]) : COST[kind]
  }
  for (const field of tool.fields) {
    if (!field.required) continue
    if (field.slot === 'invoice' && !kinds.has('invoice') && !kinds.has('name')) fit *= ABSENT
    if ((field.slot === 'client' || field.slot === 'project') && !kinds.has('name')) fit *= ABSENT
  }
  return fit
}
