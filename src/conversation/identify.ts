import type { InboundEvent } from '../chat/event.ts'
import { NovaError } from '../errors.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { Transact } from '../tool/perform.ts'
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
  const known = await stores.identities.ownerOf(platform, workspace, account.id)
  if (known) return known.active ? known : null
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

export type CallerParts<S> = {
  demo: boolean
  transact: Transact<S>
  onlyOrganization(): Promise<string>
  tokenOwner(token: string): Promise<{ organization: string; person: string } | null>
}

/**
 * Who calls the API: the owner of a bearer token, or in demo mode the employee named by `as` (the owner of the firm
 * when it is left out). Throws `auth.required`, or `not-found` for a handle that nobody has.
 */
export async function identifyCaller<S extends Pick<ConversationStores, 'persons'>>(
  parts: CallerParts<S>,
  token: string | null,
  as: string | undefined,
): Promise<{ organization: string; person: PersonRow }> {
  if (token || !parts.demo) {
    const owner = token ? await parts.tokenOwner(token) : null
    const person = owner && (await parts.transact(owner.organization, (stores) => stores.persons.get(owner.person)))
    if (!owner || !person?.active) throw tokenRequired()
    return { organization: owner.organization, person }
  }
  const organization = await parts.onlyOrganization()
  const persons = (await parts.transact(organization, (stores) => stores.persons.list())).filter((one) => one.active)
  const person =
    as === undefined ? persons.find((one) => one.role === 'admin') : persons.find((one) => one.handle === as)
  if (person) return { organization, person }
  const handles = persons.map((one) => one.handle).join(', ')
  throw new NovaError(
    'not-found',
    {
      fr: `Personne ne s'appelle « ${as} » ici. Essayez : ${handles}.`,
      en: `Nobody is called "${as}" here. Try: ${handles}.`,
    },
    { field: 'as' },
  )
}

const tokenRequired = () =>
  new NovaError('auth.required', {
    fr: 'Il faut un jeton valable : Authorization: Bearer …',
    en: 'A valid token is needed: Authorization: Bearer …',
  })
