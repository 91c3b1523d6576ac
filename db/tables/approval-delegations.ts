import { and, eq, gte, isNull, lte } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../../src/lib/dates.ts'
import type { Permission } from '../../src/tool/rights.ts'
import { day, instant, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { persons } from './persons.ts'

/** Somebody decides in the place of another for a while. */
export const approvalDelegations = pgTable(
  'approval_delegations',
  {
    ...owned(),
    fromId: uuid().notNull(),
    toId: uuid().notNull(),
    permission: text().$type<Permission>(),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.fromId, persons),
    refersTo(table, table.toId, persons),
    index().on(table.organizationId, table.toId, table.endsOn),
  ],
)

export type ApprovalDelegation = typeof approvalDelegations.$inferSelect

export function createApprovalDelegationStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, approvalDelegations),
    /** Those in force on a day. */
    activeOn: (date: IsoDate): Promise<ApprovalDelegation[]> =>
      tx
        .select()
        .from(approvalDelegations)
        .where(
          and(
            eq(approvalDelegations.organizationId, organization),
            lte(approvalDelegations.startsOn, date),
            gte(approvalDelegations.endsOn, date),
            isNull(approvalDelegations.revokedAt),
          ),
        ),
  }
}
