import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { cents, day, owned, ownedKey, ppm, refersTo } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { persons } from './persons.ts'

export const projects = pgTable(
  'projects',
  {
    ...owned(),
    /** `CHE-2602`. */
    code: text().notNull(),
    name: text().notNull(),
    aliases: text().array().notNull().default([]),
    clientId: uuid().notNull(),
    /** Of the immovable: the place of supply. */
    province: text().notNull().default('QC'),
    address: text().notNull().default(''),
    /** As first signed; signed change orders come on top. */
    contractAmount: cents().notNull().default(0),
    estimatedCost: cents().notNull().default(0),
    contractDate: day(),
    startDate: day(),
    endDate: day(),
    status: text({ enum: ['planned', 'active', 'on-hold', 'done', 'cancelled'] })
      .notNull()
      .default('planned'),
    /** Earned share of the work as last declared. */
    progressPpm: ppm().notNull().default(0),
    /** Share that the baseline plans for the same day. */
    plannedProgressPpm: ppm().notNull().default(0),
    progressAsOf: day(),
    holdbackPpm: ppm().notNull().default(0),
    disputedAmount: cents().notNull().default(0),
    purchaseOrder: text(),
    managerId: uuid(),
    foremanId: uuid(),
    notes: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.managerId, persons),
    refersTo(table, table.foremanId, persons),
    unique().on(table.organizationId, table.code),
    index().on(table.organizationId, table.clientId),
    index().on(table.organizationId, table.status),
  ],
)

export type Project = typeof projects.$inferSelect

export function createProjectStore(tx: Tx, organization: string) {
  return createRows(tx, organization, projects)
}
