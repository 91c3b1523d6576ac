import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPglite } from '../../db/pglite.ts'
import { KARINE, mention, TEAM } from '../slack/payloads.ts'
import { startStandIn } from '../slack/stand-in.ts'
import { type Measure, measure, quantile } from './measure.ts'
import { startServer } from './server.ts'

const SECRET = 'bench-signing-secret'
const PER_SECOND = 200
const SECONDS = 10

/** Signed mentions at a steady rate, whatever the answers take; the times are those to the 200, from when each was due. */
export async function benchSlack(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nova-bench-'))
  const standIn = await startStandIn()
  standIn.users.set(KARINE, { team_id: TEAM, profile: { real_name: 'Karine', email: 'karine@chenevert.example' } })
  const server = await startServer(folder, {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: standIn.url,
  })
  const agent = new Agent({ keepAlive: true })
  const send = async (n: number, due: number) => {
    const ts = `${1_790_000_000 + n}.000100`
    const body = JSON.stringify(mention('Qui nous doit de l’argent?', { ts, event_ts: ts }))
    const stamp = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex')}`
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
    }
    const call = request(`${server.url}/slack/events`, { method: 'POST', agent, headers })
    call.end(body)
    const status = await once(call, 'response').then(
      ([response]) => {
        response.resume()
        return response.statusCode as number
      },
      () => 0,
    )
    return { status, ms: performance.now() - due }
  }
  // Bolt and the account are loaded at the first event.
  for (let n = 0; n < 20; n += 1) {
    const { status } = await send(n, performance.now())
    if (status !== 200) throw new Error(`an event was answered ${status}`)
  }
  const total = PER_SECOND * SECONDS
  const started = performance.now()
  const pending: ReturnType<typeof send>[] = []
  while (pending.length < total) {
    const due = started + (pending.length * 1000) / PER_SECOND
    const early = due - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    pending.push(send(20 + pending.length, due))
  }
  const answers = await Promise.all(pending)
  const taken = answers.filter(({ status }) => status === 200)
  agent.destroy()
  await server.stop()
  const stored = await countEvents(folder)
  await standIn.close()
  await rm(folder, { recursive: true })
  const times = answers.map(({ ms }) => ms)
  if (process.env.BENCH_DETAIL)
    console.log({
      statuses: [...new Set(answers.map(({ status }) => status))],
      stored,
      taken: taken.length,
      replied: standIn.bodies('chat.postMessage').length,
    })
  return [
    measure(`Slack acknowledgement at ${PER_SECOND}/s, p50`, quantile(times, 0.5), 5, 'ms'),
    measure(`Slack acknowledgement at ${PER_SECOND}/s, p99`, quantile(times, 0.99), 50, 'ms'),
    measure('events acknowledged but not stored', taken.length + 20 - stored, 0, ''),
    measure('events refused', total - taken.length, 0, ''),
  ]
}

async function countEvents(folder: string): Promise<number> {
  const database = await openPglite(folder)
  try {
    const { rows } = await database.asOwner((tx) =>
      tx.executeSql("select count(*)::int as n from events where platform = 'slack'", []),
    )
    return (rows[0] as { n: number }).n
  } finally {
    await database.close()
  }
}
