import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { leads } from './leads.ts'
import { persons } from './persons.ts'

/** Who agreed to what, by which proof, and when they took it back. */
export const consents = pgTable(
  'consents',
  {
    ...owned(),
    clientId: uuid(),
    personId: uuid(),
    leadId: uuid(),
    purpose: text({
      enum: ['newsletter', 'photos', 'survey', 'review', 'marketing', 'location', 'profiling'],
    }).notNull(),
    channel: text().notNull(),
    /** Express consent does not end; an implied one does (CASL, s. 10). */
    basis: text({ enum: ['express', 'implied'] }).notNull(),
    givenOn: day().notNull(),
    expiresOn: day(),
    withdrawnOn: day(),
    proof: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.personId, persons),
    refersTo(table, table.leadId, leads),
    index().on(table.organizationId, table.purpose),
  ],
)

export type Consent = typeof consents.$inferSelect

export function createConsentStore(tx: Tx, organization: string) {
  return createRows(tx, organization, consents)
}
