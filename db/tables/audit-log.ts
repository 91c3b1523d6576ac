import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { canonicalJson, sha256 } from '../../src/lib/canonical.ts'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import type { Tx } from '../rows.ts'
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

export type NewAuditEntry = {
  /** Now, unless told otherwise. */
  at?: Date
  actorId: string | null
  action: string
  subjectKind: string | null
  subjectId: string | null
  data: Record<string, unknown>
}

/** What the first row of a chain carries as the hash of the one before. */
const START = '0'.repeat(64)
const PAGE = 1000

type Hashed = Pick<
  AuditEntry,
  'seq' | 'at' | 'actorId' | 'action' | 'subjectKind' | 'subjectId' | 'data' | 'previousHash'
>

const hashOf = ({ seq, at, actorId, action, subjectKind, subjectId, data, previousHash }: Hashed) =>
  sha256(canonicalJson({ seq, at, actorId, action, subjectKind, subjectId, data, previousHash }))

export function createAuditEntryStore(tx: Tx, organization: string) {
  const mine = eq(auditLog.organizationId, organization)
  return {
    /** Adds a row to the end of the chain; others wait for this transaction to end. */
    async append(entry: NewAuditEntry): Promise<AuditEntry> {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${organization}, 0))`)
      const [last] = await tx.select().from(auditLog).where(mine).orderBy(desc(auditLog.seq)).limit(1)
      const row = {
        ...entry,
        at: entry.at ?? new Date(),
        // As it will be read back, so that the hash can be computed again.
        data: JSON.parse(JSON.stringify(entry.data)) as Record<string, unknown>,
        seq: (last?.seq ?? 0) + 1,
        previousHash: last?.hash ?? START,
      }
      const [inserted] = await tx
        .insert(auditLog)
        .values({ ...row, organizationId: organization, hash: await hashOf(row) })
        .returning()
      return inserted!
    },

    /** Newest first. */
    list: (of: { subjectKind?: string; subjectId?: string } = {}, limit = 100): Promise<AuditEntry[]> =>
      tx
        .select()
        .from(auditLog)
        .where(
          and(
            mine,
            of.subjectKind === undefined ? undefined : eq(auditLog.subjectKind, of.subjectKind),
            of.subjectId === undefined ? undefined : eq(auditLog.subjectId, of.subjectId),
          ),
        )
        .orderBy(desc(auditLog.seq))
        .limit(limit),

    /** Computes the whole chain again: how many rows hold, and the first one that does not. */
    async verify(): Promise<{ sound: number; broken: { seq: number; id: string } | null }> {
      let sound = 0
      let previousHash = START
      for (;;) {
        const page = await tx
          .select()
          .from(auditLog)
          .where(and(mine, gt(auditLog.seq, sound)))
          .orderBy(asc(auditLog.seq))
          .limit(PAGE)
        for (const row of page) {
          const follows = row.seq === sound + 1 && row.previousHash === previousHash
          if (!follows || row.hash !== (await hashOf(row))) return { sound, broken: { seq: row.seq, id: row.id } }
          sound += 1
          previousHash = row.hash
        }
        if (page.length < PAGE) return { sound, broken: null }
      }
    },
  }
}
