import type { DraftCard } from '../chat/card.ts'
import { NovaError, toNovaError } from '../errors.ts'
import { watchRecords, watchRights } from './audience.ts'
import type { Gate, Tool } from './define.ts'
import { type Call, type Done, type DoorStores, execute, missingRight, namesWith } from './execute.ts'
import { type Field, fieldsOf, REFERENCE_SLOTS, type ReferenceSlot } from './fields.ts'
import type { Permission } from './rights.ts'

export type Candidate = { id: string; label: string }

/** What a name stands for among the organization's rows: one, several, or none; for no name, the latest ones. */
export type Resolved = { id: string } | { candidates: Candidate[] }
export type Resolver = (slot: ReferenceSlot, value: string) => Promise<Resolved>

export type ApprovalHandle = { id: string; revision: number; state: string }

/** Asks for the click that a gate wants. Implemented by src/approval. */
export type RequestApproval<Stores> = (
  tool: Tool<Stores>,
  input: Record<string, unknown>,
  call: Call,
  stores: Stores,
) => Promise<{ approval: ApprovalHandle; card: DraftCard; superseded: string[] }>

export type Outcome = {
  tool: string
  gate: Gate
  input: Record<string, unknown>
  /** The rights that it used, and that whoever reads the answer should have. */
  drew?: Permission[]
  /** It touched what is never shown in a channel. */
  isSensitive?: boolean
} & (
  | ({ status: 'done' } & Done)
  | {
      status: 'needs-confirmation' | 'needs-approval'
      approval: ApprovalHandle
      card: DraftCard
      /** Older requests for the same thing that this one replaced. */
      superseded: string[]
    }
  | { status: 'needs-input'; field: Field; candidates: Candidate[]; problem?: NovaError }
  | { status: 'refused' | 'failed'; error: NovaError }
)

/** Runs SQL inside the transaction: how a job is enqueued together with the change that it follows. */
export type SqlRunner = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** One transaction of one organization. */
export type Transact<Stores> = <T>(
  organization: string,
  work: (stores: Stores, sql: SqlRunner) => Promise<T>,
) => Promise<T>

export type DoorParts<Stores> = {
  tools: ReadonlyMap<string, Tool<Stores>>
  transact: Transact<Stores>
  requestApproval: RequestApproval<Stores>
}

/** Called in the transaction of the effect, so that "it ran" and what it did are one fact. */
export type Recorder<Stores> = (stores: Stores, outcome: Outcome) => Promise<void>

export type Perform<Stores> = (
  name: string,
  input: Record<string, unknown>,
  call: Call,
  resolve: Resolver,
  record?: Recorder<Stores>,
) => Promise<Outcome>

/**
 * The one door. Role, then input, then gate, then one transaction. Never throws for what a person can mend: a missing
 * right is `refused`, a missing or ambiguous field `needs-input`, a broken rule or a fault `failed`.
 */
export function createDoor<Stores extends DoorStores>(parts: DoorParts<Stores>): Perform<Stores> {
  return async (name, rawInput, call, resolve, record) => {
    const tool = parts.tools.get(name)
    if (!tool)
      throw new NovaError('not-found', { fr: `Il n'y a pas d'outil « ${name} ».`, en: `There is no tool "${name}".` })
    const base = { tool: tool.name, gate: tool.gate, input: rawInput }
    if (!call.actor.permissions.has(tool.permission)) {
      const persons = await parts.transact(call.organization.id, (stores) => stores.persons.list())
      return { ...base, status: 'refused', error: missingRight(tool, namesWith(tool.permission, persons)) }
    }
    try {
      const known = await readInput(tool, rawInput, resolve)
      if ('field' in known) return { ...base, status: 'needs-input', ...known }
      const input = known.input
      return await parts.transact<Outcome>(call.organization.id, async (stores) => {
        const watched = watchRights(call.actor)
        const through = { ...call, actor: watched.actor }
        const seen = watchRecords(stores)
        const ended = await throughGate(tool, input, through, seen.stores, parts.requestApproval)
        const isSensitive = seen.isSensitive()
        // An answer can be given apart. What will be shown again after a click, or is posted by a schedule, cannot.
        if (isSensitive && isOverheard(call) && (tool.gate !== 'none' || !call.conversation)) throw askPrivately()
        const outcome: Outcome = { ...ended, drew: watched.drew(), ...(isSensitive ? { isSensitive } : {}) }
        await record?.(stores, outcome)
        return outcome
      })
    } catch (thrown) {
      const error = toNovaError(thrown)
      const status = error.code === 'auth.forbidden' ? 'refused' : 'failed'
      const field = error.field && fieldsOf(tool.input).find((one) => one.name === error.field)
      if (field && error.code === 'input.invalid')
        return { ...base, status: 'needs-input', field, candidates: nearOnes(error), problem: error }
      return { ...base, status, error }
    }
  }
}

