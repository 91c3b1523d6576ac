import type { DraftCard } from '../chat/card.ts'
import { PLATFORM_NAMES, type Platform } from '../chat/event.ts'
import { NovaError } from '../errors.ts'
import { sha256 } from '../lib/canonical.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import type { Sealer } from '../lib/seal.ts'
import { toActor } from '../tool/actor.ts'
import { openDirect } from './direct.ts'
import type { Host } from './host.ts'
import { publish } from './publish.ts'
import type { ConversationStores } from './stores.ts'

const say = phrases({
  title: { fr: 'Nova a été retirée de {platform}', en: 'Nova was removed from {platform}' },
  removed: {
    fr: "L'espace « {name} » n'est plus relié : je n'y écris plus et j'ai oublié ses jetons. Pour m'y ramener, refais l'installation depuis les réglages.",
    en: 'The workspace "{name}" is no longer linked: I post nothing there and have forgotten its tokens. To bring me back, install again from the settings.',
  },
})

export type Installation = { platform: Platform; workspace: string; name: string }

export type InstallationParts<S extends ConversationStores> = {
  host: Pick<Host<S>, 'transact' | 'now' | 'deliver'>
  sealer: Sealer
  /** The organization that a workspace belongs, or belonged, to. */
  installed(platform: Platform, workspace: string): Promise<{ organization: string } | null>
  /** What was read of this workspace is no longer so. */
  forget(platform: Platform, workspace: string): void
}

const LIFETIME_MS = 15 * 60_000

export type Installations = ReturnType<typeof createInstallations>

/** Links workspaces of platforms to organizations, and unlinks them. */
export function createInstallations<S extends ConversationStores>(parts: InstallationParts<S>) {
  const { host, sealer } = parts

  /** Links a workspace, also one that was unlinked. Throws `conflict` when it belongs to another organization. */
  async function activate(organization: string, by: string, installation: Installation, stores: S): Promise<void> {
    const { platform, workspace, name } = installation
    const [known] = await stores.workspaces.list({ platform, workspace }, 1)
    if (known) await stores.workspaces.update(known.id, { active: true, ...(name ? { name } : {}) })
    else await stores.workspaces.insert({ platform, workspace, name, active: true })
    await stores.auditLog.append({
      actorId: by,
      action: 'workspace.link',
      subjectKind: 'workspace',
      subjectId: `${platform}/${workspace}`,
      data: { name, organization },
    })
  }

  async function checkOwner(organization: string, { platform, workspace }: Installation): Promise<void> {
    const owner = await parts.installed(platform, workspace)
    if (!owner || owner.organization === organization) return
    throw new NovaError('conflict', {
      fr: 'Cet espace de travail est déjà relié à une autre organisation. Son administrateur doit d’abord l’en retirer.',
      en: 'This workspace is already linked to another organization. Its administrator has to remove it there first.',
    })
  }

  return {
    /** What an installation begins with: proves for 15 minutes, once, who began it. Safe in a URL. */
    async begin(organization: string, person: string): Promise<string> {
      const now = host.now()
      const expiresAt = new Date(now.getTime() + LIFETIME_MS)
      const said = `${organization}.${crypto.randomUUID()}`
      const state = `${said}.${await sealer.sign(`install ${said}`)}`
      const digest = await sha256(state)
      await host.transact(organization, (stores) =>
        stores.oneTimeCodes.issue({ kind: 'install', personId: person, sha256: digest, expiresAt }, now),
      )
      return state
    },

    /** False for a state that is forged, used or too old. Throws `conflict` when the workspace is another's. */
    async link(installation: Installation, state: string): Promise<boolean> {
      const [, said = '', organization = '', signature = ''] =
        /^(([0-9a-f-]{36})\.[0-9a-f-]{36})\.(\w+)$/.exec(state) ?? []
      if (!(await sealer.verify(`install ${said}`, signature))) return false
      await checkOwner(organization, installation)
      const digest = await sha256(state)
      const linked = await host.transact(organization, async (stores) => {
        const by = await stores.oneTimeCodes.redeem({ kind: 'install', sha256: digest }, host.now())
        const person = by && (await stores.persons.get(by))
        if (!person || !toActor(person).permissions.has('settings.manage')) return false
        await activate(organization, person.id, installation, stores)
        return true
      })
      parts.forget(installation.platform, installation.workspace)
      return linked
    },

    /** For a workspace that is reached with the installation's own credentials: no OAuth, no state. */
    async relink(organization: string, by: string, installation: Installation): Promise<void> {
      await checkOwner(organization, installation)
      await host.transact(organization, (stores) => activate(organization, by, installation, stores))
      parts.forget(installation.platform, installation.workspace)
    },

    /** Nothing is posted there any more, what was kept of it is forgotten, and the administrators are told. */
    async unlink(organization: string, platform: Platform, workspace: string): Promise<void> {
      const now = host.now()
      await host.transact(organization, async (stores) => {
        const [known] = await stores.workspaces.list({ platform, workspace }, 1)
        if (known && !known.active) return
        if (known) await stores.workspaces.update(known.id, { active: false })
        // One that was never linked by name was adopted: the row says that it is not to be adopted again.
        else await stores.workspaces.insert({ platform, workspace, name: '', active: false })
        await stores.adapterValues.forget({ platform, workspace })
        await stores.auditLog.append({
          actorId: null,
          action: 'workspace.unlink',
          subjectKind: 'workspace',
          subjectId: `${platform}/${workspace}`,
          data: {},
        })
        for (const person of await stores.persons.list()) {
          const actor = toActor(person)
          if (actor.role !== 'admin' || !person.active) continue
          // Not where they prefer: that may be where Nova was removed from.
          const [page] = await stores.identities.list({ personId: actor.id, platform: 'web' }, 1)
          const conversation = page && (await openDirect(page, actor, stores))
          const card = removedCard({ platform, workspace, name: known?.name || workspace }, actor.lang)
          if (conversation) await publish({ conversation, card, lang: actor.lang, at: now, agent: 'nova' }, stores)
        }
      })
      parts.forget(platform, workspace)
      host.deliver(organization)
    },
  }
}

function removedCard({ platform, name }: Installation, lang: Lang): DraftCard {
  const sentence = say(lang, 'removed', { name })
  return {
    title: say(lang, 'title', { platform: PLATFORM_NAMES[platform] }),
    summary: sentence,
    tone: 'warning',
    blocks: [{ type: 'text', text: sentence }],
  }
}
