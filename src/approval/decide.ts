import { NovaError } from '../errors.ts'
import { dateIn } from '../lib/dates.ts'
import type { Actor, Tool } from '../tool/define.ts'
import { type Call, type Done, type DoorStores, execute } from '../tool/execute.ts'
import type { Transact } from '../tool/perform.ts'
import type { Approval, ApprovalStores, Decision } from './approval.ts'
import { type ApproverStores, currentActor, eligibleApprovers } from './eligible.ts'
import { mayDecide } from './policy.ts'
import { prepare } from './prepare.ts'
import { alreadyDecided, noSuchRequest, requesterLostRight, staleRequest, whoMayDecide } from './refusals.ts'
import { recordStep } from './trail.ts'

type Stores = DoorStores & ApprovalStores & ApproverStores

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
    const approval = await openApproval(request, call, stores)
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
    await recordStep(stores, decided, state, request.by.id)
    const result = { approval: decided, requester, decider: request.by.name }
    if (request.decision !== 'approve') {
      const closed = { ...result, done: null }
      await settle(closed, stores)
      return closed
    }
    const tool = parts.tools.get(approval.tool)
    if (!tool) throw noSuchRequest()
    if (!requester.permissions.has(tool.permission))
      throw new NovaError('auth.forbidden', requesterLostRight(requester))
    const asRequester: Call = { ...call, actor: requester, lang: approval.lang }
    const { payloadHash } = await prepare(tool, approval.input, asRequester, stores)
    if (payloadHash !== approval.payloadHash) throw staleRequest()
    const done = await execute(tool, approval.input, asRequester, stores, { approval: approval.id })
    const executed = { ...result, done }
    await settle(executed, stores)
    return executed
  })
}

/** What still waits at this revision. Throws `not-found`, `approval.decided` or `approval.stale`. */
export async function openApproval(
  request: Pick<DecisionRequest, 'approval' | 'revision'>,
  call: Omit<Call, 'actor'>,
  stores: Pick<Stores, 'approvals' | 'persons'>,
): Promise<Approval> {
  const approval = await stores.approvals.get(request.approval)
  if (!approval) throw noSuchRequest()
  if (approval.state !== 'pending' || approval.expiresAt <= call.now) throw await alreadyDecided(approval, call, stores)
  if (approval.revision !== request.revision) throw staleRequest()
  return approval
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
