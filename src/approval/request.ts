import { canonicalJson } from '../lib/canonical.ts'
import { dateIn } from '../lib/dates.ts'
import { toActor } from '../tool/actor.ts'
import type { DoorStores } from '../tool/execute.ts'
import type { RequestApproval } from '../tool/perform.ts'
import type { Approval, ApprovalStores } from './approval.ts'
import { approvalCard } from './cards.ts'
import { type ApproverStores, eligibleApprovers } from './eligible.ts'
import { expiryOf, prepare } from './prepare.ts'
import { nobodyMayDecide } from './refusals.ts'
import { recordStep } from './trail.ts'

type Stores = DoorStores & ApprovalStores & ApproverStores

/** Stores what waits for a click; an older pending request for the same thing is superseded by it. */
export const requestApproval: RequestApproval<Stores> = async (tool, input, call, stores) => {
  const prepared = await prepare(tool, input, call, stores)
  const gate = tool.gate as 'confirm' | 'approve'
  const permission = tool.approval?.permission ?? tool.permission
  const who = { gate, permission, amount: prepared.amount, requesterId: call.actor.id, reviserId: null }
  const today = dateIn(call.organization.timeZone, call.now)
  const eligible = await eligibleApprovers(who, today, stores)
  if (eligible.length === 0) {
    const persons = (await stores.persons.list()).filter((person) => person.active).map(toActor)
    throw nobodyMayDecide(
      who,
      persons.filter((person) => person.permissions.has(permission)),
    )
  }
  const older = (await stores.approvals.listPending()).filter(
    (one) => one.tool === tool.name && canonicalJson(one.input) === canonicalJson(input),
  )
  const superseded: string[] = []
  for (const one of older) if (await supersede(one, call.actor.id, call.now, stores)) superseded.push(one.id)
  const approval = await stores.approvals.insert({
    ...who,
    tool: tool.name,
    input,
    subject: prepared.subject,
    payloadHash: prepared.payloadHash,
    expiresAt: expiryOf(gate, call.now),
    lang: call.lang,
    card: prepared.card,
    edit: prepared.edit,
    conversationId: call.conversation,
  })
  await recordStep(stores, approval, 'requested', call.actor.id)
  return {
    approval: { id: approval.id, revision: approval.revision, state: approval.state },
    card: approvalCard(approval, { requester: call.actor.name, eligible: eligible.map((one) => one.name) }),
    superseded,
  }
}

/** Closes a request that something newer has taken the place of; null when it was decided meanwhile. */
export async function supersede(
  approval: Pick<Approval, 'id' | 'revision'>,
  by: string,
  now: Date,
  stores: Pick<Stores, 'approvals' | 'auditLog'>,
): Promise<Approval | null> {
  const { id, revision } = approval
  const closed = await stores.approvals.decide({
    id,
    revision,
    state: 'superseded',
    decidedBy: by,
    decidedAt: now,
    reason: null,
  })
  if (closed) await recordStep(stores, closed, 'superseded', by)
  return closed
}
