import type { Log } from '../lib/log.ts'

/** One drain at a time per organization; a request meanwhile asks for another round. */
export function createDrains(drain: (organization: string) => Promise<void>, log: Log) {
  const draining = new Map<string, Promise<void>>()
  const again = new Set<string>()
  return {
    deliver(organization: string): Promise<void> {
      const running = draining.get(organization)
      if (running) {
        again.add(organization)
        return running
      }
      const work = (async () => {
        do {
          again.delete(organization)
          await drain(organization)
        } while (again.has(organization))
      })()
        .catch((thrown) => log.error({ cause: String(thrown) }, 'deliveries'))
        .finally(() => draining.delete(organization))
      draining.set(organization, work)
      return work
    },
    async settled(): Promise<void> {
      while (draining.size > 0) await Promise.all(draining.values())
    },
  }
}
