import { bigint, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

/** Append-only; each row carries the hash of the one before. */
export const auditLog = pgTable(
  'audit_log',
  {
    ...owned(),
    /** 1, 2, 3 … in the organization, without a gap. */
    seq: bigint({ mode: 'number' }).notNull(),
    at: instant().notNull(),
    /** Null when Nova acted by herself. */
    actorId: uuid(),
    /** Usually a tool's name. */
    action: text().notNull(),
    subjectKind: text(),
    subjectId: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.actorId, persons),
    unique().on(table.organizationId, table.seq),
    index().on(table.organizationId, table.subjectKind, table.subjectId),
    index().on(table.organizationId, table.at),
  ],
)

export type AuditEntry = typeof auditLog.$inferSelect

export function createAuditEntryStore(tx: Tx, organization: string) {
  return createRows(tx, organization, auditLog)
}
