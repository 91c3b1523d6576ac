import type { Account } from '../../src/chat/event.ts'
import { type Payload, textAt } from '../../src/chat/payload.ts'
import { createRecent } from '../../src/lib/recent.ts'
import type { Call } from './client.ts'

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
