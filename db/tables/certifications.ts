import { and, asc, eq, lte } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { IsoDate } from '../../src/lib/dates.ts'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { files } from './files.ts'
import { persons } from './persons.ts'

export const certifications = pgTable(
  'certifications',
  {
    ...owned(),
    personId: uuid().notNull(),
    kind: text({
      enum: [
        'asp',
        'ccq',
        'whmis',
        'first-aid',
        'aerial-lift',
        'forklift',
        'fall-arrest',
        'asbestos',
        'licence',
        'other',
      ],
    }).notNull(),
    name: text().notNull(),
    number: text(),
    trade: text(),
    issuedOn: day(),
    /** Null never expires. */
    expiresOn: day(),
    fileId: uuid(),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.personId, persons),
    refersTo(table, table.fileId, files),
    index().on(table.organizationId, table.personId),
    index().on(table.organizationId, table.expiresOn),
  ],
)

export type Certification = typeof certifications.$inferSelect

export function createCertificationStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, certifications),
    /** Expired, or expiring on or before the day; the first to expire first. */
    listExpiring: (by: IsoDate): Promise<Certification[]> =>
      tx
        .select()
        .from(certifications)
        .where(and(eq(certifications.organizationId, organization), lte(certifications.expiresOn, by)))
        .orderBy(asc(certifications.expiresOn), asc(certifications.id)),
  }
}
