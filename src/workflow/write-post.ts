import type { DraftCard } from '../chat/card.ts'
import type { Platform } from '../chat/event.ts'
import { tellPrivately } from '../conversation/direct.ts'
import { publish } from '../conversation/publish.ts'
import { openRoute, routeOf } from '../conversation/route.ts'
import type { ConversationStores, OutboxRow } from '../conversation/stores.ts'
import { NovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Effect } from '../tool/define.ts'
import type { RouteSubject } from '../tool/route.ts'

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
  const posted =
    'person' in to
      ? await toPerson(to.person, card, now, stores)
      : await publish({ ...(await roomOf(to, row.id, said, stores)), card, at: now, agent: 'nova' }, stores)
  const result = posted ? { message: posted.id } : { skipped: true }
  await stores.outbox.update(row.id, { state: 'sent', sentAt: now, result })
  return result
}

async function toPerson(id: string, card: DraftCard, now: Date, stores: ConversationStores) {
  const person = await stores.persons.get(id)
  const organization = await stores.organizations.get()
  return person && organization && tellPrivately({ person, card }, organization, now, stores)
}

async function roomOf(
  to: { platform: Platform; channel: string } | { route: RouteSubject },
  key: string,
  said: Lang | undefined,
  stores: ConversationStores,
) {
  const lang = said ?? (await stores.organizations.get())?.lang ?? 'fr'
  const place = 'route' in to ? await needRoute(to.route, stores) : await channelOf(to, stores)
  return { conversation: await openRoute(place, key, lang, stores), lang }
}

async function needRoute(subject: RouteSubject, stores: ConversationStores) {
  const route = await routeOf(subject, 'web', stores)
  if (route) return route
  throw new NovaError('not-found', {
    fr: 'Aucun canal n’est choisi pour ça. Un administrateur peut dire : « envoie les rapports dans #general ».',
    en: 'No channel was chosen for that. An administrator can say: "send the reports to #general".',
  })
}

/** Channels go by the platform's id or by their name. */
async function channelOf(
  { platform, channel: named }: { platform: Platform; channel: string },
  stores: ConversationStores,
) {
  const bare = (name: string) => name.replace(/^#/, '')
  const known = (await stores.channels.list({ platform })).find(
    (one) => one.channel === named || bare(one.name) === bare(named),
  )
  if (known) return known
  throw new NovaError('not-found', {
    fr: `Il n'y a pas de canal « ${named} » sur ${platform}.`,
    en: `There is no channel "${named}" on ${platform}.`,
  })
}
