import type { AdapterStore } from './adapter.ts'

const MOST = 2_000

/** What an adapter keeps, with the newest of it in memory: what is the same already is not written again. */
export function createRemembered(store: AdapterStore) {
  const known = new Map<string, string>()
  const nameOf = (workspace: string, key: string) => `${workspace}/${key}`
  return {
    async read<T>(workspace: string, key: string): Promise<T | null> {
      const text = known.get(nameOf(workspace, key))
      return (text ? JSON.parse(text) : await store.read(workspace, key)) as T | null
    },
    async write(workspace: string, key: string, value: unknown): Promise<void> {
      const name = nameOf(workspace, key)
      const text = JSON.stringify(value)
      const before = known.get(name) ?? JSON.stringify(await store.read(workspace, key))
      if (before !== text) await store.write(workspace, key, value)
      if (known.size > MOST) known.clear()
      known.set(name, text)
    },
    async forget(workspace: string, key: string): Promise<void> {
      known.delete(nameOf(workspace, key))
      await store.write(workspace, key, null)
    },
    /** Changes what all instances share, one at a time. */
    change: <T>(workspace: string, key: string, work: (value: T | null) => T): Promise<T> =>
      store.exclusively(workspace, key, async () => {
        const value = work((await store.read(workspace, key)) as T | null)
        await store.write(workspace, key, value)
        return value
      }),
    /** Another instance may have changed what is known here. */
    refresh: () => known.clear(),
  }
}
