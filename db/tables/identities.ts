import { and, eq } from 'drizzle-orm'
import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { type Person, persons } from './persons.ts'

/** A person's account on a platform. */
export const identities = pgTable(
  'identities',
  {
    ...owned(),
    platform: text().$type<Platform>().notNull(),
    workspace: text().notNull(),
    account: text().notNull(),
    personId: uuid().notNull(),
    name: text(),
    /** How the account was linked: a verified e-mail, an administrator, a one-time code, a choice on the demo page. */
    linkedBy: text({ enum: ['email', 'admin', 'code', 'demo'] }).notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.platform, table.workspace, table.account),
    index().on(table.organizationId, table.personId),
  ],
)

export type Identity = typeof identities.$inferSelect

export function createIdentityStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, identities)
  return {
    ...rows,
    /** Whose account it is; null when it is nobody's. */
    async ownerOf(platform: Platform, workspace: string, account: string): Promise<Person | null> {
      const [row] = await tx
        .select({ person: persons })
        .from(identities)
        .innerJoin(
          persons,
          and(eq(persons.organizationId, identities.organizationId), eq(persons.id, identities.personId)),
        )
        .where(
          and(
            eq(identities.organizationId, organization),
            eq(identities.platform, platform),
            eq(identities.workspace, workspace),
            eq(identities.account, account),
          ),
        )
      return row?.person ?? null
    },
    async find(platform: Platform, workspace: string, account: string): Promise<Identity | null> {
      const [row] = await rows.list({ platform, workspace, account }, 1)
      return row ?? null
    },
    /** The account belongs to this person from now on. */
    async link(identity: NewRow<typeof identities>): Promise<Identity> {
      const [row] = await tx
        .insert(identities)
        .values({ ...identity, organizationId: organization })
        .onConflictDoUpdate({
          target: [identities.organizationId, identities.platform, identities.workspace, identities.account],
          set: { personId: identity.personId, name: identity.name ?? null, linkedBy: identity.linkedBy },
        })
        .returning()
      return row!
    },
  }
}
