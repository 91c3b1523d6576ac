import type { DoorStores } from '../tool/execute.ts'
import type { Approval } from './approval.ts'

/** The audit row of a request or decision: which revision of what, by its hash. */
export async function recordStep(
  stores: Pick<DoorStores, 'auditLog'>,
  approval: Approval,
  step: 'requested' | 'revised' | Exclude<Approval['state'], 'pending'>,
  actorId: string | null,
): Promise<void> {
  const { tool, revision, payloadHash, amount, state, reason } = approval
  await stores.auditLog.append({
    actorId,
    action: `approval.${step}`,
    subjectKind: 'approval',
    subjectId: approval.id,
    data: { tool, revision, payloadHash, amount, state, reason },
  })
}
