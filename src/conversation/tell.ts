import { approvalCard } from '../approval/cards.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import type { Platform } from '../chat/event.ts'
import { dateIn } from '../lib/dates.ts'
import type { Actor } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import { publish } from './publish.ts'
import type { ConversationStores } from './stores.ts'

/**
 * Shows an approval to the nearest of those who may decide, in their direct messages: the one whose limit is the
 * smallest that covers it. The others can decide in the thread, and hear of it when it is escalated.
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
  const limitOf = (one: Actor) => one.limits[approval.permission!] ?? Number.POSITIVE_INFINITY
  const [nearest] = eligible.filter((one) => one.id !== call.actor.id).sort((a, b) => limitOf(a) - limitOf(b))
  const direct = nearest && (await directConversation(nearest, platform, stores))
  if (!direct) return
  const card = approvalCard(approval, { requester: call.actor.name, eligible: eligible.map((one) => one.name) })
  await publish(
    {
      conversation: direct,
      card,
      lang: approval.lang,
      at: call.now,
      approvalId: approval.id,
      agent: 'delphine-approbations',
    },
    stores,
  )
}

/** The direct messages of a person on a platform, preferably where they were asked; null when they have no account. */
export async function directConversation(
  person: Pick<Actor, 'id' | 'lang'>,
  preferred: Platform,
  stores: ConversationStores,
) {
  const identities = await stores.identities.list({ personId: person.id })
  const identity = identities.find((one) => one.platform === preferred) ?? identities[0]
  if (!identity) return null
  const { platform, workspace, account } = identity
  const [known] = await stores.channels.list({ platform, workspace, kind: 'dm', personId: person.id }, 1)
  // `@account` stands for the direct channel until the platform has named it.
  const channel = known?.channel ?? `@${account}`
  return stores.conversations.open({ platform, workspace, channel, thread: channel, lang: person.lang })
}
