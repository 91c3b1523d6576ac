import type { AdapterStore } from '../chat/adapter.ts'
import type { Platform } from '../chat/event.ts'
import { NovaError } from '../errors.ts'
import type { Log } from '../lib/log.ts'
import type { Sealer } from '../lib/seal.ts'
import type { Transact } from '../tool/perform.ts'
import type { ConversationStores } from './stores.ts'

/** Longer than any call to a platform takes; after it, the holder counts as dead. */
const LEASE_MS = 60_000
const PATIENCE_MS = 75_000
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 500

export type AdapterStoreParts<S> = {
  transact: Transact<S>
  organizationOf(workspace: string): Promise<string | null>
  sealer: Sealer
  log: Log
}

/** What one platform's adapter keeps of each workspace: encrypted, and bound to the workspace and key it is kept under. */
export function createAdapterStore<S extends Pick<ConversationStores, 'adapterValues'>>(
  platform: Platform,
  { transact, organizationOf, sealer, log }: AdapterStoreParts<S>,
): AdapterStore {
  const contextOf = (organization: string, workspace: string, key: string) =>
    JSON.stringify([organization, platform, workspace, key])
  async function need(workspace: string): Promise<string> {
    const organization = await organizationOf(workspace)
    if (organization) return organization
    throw new NovaError('not-found', {
      fr: "Cet espace de travail n'est pas relié à une organisation de Nova.",
      en: 'This workspace is not linked to an organization of Nova.',
    })
  }
  return {
    async read(workspace, key) {
      const organization = await organizationOf(workspace)
      if (!organization) return null
      const of = { platform, workspace, key }
      const sealed = await transact(organization, (stores) => stores.adapterValues.read(of))
      if (!sealed) return null
      const text = await sealer.open(sealed, contextOf(organization, workspace, key))
      // The secret of the installation was changed: what was kept is lost, and has to be given again.
      if (text === null) log.warn({ platform, workspace, key }, 'a kept value does not open with this secret')
      return text === null ? null : JSON.parse(text)
    },
    async write(workspace, key, value) {
      const organization = await need(workspace)
      const sealed =
        value === null || value === undefined
          ? null
          : await sealer.seal(JSON.stringify(value), contextOf(organization, workspace, key))
      await transact(organization, (stores) => stores.adapterValues.write({ platform, workspace, key }, sealed))
    },
    async exclusively(workspace, key, work) {
      const organization = await need(workspace)
      const of = { platform, workspace, key }
      const holder = crypto.randomUUID()
      const deadline = Date.now() + PATIENCE_MS
      const hold = () =>
        transact(organization, (stores) =>
          stores.adapterValues.hold(of, holder, new Date(), new Date(Date.now() + LEASE_MS)),
        )
      for (let pause = FIRST_PAUSE_MS; !(await hold()); pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        if (Date.now() > deadline) throw busy()
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())))
      }
      try {
        return await work()
      } finally {
        await transact(organization, (stores) => stores.adapterValues.release(of, holder))
      }
    },
  }
}

const busy = () =>
  new NovaError(
    'unavailable',
    { fr: 'Un autre serveur de Nova s’en occupe encore.', en: 'Another server of Nova is still at it.' },
    { retry: true },
  )
