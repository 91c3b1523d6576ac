// pg-boss: jobs in the same Postgres as the data, so that a job and the change it follows commit together.
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Log } from '../lib/log.ts'
import type { SqlRunner } from '../tool/perform.ts'

/** What each queue carries. */
export type JobData = {
  /** Answer an event. */
  turn: { organization: string; event: string }
  /** Post, edit or send what is due. */
  deliver: { organization: string }
  /** Once a minute: due schedules, reminders, approvals that expired, deliveries that were left behind. */
  tick: Record<string, never>
}
export type Queue = keyof JobData

export type Handlers = { [Q in Queue]: (data: JobData[Q]) => Promise<void> }

export type Jobs = {
  start(handlers: Handlers): Promise<void>
  /** With `sql`, inside the caller's transaction. Call `wake` after its commit. */
  enqueue<Q extends Queue>(queue: Q, data: JobData[Q], options?: EnqueueOptions): Promise<void>
  /** Lets the workers look now instead of at their next poll. */
  wake(queue: Queue): void
  healthy(): Promise<boolean>
  stop(): Promise<void>
}

/** Where pg-boss keeps its tables. */
export const SCHEMA = 'pgboss'

export type EnqueueOptions = { sql?: SqlRunner; afterSeconds?: number }

export const sendOptions = ({ sql, afterSeconds }: EnqueueOptions = {}) => ({
  ...(sql ? { db: sql as { executeSql(text: string, values?: unknown[]): Promise<{ rows: never[] }> } } : {}),
  ...(afterSeconds ? { startAfter: afterSeconds } : {}),
})

const CONCURRENCY: Record<Queue, number> = { turn: 4, deliver: 4, tick: 1 }

/** How often a job is tried before it is parked in the dead-letter queue, so that others go on. */
const RETRIES = { retryLimit: 5, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 }

export function createJobs(options: Pick<ConstructorOptions, 'db' | 'backend'>, log: Log): Jobs {
  const boss = new PgBoss({ ...options, schema: SCHEMA, cronMonitorIntervalSeconds: 30, persistWarnings: false })
  boss.on('error', (error) => log.error({ error: String(error) }, 'jobs'))
  const workers = new Map<Queue, string[]>()
  let working = false
  const wake = (queue: Queue) => {
    for (const id of workers.get(queue) ?? []) boss.notifyWorker(id)
  }
  return {
    async start(handlers) {
      await boss.start()
      await boss.createQueue('parked')
      for (const queue of Object.keys(handlers) as Queue[]) {
        await boss.createQueue(queue, { ...RETRIES, deadLetter: 'parked' })
        const ids: string[] = []
        for (let i = 0; i < CONCURRENCY[queue]; i += 1)
          ids.push(
            await boss.work(queue, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([job]) => {
              if (job) await (handlers[queue] as (data: unknown) => Promise<void>)(job.data)
            }),
          )
        workers.set(queue, ids)
      }
      await boss.schedule('tick', '* * * * *', {})
      working = true
    },
    async enqueue(queue, data, options) {
      await boss.send(queue, data, sendOptions(options))
    },
    wake,
    healthy: async () => working && (await boss.isInstalled().catch(() => false)) === true,
    async stop() {
      working = false
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}
