import type { Account } from '../../src/chat/event.ts'
import { objectAt, textAt } from '../../src/chat/payload.ts'
import { createRecent } from '../../src/lib/recent.ts'
import type { Clients } from './client.ts'

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
