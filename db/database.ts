import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Db, fromDrizzle } from 'pg-boss'
import { NovaError } from '../src/errors.ts'
import { createDirectory, type Directory } from './directory.ts'
import { isUuid, type Tx } from './rows.ts'
import { createStores, type Stores } from './tables/index.ts'

/** Plain SQL inside the transaction, in the form that pg-boss takes as its `db` option. */
export type SqlRunner = Db

export type Database = {
  /**
   * One transaction that sees and writes the rows of one organization only. Throws what `work` throws, after undoing
   * everything. Work may run again when Postgres asks for it, so it must have no effect outside the transaction.
   */
  inOrganization<T>(
    organization: string,
    work: (stores: Stores, tx: SqlRunner) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  /** Reads what finds the organization of a request, and nothing else. */
  asSystem<T>(work: (directory: Directory) => Promise<T>): Promise<T>
  /** Backup and restore only: a transaction of the tables' owner, outside every rule that the others are under. */
  asOwner<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
  /** Throws NovaError `unavailable` when the database does not answer. */
  ping(): Promise<void>
  /** How pg-boss reaches the same database; for its constructor. */
  boss: { db: Db; backend?: 'pglite' }
  close(): Promise<void>
}

/** `first`: somebody waits for it within milliseconds; where there is one connection only, it goes before the others. */
export type TransactionOptions = { first?: boolean }

/** What a driver gives: transactions, and its own end. */
export type Driver = {
  transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T>
  boss: Database['boss']
  close(): Promise<void>
}

type DrizzleLike = Parameters<typeof fromDrizzle>[0] & Tx

const ATTEMPTS = 5
/** serialization_failure, deadlock_detected */
const AGAIN = new Set(['40001', '40P01'])

export function createDatabase(driver: Driver): Database {
  // On a single connection, whatever waits for another transaction while its own is open waits forever.
  const open = new AsyncLocalStorage<{ sql: SqlRunner; ended: boolean }>()
  const current = () => {
    const transaction = open.getStore()
    return transaction?.ended === false ? transaction.sql : undefined
  }

  async function transact<T>(
    work: (tx: Tx, sql: SqlRunner) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    if (current()) throw new Error('a transaction was started inside another: pass its stores along instead')
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await driver.transaction((tx) => {
          const transaction = { sql: fromDrizzle(tx as DrizzleLike, sql), ended: false }
          return open
            .run(transaction, () => work(tx, transaction.sql))
            .finally(() => {
              transaction.ended = true
            })
        }, options)
      } catch (thrown) {
        if (attempt === ATTEMPTS || !AGAIN.has(stateOf(thrown) ?? '')) throw explain(thrown)
        await wait(Math.random() * 20 * 2 ** attempt)
      }
    }
  }

  return {
    async inOrganization(organization, work, options) {
      if (!isUuid(organization)) throw new Error(`not an organization id: ${organization}`)
      return transact(async (tx, runner) => {
        await tx.execute(
          sql`select set_config('role', 'nova_app', true), set_config('app.organization', ${organization}, true)`,
        )
        return work(createStores(tx, organization), runner)
      }, options)
    },
    async asSystem(work) {
      return transact(async (tx) => {
        await tx.execute(sql`select set_config('role', 'nova_system', true), set_config('app.organization', '', true)`)
        return work(createDirectory(tx))
      })
    },
    asOwner: (work) => transact((_tx, runner) => work(runner)),
    async ping() {
      try {
        await driver.boss.db.executeSql('select 1')
      } catch (cause) {
        throw new NovaError(
          'unavailable',
          { fr: 'La base de données ne répond pas.', en: 'The database does not answer.' },
          { retry: true, cause },
        )
      }
    },
    boss: {
      ...driver.boss,
      db: {
        ...driver.boss.db,
        // pg-boss reads a queue's settings by itself when it enqueues inside a transaction.
        executeSql: (text, values) => (current() ?? driver.boss.db).executeSql(text, values),
      },
    },
    close: driver.close,
  }
}

/** The SQLSTATE of an error of either driver; drizzle wraps them. */
export function stateOf(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return undefined
}

function explain(thrown: unknown): unknown {
  if (stateOf(thrown) !== 'NV001') return thrown
  return new NovaError(
    'rule.broken',
    {
      fr: 'Une facture émise ou une ligne du journal ne se modifie pas. Pour corriger une facture, émets une note de crédit.',
      en: 'An issued invoice or a journal row cannot be changed. To correct an invoice, issue a credit note.',
    },
    { cause: thrown },
  )
}
