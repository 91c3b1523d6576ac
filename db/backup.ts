import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { getTableName } from 'drizzle-orm'
import { NovaError } from '../src/errors.ts'
import type { Bilingual } from '../src/lib/i18n.ts'
import type { Database, SqlRunner } from './database.ts'
import { allTables } from './tables/index.ts'

// One JSON value a line, gzipped: a head, then rows as Postgres writes them, then how many they were. The same from
// and to both drivers, and readable without Nova.
type Head = { nova: 'backup'; migrations: number; at: string }
type Line = Head | { table: string; row: Record<string, unknown> } | { rows: number }

const TABLES: string[] = Object.values(allTables).map((table) => getTableName(table))
const BATCH_ROWS = 500
/** Rows that hold the bytes of whole files. */
const FILE_ROWS = 5
const BATCH_CHARACTERS = 4_000_000

/** Writes every row of every organization as of one moment; the file appears only once it is whole. Gives the count. */
export async function writeBackup(database: Database, path: string, at: Date): Promise<number> {
  const partial = `${path}.partial`
  try {
    const rows = await database.asOwner(async (tx) => {
      await tx.executeSql('set transaction isolation level repeatable read')
      let count = 0
      async function* lines(): AsyncGenerator<string> {
        yield `${JSON.stringify({ nova: 'backup', migrations: await migrationsOf(tx), at: at.toISOString() })}\n`
        for await (const line of readAll(tx)) {
          count += 1
          yield line
        }
        yield `${JSON.stringify({ rows: count })}\n`
      }
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(partial))
      return count
    })
    await rename(partial, path)
    return rows
  } catch (thrown) {
    await rm(partial, { force: true })
    throw thrown
  }
}

/**
 * Loads a backup into an empty database, whole or not at all; with `force`, in place of what is there. Gives the
 * count of rows. Throws NovaError `conflict` when the database is not empty, `input.invalid` when the file is not a
 * whole backup or comes from a newer Nova.
 */
export async function restoreBackup(database: Database, path: string, options: { force?: boolean } = {}) {
  const filled = (await database.asSystem((directory) => directory.organizations())).length > 0
  if (filled && !options.force) throw new NovaError('conflict', NOT_EMPTY)
  return database.asOwner(async (tx) => {
    await tx.executeSql('set constraints all deferred')
    // What protects issued invoices and the audit log from change would also refuse their return.
    for (const table of TABLES) await tx.executeSql(`alter table "${table}" disable trigger user`)
    if (filled) await clear(tx)
    const rows = await load(tx, path)
    await tx.executeSql('set constraints all immediate')
    for (const table of TABLES) await tx.executeSql(`alter table "${table}" enable trigger user`)
    await continueSequences(tx)
    return rows
  })
}

async function* readAll(tx: SqlRunner): AsyncGenerator<string> {
  await tx.executeSql("select set_config('role', 'nova_system', true)")
  const organizations = await tx.executeSql('select id from organizations order by created_at, id')
  await tx.executeSql("select set_config('role', 'none', true)")
  for (const { id } of organizations.rows as { id: string }[]) {
    await tx.executeSql("select set_config('app.organization', $1, true)", [id])
    for (const table of TABLES) {
      const owner = table === 'organizations' ? 'id' : 'organization_id'
      const limit = table === 'files' ? FILE_ROWS : BATCH_ROWS
      let after = '00000000-0000-0000-0000-000000000000'
      for (;;) {
        const page = await tx.executeSql(
          `select id, to_jsonb(t)::text as row from "${table}" t
           where ${owner} = $1::uuid and id > $2::uuid order by id limit ${limit}`,
          [id, after],
        )
        const rows = page.rows as { id: string; row: string }[]
        for (const { row } of rows) yield `{"table":"${table}","row":${row}}\n`
        if (rows.length < limit) break
        after = rows.at(-1)!.id
      }
    }
  }
}

