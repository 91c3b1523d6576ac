import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { boolean, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { Lang } from '../../src/lib/i18n.ts'
import type { Cents } from '../../src/lib/money.ts'
import type { Preferences } from '../../src/tool/actor.ts'
import type { Permission, Role } from '../../src/tool/rights.ts'
import { owned, ownedKey } from '../columns.ts'
import { createRows, type Tx } from '../rows.ts'

export const persons = pgTable(
  'persons',
  {
    ...owned(),
    name: text().notNull(),
    /** First name in lower case without accents; unique in the organization. */
    handle: text().notNull(),
    title: text().notNull().default(''),
    role: text().$type<Role>().notNull().default('user'),
    granted: text().array().$type<Permission[]>().notNull().default([]),
    revoked: text().array().$type<Permission[]>().notNull().default([]),
    /** Cents up to which the person may decide, by permission; absent means no limit. */
    limits: jsonb().$type<Partial<Record<Permission, Cents>>>().notNull().default({}),
    lang: text().$type<Lang>().notNull().default('fr'),
    email: text(),
    phone: text(),
    preferences: jsonb().$type<Preferences>().notNull().default({}),
    active: boolean().notNull().default(true),
  },
  (table) => [
    ownedKey(table),
    unique().on(table.organizationId, table.handle),
    unique().on(table.organizationId, table.email),
  ],
)

export type Person = typeof persons.$inferSelect

export function createPersonStore(tx: Tx, organization: string) {
  const rows = createRows(tx, organization, persons)
  const first = async (condition: SQL): Promise<Person | null> => {
    const [row] = await tx
      .select()
      .from(persons)
      .where(and(eq(persons.organizationId, organization), eq(persons.active, true), condition))
      .orderBy(asc(persons.createdAt))
      .limit(1)
    return row ?? null
  }
  return {
    ...rows,
    listActive: (): Promise<Person[]> => rows.list({ active: true }),
    /** Active persons only. */
    byHandle: (handle: string): Promise<Person | null> => first(eq(persons.handle, handle)),
    /** Active persons only; upper and lower case are the same. */
    byEmail: (email: string): Promise<Person | null> => first(sql`lower(${persons.email}) = lower(${email})`),
  }
}
