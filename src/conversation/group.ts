import type { SqlRunner, Transact } from '../tool/perform.ts'

type Piece<S> = {
  work(stores: S, sql: SqlRunner): Promise<unknown>
  done(result: unknown): void
  failed(thrown: unknown): void
}

/** Pieces of one transaction at most: a crowd waits for several commits rather than for one long one. */
const MOST = 40

/**
 * Transactions that are shared: what is asked for while one of the same organization is open goes together into the
 * next, since a commit costs more than what it holds. When a shared one fails, each piece is tried alone, so that one
 * that cannot be stored takes no other with it. Work may run twice and must have no effect outside the transaction.
 */
export function createGroups<S>(transact: Transact<S>): Transact<S> {
  const waiting = new Map<string, Piece<S>[]>()

  async function run(organization: string, pieces: Piece<S>[]) {
    try {
      const results = await transact(organization, async (stores, sql) => {
        const results: unknown[] = []
        for (const piece of pieces) results.push(await piece.work(stores, sql))
        return results
      })
      pieces.forEach((piece, i) => {
        piece.done(results[i])
      })
    } catch (thrown) {
      if (pieces.length > 1) for (const piece of pieces) await run(organization, [piece])
      else pieces[0]?.failed(thrown)
    }
  }

  async function drain(organization: string, queue: Piece<S>[]) {
    while (queue.length > 0) await run(organization, queue.splice(0, MOST))
    waiting.delete(organization)
  }

  return <T>(organization: string, work: (stores: S, sql: SqlRunner) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const piece = { work, done: resolve as (result: unknown) => void, failed: reject }
      const queue = waiting.get(organization)
      if (queue) queue.push(piece)
      else {
        const fresh = [piece]
        waiting.set(organization, fresh)
        void drain(organization, fresh)
      }
    })
}
