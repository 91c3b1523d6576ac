import type { InboundEvent, Platform } from '../chat/event.ts'

/** Every event asks; a workspace that moves is followed after this long. */
const REMEMBERED_MS = 10_000

export type WorkspaceParts = {
  installed(platform: Platform, workspace: string): Promise<{ organization: string; active: boolean } | null>
  organizations(): Promise<{ id: string }[]>
}

/**
 * Which organization an event belongs to. Where only one lives, a workspace that we reach with our own credentials is
 * its own, unless it was unlinked.
 */
export function createWorkspaces({ installed, organizations }: WorkspaceParts) {
  const remembered = new Map<string, { organization: string; until: number }>()

  async function find({ platform, workspace }: Pick<InboundEvent, 'platform' | 'workspace'>): Promise<string | null> {
    const known = await installed(platform, workspace)
    if (known) return known.active ? known.organization : null
    const all = await organizations()
    return all.length === 1 && all[0] ? all[0].id : null
  }

  return {
    async organizationOf(of: Pick<InboundEvent, 'platform' | 'workspace'>): Promise<string | null> {
      const key = `${of.platform}/${of.workspace}`
      const known = remembered.get(key)
      if (known && known.until > Date.now()) return known.organization
      const organization = await find(of)
      if (organization) remembered.set(key, { organization, until: Date.now() + REMEMBERED_MS })
      else remembered.delete(key)
      return organization
    },
    /** It was linked or unlinked. */
    forget: (platform: Platform, workspace: string): void => void remembered.delete(`${platform}/${workspace}`),
  }
}
