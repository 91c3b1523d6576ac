import { and, asc, desc, eq, gte, ilike, inArray, isNull, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  foldText,
  type NewRecord,
  RECORD_KINDS,
  type RecordFilter,
  type RecordKind,
  type RecordStore,
  readRecordData,
  readRecordState,
  recordNumber,
  searchText,
  type TypedRecord,
} from '../../src/domain/records/record.ts'
import { cents, day, owned, ownedKey, refersTo } from '../columns.ts'
import { createRows, isUuid, type Tx } from '../rows.ts'
import { clients } from './clients.ts'
import { persons } from './persons.ts'
import { projects } from './projects.ts'
import { vendors } from './vendors.ts'

/** What has no sums or joins of its own, by kind: `src/domain/records/` says what each holds. */
export const records = pgTable(
  'records',
  {
    ...owned(),
    kind: text().$type<RecordKind>().notNull(),
    sequence: integer().notNull(),
    number: text().notNull(),
    title: text().notNull(),
    state: text().notNull(),
    date: day(),
    due: day(),
    amount: cents(),
    projectId: uuid(),
    clientId: uuid(),
    vendorId: uuid(),
    personId: uuid(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Folded words of all texts. */
    search: text().notNull().default(''),
  },
  (table) => [
    ownedKey(table),
    refersTo(table, table.projectId, projects),
    refersTo(table, table.clientId, clients),
    refersTo(table, table.vendorId, vendors),
    refersTo(table, table.personId, persons),
    unique().on(table.organizationId, table.kind, table.sequence),
    index().on(table.organizationId, table.kind, table.state, table.due),
    index().on(table.organizationId, table.projectId),
    index().on(table.organizationId, table.personId),
  ],
)

type RecordRow = typeof records.$inferSelect

const MAX_FOUND = 50
const SENSITIVE = (Object.keys(RECORD_KINDS) as RecordKind[]).filter((kind) => 'sensitive' in RECORD_KINDS[kind])

const typed = <K extends RecordKind>({ organizationId, sequence, search, ...row }: RecordRow): TypedRecord<K> =>
  row as unknown as TypedRecord<K>

export function createRecordStore(tx: Tx, organization: string): RecordStore {
  const rows = createRows(tx, organization, records)
  const mine = eq(records.organizationId, organization)

  const equals = (column: AnyPgColumn, value: unknown): SQL | undefined => {
    if (value === undefined) return undefined
    if (value === null) return isNull(column)
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return inArray(column, column.getSQLType() === 'uuid' ? values.filter((one) => isUuid(String(one))) : values)
  }
  const select = (...conditions: (SQL | undefined)[]) =>
    tx
      .select()
      .from(records)
      .where(and(mine, ...conditions))

  const store: RecordStore = {
    async list<K extends RecordKind>(kind: K, filter: RecordFilter<K> = {}) {
      const found = await select(
        eq(records.kind, kind),
        equals(records.state, filter.state),
        equals(records.projectId, filter.projectId),
        equals(records.clientId, filter.clientId),
        equals(records.vendorId, filter.vendorId),
        equals(records.personId, filter.personId),
        filter.dueBy ? lte(records.due, filter.dueBy) : undefined,
        filter.since ? gte(records.date, filter.since) : undefined,
      ).orderBy(asc(records.sequence))
      return found.map((row) => typed<K>(row))
    },

    async get<K extends RecordKind>(kind: K, id: string) {
      const row = await rows.get(id)
      return row?.kind === kind ? typed<K>(row) : null
    },

    async need<K extends RecordKind>(kind: K, id: string) {
      // An id of another kind is as unknown as one that never was.
      return (await store.get(kind, id)) ?? typed<K>(await rows.need(''))
    },

    async byNumber<K extends RecordKind>(kind: K, number: string) {
      const [row] = await select(eq(records.kind, kind), ilike(records.number, literal(number))).limit(1)
      return row ? typed<K>(row) : null
    },

    async create<K extends RecordKind>(kind: K, values: NewRecord<K>) {
      const data = readRecordData(kind, values.data)
      const state = readRecordState(kind, values.state)
      // Two at once must not read the same last number; released with the transaction.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${organization} record ${kind}`}))`)
      const [last] = await tx
        .select({ sequence: records.sequence })
        .from(records)
        .where(and(mine, eq(records.kind, kind)))
        .orderBy(desc(records.sequence))
        .limit(1)
      const sequence = (last?.sequence ?? 0) + 1
      const number = recordNumber(kind, sequence)
      const search = searchText({ number, title: values.title, data })
      return typed<K>(await rows.insert({ ...values, kind, sequence, number, state, data, search }))
    },

    async change<K extends RecordKind>(kind: K, id: string, patch: Partial<NewRecord<K>>) {
      const before = await store.need(kind, id)
      const data = readRecordData(kind, { ...before.data, ...patch.data })
      const state = readRecordState(kind, patch.state ?? before.state)
      const search = searchText({ number: before.number, title: patch.title ?? before.title, data })
      return typed<K>(await rows.update(id, { ...patch, state, data, search }))
    },

    async remove(kind: RecordKind, id: string) {
      return (await store.get(kind, id)) !== null && rows.remove(id)
    },

    async search(words: string, kinds?: readonly RecordKind[], limit = MAX_FOUND) {
      const wanted = foldText(words).split(' ').filter(Boolean)
      if (!wanted.length) return []
      const found = await select(
        kinds ? inArray(records.kind, kinds) : notInArray(records.kind, SENSITIVE),
        ...wanted.map((word) => ilike(records.search, `%${literal(word)}%`)),
      )
        .orderBy(desc(records.createdAt), desc(records.sequence))
        .limit(Math.min(limit, MAX_FOUND))
      return found.map((row) => typed(row))
    },
  }
  return store
}

/** What a person typed, without the wildcards of a pattern. */
const literal = (words: string) => words.replace(/[\\%_]/g, (sign) => `\\${sign}`)
