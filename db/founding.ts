import { randomBytes, randomUUID } from 'node:crypto'
import { NovaError } from '../src/errors.ts'
import { sha256 } from '../src/lib/canonical.ts'
import type { Database } from './database.ts'

/**
 * An empty organization with its first administrator, who sets it up by signing in with the token that is returned;
 * only its digest is stored.
 */
export async function foundOrganization(database: Database): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const digest = await sha256(token)
  const organization = randomUUID()
  await database.inOrganization(organization, async (stores) => {
    await stores.organizations.insert({ name: 'Nova' })
    const admin = await stores.persons.insert({ name: 'Admin', handle: 'admin', title: '', role: 'admin' })
    await stores.apiTokens.insert({ personId: admin.id, sha256: digest, name: 'first administrator' })
    await stores.identities.insert({
      platform: 'web',
      workspace: 'local',
      account: admin.id,
      personId: admin.id,
      linkedBy: 'admin',
    })
    const channel = { platform: 'web' as const, workspace: 'local' }
    await stores.channels.insert({ ...channel, channel: 'general', name: '#general', kind: 'public' })
    await stores.channels.insert({
      ...channel,
      channel: `dm-${admin.id}`,
      name: 'Nova',
      kind: 'dm',
      personId: admin.id,
    })
  })
  return token
}

/** A new personal token of a person; only its digest is stored. Throws `not-found` for a handle that nobody has. */
export async function issueToken(database: Database, handle: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const digest = await sha256(token)
  const [organization] = await database.asSystem((directory) => directory.organizations())
  await database.inOrganization(organization!.id, async (stores) => {
    const person = await stores.persons.byHandle(handle)
    if (!person?.active)
      throw new NovaError('not-found', {
        fr: `Personne ne s'appelle « ${handle} ».`,
        en: `Nobody is called "${handle}".`,
      })
    await stores.apiTokens.insert({ personId: person.id, sha256: digest, name: 'sign-in link' })
  })
  return token
}
