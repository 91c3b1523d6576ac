import type { WebPerson } from './data.ts'

/** How many past events a reconnecting page can be given again; older ones make it reload what it shows. */
const KEPT = 500

/** `write` makes the data for one viewer, in that viewer's language; null when the viewer may not see it. */
export type LiveEvent = {
  name: 'message' | 'update' | 'waiting'
  write(viewer: WebPerson): Promise<unknown | null>
}

export type Viewer = {
  person: WebPerson
  /** Returns at once: a slow page must not hold up the others. */
  send(event: { id: string; name: string; data: string }): void
  close(): void
}

/**
 * Live updates of the pages that are open on this process. Ids are `boot.number`, so that an id of an earlier
 * process is recognised as unknown. Events reach every viewer in the order in which they were published.
 */
export function createLive() {
  const boot = crypto.randomUUID().slice(0, 8)
  const kept: { number: number; event: LiveEvent }[] = []
  const viewers = new Set<Viewer>()
  let last = 0
  let turn: Promise<void> = Promise.resolve()

  async function deliver(viewer: Viewer, number: number, event: LiveEvent): Promise<void> {
    const data = await event.write(viewer.person)
    if (data !== null) viewer.send({ id: `${boot}.${number}`, name: event.name, data: JSON.stringify(data) })
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    // A viewer that went away must not stop the others' events.
    turn = turn.then(work).catch(() => {})
    return turn
  }

  return {
    publish(event: LiveEvent): Promise<void> {
      return inTurn(async () => {
        const number = ++last
        kept.push({ number, event })
        if (kept.length > KEPT) kept.shift()
        await Promise.allSettled([...viewers].map((viewer) => deliver(viewer, number, event)))
      })
    },

    /** Adds a viewer; first gives it what it missed since `lastEventId`, or `reset` when that is no longer known. */
    join(viewer: Viewer, lastEventId: string | undefined): Promise<void> {
      return inTurn(async () => {
        const [from, seen] = lastEventId?.split('.') ?? []
        const known = from === boot && Number(seen) >= last - kept.length
        const ready = { id: `${boot}.${last}`, name: lastEventId && !known ? 'reset' : 'ready', data: '{}' }
        if (known) for (const one of kept) if (one.number > Number(seen)) await deliver(viewer, one.number, one.event)
        viewer.send(ready)
        viewers.add(viewer)
      })
    },

    leave(viewer: Viewer): void {
      viewers.delete(viewer)
    },

    close(): void {
      for (const viewer of viewers) viewer.close()
      viewers.clear()
    },
  }
}

export type Live = ReturnType<typeof createLive>
