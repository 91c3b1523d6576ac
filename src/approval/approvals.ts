import type { DraftCard } from '../chat/card.ts'
import { NovaError } from '../errors.ts'
import { canonicalJson, sha256 } from '../lib/canonical.ts'
import { dateIn, formatDate, formatTime } from '../lib/dates.ts'
import { type PersonRow, toActor } from '../tool/actor.ts'
import type { Actor, Tool } from '../tool/define.ts'
import { type Call, createContext, type Done, type DoorStores, execute, missingRight } from '../tool/execute.ts'
import type { RequestApproval, Transact } from '../tool/perform.ts'
import type { Approval, ApprovalStores, Decision } from './approval.ts'
import { approvalCard, decidedSentence } from './cards.ts'
import { mayDecide } from './policy.ts'
import { whoMayDecide } from './refusals.ts'

export type ApproverStores = {
  persons: { get(id: string): Promise<PersonRow | null>; list(): Promise<PersonRow[]> }
  approvalDelegations: { activeOn(date: string): Promise<{ fromId: string; toId: string }[]> }
}

type Stores = DoorStores & ApprovalStores & ApproverStores

/** A day of reflection for one's own click; a week for a manager's. */
const LIFETIME_MS = { confirm: 24 * 3_600_000, approve: 7 * 24 * 3_600_000 }

async function prepare(tool: Tool, input: Record<string, unknown>, call: Call, stores: Stores) {
  const { context } = createContext(call, stores)
  const preview = await tool.preview!(input, context)
  const amount = (await tool.approval?.amount?.(input, context)) ?? null
  const payloadHash = await sha256(canonicalJson({ tool: tool.name, input, subject: preview.subject }))
  return { ...preview, amount, payloadHash, edit: preview.edit ?? null }
}

/** Everybody who may decide, with the power that delegations give. */
export async function eligibleApprovers(
  approval: Pick<Approval, 'gate' | 'permission' | 'amount' | 'requesterId' | 'reviserId'>,
  today: string,
  stores: ApproverStores,
): Promise<Actor[]> {
  const persons = (await stores.persons.list()).filter((person) => person.active).map(toActor)
  const delegations = await stores.approvalDelegations.activeOn(today)
  return persons.filter((person) => {
    const actingFor = delegations.filter((one) => one.toId === person.id).map((one) => one.fromId)
    return (
      mayDecide(
        person,
        approval,
        persons.filter((one) => actingFor.includes(one.id)),
      ) === 'may'
    )
  })
}

/** Stores what waits for a click; an older pending request for the same thing is superseded by it. */
export const requestApproval: RequestApproval<Stores> = async (tool, input, call, stores) => {
  const prepared = await prepare(tool, input, call, stores)
  const gate = tool.gate as 'confirm' | 'approve'
  const permission = tool.approval?.permission ?? tool.permission
  const who = { gate, permission, amount: prepared.amount, requesterId: call.actor.id, reviserId: null }
  const today = dateIn(call.organization.timeZone, call.now)
  const eligible = await eligibleApprovers(who, today, stores)
  if (eligible.length === 0) throw await nobodyMayDecide(who, stores)
  const superseded = (await stores.approvals.listPending()).filter(
    (older) => older.tool === tool.name && canonicalJson(older.input) === canonicalJson(input),
  )
  for (const older of superseded)
    await stores.approvals.decide({
      id: older.id,
      revision: older.revision,
      state: 'superseded',
      decidedBy: call.actor.id,
      decidedAt: call.now,
      reason: null,
    })
  const approval = await stores.approvals.insert({
    ...who,
    tool: tool.name,
    input,
    subject: prepared.subject,
    payloadHash: prepared.payloadHash,
    expiresAt: new Date(call.now.getTime() + LIFETIME_MS[gate]),
    lang: call.lang,
    card: prepared.card,
    edit: prepared.edit,
    conversationId: call.conversation,
  })
  await audit(stores, approval, 'approval.requested', call.actor.id)
  return {
    approval: { id: approval.id, revision: approval.revision, state: approval.state },
    card: approvalCard(approval, { requester: call.actor.name, eligible: eligible.map((one) => one.name) }),
    superseded: superseded.map((one) => one.id),
  }
}

