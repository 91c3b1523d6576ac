import { eq } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { QuietHours } from '../../src/domain/quiet-hours.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { day, instant } from '../columns.ts'
import type { Tx } from '../rows.ts'

export const organizations = pgTable('organizations', {
  id: uuid().primaryKey().defaultRandom(),
  createdAt: instant().notNull().defaultNow(),
  name: text().notNull(),
  /** Lines as they are printed. */
  address: text().notNull().default(''),
  province: text().notNull().default('QC'),
  phone: text(),
  email: text(),
  website: text(),
  logoText: text(),
  /** `1234-5678-90`; mandatory on what a contractor sends in Québec. */
  rbqLicence: text(),
  gstNumber: text(),
  qstNumber: text(),
  lang: text().$type<Lang>().notNull().default('fr'),
  timeZone: text().notNull().default('America/Toronto'),
  /** 1 to 12. */
  fiscalStartMonth: integer().notNull().default(1),
  /** Nothing dated on or before this day may be written any more. */
  booksClosedThrough: day(),
  /** When nobody is to be disturbed, unless they chose for themselves. */
  quiet: jsonb().$type<QuietHours>(),
  demo: boolean().notNull().default(false),
  settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
})

export type Organization = typeof organizations.$inferSelect
export type NewOrganization = Omit<typeof organizations.$inferInsert, 'id'>

export function createOrganizationStore(tx: Tx, organization: string) {
  const mine = eq(organizations.id, organization)
  return {
    /** The organization of this transaction; null before it was inserted. */
    async get(): Promise<Organization | null> {
      const [row] = await tx.select().from(organizations).where(mine)
      return row ?? null
    },
    /** Creates the organization of this transaction under its id. */
    async insert(values: NewOrganization): Promise<Organization> {
      const [row] = await tx
        .insert(organizations)
        .values({ ...values, id: organization })
        .returning()
      return row!
    },
    async update(patch: Partial<NewOrganization>): Promise<Organization> {
      const [row] = await tx.update(organizations).set(patch).where(mine).returning()
      return row!
    },
  }
}
