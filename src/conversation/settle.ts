import type { Approval } from '../approval/approval.ts'
import { approvalCard, decidedCard } from '../approval/cards.ts'
import type { Decided } from '../approval/decide.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import type { DraftCard } from '../chat/card.ts'
import { dateIn, formatDate, formatTime } from '../lib/dates.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { OrganizationProfile } from '../tool/define.ts'
import { directConversation } from './direct.ts'
import { publish, republish } from './publish.ts'
import type { ConversationStores } from './stores.ts'

/** Edits every copy of an approval's card to show how it ended. */
export async function showDecision(
  approval: Approval,
  by: string | null,
  organization: OrganizationProfile,
  now: Date,
  stores: ConversationStores,
): Promise<void> {
  const when = approval.decidedAt ?? now
  const { timeZone } = organization
  const at = `${formatDate(dateIn(timeZone, when), approval.lang)}, ${formatTime(when, timeZone, approval.lang)}`
  await editCopies(approval, decidedCard(approval, by, at), now, stores)
}

/** Edits every copy to the current revision, with fresh buttons; the old ones are stale. */
export async function showRevision(
  approval: Approval,
  requester: string,
  organization: OrganizationProfile,
  now: Date,
  stores: ConversationStores,
): Promise<void> {
  const eligible = await eligibleApprovers(approval, dateIn(organization.timeZone, now), stores)
  const card = approvalCard(approval, { requester, eligible: eligible.map((one) => one.name) })
  await editCopies(approval, card, now, stores)
}

async function editCopies(approval: Approval, card: DraftCard, now: Date, stores: ConversationStores) {
  for (const message of await stores.messages.list({ approvalId: approval.id }))
    await republish(
      message,
      { ...card, ...(message.card?.author ? { author: message.card.author } : {}) },
      approval.lang,
      now,
      stores,
    )
}

/**
 * After a decision, in its transaction: copies edited, the result posted in the thread where it was asked, or told to
 * who asked when that was outside a conversation.
 */
export async function settle<S>(
  roster: Roster<S>,
  decided: Decided,
  organization: OrganizationProfile,
  now: Date,
  stores: ConversationStores,
): Promise<void> {
  const { approval, done, decider, requester } = decided
  await showDecision(approval, decider, organization, now, stores)
  const asked = approval.conversationId
    ? { id: approval.conversationId }
    : await directConversation(requester, 'web', stores)
  if (done && asked)
    await publish(
      {
        conversation: asked,
        card: roster.signed(done.card, approval.tool, approval.lang),
        agent: roster.ownerOf(approval.tool).id,
        lang: approval.lang,
        at: now,
      },
      stores,
    )
}
