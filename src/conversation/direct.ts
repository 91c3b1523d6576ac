import type { DraftCard } from '../chat/card.ts'
import type { Platform } from '../chat/event.ts'
import { quietUntil } from '../domain/quiet-hours.ts'
import type { Lang } from '../lib/i18n.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { Actor, OrganizationProfile } from '../tool/define.ts'
import { publish } from './publish.ts'
import type { ConversationStores, MessageRow } from './stores.ts'

/**
 * The direct messages of a person: where they prefer, else where they wrote last, else where this came from, else the
 * local page; null when they have no account anywhere.
 */
export async function directConversation(
  person: Pick<Actor, 'id' | 'lang'>,
  from: Platform,
  stores: ConversationStores,
) {
  const identities = await stores.identities.list({ personId: person.id })
  if (identities.length === 0) return null
  const row = await stores.persons.get(person.id)
  const last = identities.length > 1 ? await stores.messages.lastPlatformOf(person.id) : null
  for (const platform of [row?.preferences.platform, last, from, 'web']) {
    const identity = identities.find((one) => one.platform === platform)
    if (identity) return openDirect(identity, person, stores)
  }
  return openDirect(identities[0]!, person, stores)
}

/** The direct messages of an account. */
export async function openDirect(
  { platform, workspace, account }: { platform: Platform; workspace: string; account: string },
  person: Pick<Actor, 'id' | 'lang'>,
  stores: ConversationStores,
) {
  const [known] = await stores.channels.list({ platform, workspace, kind: 'dm', personId: person.id }, 1)
  // `@account` stands for the direct channel until the platform has named it.
  const channel = known?.channel ?? `@${account}`
  return stores.conversations.open({ platform, workspace, channel, thread: channel, lang: person.lang })
}

/** Until when a person is to be left alone; null: they may be written to now. */
export async function leftAloneUntil(
  person: Pick<PersonRow, 'preferences'>,
  organization: Pick<OrganizationProfile, 'timeZone'>,
  now: Date,
  stores: Pick<ConversationStores, 'organizations'>,
): Promise<Date | null> {
  const quiet = person.preferences.quiet ?? (await stores.organizations.get())?.quiet
  return quietUntil(quiet, organization.timeZone, now)
}

type Unasked = {
  person: PersonRow
  card: DraftCard
  lang?: Lang
  agent?: string
  approvalId?: string
  from?: Platform
  /** It is of no use from then on: it does not wait for the end of quiet hours that last longer. */
  expiresAt?: Date
}

/**
 * Writes to a person who did not ask: it waits until they want to be disturbed again. Null when they cannot be reached:
 * administrators see it among what was not delivered.
 */
export async function tellPrivately(
  { person, card, expiresAt, from = 'web', ...said }: Unasked,
  organization: Pick<OrganizationProfile, 'timeZone'>,
  now: Date,
  stores: ConversationStores,
): Promise<MessageRow | null> {
  const conversation = person.active ? await directConversation(person, from, stores) : null
  if (!conversation) {
    await stores.outbox.insert({
      kind: 'message',
      state: 'failed',
      error: 'unreachable',
      payload: { person: person.id, title: card.title },
      idempotencyKey: `unreachable:${crypto.randomUUID()}`,
    })
    return null
  }
  const until = await leftAloneUntil(person, organization, now, stores)
  const notBefore = until && expiresAt && expiresAt <= until ? null : until
  return publish({ lang: person.lang, agent: 'nova', ...said, conversation, card, at: now, notBefore }, stores)
}
