import { createSlack, type SlackSettings } from '../../adapters/slack/slack.ts'
import type { Adapter } from '../../src/chat/adapter.ts'
import { createTestInbox, type TestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { KARINE, TEAM } from './payloads.ts'
import { SECRET } from './signed.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

export type Bench = {
  slack: Adapter
  standIn: StandIn
  inbox: TestInbox
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
  const inbox = createTestInbox()
  const bench: Bench = {
    standIn,
    inbox,
    pauses: [],
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
      inbox,
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
