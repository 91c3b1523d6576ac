import type { DraftCard } from '../chat/card.ts'
import { NovaError } from '../errors.ts'
import { dateIn } from '../lib/dates.ts'
import type { Actor, Tool } from '../tool/define.ts'
import { type Call, type DoorStores, missingRight } from '../tool/execute.ts'
import type { Approval, ApprovalStores } from './approval.ts'
import { approvalCard } from './cards.ts'
import type { ApprovalParts } from './decide.ts'
import { type ApproverStores, currentActor, eligibleApprovers } from './eligible.ts'
import { expiryOf, prepare } from './prepare.ts'
import { alreadyDecided, noSuchRequest } from './refusals.ts'
import { recordStep } from './trail.ts'

type Stores = DoorStores & ApprovalStores & ApproverStores

type Change = {
  approval: string
  /** The request itself was edited; else what it is about was. */
  input?: Record<string, unknown>
  /** Who edited; counts as asker from then on. Null: nobody, the facts moved. */
  by: Actor | null
}

/**
 * Renews what waits after it was edited: same row, next revision, old cards stale. Returns null when nothing changed.
 * Throws `approval.decided`, `auth.forbidden`, `not-found`, `input.invalid`, or what the tool itself refuses.
 */
export async function revise<S extends Stores>(
  parts: Pick<ApprovalParts<S>, 'tools'>,
  change: Change,
  call: Omit<Call, 'actor'>,
  stores: S,
): Promise<{ approval: Approval; card: DraftCard } | null> {
  const approval = await stores.approvals.get(change.approval)
  if (!approval) throw noSuchRequest()
  if (approval.state !== 'pending' || approval.expiresAt <= call.now) throw await alreadyDecided(approval, call, stores)
  const tool = parts.tools.get(approval.tool)
  if (!tool) throw noSuchRequest()
  const requester = await currentActor(approval.requesterId, stores)
  const input = change.input ? readEdited(tool, change.input, change.by) : approval.input
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
    reviserId: change.by?.id ?? approval.reviserId,
    expiresAt: expiryOf(approval.gate, call.now),
  })
  if (!revised) throw await alreadyDecided(await stores.approvals.get(approval.id), call, stores)
  await recordStep(stores, revised, 'revised', change.by?.id ?? null)
  const eligible = await eligibleApprovers(revised, dateIn(call.organization.timeZone, call.now), stores)
  return {
    approval: revised,
    card: approvalCard(revised, { requester: requester.name, eligible: eligible.map((one) => one.name) }),
  }
}

function readEdited(tool: Tool, input: Record<string, unknown>, by: Actor | null): Record<string, unknown> {
  if (!by?.permissions.has(tool.permission)) throw missingRight(tool)
  const parsed = tool.input.safeParse(input)
  if (parsed.success) return parsed.data as Record<string, unknown>
  const issue = parsed.error.issues[0]
  const field = String(issue?.path[0] ?? '')
  throw new NovaError(
    'input.invalid',
    { fr: `${field} : ${issue?.message}`, en: `${field}: ${issue?.message}` },
    { field },
  )
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
    await recordStep(stores, expired, 'expired', null)
    closed.push(expired)
  }
  return closed
}
