import { fileURLToPath } from 'node:url'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePgliteTo } from 'drizzle-orm/pglite/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import { migrate as migratePostgresTo } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** The same path from the source (`db/`) and from the bundle (`dist/`). */
export const MIGRATIONS = fileURLToPath(new URL('../db/migrations', import.meta.url))

/** Any number, the same in every process: one migrates, the others wait. */
const MIGRATION_LOCK = 7_270_611

/** Applies what is missing; quick when nothing is. */
export async function migratePglite(client: PGlite): Promise<void> {
  await migratePgliteTo(drizzlePglite(client), { migrationsFolder: MIGRATIONS })
  await client.query('select secure_tables()')
}

/** Applies what is missing, one process at a time. */
export async function migratePostgres(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migratePostgresTo(drizzlePostgres(client), { migrationsFolder: MIGRATIONS })
    await client`select secure_tables()`
  } finally {
    await client.end()
  }
}
