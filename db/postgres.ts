import type { Database } from './database.ts'
import { migratePostgres } from './migrate.ts'
import { connectPostgres } from './postgres-connection.ts'

/** Opens a Postgres ≥ 15 and migrates it. `connections` are those of this process for its transactions. */
export async function openPostgres(url: string, options: { connections?: number } = {}): Promise<Database> {
  await migratePostgres(url)
  return connectPostgres(url, { data: options.connections ?? 10, jobs: 4 })
}
