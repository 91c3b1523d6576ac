import type { InboundEvent } from '../chat/event.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { ConversationStores } from './stores.ts'

/**
 * The person behind an account: linked before, or linked now by an e-mail address that the platform vouches for when
 * exactly one active person has it. Null: a stranger, who is told nothing of the company.
 */
export async function identify(
  event: Pick<InboundEvent, 'platform' | 'workspace' | 'account'>,
  stores: Pick<ConversationStores, 'identities' | 'persons'>,
): Promise<PersonRow | null> {
  const { platform, workspace, account } = event
  const [known] = await stores.identities.list({ platform, workspace, account: account.id }, 1)
  if (known) {
    const person = await stores.persons.get(known.personId)
    return person?.active ? person : null
  }
  const email = account.verifiedEmail?.trim().toLowerCase()
  if (!email) return null
  const matches = (await stores.persons.list()).filter((one) => one.active && one.email?.toLowerCase() === email)
  const [person] = matches
  if (matches.length !== 1 || !person) return null
  await stores.identities.insert({
    platform,
    workspace,
    account: account.id,
    personId: person.id,
    name: account.name ?? null,
    linkedBy: 'email',
  })
  return person
}
