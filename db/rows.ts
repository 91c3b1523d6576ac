import { and, asc, between, eq, inArray, isNull, lt, type SQL } from 'drizzle-orm'
import type { AnyPgColumn, PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { NovaError } from '../src/errors.ts'
import type { Period } from '../src/lib/dates.ts'
import type { OwnedTable } from './columns.ts'
import { newId } from './id.ts'

/** One open transaction of either driver. */
export type Tx = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** What a caller gives for a new row; the store adds the organization. */
export type NewRow<T extends OwnedTable> = Omit<T['$inferInsert'], 'organizationId'>
export type Row<T extends OwnedTable> = T['$inferSelect']

/** Equalities; null means "is null" and an array means "one of". */
export type Filter<T extends OwnedTable> = { [K in keyof Row<T>]?: Row<T>[K] | readonly Row<T>[K][] }

// Postgres takes at most 65 535 parameters in a statement.
const MAX_PARAMETERS = 60_000

/** The reads and writes that every table has. */
export function createRows<T extends OwnedTable>(tx: Tx, organization: string, table: T) {
  // Drizzle cannot carry a table's type through a generic function; the casts are held inside this one.
  const from = table as OwnedTable
  const mine = eq(from.organizationId, organization)
  const byId = (id: string) => and(mine, eq(from.id, id))
  const stamped = (values: NewRow<T>) => ({ id: newId(), ...values, organizationId: organization })

  const rows = {
    async get(id: string): Promise<Row<T> | null> {
      if (!isUuid(id)) return null
      const [row] = await tx.select().from(from).where(byId(id)).limit(1)
      return (row as Row<T> | undefined) ?? null
    },

    /** Throws NovaError `not-found`. */
    async need(id: string): Promise<Row<T>> {
      const row = await rows.get(id)
      if (row) return row
      throw new NovaError('not-found', {
        fr: "Cet élément n'existe pas ou n'existe plus. Vérifiez le lien ou cherchez-le par son nom.",
        en: 'This item does not exist, or no longer does. Check the link or look for it by name.',
      })
    },

    /** Oldest first. */
    async list(filter: Filter<T> = {}, limit?: number): Promise<Row<T>[]> {
      const query = tx
        .select()
        .from(from)
        .where(and(mine, ...equalities(from, filter)))
        .orderBy(asc(from.createdAt), asc(from.id))
      return (await (limit === undefined ? query : query.limit(limit))) as Row<T>[]
    },

    async insert(values: NewRow<T>): Promise<Row<T>> {
      const [row] = await tx
        .insert(from)
        .values(stamped(values) as never)
        .returning()
      return row as Row<T>
    },

    /** Rows in the order given. */
    async insertMany(values: readonly NewRow<T>[]): Promise<Row<T>[]> {
      const inserted: Row<T>[] = []
      const width = Math.max(1, ...values.map((row) => Object.keys(row).length + 4))
      const chunk = Math.max(1, Math.floor(MAX_PARAMETERS / width))
      for (let start = 0; start < values.length; start += chunk) {
        const part = values.slice(start, start + chunk).map(stamped)
        inserted.push(
          ...((await tx
            .insert(from)
            .values(part as never)
            .returning()) as Row<T>[]),
        )
      }
      return inserted
    },

    /** Throws NovaError `not-found`. */
    async update(id: string, patch: Partial<NewRow<T>>): Promise<Row<T>> {
      if (Object.keys(patch).length === 0 || !isUuid(id)) return rows.need(id)
      const [row] = await tx
        .update(from)
        .set(patch as never)
        .where(byId(id))
        .returning()
      return (row as Row<T> | undefined) ?? rows.need(id)
    },

    /** True when the row existed. */
    async remove(id: string): Promise<boolean> {
      if (!isUuid(id)) return false
      const gone = await tx.delete(from).where(byId(id)).returning({ id: from.id })
      return gone.length > 0
    },
  }
  return rows
}

export type Removed = { count: number; oldest: Date | null }

/** Takes away what is older, by one of its instants: how many rows, and the oldest of them. */
export async function removeBefore<T extends OwnedTable>(
  tx: Tx,
  organization: string,
  table: T,
  column: AnyPgColumn,
  before: Date,
  also?: SQL,
): Promise<Removed> {
  const gone = await tx
    .delete(table as OwnedTable)
    .where(and(eq(table.organizationId, organization), lt(column, before), also))
    .returning({ at: column })
  return removedOf(gone.map(({ at }) => at as Date))
}

export const removedOf = (instants: readonly Date[]): Removed => ({
  count: instants.length,
  oldest: instants.reduce<Date | null>((first, at) => (!first || at < first ? at : first), null),
})

/** The same for a table whose rows carry a calendar date. */
export function createDatedRows<T extends OwnedTable & { date: AnyPgColumn }>(tx: Tx, organization: string, table: T) {
  const from = table as OwnedTable & { date: AnyPgColumn }
  return {
    ...createRows(tx, organization, table),
    /** Rows dated in the period, both ends included, in the order of their dates. */
    async between(period: Period, filter: Filter<T> = {}): Promise<Row<T>[]> {
      const inside = between(from.date, period.from, period.to)
      return (await tx
        .select()
        .from(from)
        .where(and(eq(from.organizationId, organization), inside, ...equalities(from, filter)))
        .orderBy(asc(from.date), asc(from.createdAt), asc(from.id))) as Row<T>[]
    },
  }
}

function equalities(table: OwnedTable, filter: Record<string, unknown>): SQL[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (value === undefined) return []
    const column = table[key as 'id']
    if (value === null) return [isNull(column)]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return [inArray(column, column.getSQLType() === 'uuid' ? values.filter((one) => isUuid(String(one))) : values)]
  })
}

/** Postgres raises an error on a malformed uuid, which would abort the whole transaction. */
export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
