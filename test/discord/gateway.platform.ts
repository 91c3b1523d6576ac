// The connection itself: a gateway that breaks off, refuses, and is resumed by discord.js.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { createDiscord } from '../../adapters/discord/discord.ts'
import { createTestInbox } from '../adapters/inbox.ts'
import { PIXEL } from '../adapters/pixel.ts'
import type { Json } from '../slack/json.ts'
import { violations } from './limits.ts'
import { message, PUBLIC_KEY } from './payloads.ts'
import { BOT, CHANNEL, GUILD, TOKEN } from './stand-in.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const HIDDEN = '1100000000000000098'
/** One that everybody reads and writes in, and one that Nova is kept out of. */
const CHANNELS = [
  { id: CHANNEL, type: 0, name: 'c', permission_overwrites: [] },
  { id: HIDDEN, type: 0, name: 'direction', permission_overwrites: [{ id: GUILD, type: 0, allow: '0', deny: '1024' }] },
]

/** Discord's gateway as small as can be: hello, identify, ready, resume. */
async function startGateway(port = 0) {
  const { WebSocketServer } = (await import('../node_modules/ws/wrapper.mjs' as string)) as Json
  const log: { op: number; d: Json }[] = []
  const posted: Json[] = []
  let socket: Json
  let sequence = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.url!.endsWith('/messages')) posted.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.writeHead(200, { 'content-type': 'application/json' })
    const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
    const limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 }
    response.end(
      JSON.stringify(
        request.url!.includes('/gateway/bot')
          ? { url: address, shards: 1, session_start_limit: limit }
          : request.url!.endsWith('/channels')
            ? CHANNELS
            : [],
      ),
    )
  })
  const sockets = new WebSocketServer({ server })
  const send = (op: number, d: unknown, t: string | null = null) =>
    socket.send(JSON.stringify({ op, d, t, s: op === 0 ? ++sequence : null }))
  sockets.on('connection', (made: Json) => {
    socket = made
    send(10, { heartbeat_interval: 45_000 })
    made.on('message', (raw: Buffer) => {
      const packet = JSON.parse(raw.toString())
      log.push(packet)
      if (packet.op === 1) send(11, null)
      if (packet.op === 6) send(0, {}, 'RESUMED')
      if (packet.op !== 2) return
      const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
      const user = { id: BOT, username: 'Nova', discriminator: '0', avatar: null, bot: true }
      send(
        0,
        {
          v: 10,
          user,
          guilds: [{ id: GUILD, unavailable: true }],
          session_id: 's1',
          resume_gateway_url: url,
          application: { id: BOT, flags: 0 },
        },
        'READY',
      )
      send(
        0,
        {
          id: GUILD,
          name: 'Nova',
          owner_id: '1',
          roles: [{ id: GUILD, name: '@everyone', permissions: '3072', color: 0, position: 0 }],
          emojis: [],
          stickers: [],
          features: [],
          members: [{ user, roles: [], joined_at: new Date().toISOString() }],
          channels: CHANNELS,
          threads: [],
          presences: [],
          voice_states: [],
          stage_instances: [],
          guild_scheduled_events: [],
          soundboard_sounds: [],
          member_count: 1,
          joined_at: new Date().toISOString(),
        },
        'GUILD_CREATE',
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = async () => {
    for (const one of sockets.clients) one.terminate()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    log,
    posted,
    close,
    port: (server.address() as AddressInfo).port,
    say: (t: string, d: unknown) => send(0, d, t),
    drop: (code?: number) => (code ? socket.close(code) : socket.terminate()),
  }
}

function open(port: number, inbox = createTestInbox()) {
  const adapter = createDiscord(
    {
      token: TOKEN,
      applicationId: BOT,
      publicKey: PUBLIC_KEY,
      gateway: true,
      apiUrl: `http://127.0.0.1:${port}/api`,
      charts: { png: async () => PIXEL },
      pause: () => new Promise((resolve) => setTimeout(resolve, 20)),
    },
    inbox,
  )
  closing.push(() => adapter.stop())
  return { inbox, adapter }
}
const mention = () => message(`<@${BOT}> allo`)

it('a lost connection is resumed, with what was said meanwhile', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { inbox, adapter } = open(gateway.port)
  await adapter.start()
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 2))
  expect(gateway.log.find(({ op }) => op === 2)!.d.intents).toBe(4609)
  await vi.waitFor(() => {
    gateway.say('MESSAGE_CREATE', mention())
    expect(inbox.events.length).toBeGreaterThan(0)
  })
  const before = inbox.events.length
  gateway.drop()
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 6), { timeout: 10_000 })
  expect(gateway.log.find(({ op }) => op === 6)!.d).toMatchObject({ session_id: 's1' })
  gateway.say('MESSAGE_CREATE', mention())
  await vi.waitUntil(() => inbox.events.length > before)
})

