import type { Account } from '../../src/chat/event.ts'
import type { NewClient } from './client.ts'
import { objectAt, textAt } from './payload.ts'

const HOUR = 3_600_000
/** Slack waits three seconds for an answer, and the event must still be stored. */
const TIMEOUT = 1_500
const MOST = 10_000

export type Accounts = { describe(workspace: string, id: string): Promise<Account> }

/**
 * Who an account is, by `users.info` (scopes users:read, users:read.email), kept for an hour. The address counts as
 * verified only for a full member of the workspace who confirmed it: not for bots, guests, strangers or deleted
 * accounts. When Slack does not answer, the account has its id only and is asked for again next time.
 */
export function createAccounts(newClient: NewClient): Accounts {
  const known = new Map<string, { account: Account; until: number }>()
  return {
    async describe(workspace, id) {
      const key = `${workspace}/${id}`
      const kept = known.get(key)
      if (kept && kept.until > Date.now()) return kept.account
      try {
        const client = await newClient(TIMEOUT)
        const account = accountOf(id, workspace, await client.users.info({ user: id, include_locale: true }))
        known.delete(key)
        known.set(key, { account, until: Date.now() + HOUR })
        if (known.size > MOST) known.delete(known.keys().next().value!)
        return account
      } catch {
        return kept?.account ?? { id }
      }
    },
  }
}

/** The account that a response of `users.info` describes. */
export function accountOf(id: string, workspace: string, response: unknown): Account {
  const user = objectAt(response, 'user')
  const profile = objectAt(user, 'profile')
  const email = textAt(profile, 'email')
  const name =
    textAt(profile, 'real_name') ?? textAt(user, 'real_name') ?? textAt(profile, 'display_name') ?? textAt(user, 'name')
  const locale = textAt(user, 'locale')
  const home = textAt(user, 'team_id')
  const enterprise = textAt(user, 'enterprise_user', 'enterprise_id')
  const outside = home !== undefined && home !== workspace && home !== enterprise
  const doubtful = ['is_bot', 'is_stranger', 'is_restricted', 'is_ultra_restricted', 'deleted'].some(
    (flag) => user[flag] === true,
  )
  const verified = email && user.is_email_confirmed !== false && !doubtful && !outside && user.id === id
  return {
    id,
    ...(name ? { name } : {}),
    ...(verified ? { verifiedEmail: email.toLowerCase() } : {}),
    ...(locale ? { locale } : {}),
  }
}