async function load(tx: SqlRunner, path: string): Promise<number> {
  let count = 0
  let declared: number | null = null
  let batch: { table: string; rows: string[]; size: number; columns: string[] } | null = null
  const flush = async () => {
    if (batch) await insert(tx, batch)
    batch = null
  }
  for await (const text of readLines(path)) {
    const line = parse(text)
    if ('nova' in line) {
      if (line.migrations > (await migrationsOf(tx))) throw new NovaError('input.invalid', NEWER)
    } else if ('rows' in line) {
      declared = line.rows
    } else {
      if (!TABLES.includes(line.table)) throw notWhole()
      if (line.table === 'organizations')
        await tx.executeSql("select set_config('app.organization', $1, true)", [String(line.row.id)])
      if (batch && (batch.table !== line.table || batch.rows.length >= BATCH_ROWS || batch.size > BATCH_CHARACTERS))
        await flush()
      batch ??= { table: line.table, rows: [], size: 0, columns: Object.keys(line.row) }
      // The text as it stands: numbers that JavaScript cannot hold come through unchanged.
      const row = text.slice(`{"table":"${line.table}","row":`.length, -1)
      batch.rows.push(row)
      batch.size += row.length
      count += 1
      if (line.table === 'organizations') await flush()
    }
  }
  await flush()
  if (declared !== count) throw notWhole()
  return count
}

/** Columns that an older backup does not have take their defaults. */
async function insert(tx: SqlRunner, batch: { table: string; rows: string[]; columns: string[] }): Promise<void> {
  const columns = batch.columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ')
  await tx.executeSql(
    `insert into "${batch.table}" (${columns})
     select ${columns} from jsonb_populate_recordset(null::"${batch.table}", $1::jsonb)`,
    [`[${batch.rows.join(',')}]`],
  )
}

/** Lines end with a line feed only: other line separators stand unescaped inside JSON. */
async function* readLines(path: string): AsyncGenerator<string> {
  const unzipped = createGunzip()
  createReadStream(path)
    .on('error', (cause) => unzipped.destroy(cause))
    .pipe(unzipped)
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of unzipped) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
      rest = lines.pop()!
      yield* lines
    }
  } catch (cause) {
    if (String((cause as NodeJS.ErrnoException).code).startsWith('Z_')) throw notWhole(cause)
    throw cause
  }
  if (rest !== '') yield rest
}

function parse(text: string): Line {
  try {
    const line: unknown = JSON.parse(text)
    if (line && typeof line === 'object') return line as Line
  } catch (cause) {
    throw notWhole(cause)
  }
  throw notWhole()
}

const notWhole = (cause?: unknown) => new NovaError('input.invalid', NOT_WHOLE, { cause })

async function clear(tx: SqlRunner): Promise<void> {
  await tx.executeSql(`truncate ${TABLES.map((table) => `"${table}"`).join(', ')}`)
  const jobs = await tx.executeSql("select to_regclass('pgboss.job') is not null as exist")
  if ((jobs.rows as { exist: boolean }[])[0]?.exist) await tx.executeSql('delete from pgboss.job')
}

async function continueSequences(tx: SqlRunner): Promise<void> {
  const found = await tx.executeSql(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { table_name, column_name } of found.rows as { table_name: string; column_name: string }[])
    await tx.executeSql(
      `select setval(pg_get_serial_sequence('"${table_name}"', '${column_name}'), max("${column_name}"))
       from "${table_name}" having max("${column_name}") is not null`,
    )
}

async function migrationsOf(tx: SqlRunner): Promise<number> {
  const found = await tx.executeSql('select count(*)::int as count from drizzle.__drizzle_migrations')
  return (found.rows as { count: number }[])[0]!.count
}

const NOT_EMPTY: Bilingual = {
  fr: 'La base de données contient déjà des données. Restaure dans une base vide, ou ajoute --force pour tout remplacer.',
  en: 'The database already holds data. Restore into an empty one, or add --force to replace everything.',
}
const NOT_WHOLE: Bilingual = {
  fr: "Ce fichier n'est pas une sauvegarde complète de Nova. Rien n'a été changé.",
  en: 'This file is not a whole backup of Nova. Nothing was changed.',
}
const NEWER: Bilingual = {
  fr: "Cette sauvegarde vient d'une version plus récente de Nova. Mets Nova à jour, puis réessaie.",
  en: 'This backup comes from a newer version of Nova. Update Nova, then try again.',
}
