import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Platform } from '../../src/chat/event.ts'
import { owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

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
    /** How the account was linked: a verified e-mail, an administrator, a choice on the demo page. */
    linkedBy: text({ enum: ['email', 'admin', 'demo'] }).notNull(),
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