it('a connection that cannot be resumed is made anew', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { inbox, adapter } = open(gateway.port)
  await adapter.start()
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 2))
  // Refused as if the token were changed; discord.js gives up on it.
  gateway.drop(4004)
  await vi.waitUntil(() => gateway.log.filter(({ op }) => op === 2).length === 2, { timeout: 10_000 })
  await vi.waitFor(() => {
    gateway.say('MESSAGE_CREATE', mention())
    expect(inbox.events.length).toBeGreaterThan(0)
  })
})

it('a message that is deleted after a restart is known by what was kept of it', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { inbox, adapter } = open(gateway.port)
  const asked = mention()
  inbox.kept.set(`${GUILD}/said:${asked.id}`, { account: { id: '7' }, place: { channel: CHANNEL, thread: '1' } })
  await adapter.start()
  await vi.waitFor(() => {
    gateway.say('MESSAGE_DELETE', { id: asked.id, channel_id: CHANNEL, guild_id: GUILD })
    expect(inbox.events[0]).toMatchObject({ account: { id: '7' }, content: { message: asked.id } })
  })
})

it('channels that Nova may not write in are not offered', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { adapter } = open(gateway.port)
  await adapter.start()
  await vi.waitFor(async () => expect(await adapter.channels(GUILD)).toEqual([{ id: CHANNEL, name: '#c' }]), {
    timeout: 5_000,
  })
})

it('starts while Discord is away, and connects when it is back', async () => {
  const first = await startGateway()
  await first.close()
  const { inbox, adapter } = open(first.port)
  await adapter.start()
  expect((await adapter.check()).some(({ ok }) => !ok)).toBe(true)
  const gateway = await startGateway(first.port)
  closing.push(gateway.close)
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 2), { timeout: 10_000 })
  await vi.waitFor(() => {
    gateway.say('MESSAGE_CREATE', mention())
    expect(inbox.events.length).toBeGreaterThan(0)
  })
})

it('a message that cannot be stored yet is stored later, and Nova’s removal from a guild is told', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { inbox, adapter } = open(gateway.port)
  let failing = 2
  inbox.answer = async () => {
    failing -= 1
    if (failing >= 0) throw new Error('the database is away')
    return { type: 'accepted' }
  }
  await adapter.start()
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 2))
  gateway.say('MESSAGE_CREATE', mention())
  await vi.waitUntil(() => inbox.events.length === 1, { timeout: 5_000 })
  gateway.say('GUILD_DELETE', { id: GUILD, unavailable: true })
  gateway.say('GUILD_DELETE', { id: GUILD })
  await vi.waitUntil(() => inbox.unlinked.length > 0)
  expect(inbox.unlinked).toEqual([GUILD])
})

it('somebody who writes in her thread without naming her is told once how', async () => {
  const gateway = await startGateway()
  closing.push(gateway.close)
  const { inbox, adapter } = open(gateway.port)
  await adapter.start()
  await vi.waitUntil(() => gateway.log.some(({ op }) => op === 2))
  const metadata = {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: new Date().toISOString(),
    locked: false,
  }
  const thread = {
    id: '1300000000000000001',
    guild_id: GUILD,
    parent_id: CHANNEL,
    type: 11,
    name: 'q',
    owner_id: BOT,
    thread_metadata: metadata,
  }
  gateway.say('THREAD_CREATE', thread)
  // What Discord sends of a message that does not name Nova: nothing of its words.
  for (let i = 0; i < 3; i++) gateway.say('MESSAGE_CREATE', message('', { channel_id: thread.id }))
  gateway.say('MESSAGE_CREATE', message(`<@${BOT}> allo`, { channel_id: thread.id }))
  await vi.waitUntil(() => inbox.events.length === 1 && gateway.posted.length > 0)
  expect(inbox.events[0]!.place).toMatchObject({ channel: CHANNEL, thread: thread.id })
  expect(gateway.posted).toHaveLength(1)
  expect(violations(gateway.posted[0])).toEqual([])
})
