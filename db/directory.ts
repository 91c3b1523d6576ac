import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Platform } from '../src/chat/event.ts'
import type { Lang } from '../src/lib/i18n.ts'
import type { Tx } from './rows.ts'
import { apiTokens } from './tables/api-tokens.ts'
import { organizations } from './tables/organizations.ts'
import { workspaces } from './tables/workspaces.ts'

export type OrganizationEntry = { id: string; name: string; lang: Lang; timeZone: string; demo: boolean }

export type Directory = ReturnType<typeof createDirectory>

/** What may be read before the organization of a request is known. */
export function createDirectory(tx: Tx) {
  return {
    /** Oldest first. */
    async organizations(): Promise<OrganizationEntry[]> {
      const { id, name, lang, timeZone, demo, createdAt } = organizations
      return tx.select({ id, name, lang, timeZone, demo }).from(organizations).orderBy(asc(createdAt), asc(id))
    },

    /** The organization that an installation belongs to, or belonged to until it was removed; null when unknown. */
    async installation(
      platform: Platform,
      workspace: string,
    ): Promise<{ organization: string; active: boolean } | null> {
      const [row] = await tx
        .select({ organization: workspaces.organizationId, active: workspaces.active })
        .from(workspaces)
        .where(and(eq(workspaces.platform, platform), eq(workspaces.workspace, workspace)))
      return row ?? null
    },

    /** Whose token has this digest, if it is neither revoked nor expired at that instant. */
    async tokenOwner(sha256: string, at: Date): Promise<{ organization: string; person: string } | null> {
      const [row] = await tx
        .select({ organization: apiTokens.organizationId, person: apiTokens.personId })
        .from(apiTokens)
        .where(
          and(
            eq(apiTokens.sha256, sha256),
            isNull(apiTokens.revokedAt),
            or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, at)),
          ),
        )
      return row ?? null
    },
  }
}
