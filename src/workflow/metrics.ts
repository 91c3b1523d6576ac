// prom-client: the counters and histograms that Prometheus reads.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = {
  /** Times a turn and counts how it ended. */
  turn<T>(platform: string, work: () => Promise<T>): Promise<T>
  event(platform: string, reply: string): void
  delivery(kind: string, result: string): void
  contentType: string
  text(): Promise<string>
}

export function createMetrics(options: { processMetrics: boolean }): Metrics {
  const registry = new Registry()
  if (options.processMetrics) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const events = new Counter({
    name: 'nova_events_total',
    help: 'Events received.',
    labelNames: ['platform', 'reply'],
    registers,
  })
  const turns = new Histogram({
    name: 'nova_turn_seconds',
    help: 'From the start of a turn to its stored answer.',
    labelNames: ['platform', 'result'],
    buckets: [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5, 15],
    registers,
  })
  const deliveries = new Counter({
    name: 'nova_deliveries_total',
    help: 'Outbox rows tried.',
    labelNames: ['kind', 'result'],
    registers,
  })
  return {
    async turn(platform, work) {
      const end = turns.startTimer({ platform })
      try {
        const answer = await work()
        end({ result: 'done' })
        return answer
      } catch (thrown) {
        end({ result: 'failed' })
        throw thrown
      }
    },
    event: (platform, reply) => events.inc({ platform, reply }),
    delivery: (kind, result) => deliveries.inc({ kind, result }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
