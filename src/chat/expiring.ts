import type { AdapterStore } from './adapter.ts'

/**
 * What an adapter keeps for a time only, as rows `name:key`: the newest `most` of a workspace, none older than
 * `lifetimeMs` once something new is written. What the rows are is kept beside them, since a store cannot be listed.
 */
export function createExpiring<V>(
  store: Pick<AdapterStore, 'read' | 'write'>,
  name: string,
  most: number,
  lifetimeMs: number,
) {
  const rowOf = (key: string) => `${name}:${key}`
  const index = `${name}:`
  return {
    read: async (workspace: string, key: string) => (await store.read(workspace, rowOf(key))) as V | null,
    async write(workspace: string, key: string, value: V): Promise<void> {
      await store.write(workspace, rowOf(key), value)
      // Two at the same instant may leave one row for good: less than a lock at every click would cost.
      const all = ((await store.read(workspace, index)) ?? []) as [key: string, at: number][]
      const others = all.filter(([one]) => one !== key)
      const kept = others.filter(([, at]) => at > Date.now() - lifetimeMs).slice(1 - most)
      await store.write(workspace, index, [...kept, [key, Date.now()]])
      for (const one of others) if (!kept.includes(one)) await store.write(workspace, rowOf(one[0]), null)
    },
    /** Changes what is there without counting it as new. */
    replace: (workspace: string, key: string, value: V) => store.write(workspace, rowOf(key), value),
  }
}
