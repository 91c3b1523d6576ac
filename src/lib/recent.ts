/** The newest `most` values by key, each for so long. */
export type Recent<V> = {
  get(key: string): V | undefined
  set(key: string, value: V): void
  /** The value that is kept, else what is found now; what was found before, however old, when nothing is. */
  find(key: string, ask: () => Promise<V>): Promise<V | undefined>
}

export function createRecent<V>(most: number, lifetimeMs = Number.POSITIVE_INFINITY): Recent<V> {
  const kept = new Map<string, { value: V; until: number }>()
  const get = (key: string) => {
    const known = kept.get(key)
    return known && known.until > Date.now() ? known.value : undefined
  }
  const set = (key: string, value: V) => {
    kept.delete(key)
    kept.set(key, { value, until: Date.now() + lifetimeMs })
    if (kept.size > most) kept.delete(kept.keys().next().value!)
  }
  return {
    get,
    set,
    async find(key, ask) {
      const known = get(key)
      if (known !== undefined) return known
      try {
        const found = await ask()
        set(key, found)
        return found
      } catch {
        return kept.get(key)?.value
      }
    },
  }
}
