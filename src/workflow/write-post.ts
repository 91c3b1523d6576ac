import type { Platform } from '../chat/event.ts'
import { publish } from '../conversation/publish.ts'
import type { ConversationStores, OutboxRow } from '../conversation/stores.ts'
import { directConversation } from '../conversation/tell.ts'
import { NovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import { toActor } from '../tool/actor.ts'
import type { Effect } from '../tool/define.ts'

type Post = Extract<Effect, { kind: 'post' }>

/**
 * A card that a tool asked to post becomes a message, which the next round of the drain posts. Its row is closed in
 * the same transaction, so that it is written once however often it is tried. Throws `not-found` for a channel that
 * the organization does not have.
 */
export async function writePost(
  row: Pick<OutboxRow, 'id' | 'payload'>,
  now: Date,
  stores: ConversationStores,
): Promise<Record<string, unknown>> {
  const current = await stores.outbox.need(row.id)
  if (current.state !== 'pending') return current.result ?? {}
  const { channel: to, card } = row.payload as unknown as Post
  const said = row.payload.lang as Lang | undefined
  const place = 'person' in to ? await deskOf(to.person, stores) : await roomOf(to, row.id, said, stores)
  const result = place
    ? { message: (await publish({ ...place, card, at: now, agent: 'nova' }, stores)).id }
    : { skipped: true }
  await stores.outbox.update(row.id, { state: 'sent', sentAt: now, result })
  return result
}

async function deskOf(id: string, stores: ConversationStores) {
  const person = await stores.persons.get(id)
  const conversation = person?.active ? await directConversation(toActor(person), 'web', stores) : null
  return conversation && { conversation, lang: person!.lang }
}

/** Channels go by the platform's id or by their name; each post opens a thread of its own. */
async function roomOf(
  to: { platform: Platform; channel: string },
  key: string,
  said: Lang | undefined,
  stores: ConversationStores,
) {
  const { platform } = to
  const bare = (name: string) => name.replace(/^#/, '')
  const known = (await stores.channels.list({ platform })).find(
    (one) => one.channel === to.channel || bare(one.name) === bare(to.channel),
  )
  if (!known)
    throw new NovaError('not-found', {
      fr: `Il n'y a pas de canal « ${to.channel} » sur ${platform}.`,
      en: `There is no channel "${to.channel}" on ${platform}.`,
    })
  const { workspace, channel } = known
  const lang = said ?? (await stores.organizations.get())?.lang ?? 'fr'
  const conversation = await stores.conversations.open({ platform, workspace, channel, thread: `new:${key}`, lang })
  return { conversation, lang }
}
