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
const DESTRUCTIVE =
  /\b(?:supprime[rz]?|efface[rz]?|detrui[st]|enleve[rz]?|ote[rz]?|jette[rz]?|jete[rz]|scrappe|scrap|delete|erase|destroy|wipe|remove|discard|trash|poubelle|get rid)\b/
/** A required reference that was not said. */
const ABSENT = 0.85

export function kindsOf(found: Found): Set<Kind> {
  const kinds = new Set<Kind>(found.stranger ? ['name'] : [])
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

type Home = { kinds: ReadonlySet<Kind>; worded: boolean; destroys: boolean; needs: readonly ('invoice' | 'name')[] }

const homes = new WeakMap<FillTool, Home>()

/** What a tool has a place for; the same for every text. */
function homeOf(tool: FillTool): Home {
  const known = homes.get(tool)
  if (known) return known
  const slots = new Set<string>(tool.fields.map((field) => (isClock(field) ? 'clock' : field.slot)))
  const required = tool.fields.filter((field) => field.required)
  const home: Home = {
    kinds: new Set((Object.keys(HOMES) as Kind[]).filter((kind) => HOMES[kind].some((slot) => slots.has(slot)))),
    worded: required.some((field) => field.slot === 'text' || field.slot === 'long-text'),
    destroys: [...tool.commands].some((word) => DESTRUCTIVE.test(word)),
    needs: required.flatMap(({ slot }) =>
      slot === 'invoice' ? ['invoice' as const] : slot === 'client' || slot === 'project' ? ['name' as const] : [],
    ),
  }
  homes.set(tool, home)
  return home
}

export const isDestructive = (masked: string) => DESTRUCTIVE.test(masked)

/** 0..1, to be multiplied with the classifier's score. */
export function fitness(tool: FillTool, kinds: ReadonlySet<Kind>, destructive: boolean): number {
  const home = homeOf(tool)
  let fit = destructive && !home.destroys ? 0.4 : 1
  for (const kind of kinds) {
    if (home.kinds.has(kind)) continue
    // Free words may hold anything; a clock time is said like hours.
    fit *= home.worded ? Math.sqrt(COST[kind]) : COST[kind]
  }
  for (const need of home.needs) if (!kinds.has(need) && !(need === 'invoice' && kinds.has('name'))) fit *= ABSENT
  return fit
}
