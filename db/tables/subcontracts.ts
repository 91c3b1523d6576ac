import { boolean, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { nextNumber } from '../next-number.ts'
import { createRows, type Tx } from '../rows.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

export const subcontracts = pgTable(
  'subcontracts',
  {
    ...owned(),
    /** `ST-2602-03`. */
    number: text().notNull(),
    projectId: uuid().notNull(),
    vendorId: uuid().notNull(),
    title: text().notNull(),
    costCode: text(),
    /** Before taxes. */
    amount: cents().notNull(),
    holdbackPpm: ppm().notNull().default(100_000),
    status: text({ enum: ['draft', 'sent', 'signed', 'done', 'cancelled'] })
      .notNull()
      .default('draft'),
    signedOn: day(),
    endedOn: day(),
    /** Their notice of contract to the owner. */
    noticeOn: day(),
    /** Their release reaches payments to this day. */
    releasedThrough: day(),
    insuranceExpires: day(),
    /** Marks in millionths of a perfect one; null until judged. */
    quality: ppm(),
    punctuality: ppm(),
    safety: ppm(),
    paperwork: ppm(),
    recommended: boolean(),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.vendorId, vendors),
    unique().on(table.organizationId, table.number),
    index().on(table.organizationId, table.projectId),
    index().on(table.organizationId, table.vendorId),
  ],
)

export type Subcontract = typeof subcontracts.$inferSelect

export function createSubcontractStore(tx: Tx, organization: string) {
  return {
    ...createRows(tx, organization, subcontracts),
    /** `ST-2602-04`, of a project by the digits of its code. */
    nextNumber: (project: string): Promise<string> =>
      nextNumber(tx, organization, subcontracts, `ST-${project.replace(/\D/g, '')}-`, 2),
  }
}
