/** Lets those who wait for a turn in this process know that it is over. */
export type Ended = {
  tell(event: string): void
  /** Resolves when the turn of the event was over here, or after so long. */
  wait(event: string, millis: number): Promise<void>
}

export function createEnded(): Ended {
  const waiting = new Map<string, Set<() => void>>()
  return {
    tell(event) {
      for (const wake of waiting.get(event) ?? []) wake()
    },
    wait: (event, millis) =>
      new Promise((resolve) => {
        const here = waiting.get(event) ?? new Set()
        waiting.set(event, here)
        const wake = () => {
          clearTimeout(timer)
          here.delete(wake)
          if (here.size === 0) waiting.delete(event)
          resolve()
        }
        const timer = setTimeout(wake, millis)
        here.add(wake)
      }),
  }
}
