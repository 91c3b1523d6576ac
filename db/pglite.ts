import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import { createDatabase, type Database } from './database.ts'
import { createLanes } from './lanes.ts'
import { lockDirectory } from './lock.ts'
import { migratePglite } from './migrate.ts'
import { createPreparingClient } from './pglite-client.ts'

/** One connection of a small firm: Postgres's defaults would hold 150 MB more for nothing. */
const SMALL = { postgresqlconf: ['shared_buffers = 16MB', 'max_connections = 4'] }

/**
 * Opens the embedded database of a directory and holds it alone. An empty directory starts from the template file
 * (see `writeTemplate`) where it exists, else from nothing, which takes several seconds longer.
 * Throws NovaError `conflict` when another process holds the directory.
 */
export async function openPglite(directory: string, options: { template?: string } = {}): Promise<Database> {
  await mkdir(directory, { recursive: true })
  const lock = await lockDirectory(directory)
  try {
    const client = await openData(directory, options.template)
    return databaseOf(client, lock.release)
  } catch (thrown) {
    await lock.release()
    throw thrown
  }
}

/** A database that lives in memory only; from a template in a second. */
export async function openMemory(options: { template?: string } = {}): Promise<Database> {
  const client = await PGlite.create({ ...SMALL, ...(await loading(options.template)) })
  await migratePglite(client)
  return databaseOf(client, async () => {})
}

/** Writes a compressed copy of a migrated, empty database, from which new ones start quickly. */
export async function writeTemplate(path: string): Promise<void> {
  const client = await PGlite.create()
  await migratePglite(client)
  const boss = new PgBoss({
    db: fromPglite(client),
    backend: 'pglite',
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await boss.stop({ graceful: false })
  const dump = await client.dumpDataDir('gzip')
  await client.close()
  const partial = `${path}.${process.pid}`
  await writeFile(partial, new Uint8Array(await dump.arrayBuffer()))
  await rename(partial, path)
}

async function openData(directory: string, template: string | undefined): Promise<PGlite> {
  const dataDir = join(directory, 'data')
  const complete = join(directory, 'complete')
  const isNew = !existsSync(complete)
  // Without the mark, an earlier first start was cut short: what it left holds nothing that was acknowledged.
  if (isNew) await rm(dataDir, { recursive: true, force: true })
  const client = await PGlite.create({ dataDir, ...SMALL, ...(isNew ? await loading(template) : {}) })
  await migratePglite(client)
  if (isNew) await writeFile(complete, '')
  return client
}

async function loading(template: string | undefined): Promise<{ loadDataDir?: Blob }> {
  if (!template || !existsSync(template)) return {}
  return { loadDataDir: new Blob([await readFile(template)], { type: 'application/x-gzip' }) }
}

function databaseOf(client: PGlite, release: () => Promise<void>): Database {
  const db = drizzle(createPreparingClient(client) as PGlite, { casing: 'snake_case' })
  const inTurn = createLanes()
  return createDatabase({
    transaction: (work, { first }) => inTurn(() => db.transaction(work), first),
    boss: { db: fromPglite(client), backend: 'pglite' },
    async close() {
      await client.close()
      await release()
    },
  })
}
