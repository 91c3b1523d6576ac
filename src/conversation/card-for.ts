import type { Approval } from '../approval/approval.ts'
import { decidedCard, withdrawAction } from '../approval/cards.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import type { Asker, Outgoing } from '../chat/adapter.ts'
import type { Action, Card } from '../chat/card.ts'
import type { Platform } from '../chat/event.ts'
import { canonicalJson } from '../lib/canonical.ts'
import { dateIn, formatDate, formatTime } from '../lib/dates.ts'
import { toActor } from '../tool/actor.ts'
import type { Actor, OrganizationProfile } from '../tool/define.ts'
import type { Host } from './host.ts'
import { identify } from './identify.ts'
import { sealCard } from './publish.ts'
import type { ConversationStores, MessageRow } from './stores.ts'

const isWaiting = (approval: Approval, now: Date) => approval.state === 'pending' && approval.expiresAt > now

/**
 * What a posted card of an approval waits for: the accounts of a workspace that may use its buttons, of those who may
 * decide and of who asked. Undefined when nothing waits.
 */
export async function decidersOf(
  approval: Approval,
  place: { platform: Platform; workspace: string },
  organization: Pick<OrganizationProfile, 'timeZone'>,
  now: Date,
  stores: Pick<ConversationStores, 'persons' | 'approvalDelegations' | 'identities'>,
): Promise<string[] | undefined> {
  if (!isWaiting(approval, now)) return undefined
  const eligible = await eligibleApprovers(approval, dateIn(organization.timeZone, now), stores)
  const personId = [...new Set([...eligible.map((one) => one.id), approval.requesterId])]
  const { platform, workspace } = place
  const identities = await stores.identities.list({ platform, workspace, personId })
  return identities.map((one) => one.account)
}

/**
 * A posted message's card as an account may see it now: buttons that decide for who may decide, withdrawing for who
 * asked. Null for strangers, and for messages that are not known or not shown where the account asks.
 */
export async function cardFor<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  platform: Platform,
  asker: Asker,
  message: string,
): Promise<Outgoing | null> {
  const profile = await host.profile(organization)
  const now = host.now()
  return host.transact(organization, async (stores) => {
    const person = await identify({ platform, workspace: asker.workspace, account: asker.account }, stores)
    if (!person) return null
    const row = await shownTo(asker, platform, message, stores)
    if (!row?.card || (row.visibleTo && row.visibleTo !== person.id)) return null
    const approval = row.approvalId ? await stores.approvals.get(row.approvalId) : null
    const card = approval ? await personalCard(row, approval, toActor(person), profile, now, stores) : row.card
    const version = (row.editedAt ?? row.at).getTime()
    return {
      card,
      lang: person.lang,
      message: row.id,
      idempotencyKey: `card:${row.id}:${person.id}:${version}`,
      ...(approval && isWaiting(approval, now) ? { waiting: true } : {}),
    }
  })
}

/** By Nova's own id or by the platform's; only one that was posted in the place where it is asked for. */
export async function shownTo(
  { workspace, place }: Pick<Asker, 'workspace' | 'place'>,
  platform: Platform,
  id: string,
  stores: ConversationStores,
): Promise<MessageRow | null> {
  const own = await stores.messages.get(id)
  if (!own) {
    const [surface] = await stores.surfaces.list({ platform, workspace, channel: place.channel, message: id }, 1)
    return surface ? stores.messages.get(surface.messageId) : null
  }
  const conversation = await stores.conversations.get(own.conversationId)
  if (conversation?.platform !== platform || conversation.workspace !== workspace) return null
  if (conversation.channel === place.channel) return own
  const [surface] = await stores.surfaces.list({ messageId: own.id, channel: place.channel }, 1)
  return surface ? own : null
}

async function personalCard(
  row: MessageRow & { card: Card | null },
  approval: Approval,
  actor: Actor,
  organization: OrganizationProfile,
  now: Date,
  stores: ConversationStores,
): Promise<Card> {
  const card = row.card!
  if (approval.state !== 'pending') return card
  if (!isWaiting(approval, now)) {
    const { timeZone } = organization
    const at = `${formatDate(dateIn(timeZone, approval.expiresAt), approval.lang)}, ${formatTime(approval.expiresAt, timeZone, approval.lang)}`
    return { ...decidedCard(approval, null, at), ...(card.author ? { author: card.author } : {}), actions: [] }
  }
  const eligible = await eligibleApprovers(approval, dateIn(organization.timeZone, now), stores)
  const mayDecide = eligible.some((one) => one.id === actor.id)
  const asked = actor.id === approval.requesterId
  const tokens = card.actions.flatMap((action) => (action.type === 'button' ? [action.id] : []))
  const known = new Map((await stores.actions.list({ token: tokens })).map((row) => [row.token, row.intent]))
  const isTheirs = (action: Action): boolean => {
    const intent = action.type === 'button' ? known.get(action.id) : undefined
    if (intent?.do === 'revise') return mayDecide || asked
    if (intent?.do !== 'decide') return true
    return intent.decision === 'cancel' ? asked || actor.role === 'admin' : mayDecide
  }
  const actions = card.actions.filter(isTheirs)
  const canWithdraw = actions.some((action) => {
    const intent = action.type === 'button' ? known.get(action.id) : undefined
    return intent?.do === 'decide' && intent.decision === 'cancel'
  })
  if (asked && !canWithdraw) actions.push(await withdrawButton(row, approval, actor, stores))
  return { ...card, actions }
}

/** The same button each time the card is shown. */
async function withdrawButton(
  row: Pick<MessageRow, 'conversationId'>,
  approval: Approval,
  { id: personId, lang }: Actor,
  stores: ConversationStores,
): Promise<Action> {
  const { conversationId } = row
  const draft = withdrawAction(approval, lang)
  const card = { title: '', summary: '', tone: 'neutral' as const, blocks: [], actions: [draft] }
  const made = await stores.actions.list({ conversationId, personId })
  const same = made.find((one) => canonicalJson(one.intent) === canonicalJson(draft.intent))
  if (same) return { type: 'button', id: same.token, label: draft.label, style: 'default' }
  const [button] = (await sealCard(card, conversationId, stores, personId)).actions
  return button!
}