async function nobodyMayDecide(who: Parameters<typeof mayDecide>[1], stores: ApproverStores): Promise<NovaError> {
  const holders = (await stores.persons.list())
    .filter((person) => person.active && who.permission && toActor(person).permissions.has(who.permission))
    .map((person) => person.name)
  return whoMayDecide(holders)
}

async function audit(stores: DoorStores, approval: Approval, action: string, actorId: string | null) {
  const { tool, revision, payloadHash, amount, state, reason } = approval
  await stores.auditLog.append({
    actorId,
    action,
    subjectKind: 'approval',
    subjectId: approval.id,
    data: { tool, revision, payloadHash, amount, state, reason },
  })
}

export type DecisionRequest = {
  approval: string
  revision: number
  decision: Decision
  reason?: string | undefined
  by: Actor
}

export type Decided = {
  approval: Approval
  /** What the tool answered, when it ran. */
  done: Done | null
  requester: Actor
  decider: string
}

export type ApprovalParts<S> = {
  tools: ReadonlyMap<string, Tool<S>>
  transact: Transact<S>
}

/**
 * Decides and, when approved, executes, in one transaction: either both happened or neither. Rights are read again,
 * of who decides and of who asked; what runs must hash to what was shown. Throws `approval.decided` (409, with who and
 * when), `approval.stale` (409), `auth.forbidden`, `not-found`, or what the tool itself refuses.
 */
export async function decide<S extends Stores>(
  parts: ApprovalParts<S>,
  request: DecisionRequest,
  call: Omit<Call, 'actor'>,
  /** Runs in the same transaction: the cards that show it. */
  settle: (decided: Decided, stores: S) => Promise<void>,
): Promise<Decided> {
  return parts.transact(call.organization.id, async (stores) => {
    const approval = await stores.approvals.get(request.approval)
    if (!approval) throw notFound()
    await checkOpen(approval, request, call, stores)
    const requester = await currentActor(approval.requesterId, stores)
    await checkRight(approval, request, call, stores)
    const state = ({ approve: 'approved', reject: 'rejected', cancel: 'cancelled' } as const)[request.decision]
    const decided = await stores.approvals.decide({
      id: approval.id,
      revision: request.revision,
      state,
      decidedBy: request.by.id,
      decidedAt: call.now,
      reason: request.reason?.trim() || null,
    })
    if (!decided) throw await alreadyDecided(await stores.approvals.get(approval.id), call, stores)
    await audit(stores, decided, `approval.${state}`, request.by.id)
    const result = { approval: decided, requester, decider: request.by.name }
    if (request.decision !== 'approve') {
      const closed = { ...result, done: null }
      await settle(closed, stores)
      return closed
    }
    const tool = parts.tools.get(approval.tool)
    if (!tool) throw notFound()
    if (!requester.permissions.has(tool.permission)) throw missingRight(tool, requesterLostRight(requester))
    const asRequester: Call = { ...call, actor: requester, lang: approval.lang }
    const { payloadHash } = await prepare(tool, approval.input, asRequester, stores)
    if (payloadHash !== approval.payloadHash) throw stale()
    const done = await execute(tool, approval.input, asRequester, stores, { approval: approval.id })
    const executed = { ...result, done }
    await settle(executed, stores)
    return executed
  })
}

async function checkOpen(approval: Approval, request: DecisionRequest, call: Omit<Call, 'actor'>, stores: Stores) {
  if (approval.state !== 'pending' || approval.expiresAt <= call.now) throw await alreadyDecided(approval, call, stores)
  if (approval.revision !== request.revision) throw stale()
}

async function checkRight(approval: Approval, request: DecisionRequest, call: Omit<Call, 'actor'>, stores: Stores) {
  const { by, decision } = request
  if (decision === 'cancel') {
    if (by.id === approval.requesterId || by.role === 'admin') return
    throw new NovaError('auth.forbidden', {
      fr: 'Seule la personne qui a fait la demande peut la retirer. Tu peux la refuser si tu y as droit.',
      en: 'Only the person who asked may withdraw the request. You may reject it if you have the right.',
    })
  }
  const today = dateIn(call.organization.timeZone, call.now)
  const eligible = await eligibleApprovers(approval, today, stores)
  if (!eligible.some((one) => one.id === by.id))
    throw whoMayDecide(
      eligible.map((one) => one.name),
      mayDecide(by, approval),
    )
  if (decision === 'reject' && approval.gate === 'approve' && !request.reason?.trim())
    throw new NovaError(
      'input.invalid',
      { fr: 'Dis pourquoi tu refuses, en une phrase.', en: 'Say in a sentence why you reject it.' },
      { field: 'reason' },
    )
}

