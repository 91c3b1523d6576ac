import type { AdapterStore } from '../../src/chat/adapter.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Api, discordCode, discordError } from './client.ts'

const HOUR = 3_600_000
const MOST = 10_000
const UNKNOWN_MEMBER = 10_007

export type Guild = { id: string; name: string; permissions: string }
export type Accounts = ReturnType<typeof createAccounts>

/**
 * Direct messages come from no guild. They belong to the one of ours in which the account was heard last, else to the
 * first that it is a member of; an account of none of them is a stranger. Membership is asked again every hour.
 */
export function createAccounts(api: Api, store: Pick<AdapterStore, 'read' | 'write'>) {
  const known = createRecent<string>(MOST, HOUR)
  const keyOf = (account: string) => `heard:${account}`

  const guilds = () =>
    api<Guild[]>('GET', '/users/@me/guilds').catch((thrown) => {
      throw discordError(thrown)
    })

  async function isMember(workspace: string, account: string): Promise<boolean> {
    try {
      await api('GET', `/guilds/${workspace}/members/${account}`)
      return true
    } catch (thrown) {
      const error = discordError(thrown)
      if (discordCode(error) === UNKNOWN_MEMBER || error.code === 'not-found') return false
      throw error
    }
  }

  return {
    guilds,
    /** That it is forgotten fails nothing. */
    async heard(workspace: string, account: string): Promise<void> {
      const last = known.get(account)
      known.set(account, workspace)
      if (last !== workspace) await store.write(workspace, keyOf(account), Date.now()).catch(() => {})
    },
    /** Throws NovaError when Discord does not answer. */
    async workspaceOf(account: string): Promise<string | null> {
      const last = known.get(account)
      if (last) return last
      const ours = await guilds()
      const heard = await Promise.all(
        ours.map(async ({ id }) => ({ id, at: Number(await store.read(id, keyOf(account)).catch(() => 0)) || 0 })),
      )
      for (const { id } of heard.sort((a, b) => b.at - a.at))
        if (await isMember(id, account)) {
          known.set(account, id)
          return id
        }
      // Somebody who joins right after is not to wait an hour: strangers are not remembered.
      return null
    },
  }
}
