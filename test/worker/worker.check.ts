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
import { command, interaction, PUBLIC_KEY, signed as signedByDiscord } from '../discord/payloads.ts'
import {
  BOT as DISCORD_BOT,
  type StandIn as DiscordStandIn,
  GUILD,
  startStandIn as startDiscord,
  TOKEN,
} from '../discord/stand-in.ts'
import type { Json } from '../slack/json.ts'
import { button, KARINE, mention, message, TEAM } from '../slack/payloads.ts'
import { SECRET, signed } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'
import {
  APP,
  activity,
  execute,
  KARINE as KARINE_ON_TEAMS,
  TENANT,
  mention as teamsMention,
} from '../teams/activities.ts'
import { member, signed as signedByTeams } from '../teams/bench.ts'
import { type Connector, startConnector } from '../teams/connector.ts'
import { type Claims, type Issuer, startIssuer } from '../teams/issuer.ts'
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
  let discord: DiscordStandIn
  let connector: Connector
  let issuer: Issuer
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
    discord = await startDiscord()
    connector = await startConnector()
    issuer = await startIssuer(connector)
    const [karine] = await within((stores) => stores.persons.list({ handle: 'karine' }))
    connector.members.set(`29:${KARINE_ON_TEAMS}`, member(KARINE_ON_TEAMS, karine!.name, karine!.email ?? ''))
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
      TEAMS_APP_ID: APP,
      TEAMS_APP_PASSWORD: 'a-client-secret',
      TEAMS_TENANT_ID: TENANT,
      TEAMS_LOGIN_URL: connector.url,
      TEAMS_OPENID_URL: `${connector.url}openid`,
      DISCORD_TOKEN: TOKEN,
      DISCORD_APPLICATION_ID: DISCORD_BOT,
      DISCORD_PUBLIC_KEY: PUBLIC_KEY,
      DISCORD_API_URL: discord.url,
      DISCORD_GATEWAY: 'off',
    })
  })
  afterAll(async () => {
    await worker?.close()
    await standIn?.close()
    await discord?.close()
    await issuer?.close()
    await connector?.close()
    await nova?.close()
  })

  const get = (path: string) => fetch(`${worker.url}${path}`)
  async function post(sent: Request): Promise<number> {
    const { headers } = sent
    return (await fetch(`${worker.url}/slack/events`, { method: 'POST', headers, body: await sent.text() })).status
  }
  const until = (found: () => unknown) => vi.waitUntil(found, { timeout: 40_000, interval: 100 })
  const posted = (text: string) => [...standIn.messages.values()].find((body) => JSON.stringify(body).includes(text))

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
    await until(() => [...standIn.messages.keys()].some((key) => key.startsWith('C0CHANTIER/')))
    expect((await within((stores) => stores.notifications.get(reminder.id)))?.state).toBe('sent')
    await until(async () => (await jobs('turn')).every((job) => job.state === 'completed'))
  })

  it('draws a chart that Slack has not, as a picture', async () => {
    const thread = '1790000400.000100'
    expect(await post(signed(message('liste les projets en cours', { ts: thread })))).toBe(200)
    const answers = () => [...standIn.messages.values()].filter((body) => body.blocks && body.thread_ts === thread)
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
    await until(() => [...standIn.messages.values()].filter((body) => body.thread_ts === thread_ts).length >= 3)
  })

  it('answers Discord: a ping, a bad signature, and a command of an account that is not linked yet', async () => {
    const send = async (sent: Request) =>
      fetch(`${worker.url}/discord/interactions`, { method: 'POST', headers: sent.headers, body: await sent.text() })
    expect(await (await send(signedByDiscord(interaction(1, {})))).json()).toEqual({ type: 1 })
    expect((await send(signedByDiscord(interaction(1, {}), { forged: 'signature' }))).status).toBe(401)
    const asked = command('nova', [{ name: 'demande', value: 'qui nous doit de l’argent?' }])
    const { id: interactionId, token: interactionToken, channel_id: channelId } = asked
    await discord.twin.prisma.interactionResponse.create({
      data: { interactionId, interactionToken, applicationId: DISCORD_BOT, channelId, type: 5 },
    })
    const answer = await send(signedByDiscord(asked))
    expect([answer.status, ((await answer.json()) as Json).type]).toEqual([200, 5])
    // Nothing of the company, for their eyes only: how to link the account.
    await until(() => discord.calls.some(({ method, path }) => method === 'POST' && path.includes(interactionToken)))
    const told = discord.calls.find(({ method, path }) => method === 'POST' && path.includes(interactionToken))!
    expect(told.faults).toEqual([])
    expect(told.body.flags & 64).toBe(64)
    expect(JSON.stringify(told.body)).not.toMatch(/\$/)
    expect((await within((stores) => stores.events.list({ platform: 'discord' }))).map((one) => one.workspace)).toEqual(
      [GUILD],
    )
  })

  it('answers Teams: a mention with a card, an invoke in its answer, another audience with 401', async () => {
    const send = async (sent: Json, claims?: Claims) => {
      const { headers, ...request } = await signedByTeams(sent, connector, issuer, claims).then(async (one) => ({
        headers: one.headers,
        body: await one.text(),
      }))
      return fetch(`${worker.url}/api/messages`, { method: 'POST', headers, ...request })
    }
    expect((await send(teamsMention('bonjour'), { aud: 'another' })).status).toBe(401)
    expect((await send(activity('conversationUpdate', { more: { membersAdded: [{ id: `28:${APP}` }] } }))).status).toBe(
      200,
    )
    const root = '1790000100000'
    const asked = teamsMention('facture la famille Arsenault-Roy 2 000 $ pour la peinture', { id: root, root })
    expect((await send(asked)).status).toBe(200)
    const cards = () => connector.sent.filter(({ body }) => JSON.stringify(body).includes('2\u00a0299,50\u00a0$'))
    await until(() => cards().length > 0)
    const card = cards().at(-1)!
    expect(card.conversation).toContain(`messageid=${root}`)
    const { action } = card.body.attachments[0].content.refresh
    const refreshed = await send(execute(action.data, { root, replyTo: card.id }, 'refresh'))
    expect(refreshed.status).toBe(200)
    expect(((await refreshed.json()) as Json).type).toBe('application/vnd.microsoft.card.adaptive')
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