async function currentActor(id: string, stores: ApproverStores): Promise<Actor> {
  const person = await stores.persons.get(id)
  if (!person) throw notFound()
  return toActor(person)
}

const notFound = () =>
  new NovaError('not-found', { fr: "Cette demande n'existe pas.", en: 'There is no such request.' })

const stale = () =>
  new NovaError('approval.stale', {
    fr: 'Le contenu a changé depuis cette carte. Vérifie la nouvelle version avant de décider.',
    en: 'The content has changed since this card. Review the new version before deciding.',
  })

const requesterLostRight = (requester: Actor) => ({
  fr: `${requester.name} n'a plus le droit de faire cette demande; rien n'a été exécuté.`,
  en: `${requester.name} no longer has the right to ask for this; nothing was executed.`,
})

async function alreadyDecided(approval: Approval | null, call: Omit<Call, 'actor'>, stores: ApproverStores) {
  if (!approval) return notFound()
  const expired = approval.state === 'pending'
  const decider = approval.decidedBy ? await stores.persons.get(approval.decidedBy) : null
  const when = approval.decidedAt ?? approval.expiresAt
  const at = { fr: '', en: '' }
  for (const lang of ['fr', 'en'] as const)
    at[lang] =
      `${formatDate(dateIn(call.organization.timeZone, when), lang)}, ${formatTime(when, call.organization.timeZone, lang)}`
  const state = expired ? 'expired' : approval.state
  return new NovaError(
    'approval.decided',
    {
      fr: decidedSentence('fr', { state, by: decider?.name ?? null, at: at.fr }),
      en: decidedSentence('en', { state, by: decider?.name ?? null, at: at.en }),
    },
    { data: { state, by: decider?.name ?? null, at: when.toISOString(), revision: approval.revision } },
  )
}

/**
 * Renews what waits after it was edited: same row, next revision, old cards superseded. The editor counts as asker
 * from then on. Returns null when nothing changed.
 */
export async function revise<S extends Stores>(
  parts: ApprovalParts<S>,
  change: { approval: string; input?: Record<string, unknown>; by: Actor },
  call: Omit<Call, 'actor'>,
  stores: S,
): Promise<{ approval: Approval; card: DraftCard } | null> {
  const approval = await stores.approvals.get(change.approval)
  if (!approval) throw notFound()
  if (approval.state !== 'pending' || approval.expiresAt <= call.now) throw await alreadyDecided(approval, call, stores)
  const tool = parts.tools.get(approval.tool)
  if (!tool) throw notFound()
  const requester = await currentActor(approval.requesterId, stores)
  const input = change.input ?? approval.input
  const prepared = await prepare(tool, input, { ...call, actor: requester, lang: approval.lang }, stores)
  if (prepared.payloadHash === approval.payloadHash) return null
  const { card, subject, payloadHash, amount, edit } = prepared
  const revised = await stores.approvals.revise({
    id: approval.id,
    revision: approval.revision,
    input,
    subject,
    payloadHash,
    amount,
    card,
    edit,
    reviserId: change.by.id,
    expiresAt: new Date(call.now.getTime() + LIFETIME_MS[approval.gate]),
  })
  if (!revised) throw await alreadyDecided(await stores.approvals.get(approval.id), call, stores)
  await audit(stores, revised, 'approval.revised', change.by.id)
  const eligible = await eligibleApprovers(revised, dateIn(call.organization.timeZone, call.now), stores)
  return {
    approval: revised,
    card: approvalCard(revised, { requester: requester.name, eligible: eligible.map((one) => one.name) }),
  }
}

/** Closes what nobody decided in time; returns what was closed, for its cards to be edited. */
export async function expireApprovals(now: Date, stores: Stores): Promise<Approval[]> {
  const late = (await stores.approvals.listPending()).filter((one) => one.expiresAt <= now)
  const closed: Approval[] = []
  for (const one of late) {
    const expired = await stores.approvals.decide({
      id: one.id,
      revision: one.revision,
      state: 'expired',
      decidedBy: null,
      decidedAt: now,
      reason: null,
    })
    if (!expired) continue
    await audit(stores, expired, 'approval.expired', null)
    closed.push(expired)
  }
  return closed
}
