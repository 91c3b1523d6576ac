export type Lanes = <T>(work: () => Promise<T>, first?: boolean) => Promise<T>

/** One piece of work at a time, in the order asked; those that are `first` go before all that wait. */
export function createLanes(): Lanes {
  const front: (() => void)[] = []
  const back: (() => void)[] = []
  let busy = false
  // The embedded database works without ever leaving the thread: between two pieces, requests are let in.
  const pass = () => {
    const next = front.shift() ?? back.shift()
    if (next) next()
    else busy = false
  }
  return async (work, first = false) => {
    if (busy) await new Promise<void>((resolve) => (first ? front : back).push(resolve))
    busy = true
    try {
      return await work()
    } finally {
      setImmediate(pass)
    }
  }
}
