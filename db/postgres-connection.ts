import { drizzle } from 'drizzle-orm/postgres-js'
import type { Db } from 'pg-boss'
import postgres from 'postgres'
import { createDatabase, type Database } from './database.ts'

export type Connections = {
  /** For transactions. */
  data: number
  /** For pg-boss, besides those. */
  jobs: number
}

/** Reaches a Postgres ≥ 15 that is migrated, without a connection before the first statement. Runs in workerd too. */
export function connectPostgres(url: string, connections: Connections): Database {
  const client = postgres(url, { max: connections.data, onnotice: () => {} })
  const jobs = postgres(url, { max: connections.jobs, onnotice: () => {}, types: { json: JSON_AS_GIVEN } })
  const db = drizzle(client, { casing: 'snake_case' })
  return createDatabase({
    transaction: (work) => db.transaction(work),
    boss: { db: bossOn(jobs) },
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), jobs.end({ timeout: 5 })])
    },
  })
}

/** pg-boss passes JSON that is already text; the driver would encode it a second time. */
const JSON_AS_GIVEN = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text) as unknown,
}

type Client = postgres.Sql<{ json: unknown }>

function bossOn(client: Client): Db {
  return {
    async executeSql(text, values) {
      if (values?.length) return { rows: await client.unsafe(text, values as never[]) }
      // Several statements at once, with their own begin and commit: all on one connection.
      const connection = await client.reserve()
      try {
        const result: unknown[] = await connection.unsafe(text).simple()
        return { rows: result.flat() }
      } catch (thrown) {
        await connection.unsafe('rollback').simple()
        throw thrown
      } finally {
        connection.release()
      }
    },
  }
}
