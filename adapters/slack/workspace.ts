// A workspace of Slack: the token that opens it, and who is in it.
import type { Inbox } from '../../src/chat/adapter.ts'
import type { Account } from '../../src/chat/event.ts'
import { createInstalls, type Grant, type Installs } from '../../src/chat/install.ts'
import { objectAt, textAt } from '../../src/chat/payload.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Clients, createClient, slackCode, slackError } from './client.ts'
import { SCOPES } from './manifest.ts'

export type InstallSettings = {
  /** `xoxb-…`, of the one workspace that Nova is installed in; else the next two, for any number of them. */
  botToken?: string
  clientId?: string
  clientSecret?: string
  apiUrl?: string
}

export const INSTALL = { install: '/slack/install', done: '/slack/oauth' }

/** Tokens by workspace: the one that is set, or those that installations gave. */
export function createSlackInstalls(settings: InstallSettings, inbox: Inbox): Installs {
  const { botToken, clientId: client_id = '', clientSecret: client_secret = '', apiUrl } = settings
  const redirect_uri = `${inbox.baseUrl.replace(/\/+$/, '')}${INSTALL.done}`

  async function access(rest: { code: string; redirect_uri: string } | { refresh_token: string }) {
    const client = await createClient(undefined, apiUrl)
    const kind = 'code' in rest ? {} : { grant_type: 'refresh_token' as const }
    const given = await client.oauth.v2.access({ client_id, client_secret, ...rest, ...kind }).catch((thrown) => {
      throw slackError(thrown)
    })
    const { access_token: token, refresh_token: refresh, expires_in: seconds } = given
    const until = seconds ? { until: Date.now() + seconds * 1000 } : {}
    const grant: Grant = { token: token ?? '', ...(refresh ? { refresh } : {}), ...until }
    return { given, grant }
  }

  const installs = createInstalls({
    platform: 'Slack',
    inbox,
    paths: INSTALL,
    codeOf: slackCode,
    consentUrl(state) {
      const asked = new URLSearchParams({ client_id, scope: SCOPES.join(','), state, redirect_uri })
      return client_id ? `https://slack.com/oauth/v2/authorize?${asked}` : null
    },
    async exchange(code) {
      const { given, grant } = await access({ code, redirect_uri })
      const { id, name } = (given.is_enterprise_install ? given.enterprise : given.team) ?? {}
      return { grant, ...(id ? { workspace: id } : {}), ...(name ? { name } : {}) }
    },
    renew: async (refresh_token) => (await access({ refresh_token })).grant,
  })
  if (!botToken) return installs
  return { ...installs, token: async () => botToken, remove: async ([workspace]) => inbox.unlink(workspace ?? '') }
}

const HOUR = 3_600_000

export type Accounts = { describe(workspace: string, id: string): Promise<Account> }

/**
 * Who an account is, by `users.info` (scopes users:read, users:read.email), kept for an hour. When Slack does not
 * answer, the account has its id only and is asked for again next time.
 */
export function createAccounts(clients: Clients): Accounts {
  const recent = createRecent<Account>(10_000, HOUR)
  return {
    async describe(workspace, id) {
      const found = await recent.find(`${workspace}/${id}`, async () => {
        const client = await clients(workspace, 'quick')
        return accountOf(id, workspace, await client.users.info({ user: id, include_locale: true }))
      })
      return found ?? { id }
    },
  }
}

const DOUBTFUL = ['is_bot', 'is_stranger', 'is_restricted', 'is_ultra_restricted', 'deleted']

/**
 * The account that a response of `users.info` describes. The address counts as verified only for a full member of the
 * workspace who confirmed it: not for bots, guests, strangers or deleted accounts.
 */
export function accountOf(id: string, workspace: string, response: unknown): Account {
  const user = objectAt(response, 'user')
  const profile = objectAt(user, 'profile')
  const email = textAt(profile, 'email')
  const name =
    textAt(profile, 'real_name') ?? textAt(user, 'real_name') ?? textAt(profile, 'display_name') ?? textAt(user, 'name')
  const locale = textAt(user, 'locale')
  const homes = [textAt(user, 'team_id'), textAt(user, 'enterprise_user', 'enterprise_id')]
  const isInside = homes[0] === undefined || homes.includes(workspace) || homes[0] === homes[1]
  const isMember = isInside && user.id === id && !DOUBTFUL.some((flag) => user[flag] === true)
  return {
    id,
    ...(name ? { name } : {}),
    ...(email && isMember && user.is_email_confirmed !== false ? { verifiedEmail: email.toLowerCase() } : {}),
    ...(locale ? { locale } : {}),
  }
}
