import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Database } from '../../db/database.ts'
import { MIGRATIONS } from '../../db/migrate.ts'
import { openMemory, writeTemplate } from '../../db/pglite.ts'
import { openPostgres } from '../../db/postgres.ts'
import { sha256 } from '../../src/lib/canonical.ts'

const SERVER = process.env.NOVA_TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test'

/** True when the suites run on the Postgres server too. */
export const onPostgres = process.env.NOVA_TEST_POSTGRES === '1'

/** The migrated, empty database that tests start from; made once per set of migrations. */
export async function testTemplate(): Promise<string> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(MIGRATIONS, name), 'utf8')))
  const path = join(tmpdir(), `nova-template-${(await sha256(texts.join('\n'))).slice(0, 16)}.tar.gz`)
  if (!existsSync(path)) await writeTemplate(path)
  return path
}

/** An empty database in memory, ready in a second or two. Close it. */
export async function openTestDatabase(): Promise<Database> {
  return openMemory({ template: await testTemplate() })
}

/** A database of its own on the Postgres server; closing it drops it. */
export async function openTestPostgres(): Promise<Database & { url: string }> {
  const name = `nova_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  const database = await openPostgres(url.href, { connections: 20 })
  return {
    ...database,
    url: url.href,
    async close() {
      await database.close()
      await onServer(`drop database ${name} with (force)`)
    },
  }
}

/** The drivers that a contract suite runs on. */
export const drivers: { name: string; open: () => Promise<Database> }[] = [
  { name: 'pglite', open: openTestDatabase },
  ...(onPostgres ? [{ name: 'postgres', open: openTestPostgres }] : []),
]

async function onServer(statement: string): Promise<void> {
  const admin = postgres(SERVER, { max: 1, onnotice: () => {} })
  await admin.unsafe(statement)
  await admin.end()
}
