import { request } from 'node:http'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../db/database.ts'
import { demoOrganizationId, generateDemo } from '../../db/demo/generate.ts'
import { insertDemo } from '../../db/demo/insert.ts'
import type { Stores } from '../../db/tables/index.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import { createLog } from '../../src/lib/log.ts'
import { createJobs } from '../../src/workflow/jobs.ts'
import { openTestPostgres } from '../db/open.ts'
import type { Json } from '../slack/json.ts'
import { button, KARINE, mention, TEAM } from '../slack/payloads.ts'
import { SECRET, signed } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'
import { startWorker, type Worker } from './wrangler.ts'

const NADIA = 'U0NADIA'
const CLOCK = '2026-11-02T08:00:00-05:00'

let database: (Database & { url: string }) | undefined
try {
  database = await openTestPostgres()
} catch (thrown) {
  console.warn(`left out: the worker is tried with a Postgres server, and none answers (${thrown})`)
}

describe.skipIf(!database)('Nova on Workers', () => {
  const nova = database!
  let standIn: StandIn
  let worker: Worker

  const within = <T>(work: (stores: Stores) => Promise<T>) => nova.inOrganization(demoOrganizationId, work)
  const jobs = async (queue: string) =>
    (await nova.boss.db.executeSql('select state, data from pgboss.job where name = $1 order by created_on', [queue]))
      .rows as { state: string; data: Json }[]

  /** Where Node has been: tables, queues, the demo company. */
  async function prepare() {
    await insertDemo(nova, demoOrganizationId, generateDemo({ today: '2026-11-02' }))
    const none = async () => {}
    const queues = createJobs(nova.boss, createLog('silent'))
    await queues.start({ turn: none, deliver: none, tick: none })
    await queues.stop()
  }

  beforeAll(async () => {
    await prepare()
    standIn = await startStandIn()
    for (const [id, handle] of [
      [KARINE, 'karine'],
      [NADIA, 'nadia'],
    ] as const) {
      const [person] = await within((stores) => stores.persons.list({ handle }))
      standIn.users.set(id, {
        team_id: TEAM,
        locale: 'fr-CA',
        is_email_confirmed: true,
        profile: { real_name: person!.name, email: person!.email },
      })
    }
    const url = new URL(nova.url)
    url.password ||= 'unused'
    worker = await startWorker(url.href, {
      NOVA_DEMO: 'on',
      NOVA_CLOCK: CLOCK,
      NOVA_SECRET: 's'.repeat(64),
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: standIn.url,
      SLACK_TEAM_ID: TEAM,
    })
  })
  afterAll(async () => {
    await worker?.close()
    await standIn?.close()
    await nova?.close()
  })

  const get = (path: string) => fetch(`${worker.url}${path}`)
  async function post(sent: Request): Promise<number> {
    const { headers } = sent
    return (await fetch(`${worker.url}/slack/events`, { method: 'POST', headers, body: await sent.text() })).status
  }
  const until = (found: () => unknown) => vi.waitUntil(found, { timeout: 40_000, interval: 100 })
  const posted = (text: string) =>
    standIn.bodies('chat.postMessage').find((body) => JSON.stringify(body).includes(text))

  it('is healthy and ready', async () => {
    expect((await get('/health')).status).toBe(200)
    const ready = await get('/ready')
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
    expect((await get('/metrics')).status).toBe(404)
  })

  it('stores a signed event with its job, answers 200, and posts the answer', async () => {
    expect(await post(signed(mention('facture la famille Arsenault-Roy 1 000 $ pour la peinture')))).toBe(200)
    const [event] = await within((stores) => stores.events.list({ platform: 'slack' }))
    expect((await jobs('turn')).map((job) => job.data)).toEqual([
      { organization: demoOrganizationId, event: event!.id },
    ])
    await until(() => posted('1\u00a0149,75\u00a0$'))
    await until(async () => (await jobs('turn')).every((job) => job.state === 'completed'))
  })

  it('answers an event that is sent again, and does nothing twice', async () => {
    const again = mention('bonjour', { ts: '1790000200.000100' })
    expect(await post(signed(again))).toBe(200)
    expect(await post(signed(again))).toBe(200)
    expect(await within((stores) => stores.events.list({ platform: 'slack' }))).toHaveLength(2)
    await until(async () => (await jobs('turn')).filter((job) => job.state === 'completed').length === 2)
  })

  it('refuses a request that Slack did not sign', async () => {
    const before = (await jobs('turn')).length
    expect(await post(signed(mention('bonjour'), { secret: 'another-secret' }))).toBe(401)
    expect(await jobs('turn')).toHaveLength(before)
  })

  it('makes the PDF of an invoice that is approved', async () => {
    const [key, message] = [...standIn.messages].find(([key]) => key.startsWith('C0FACT/'))!
    const ts = key.split('/')[1]!
    const approve = message.blocks
      .flatMap((block: Json) => block.elements ?? [])
      .find((one: Json) => one.type === 'button' && one.text.text === 'Approuver')
    const click = button(approve.value, {
      user: { id: NADIA, username: 'x', name: 'x', team_id: TEAM },
      container: { type: 'message', message_ts: ts, channel_id: 'C0FACT', is_ephemeral: false },
      message: { type: 'message', ts, thread_ts: '1790000000.000100', bot_id: 'B0NOVA', text: 'x' },
    })
    expect(await post(signed(click))).toBe(200)
    await until(() => [...standIn.files.values()].some((file) => file.complete && file.bytes > 5_000))
    const [invoice] = await within((stores) => stores.files.list({ mime: 'application/pdf' }))
    expect(new TextDecoder('latin1').decode(invoice!.bytes).slice(0, 5)).toBe('%PDF-')
  })

  it('does what is due when the clock calls', async () => {
    // Left behind: stored by a process that was killed before it ran the turn.
    const text = 'c’est quoi l’état du 6-plex?'
    const event: InboundEvent = {
      platform: 'slack',
      workspace: TEAM,
      id: 'Ev0LeftBehind',
      at: new Date(CLOCK),
      account: { id: KARINE },
      place: { channel: 'C0CHANTIER', thread: null, kind: 'public' },
      content: { type: 'message', message: '1790000300.000100', text, addressed: true, files: [] },
    }
    const queues = new PgBoss({ ...nova.boss, schema: 'pgboss', supervise: false, schedule: false })
    await queues.start()
    await nova.inOrganization(demoOrganizationId, async (stores, tx) => {
      const { id } = await stores.events.insertOnce(event)
      await queues.send('turn', { organization: demoOrganizationId, event: id }, { db: tx })
    })
    await queues.stop({ graceful: false })
    const [karine] = await within((stores) => stores.persons.list({ handle: 'karine' }))
    const reminder = await within((stores) =>
      stores.notifications.insert({
        kind: 'reminder',
        personId: karine!.id,
        dueAt: new Date(CLOCK),
        title: 'Casques',
        text: 'Commander',
      }),
    )

    expect((await get('/cdn-cgi/handler/scheduled')).status).toBe(200)
    await until(() => standIn.bodies('chat.postMessage').some((body) => body.channel === 'C0CHANTIER'))
    expect((await within((stores) => stores.notifications.get(reminder.id)))?.state).toBe('sent')
    await until(async () => (await jobs('turn')).every((job) => job.state === 'completed'))
  })

  it('draws a chart that Slack has not, as a picture', async () => {
    const thread = '1790000400.000100'
    expect(await post(signed(mention('liste les projets en cours', { ts: thread })))).toBe(200)
    const answers = () => standIn.bodies('chat.postMessage').filter((body) => body.thread_ts === thread)
    await until(() => answers().length > 0)
    const picture = answers()
      .flatMap((body) => body.blocks)
      .find((block) => block.type === 'image')
    expect(standIn.files.get(picture?.slack_file.id)?.bytes).toBeGreaterThan(10_000)
  })

  it('answers what is said while another turn holds the thread', async () => {
    const thread_ts = '1790000500.000100'
    const said = ['montre-moi les comptes à recevoir', 'combien de TPS et TVQ doit-on ce trimestre?', 'bonjour']
    const payloads = said.map((text, i) => mention(text, { ts: `179000050${i}.000200`, thread_ts }))
    expect(await Promise.all(payloads.map((payload) => post(signed(payload))))).toEqual([200, 200, 200])
    await until(() => standIn.bodies('chat.postMessage').filter((body) => body.thread_ts === thread_ts).length >= 3)
  })

  it('keeps the demo to this machine', async () => {
    const { port } = new URL(worker.url)
    const headers = { host: 'nova.example' }
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/v1/tools?as=isabelle', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .once('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })

  it('serves the page and answers over the API', async () => {
    const page = await get('/')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect((await get('/assets/main.js')).status).toBe(200)
    // Ends at once: the page asks again, and is told to reload what it shows.
    expect(await (await get('/web/stream')).text()).toMatch(/^event: ready/m)
    expect((await (await get('/assets/inter-latin-400-normal.woff2')).arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    const answer = await fetch(`${worker.url}/api/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'qui nous doit de l’argent?', as: 'isabelle' }),
    })
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as Json).steps[0].status).toBe('done')
  })
  it('leaves nothing failed or hanging behind', () => {
    expect(worker.printed()).not.toMatch(/ERROR|uncaught|hung|cannot perform i\/o/i)
  })
})
