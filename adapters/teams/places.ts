// Where Nova was met, so that she can write there later without being asked: conversation references, kept encrypted.
import type { AdapterStore } from '../../src/chat/adapter.ts'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { accountOf, placeOf } from './parse.ts'

const ANYWHERE = 'https://smba.trafficmanager.net/teams/'

export type Reference = {
  serviceUrl: string
  /** Nova as the conversation knows her. */
  bot: string
  kind: 'dm' | 'private' | 'public'
  /** Whose direct conversation it is. */
  account?: string
}
/** `id` is Teams' own, which cards name people by; `direct` their conversation with Nova. */
export type Met = { id?: string; direct?: string }
/** Teams and chats that the app is installed in; a team by its name. */
type Installed = Record<string, string | null>

export type Places = ReturnType<typeof createPlaces>

export function createPlaces(store: AdapterStore, appId: string) {
  const kept = new Map<string, string>()
  const seen = new Set<string>()

  async function read<T>(workspace: string, key: string): Promise<T | null> {
    const known = kept.get(`${workspace}/${key}`)
    return (known ? JSON.parse(known) : await store.read(workspace, key)) as T | null
  }
  async function write(workspace: string, key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value)
    const before = kept.get(`${workspace}/${key}`) ?? JSON.stringify(await store.read(workspace, key))
    if (before !== text) await store.write(workspace, key, value)
    if (kept.size > 2_000) kept.clear()
    kept.set(`${workspace}/${key}`, text)
  }
  async function change(workspace: string, work: (installed: Installed) => void): Promise<Installed> {
    return store.exclusively(workspace, 'installed', async () => {
      const installed = { ...((await store.read(workspace, 'installed')) as Installed | null) }
      work(installed)
      await store.write(workspace, 'installed', installed)
      return installed
    })
  }
  /** Also where the app is heard in without having been told of its installation. */
  async function installed(workspace: string, activity: Payload): Promise<void> {
    const place = placeOf(activity)
    if (!place) return
    const team = textAt(activity, 'channelData', 'team', 'id')
    const key = team ?? place.channel
    const name = team ? textAt(activity, 'channelData', 'team', 'name') : undefined
    if (!name && seen.has(`${workspace}/${key}`)) return
    await change(workspace, (all) => {
      all[key] = name ?? all[key] ?? (team ? '' : null)
    })
    seen.add(`${workspace}/${key}`)
  }
  const reference = (workspace: string, channel: string) => read<Reference>(workspace, `conversation:${channel}`)

  return {
    /** Remembers where an activity came from and who wrote it. Only for what is verified. */
    async remember(workspace: string, activity: Payload): Promise<void> {
      const serviceUrl = textAt(activity, 'serviceUrl')
      const place = placeOf(activity)
      const account = accountOf(activity)
      const bot = textAt(activity, 'recipient', 'id')
      if (!serviceUrl || !place || !bot) return
      const { channel } = place
      // Another instance may have forgotten what is news here.
      if (activity.type === 'conversationUpdate' || activity.type === 'installationUpdate') {
        kept.clear()
        seen.clear()
      }
      // A private channel has threads too.
      const kind = place.thread === null ? place.kind : 'public'
      await write(workspace, 'service', { serviceUrl, bot })
      const whose = kind === 'dm' && account ? { account } : {}
      await write(workspace, `conversation:${channel}`, { serviceUrl, bot, kind, ...whose })
      await installed(workspace, activity)
      const id = textAt(activity, 'from', 'id')
      if (!account || !id) return
      const met = await read<Met>(workspace, `account:${account}`)
      await write(workspace, `account:${account}`, { ...met, id, ...(kind === 'dm' ? { direct: channel } : {}) })
    },

    /** Forgets a conversation that the app was removed from; true when none is left. */
    async removed(workspace: string, activity: Payload): Promise<boolean> {
      const place = placeOf(activity)
      if (!place) return false
      const team = textAt(activity, 'channelData', 'team', 'id')
      kept.delete(`${workspace}/conversation:${place.channel}`)
      await store.write(workspace, `conversation:${place.channel}`, null)
      const account = place.kind === 'dm' ? accountOf(activity) : null
      if (account) await write(workspace, `account:${account}`, { id: textAt(activity, 'from', 'id') })
      seen.delete(`${workspace}/${team ?? place.channel}`)
      const left = await change(workspace, (all) => {
        delete all[team ?? place.channel]
      })
      return Object.keys(left).length === 0
    },

    /** How to reach a conversation; one never seen is reached as the others of the tenant are. */
    async of(workspace: string, channel: string): Promise<Reference> {
      const known = await reference(workspace, channel)
      if (known) return known
      const service = await read<{ serviceUrl: string; bot: string }>(workspace, 'service')
      const kind = /@thread\.(tacv2|skype)$/.test(channel) ? 'public' : 'private'
      return { serviceUrl: service?.serviceUrl ?? ANYWHERE, bot: service?.bot ?? `28:${appId}`, kind }
    },

    person: async (workspace: string, account: string): Promise<Met> =>
      (await read<Met>(workspace, `account:${account}`)) ?? {},

    met: (workspace: string, account: string, met: Met) => write(workspace, `account:${account}`, met),

    knowDirect: (workspace: string, channel: string, known: Reference) =>
      write(workspace, `conversation:${channel}`, known),

    teams: async (workspace: string): Promise<Installed> => {
      const installed = await store.read(workspace, 'installed')
      return isObject(installed) ? (installed as Installed) : {}
    },

    /** What is kept already is not written again. */
    keep: write,
    kept: (workspace: string, key: string) => store.read(workspace, key),
  }
}
