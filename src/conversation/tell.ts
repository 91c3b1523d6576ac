import type { Approval } from '../approval/approval.ts'
import { approvalCard } from '../approval/cards.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import type { Platform } from '../chat/event.ts'
import { dateIn } from '../lib/dates.ts'
import type { Actor } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import { tellPrivately } from './direct.ts'
import { publish } from './publish.ts'
import { openRoute, routeOf } from './route.ts'
import type { ConversationStores } from './stores.ts'

/** What is given up soon does not wait for the morning. */
const URGENT_MS = 60 * 60_000

/**
 * Shows an approval where the organization wants them, else to the nearest of those who may decide, in their direct
 * messages: the one whose limit is the smallest that covers it. The others can decide in the thread, and hear of it
 * when it is escalated. Nobody is told of what the asker may decide alone.
 */
export async function tellApprover(
  id: string,
  call: Call,
  platform: Platform,
  stores: ConversationStores,
): Promise<void> {
  const approval = await stores.approvals.get(id)
  if (approval?.gate !== 'approve' || approval.state !== 'pending') return
  const eligible = await eligibleApprovers(approval, dateIn(call.organization.timeZone, call.now), stores)
  const card = approvalCard(approval, { requester: call.actor.name, eligible: eligible.map((one) => one.name) })
  const shown = { card, lang: approval.lang, approvalId: approval.id, agent: 'delphine-approbations' }
  const route = await routeOf('approvals', platform, stores)
  if (route && !(await isAskedIn(route, approval, stores))) {
    const conversation = await openRoute(route, approval.id, approval.lang, stores)
    await publish({ ...shown, conversation, at: call.now }, stores)
    return
  }
  const limitOf = (one: Actor) => one.limits[approval.permission!] ?? Number.POSITIVE_INFINITY
  // Who may decide what they ask themselves has the card where they asked.
  if (eligible.some((one) => one.id === call.actor.id)) return
  const [nearest] = eligible.sort((a, b) => limitOf(a) - limitOf(b))
  const person = nearest && (await stores.persons.get(nearest.id))
  if (!person) return
  const expiresAt = new Date(approval.expiresAt.getTime() - URGENT_MS)
  await tellPrivately({ ...shown, person, from: platform, expiresAt }, call.organization, call.now, stores)
}

async function isAskedIn(
  route: { platform: Platform; channel: string },
  { conversationId }: Approval,
  stores: ConversationStores,
): Promise<boolean> {
  const asked = conversationId ? await stores.conversations.get(conversationId) : null
  return asked?.platform === route.platform && asked.channel === route.channel
}
