// Long-lived connections to platforms, and the work that they brought.

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

export type LineSettings<C> = {
  /** Makes a connection, or throws. */
  open(): Promise<C>
  close(connection: C): Promise<unknown>
  pause(millis: number): Promise<void>
  /** Milliseconds before the first attempt after a loss. */
  patience: number
}

/**
 * A connection that is made again whenever it is lost or cannot be made, with growing pauses. `start` never fails: it
 * goes on trying.
 */
export function createLine<C extends object>({ open, close, pause, patience }: LineSettings<C>) {
  const lost = new WeakSet<C>()
  let stopped = true
  let insisting = false
  let standing: C | null = null
  let trouble: unknown = new Error('not started')

  async function attempt(): Promise<void> {
    try {
      const made = await open()
      if (stopped || lost.has(made)) return void (await close(made))
      standing = made
      trouble = null
    } catch (thrown) {
      trouble = thrown
    }
  }

  async function insist(first: number): Promise<void> {
    if (insisting) return
    insisting = true
    for (let wait = first; !stopped && !standing; wait = Math.min(Math.max(FIRST_WAIT, 2 * wait), LONGEST_WAIT)) {
      if (wait > 0) await pause(wait)
      if (!stopped) await attempt()
    }
    insisting = false
  }

  return {
    state: (): 'off' | 'trying' | 'ready' => (stopped ? 'off' : standing ? 'ready' : 'trying'),
    /** What keeps the connection from being made; null while it stands. */
    trouble: () => trouble,
    async start(): Promise<void> {
      if (!stopped) return
      stopped = false
      await attempt()
      if (!standing) void insist(FIRST_WAIT)
    },
    /** Tells that a connection is of no use any more. */
    lose(connection: C): void {
      lost.add(connection)
      if (stopped || standing !== connection) return
      standing = null
      trouble = new Error('lost')
      void close(connection)
        .catch(() => {})
        .then(() => insist(patience))
    },
    async stop(): Promise<void> {
      stopped = true
      const open = standing
      standing = null
      if (open) await close(open)
    },
  }
}

/** Work that goes on by itself, so that it can be waited for before the end; what fails of it fails nothing else. */
export function createPending() {
  const working = new Set<Promise<unknown>>()
  return {
    keep(work: Promise<unknown>): void {
      const settled = work.catch(() => {}).finally(() => working.delete(settled))
      working.add(settled)
    },
    all: () => Promise.all(working),
  }
}
