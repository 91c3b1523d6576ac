import { readdir } from 'node:fs/promises'
import type { Database } from './database.ts'
import { MIGRATIONS } from './migrate.ts'

export type Health = {
  /** Major version of Postgres. */
  version: number
  migrations: { applied: number; known: number }
  /** Tables that row-level security does not bind. */
  unsecured: string[]
  queues: string[]
  /** Jobs that were given up. */
  parked: number
}

/** How the database stands; nothing is changed. Throws when it does not answer. */
export async function inspect(database: Database): Promise<Health> {
  const known = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).length
  return database.asOwner(async ({ executeSql }) => {
    const one = async <T>(sql: string) => (await executeSql(sql)).rows as T[]
    const has = async (table: string) =>
      (await one<{ is: boolean }>(`select to_regclass('${table}') is not null as is`))[0]!.is
    const count = async (sql: string) => Number((await one<{ n: unknown }>(sql))[0]!.n)
    const isMigrated = await has('drizzle.__drizzle_migrations')
    const hasJobs = await has('pgboss.queue')
    const tables = await one<{ name: string }>(`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity
          and exists (select from pg_policy where polrelid = pg_class.oid and polname = 'of_organization'))
      order by relname`)
    return {
      version: Math.floor((await count("select current_setting('server_version_num') as n")) / 10_000),
      migrations: {
        applied: isMigrated ? await count('select count(*) as n from drizzle.__drizzle_migrations') : 0,
        known,
      },
      unsecured: tables.map(({ name }) => name),
      queues: hasJobs ? (await one<{ name: string }>('select name from pgboss.queue')).map(({ name }) => name) : [],
      parked: hasJobs ? await count("select count(*) as n from pgboss.job where name = 'parked'") : 0,
    }
  })
}
