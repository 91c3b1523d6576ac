import type { Asker, Inbox } from '../chat/adapter.ts'
import type { InboundEvent, Platform } from '../chat/event.ts'
import { recordOf } from '../chat/links.ts'
import type { Sealer } from '../lib/seal.ts'
import { toActor } from '../tool/actor.ts'
import type { Call } from '../tool/execute.ts'
import { createAdapterStore } from './adapter-store.ts'
import { createCall } from './call.ts'
import { cardFor } from './card-for.ts'
import type { Ended } from './ended.ts'
import { identify } from './identify.ts'
import { type Intake, receive } from './inbox.ts'
import type { Installations } from './install.ts'
import { recordPreview } from './record.ts'
import type { ConversationStores } from './stores.ts'
import { suggestNames } from './suggest.ts'

export type InboxSettings<S extends ConversationStores> = {
  intake: Intake<S>
  baseUrl: string
  sealer: Sealer
  installations: Installations
  ended: Ended
  /** Told of each event and what it was answered. */
  counted(platform: Platform, reply: string): void
}

/** Between two looks at a turn that runs on another instance. */
const FIRST_LOOK_MS = 40
const LONGEST_LOOK_MS = 500

/** What the adapter of one platform is handed. */
export function createInbox<S extends ConversationStores>(platform: Platform, settings: InboxSettings<S>): Inbox {
  const { intake, baseUrl, installations, ended } = settings
  const { host } = intake
  const { transact } = host
  const organizationOf = (workspace: string) => intake.organizationOf({ platform, workspace })

  /** Null for strangers, and for workspaces that are not linked. */
  async function callOf({ workspace, account }: Asker): Promise<Call | null> {
    const organization = await organizationOf(workspace)
    if (!organization) return null
    const person = await transact(organization, (stores) => identify({ platform, workspace, account }, stores))
    return person && createCall(host, await host.profile(organization), toActor(person))
  }

  async function isSettled(event: InboundEvent, withinMs: number): Promise<boolean> {
    const organization = await organizationOf(event.workspace)
    if (!organization) return true
    const key = { platform, workspace: event.workspace, externalId: event.id }
    const deadline = Date.now() + withinMs
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.6, LONGEST_LOOK_MS)) {
      const [row] = await transact(organization, (stores) => stores.events.list(key, 1))
      // What is not Nova's to answer was not kept.
      if (row?.state !== 'received') return true
      const left = deadline - Date.now()
      if (left <= 0) return false
      await ended.wait(row.id, Math.min(pause, left))
    }
  }

  return {
    baseUrl,
    async receive(event) {
      const reply = await receive(intake, event)
      settings.counted(platform, reply.type)
      return reply
    },
    settled: isSettled,
    async cardFor(asker, message) {
      const organization = await organizationOf(asker.workspace)
      return organization ? cardFor(host, organization, platform, asker, message) : null
    },
    async preview(asker, url) {
      const record = recordOf(url, baseUrl)
      const call = record && (await callOf(asker))
      const card = call && (await recordPreview(host, call, record))
      return card ? { card: { ...card, actions: [] }, lang: call.lang } : null
    },
    async suggest(asker, kind, text) {
      const call = await callOf(asker)
      if (!call?.actor.permissions.has('projects.read')) return []
      return suggestNames(await host.lexicon(call.organization.id), kind, text)
    },
    async readFile(workspace, id) {
      const organization = await organizationOf(workspace)
      return organization ? ((await transact(organization, (stores) => stores.files.get(id)))?.bytes ?? null) : null
    },
    link: (workspace, name, state) => installations.link({ platform, workspace, name }, state),
    async unlink(workspace) {
      const organization = await organizationOf(workspace)
      if (organization) await installations.unlink(organization, platform, workspace)
    },
    store: createAdapterStore(platform, { transact, organizationOf, sealer: settings.sealer, log: host.log }),
  }
}
