import { type Decided, type DecisionRequest, decide } from '../approval/decide.ts'
import { revise } from '../approval/revise.ts'
import { toNovaError } from '../errors.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { Actor } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import type { Host } from './host.ts'
import { settle, showRevision } from './settle.ts'
import type { ConversationStores } from './stores.ts'

/**
 * Takes a decision and edits what shows it. When what would be executed is no longer what was shown, nothing runs and
 * every copy shows the new revision. Throws what `decide` of src/approval throws.
 */
export async function takeDecision<S extends ConversationStores>(
  host: Host<S>,
  request: DecisionRequest,
  call: Omit<Call, 'actor'>,
): Promise<Decided> {
  const { roster, transact } = host
  const { organization } = call
  try {
    const decided = await decide({ tools: roster.tools, transact }, request, call, (ended, stores) =>
      settle(roster, ended, organization, call.now, stores),
    )
    host.refreshHome(organization.id, [request.by.id, decided.requester.id])
    return decided
  } catch (thrown) {
    if (toNovaError(thrown).code === 'approval.stale')
      await transact(organization.id, (stores) => renew(roster, { approval: request.approval, by: null }, call, stores))
    throw thrown
  } finally {
    host.forget(organization.id)
    host.deliver(organization.id)
  }
}

/** The next revision of what waits, when something changed, shown in place of the old one. */
export async function renew<S extends ConversationStores>(
  roster: Roster<S>,
  change: { approval: string; input?: Record<string, unknown>; by: Actor | null },
  call: Omit<Call, 'actor'>,
  stores: S,
): Promise<void> {
  const revised = await revise(roster, change, call, stores)
  if (!revised) return
  const requester = await stores.persons.get(revised.approval.requesterId)
  await showRevision(revised.approval, requester?.name ?? '—', call.organization, call.now, stores)
}
