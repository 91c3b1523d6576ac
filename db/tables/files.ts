import { and, eq, getTableColumns } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes } from '../bytes.ts'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'

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
  const rows = createRows(tx, organization, files)
  return {
    ...rows,
    insert: (file: Omit<NewRow<typeof files>, 'size'>): Promise<File> =>
      rows.insert({ ...file, size: file.bytes.length }),
    /** Name, type and size without the bytes. */
    async describe(id: string): Promise<Omit<File, 'bytes'> | null> {
      const { bytes: _, ...columns } = getTableColumns(files)
      const [row] = await tx
        .select(columns)
        .from(files)
        .where(and(eq(files.organizationId, organization), eq(files.id, id)))
      return row ?? null
    },
  }
}
