import type { DraftCard, FileRef } from '../chat/card.ts'
import type { Place, Platform } from '../chat/event.ts'
import type { Documents } from '../document/documents.ts'
import { NovaError } from '../errors.ts'
import { sha256 } from '../lib/canonical.ts'
import { dateIn, type IsoDate } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { type PersonRow, toActor } from './actor.ts'
import type { Actor, Asked, Context, Effect, FollowUp, OrganizationProfile, Staffed, Tool } from './define.ts'
import type { Permission } from './rights.ts'

/** What the door itself reads and writes, beside the stores that tools ask for. */
export type DoorStores = {
  auditLog: { append(entry: AuditEntry): Promise<unknown> }
  outbox: { insert(row: { kind: string; payload: Record<string, unknown>; idempotencyKey: string }): Promise<unknown> }
  files: { insert(file: { name: string; mime: string; bytes: Uint8Array; sha256: string }): Promise<FileRef> }
  connections: { isConnected(integration: string): Promise<boolean> }
  persons: { list(): Promise<PersonRow[]> }
}

export type AuditEntry = {
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string
  data: Record<string, unknown>
}

/** Who asks, from where, in which language, at what time. */
export type Call = {
  organization: OrganizationProfile
  actor: Actor
  lang: Lang
  now: Date
  origin: { platform: Platform; workspace: string; place: Place } | null
  documents: Documents
  directory: readonly Staffed[]
  /** Names of the integrations that the settings connect for everybody. */
  integrations: ReadonlySet<string>
  /** The thread that it belongs to; null for schedules and direct calls. */
  conversation: string | null
}

export type Done = {
  output: unknown
  card: DraftCard
  followUps: FollowUp[]
  undo: FollowUp | null
  /** What it asked colleagues for, in order. */
  asked: Asked[]
}

/** Questions of one tool, those of the colleagues included, and how far one leads to the next. */
const MOST_ASKED = 12
const DEEPEST = 3

/** The context of one call, and the effects that it asked for. */
export function createContext<Stores extends DoorStores>(call: Call, stores: Stores, asked: Asked[] = [], within = 0) {
  const effects: Effect[] = []
  const today: IsoDate = dateIn(call.organization.timeZone, call.now)
  const context: Context<Stores> = {
    ...call,
    today,
    stores,
    can: (permission) => call.actor.permissions.has(permission),
    ask: (name, input = {}) => askColleague(name, input, call, stores, asked, within + 1),
    request: (effect) => {
      effects.push(effect)
    },
    saveFile: async (file) => {
      const { id, name, mime, size } = await stores.files.insert({ ...file, sha256: await sha256Bytes(file.bytes) })
      return { id, name, mime, size }
    },
    connected: async (integration) =>
      call.integrations.has(integration) || (await stores.connections.isConnected(integration)),
  }
  return { context, effects }
}

async function askColleague<Stores extends DoorStores, Answer>(
  name: string,
  raw: Record<string, unknown>,
  call: Call,
  stores: Stores,
  asked: Asked[],
  within: number,
): Promise<Answer | null> {
  const entry = call.directory.find(({ tool }) => tool.name === name)
  if (!entry || !call.actor.permissions.has(entry.tool.permission)) return null
  if (entry.tool.gate !== 'none') throw new TypeError(`${name} does more than look up`)
  if (within > DEEPEST || asked.length >= MOST_ASKED)
    throw new NovaError('rule.broken', {
      fr: 'Cette demande en entraîne trop d’autres. Découpe-la en plus petites.',
      en: 'This request leads to too many others. Break it into smaller ones.',
    })
  const input = entry.tool.input.parse(raw)
  asked.push({ agent: entry.agent.id, tool: name, input, within })
  const { context } = createContext(call, stores, asked, within)
  return entry.tool.output.parse(await entry.tool.run(input, context)) as Answer
}

async function sha256Bytes(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}

const MOST_NAMED = 3

/** Who has a right now: few enough to be told, the administrators last. */
export function namesWith(permission: Permission, persons: readonly PersonRow[]): string[] {
  const holders = persons.filter((one) => toActor(one).permissions.has(permission))
  const isAdmin = (one: PersonRow) => Number(one.role === 'admin')
  return holders.sort((a, b) => isAdmin(a) - isAdmin(b)).map((one) => one.name)
}

/** What a role does not allow, and whom to ask instead when that is known. */
export function missingRight(tool: Tool, names: readonly string[] = []): NovaError {
  const some = names.slice(0, MOST_NAMED).join(', ')
  const ask = some
    ? {
        fr: `Peut le faire : ${some}${names.length > MOST_NAMED ? '…' : '.'}`,
        en: `Who can: ${some}${names.length > MOST_NAMED ? '…' : '.'}`,
      }
    : {
        fr: "Demande-le à un gestionnaire, ou à l'administrateur de Nova.",
        en: "Ask a manager, or Nova's administrator.",
      }
  return new NovaError('auth.forbidden', {
    fr: `Ton rôle ne permet pas : « ${tool.title.fr} ». ${ask.fr}`,
    en: `Your role does not allow: "${tool.title.en}". ${ask.en}`,
  })
}

/**
 * Runs a tool inside the caller's transaction: rights again, run, output checked, effects to the outbox, audit row.
 * Throws NovaError; the caller's transaction then leaves nothing behind.
 */
export async function execute<Stores extends DoorStores>(
  tool: Tool<Stores>,
  input: Record<string, unknown>,
  call: Call,
  stores: Stores,
  reason: { approval?: string } = {},
): Promise<Done> {
  if (!call.actor.permissions.has(tool.permission)) throw missingRight(tool)
  const asked: Asked[] = []
  const { context, effects } = createContext(call, stores, asked)
  const output = tool.output.parse(await tool.run(input, context))
  const card = await tool.card(output, context)
  for (const effect of effects)
    await stores.outbox.insert({
      kind: effect.kind,
      payload: { ...effect, lang: call.lang },
      idempotencyKey: effect.key,
    })
  if (tool.gate !== 'none')
    await stores.auditLog.append({
      actorId: call.actor.id,
      action: tool.name,
      subjectKind: 'tool',
      subjectId: tool.name,
      data: { input, output, inputHash: await sha256(JSON.stringify(input)), ...reason },
    })
  return {
    output,
    card,
    followUps: tool.followUp?.(output, context) ?? [],
    undo: tool.undo?.(output) ?? null,
    asked,
  }
}
