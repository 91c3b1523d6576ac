import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes } from '../bytes.ts'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

/** The bytes of what was made or received. */
export const files = pgTable(
  'files',
  {
    ...owned(),
    name: text().notNull(),
    mime: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    bytes: bytes().notNull(),
  },
  (table) => [ownedKey(table), index().on(table.organizationId, table.sha256)],
)

export type File = typeof files.$inferSelect

export function createFileStore(tx: Tx, organization: string) {
  return createRows(tx, organization, files)
}
