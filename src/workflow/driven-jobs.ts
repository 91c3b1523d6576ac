// The same pg-boss where no process stays (Workers): jobs run when one is stored and when a clock calls.
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Log } from '../lib/log.ts'
import { type Handlers, type JobData, type Jobs, SCHEMA, sendOptions } from './jobs.ts'

export type DrivenJobs = Jobs & {
  /** Gives up jobs whose worker was killed, then runs everything that is due. */
  runDue(): Promise<void>
}

/** Work may go on for 30 s after an answer: no job begins later than this, the clock's next call has the rest. */
const PATIENCE_MS = 15_000
const PAUSE_MS = 500
/** A job that is not settled by then was cut off; it is tried again. */
const EXPIRY_S = 60

/**
 * Needs a database whose queues exist (a Node process made them). Nothing is read before the first use; `start` only
 * takes the handlers. `waitUntil` keeps work alive after the answer.
 */
export function createDrivenJobs(
  options: Pick<ConstructorOptions, 'db'>,
  log: Log,
  waitUntil: (work: Promise<unknown>) => void,
): DrivenJobs {
  const boss = new PgBoss({
    ...options,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    persistWarnings: false,
  })
  boss.on('error', (error) => log.error({ error: String(error) }, 'jobs'))
  let opened: Promise<PgBoss> | undefined
  const open = () => {
    opened ??= boss.start()
    return opened
  }
  let handlers: Handlers | undefined

  /** Runs what is due in a queue, and for a short while what a busy thread put off. */
  async function drain(queue: keyof JobData): Promise<void> {
    const handle = handlers?.[queue] as ((data: unknown) => Promise<void>) | undefined
    if (!handle) throw new Error('jobs were woken before they had handlers')
    await open()
    const until = Date.now() + PATIENCE_MS
    let putOff = 0
    while (Date.now() < until) {
      const [job] = await boss.fetch(queue)
      if (job) {
        try {
          await handle(job.data)
          await boss.complete(queue, job)
          putOff = Math.max(0, putOff - 1)
        } catch (thrown) {
          await boss.fail(queue, job, { message: String(thrown) })
          putOff += 1
        }
      } else if (putOff === 0) return
      else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }

  return {
    async start(given) {
      handlers = given
    },
    async enqueue(queue, data, enqueueOptions) {
      await (await open()).send(queue, data, { ...sendOptions(enqueueOptions), expireInSeconds: EXPIRY_S })
    },
    wake: (queue) => waitUntil(drain(queue)),
    healthy: async () => (await boss.isInstalled().catch(() => false)) === true,
    async runDue() {
      await (await open()).supervise()
      await Promise.all((Object.keys(handlers ?? {}) as (keyof JobData)[]).map(drain))
    },
    async stop() {
      if (await opened?.catch(() => undefined)) await boss.stop({ graceful: false })
    },
  }
}
