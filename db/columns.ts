import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  date,
  foreignKey,
  integer,
  type PgTable,
  primaryKey,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { IsoDate } from '../src/lib/dates.ts'
import type { Cents, Ppm } from '../src/lib/money.ts'

/** Integer cents. */
export const cents = () => bigint({ mode: 'number' }).$type<Cents>()
/** Integer millionths. */
export const ppm = () => integer().$type<Ppm>()
/** A calendar date. */
export const day = () => date({ mode: 'string' }).$type<IsoDate>()
/** Milliseconds, as JavaScript has them, so that what is read equals what was written. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' })

/** The columns of every table of an organization. */
export const owned = () => ({
  organizationId: uuid().notNull(),
  id: uuid().notNull().defaultRandom(),
  // Microseconds of the wall clock, so that rows of one transaction keep their order.
  createdAt: timestamp({ withTimezone: true, mode: 'date' }).notNull().default(sql`clock_timestamp()`),
})

export type OwnedColumns = { organizationId: AnyPgColumn; id: AnyPgColumn }
export type OwnedTable = PgTable & OwnedColumns & { createdAt: AnyPgColumn }

/** The key starts with the organization so that references can carry it along. */
export const ownedKey = (table: OwnedColumns) => primaryKey({ columns: [table.organizationId, table.id] })

/** A reference that can only point to a row of the same organization. */
export function refersTo(table: OwnedColumns, column: AnyPgColumn, target: OwnedColumns) {
  const name = column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return foreignKey({
    name: `${name}_in_organization`,
    columns: [table.organizationId, column],
    foreignColumns: [target.organizationId, target.id],
  })
}
