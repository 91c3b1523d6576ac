// A tenant of Teams: who is in it, and where Nova was met, so that she can write there later without being asked.
import type { AdapterStore } from '../../src/chat/adapter.ts'
import type { Account } from '../../src/chat/event.ts'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { createRemembered } from '../../src/chat/remembered.ts'
import { createRecent } from '../../src/lib/recent.ts'
import type { Call } from './client.ts'
import { accountOf, placeOf } from './parse.ts'

const HOUR = 3_600_000
const MOST = 10_000
/** Milliseconds: Teams waits fifteen seconds for its answer, and the event must still be stored. */
const TIMEOUT = 3_000

export type Accounts = { describe(account: Account, activity: Payload): Promise<Account> }

/**
 * Who an account is, by the roster of the conversation, kept for an hour. Its address is of the tenant's directory and
 * counts as verified for members only: a guest's is of another company. When Teams does not answer, the account has
 * what the activity says and is asked for again next time.
 */
export function createAccounts(call: Call): Accounts {
  const known = createRecent<Partial<Account>>(MOST, HOUR)
  return {
    async describe(account, activity) {
      const workspace = textAt(activity, 'conversation', 'tenantId') ?? ''
      const found = await known.find(`${workspace}/${account.id}`, async () => {
        const conversation = textAt(activity, 'conversation', 'id')!
        const path = ['conversations', conversation, 'members', textAt(activity, 'from', 'id')!]
        return memberOf(await call(textAt(activity, 'serviceUrl')!, 'GET', path, undefined, TIMEOUT), account.id)
      })
      return { ...account, ...found }
    },
  }
}

/** What a member of the roster says about an account. */
export function memberOf(member: unknown, account: string): Partial<Account> {
  const name = textAt(member, 'name')
  const principal = textAt(member, 'userPrincipalName') ?? ''
  const email = textAt(member, 'email') ?? principal
  const isSame = [textAt(member, 'aadObjectId'), textAt(member, 'objectId'), textAt(member, 'id')].includes(account)
  const isGuest = textAt(member, 'userRole') === 'guest' || principal.toUpperCase().includes('#EXT#')
  const verified = isSame && !isGuest && /^\S+@\S+$/.test(email)
  return { ...(name ? { name } : {}), ...(verified ? { verifiedEmail: email.toLowerCase() } : {}) }
}

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
  const { read, write, forget, change, refresh } = createRemembered(store)
  const seen = new Set<string>()

  /** Also where the app is heard in without having been told of its installation. */
  async function installed(workspace: string, activity: Payload): Promise<void> {
    const place = placeOf(activity)
    if (!place) return
    const team = textAt(activity, 'channelData', 'team', 'id')
    const key = team ?? place.channel
    const name = team ? textAt(activity, 'channelData', 'team', 'name') : undefined
    if (!name && seen.has(`${workspace}/${key}`)) return
    await change<Installed>(workspace, 'installed', (all) => ({
      ...all,
      [key]: name ?? all?.[key] ?? (team ? '' : null),
    }))
    seen.add(`${workspace}/${key}`)
  }

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
        refresh()
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
      await forget(workspace, `conversation:${place.channel}`)
      const account = place.kind === 'dm' ? accountOf(activity) : null
      if (account) await write(workspace, `account:${account}`, { id: textAt(activity, 'from', 'id') })
      seen.delete(`${workspace}/${team ?? place.channel}`)
      const left = await change<Installed>(workspace, 'installed', (all) => {
        const { [team ?? place.channel]: _, ...others } = all ?? {}
        return others
      })
      return Object.keys(left).length === 0
    },

    /** How to reach a conversation; one never seen is reached as the others of the tenant are. */
    async of(workspace: string, channel: string): Promise<Reference> {
      const known = await read<Reference>(workspace, `conversation:${channel}`)
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
  }
}
