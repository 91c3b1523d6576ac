// How Discord reaches Nova: she holds its gateway, or it calls her over HTTP (commands, buttons and dialogs only).
import type { Client } from 'discord.js'
import type { Inbox } from '../../src/chat/adapter.ts'
import { admit, isRecent } from '../../src/chat/admit.ts'
import { isPermanent } from '../../src/chat/delivery.ts'
import type { InboundEvent, Place } from '../../src/chat/event.ts'
import { createExpiring } from '../../src/chat/expiring.ts'
import { createLine, createPending } from '../../src/chat/line.ts'
import { isObject, listAt, objectAt, type Payload, parseObject, textAt } from '../../src/chat/payload.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { Recent } from '../../src/lib/recent.ts'
import type { Api } from './client.ts'
import type { Dispatch } from './dispatch.ts'
import { CARD_FLAGS, note } from './elements.ts'
import { parseMessage, type Where } from './parse.ts'
import { small } from './text.ts'
import type { Accounts } from './workspace.ts'

const PING = 1

/**
 * Answers an interaction that Discord sends over HTTP, on Node and on Workers: 401 for a bad signature (Discord tries
 * them on purpose), else what the person is to see within three seconds.
 */
export function createReceive(publicKey: string | undefined, dispatch: Dispatch) {
  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    const body = await admit(request, async (raw, headers) =>
      publicKey && (await isSigned(publicKey, raw, headers)) ? (parseObject(raw) ?? {}) : 401,
    )
    if (typeof body === 'number') return new Response(null, { status: body })
    if (body.type === PING) return Response.json({ type: PING })
    const answer = await dispatch(body)
    if (!answer) return new Response(null, { status: 204 })
    if (answer.later) waitUntil(answer.later())
    return Response.json(answer.body)
  }
}

/** Whether Discord signed a request (Ed25519 over timestamp and raw body) at most five minutes ago or ahead. */
async function isSigned(publicKey: string, body: Uint8Array, headers: Headers): Promise<boolean> {
  const timestamp = headers.get('x-signature-timestamp')
  const signature = headers.get('x-signature-ed25519') ?? ''
  if (!isRecent(timestamp) || !/^[0-9a-f]{64}$/i.test(publicKey) || !/^[0-9a-f]{128}$/i.test(signature)) return false
  try {
    const key = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, ['verify'])
    const signed = Buffer.concat([Buffer.from(timestamp), body])
    return await crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'hex'), signed)
  } catch {
    // Not a point of the curve.
    return false
  }
}

const say = phrases({
  hint: {
    fr: 'Discord ne me montre que les messages qui me nomment : réponds à l’un des miens, ou écris @Nova.',
    en: 'Discord shows me only messages that name me: reply to one of mine, or write @Nova.',
  },
})

/** Guilds, messages of guilds and direct messages: none of Discord's privileged intents. */
export const INTENTS = 4_609
const RAW = /^(MESSAGE_|INTERACTION_)/
/** Milliseconds before a message that could not be stored is tried again; Discord does not send it twice. */
const RETRIES = [500, 3_000, 15_000, 60_000]

/** Messages whose author and place are kept, so that it is known whose it was when one is deleted. */
const MOST_SAID = 200
const SAID_MS = 30 * 24 * 3_600_000

export type GatewaySettings = {
  token: string
  apiUrl?: string
  api: Api
  inbox: Pick<Inbox, 'receive' | 'unlink' | 'store'>
  accounts: Accounts
  /** Null where interactions come over HTTP. */
  dispatch: Dispatch | null
  /** The beginning of each message. */
  heard: Recent<string>
  pause: (millis: number) => Promise<void>
}

export type Gateway = {
  start(): Promise<void>
  stop(): Promise<void>
  state(): 'off' | 'trying' | 'ready'
  where: Where
  /** Whether Nova may post in a channel; true where it is not known. */
  mayWrite(channel: string): boolean
}

/**
 * Discord's gateway by discord.js, which resumes a lost connection by itself. `start` never fails: it goes on trying
 * with growing pauses. Nothing is dropped that could be stored later.
 */
