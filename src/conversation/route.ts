import type { DraftCard } from '../chat/card.ts'
import type { Platform } from '../chat/event.ts'
import type { Lang } from '../lib/i18n.ts'
import type { OrganizationProfile } from '../tool/define.ts'
import type { RouteRow, RouteSubject } from '../tool/route.ts'
import { tellPrivately } from './direct.ts'
import { publish } from './publish.ts'
import type { ConversationStores } from './stores.ts'

/** The channel that gets a subject: on the platform it came from when there is one, else on the first that has one. */
export async function routeOf(
  subject: RouteSubject,
  platform: Platform,
  stores: Pick<ConversationStores, 'routes'>,
): Promise<RouteRow | null> {
  const all = await stores.routes.list({ subject })
  return all.find((one) => one.platform === platform) ?? all[0] ?? null
}

/** A thread of its own in the channel of a route. */
export const openRoute = (
  { platform, workspace, channel }: Pick<RouteRow, 'platform' | 'workspace' | 'channel'>,
  key: string,
  lang: Lang,
  stores: ConversationStores,
) => stores.conversations.open({ platform, workspace, channel, thread: `new:${key}`, lang })

/** Something that somebody has to look after: to the channel for alerts, or to each administrator where none was chosen. */
export async function raiseAlert(
  card: (lang: Lang) => DraftCard,
  organization: Pick<OrganizationProfile, 'lang' | 'timeZone'>,
  now: Date,
  stores: ConversationStores,
): Promise<void> {
  const { lang } = organization
  const route = await routeOf('alerts', 'web', stores)
  if (route) {
    const conversation = await openRoute(route, crypto.randomUUID(), lang, stores)
    await publish({ conversation, card: card(lang), lang, at: now, agent: 'nova' }, stores)
    return
  }
  for (const person of await stores.persons.list())
    if (person.active && person.role === 'admin')
      await tellPrivately({ person, card: card(person.lang) }, organization, now, stores)
}
