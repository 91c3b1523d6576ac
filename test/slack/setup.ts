import { createSlack, type SlackSettings } from '../../adapters/slack/slack.ts'
import type { Adapter, Reply } from '../../src/chat/adapter.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import { KARINE, TEAM } from './payloads.ts'
import { SECRET } from './signed.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

/** A PNG of one pixel. */
export const PIXEL = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

export type Bench = {
  slack: Adapter
  standIn: StandIn
  /** Events in the order in which they were stored. */
  events: InboundEvent[]
  /** What the inbox answers; by default that it accepted. */
  answer: (event: InboundEvent) => Promise<Reply>
  /** Pauses that were asked for, in milliseconds; none is waited for. */
  pauses: number[]
  /** Hands a request to the adapter and finishes what it left to do. */
  send(request: Request): Promise<Response>
}

/** The adapter against the stand-in, with an inbox that knows duplicates as the real one does. */
export async function startBench(settings: Partial<SlackSettings> = {}): Promise<Bench> {
  const standIn = await startStandIn()
  standIn.users.set(KARINE, {
    team_id: TEAM,
    locale: 'fr-CA',
    is_email_confirmed: true,
    profile: { real_name: 'Karine Roy', email: 'Karine@chenevert.example' },
  })
  const seen = new Set<string>()
  const bench: Bench = {
    standIn,
    events: [],
    pauses: [],
    answer: async () => ({ type: 'accepted' }),
    slack: createSlack(
      {
        botToken: 'xoxb-test',
        signingSecret: SECRET,
        apiUrl: standIn.url,
        charts: { png: async () => PIXEL },
        pause: async (millis) => {
          bench.pauses.push(millis)
        },
        ...settings,
      },
      {
        baseUrl: 'https://nova.example',
        readFile: async () => PIXEL,
        receive: async (event) => {
          if (seen.has(event.id)) return { type: 'duplicate' }
          const reply = await bench.answer(event)
          seen.add(event.id)
          bench.events.push(event)
          return reply
        },
      },
    ),
    async send(request) {
      const work: Promise<unknown>[] = []
      const response = await bench.slack.handle(request, (promise) => work.push(promise))
      await Promise.all(work)
      return response
    },
  }
  return bench
}