/** What a tool says that was perhaps meant, which becomes buttons. */
const nearOnes = ({ data }: NovaError): Candidate[] => (Array.isArray(data?.candidates) ? data.candidates : [])

const isOverheard = ({ origin }: Call) => origin !== null && origin.place.kind !== 'dm'

const askPrivately = () =>
  new NovaError('rule.broken', {
    fr: 'La paie, la santé et les dossiers personnels ne se traitent jamais dans un canal. Redemande-le-moi en message privé; rien n’a été fait.',
    en: 'Pay, health and personal files are never dealt with in a channel. Ask me again in a direct message; nothing was done.',
  })

async function throughGate<Stores extends DoorStores>(
  tool: Tool<Stores>,
  input: Record<string, unknown>,
  call: Call,
  stores: Stores,
  requestApproval: RequestApproval<Stores>,
): Promise<Outcome> {
  const base = { tool: tool.name, gate: tool.gate, input }
  if (tool.gate === 'none' || tool.gate === 'log')
    return { ...base, status: 'done', ...(await execute(tool, input, call, stores)) }
  const requested = await requestApproval(tool, input, call, stores)
  return { ...base, status: tool.gate === 'confirm' ? 'needs-confirmation' : 'needs-approval', ...requested }
}

type Known = { input: Record<string, unknown> } | { field: Field; candidates: Candidate[]; problem?: NovaError }

/** Validates the input and turns names into ids; else says which one field to ask for next. */
async function readInput(tool: Tool, raw: Record<string, unknown>, resolve: Resolver): Promise<Known> {
  const fields = fieldsOf(tool.input)
  const input: Record<string, unknown> = { ...raw }
  for (const field of fields) {
    const value = input[field.name]
    const reference = REFERENCE_SLOTS.find((slot) => slot === field.slot)
    if (!reference || typeof value !== 'string' || value === '') continue
    const resolved = await resolve(reference, value)
    if ('candidates' in resolved)
      return { field, candidates: resolved.candidates, problem: unknownReference(field, value, resolved.candidates) }
    input[field.name] = resolved.id
  }
  const parsed = tool.input.safeParse(input)
  if (parsed.success) return { input: parsed.data as Record<string, unknown> }
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0] ?? '')
  const field = fields.find((one) => one.name === name)
  if (!field)
    throw new NovaError(
      'input.invalid',
      { fr: `Donnée inattendue : ${name || issue?.message}.`, en: `Unexpected input: ${name || issue?.message}.` },
      name ? { field: name } : {},
    )
  if (input[name] === undefined || input[name] === '') {
    const offered = field.slot === 'project' ? await resolve('project', '') : { candidates: [] }
    return { field, candidates: 'candidates' in offered ? offered.candidates : [] }
  }
  return {
    field,
    candidates: [],
    problem: new NovaError(
      'input.invalid',
      {
        fr: `« ${field.label.fr} » n'est pas valable (${issue?.message}).`,
        en: `"${field.label.en}" is not valid (${issue?.message}).`,
      },
      { field: name },
    ),
  }
}

function unknownReference(field: Field, value: string, candidates: Candidate[]): NovaError {
  const says =
    candidates.length > 0
      ? { fr: `« ${value} » peut désigner plusieurs choses.`, en: `"${value}" could mean several things.` }
      : {
          fr: `Je ne trouve pas « ${value} » (${field.label.fr.toLowerCase()}).`,
          en: `I can't find "${value}" (${field.label.en.toLowerCase()}).`,
        }
  return new NovaError('input.invalid', says, { field: field.name })
}