export function createGateway(settings: GatewaySettings): Gateway {
  const { api, inbox, accounts, dispatch, heard, pause } = settings
  const pending = createPending()
  const said = createExpiring<Pick<InboundEvent, 'account' | 'place'>>(inbox.store, 'said', MOST_SAID, SAID_MS)
  let client: Client | null = null

  const where: Where = (id) => {
    const channel = client?.channels.cache.get(id)
    if (!channel || channel.isDMBased()) return null
    const thread = channel.isThread() ? channel : null
    const room = thread?.parent ?? channel
    const everyone = room.isThread() ? null : room.guild.roles.everyone
    const hidden = everyone && !room.isThread() && !room.permissionsFor(everyone).has('ViewChannel')
    const kind: Place['kind'] = hidden || thread?.type === 12 ? 'private' : 'public'
    return { kind, parent: thread?.parentId ?? null, own: thread !== null && thread.ownerId === client?.user?.id }
  }

  async function take(event: InboundEvent): Promise<void> {
    for (const millis of [...RETRIES, null])
      try {
        await inbox.receive(event)
        return
      } catch (thrown) {
        if (millis === null || line.state() === 'off' || isPermanent(thrown)) return
        await pause(millis)
      }
  }

  async function hear(body: Payload, edited: boolean): Promise<void> {
    const self = client?.user?.id
    const channel = textAt(body, 'channel_id')
    if (!self || !channel) return
    // A thread that was opened before Nova came is not known yet.
    if (textAt(body, 'guild_id') && !client?.channels.cache.has(channel))
      await client?.channels.fetch(channel).catch(() => null)
    const found = parseMessage(body, self, where, edited)
    if (!found) return edited ? undefined : hint(body, channel)
    const { account } = found
    const workspace = found.workspace ?? (await accounts.workspaceOf(account.id))
    if (!workspace) return
    if (found.workspace) void accounts.heard(workspace, account.id)
    const { content } = found
    if (content.type === 'message') heard.set(content.message, content.text.slice(0, 200))
    await take({ platform: 'discord', ...found, workspace })
    const { place } = found
    if (content.type === 'message') await said.write(workspace, content.message, { account, place }).catch(() => {})
  }

  /** Discord does not say whose message it was that was deleted, and in direct messages not even in which guild. */
  async function deleted(body: Payload): Promise<void> {
    const id = textAt(body, 'id') ?? ''
    const guild = textAt(body, 'guild_id')
    for (const workspace of guild ? [guild] : (await accounts.guilds()).map((one) => one.id)) {
      const known = await said.read(workspace, id)
      const event = { platform: 'discord' as const, id: `delete:${id}`, at: new Date(), workspace }
      if (known) return take({ ...event, ...known, content: { type: 'message-deleted', message: id } })
    }
  }

  /** Said once in a thread of Nova's where somebody writes without naming her: Discord hides their words from her. */
  async function hint(body: Payload, channel: string): Promise<void> {
    const author = objectAt(body, 'author')
    const workspace = textAt(body, 'guild_id')
    const hidden = !textAt(body, 'content') && listAt(body, 'attachments').length === 0 && body.type === 0
    if (!workspace || !hidden || author.bot === true || body.webhook_id || !where(channel)?.own) return
    const key = `hinted:${channel}`
    const isFirst = await inbox.store.exclusively(workspace, key, async () => {
      if (await inbox.store.read(workspace, key)) return false
      await inbox.store.write(workspace, key, true)
      return true
    })
    if (!isFirst) return
    const text = (['fr', 'en'] as const).map((lang) => small(say(lang, 'hint'))).join('\n')
    await api('POST', `/channels/${channel}/messages`, { body: { ...note(text), flags: CARD_FLAGS } })
  }

  async function onPacket({ t, d }: { t: string; d: unknown }): Promise<void> {
    if (!isObject(d)) return
    if (t === 'MESSAGE_CREATE' || t === 'MESSAGE_UPDATE') return hear(d, t === 'MESSAGE_UPDATE')
    if (t === 'MESSAGE_DELETE') return deleted(d)
    if (t === 'GUILD_DELETE' && d.unavailable !== true) return inbox.unlink(textAt(d, 'id') ?? '')
    if (t !== 'INTERACTION_CREATE' || !dispatch) return
    const answer = await dispatch(d)
    if (!answer) return
    await api('POST', `/interactions/${textAt(d, 'id')}/${textAt(d, 'token')}/callback`, {
      body: answer.body,
      auth: false,
    })
    await answer.later?.()
  }

  async function open(): Promise<Client> {
    const { Client, Options } = await import('./sdk.ts')
    const { token, apiUrl } = settings
    const made = new Client({
      intents: INTENTS,
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      rest: { version: '10', ...(apiUrl ? { api: apiUrl } : {}) },
    })
    client = made
    // Reported by `check`; unhandled, it would end the process.
    made.on('error', () => {})
    made.on('raw' as never, (packet: { t: string; d: unknown }) => pending.keep(onPacket(packet)))
    // These are read as they came. discord.js would make objects of them, and throws where nobody catches it on shapes
    // that are newer than itself.
    const sockets = made.ws as unknown as { handlePacket(packet?: { t: string }, shard?: unknown): boolean }
    const handle = sockets.handlePacket.bind(sockets)
    sockets.handlePacket = (packet, shard) => (packet && RAW.test(packet.t) ? false : handle(packet, shard))
    // What discord.js does not resume: a token that was changed, an intent that was taken away.
    made.on('shardDisconnect', () => line.lose(made))
    made.on('invalidated', () => line.lose(made))
    try {
      await made.login(token)
    } catch (thrown) {
      await made.destroy()
      throw thrown
    }
    return made
  }

  const line = createLine<Client>({ open, close: (made) => made.destroy(), pause, patience: 1_000 })

  return {
    where,
    mayWrite(id) {
      const channel = client?.channels.cache.get(id)
      if (!channel || channel.isDMBased() || !client?.user) return true
      return channel.permissionsFor(client.user)?.has(['ViewChannel', 'SendMessages']) ?? true
    },
    state: () => (line.state() === 'ready' && !client?.isReady() ? 'trying' : line.state()),
    start: line.start,
    async stop() {
      await line.stop()
      client = null
      await Promise.race([pending.all(), pause(2_000)])
    },
  }
}
