import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type NewRow, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

/** What proves once, for a short while, that a person began something: an installation, the link of an account. */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    ...owned(),
    kind: text({ enum: ['install', 'account'] }).notNull(),
    personId: uuid().notNull(),
    /** Of the code, in hex; the code itself is not kept. */
    sha256: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.kind, table.sha256),
  ],
)

export type OneTimeCode = typeof oneTimeCodes.$inferSelect

type NewCode = Pick<NewRow<typeof oneTimeCodes>, 'kind' | 'personId' | 'sha256' | 'expiresAt'>

export function createOneTimeCodeStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, oneTimeCodes)
  const { organizationId, kind, personId, sha256, expiresAt, usedAt } = oneTimeCodes
  return {
    ...rows,
    /** False when there is the same code already. Clears those that have expired. */
    async issue(code: NewCode, now: Date): Promise<boolean> {
      await tx.delete(oneTimeCodes).where(and(eq(organizationId, organization), lte(expiresAt, now)))
      const issued = await tx
        .insert(oneTimeCodes)
        .values({ ...code, organizationId: organization })
        .onConflictDoNothing()
        .returning({ id: oneTimeCodes.id })
      return issued.length > 0
    },
    /** Whose it is, the first time and in time; null ever after. */
    async redeem(of: Pick<OneTimeCode, 'kind' | 'sha256'>, now: Date): Promise<string | null> {
      const [row] = await tx
        .update(oneTimeCodes)
        .set({ usedAt: now })
        .where(
          and(
            eq(organizationId, organization),
            eq(kind, of.kind),
            eq(sha256, of.sha256),
            isNull(usedAt),
            gt(expiresAt, now),
          ),
        )
        .returning({ person: personId })
      return row?.person ?? null
    },
  }
}
