import type { Client } from 'discord.js'
import type { Inbox } from '../../src/chat/adapter.ts'
import { isPermanent } from '../../src/chat/delivery.ts'
import type { InboundEvent, Place } from '../../src/chat/event.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { phrases } from '../../src/lib/i18n.ts'
import type { Accounts } from './account.ts'
import type { Api } from './client.ts'
import type { Dispatch } from './dispatch.ts'
import { CARD_FLAGS, note } from './elements.ts'
import { parseMessage, type Where } from './parse.ts'
import { small } from './text.ts'

const say = phrases({
  hint: {
    fr: 'Discord ne me montre que les messages qui me nomment : réponds à l’un des miens, ou écris @Nova.',
    en: 'Discord shows me only messages that name me: reply to one of mine, or write @Nova.',
  },
})

/** Guilds, messages of guilds and direct messages: none of Discord's privileged intents. */
export const INTENTS = 4_609
const RAW = /^(MESSAGE_|INTERACTION_)/
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000
/** Milliseconds before a message that could not be stored is tried again; Discord does not send it twice. */
const RETRIES = [500, 3_000, 15_000, 60_000]
const MOST = 10_000

export type GatewaySettings = {
  token: string
  apiUrl?: string
  api: Api
  inbox: Pick<Inbox, 'receive' | 'unlink' | 'store'>
  accounts: Accounts
  /** Null where interactions come over HTTP. */
  dispatch: Dispatch | null
  /** What is known of each message: its author, place and words. */
  heard: Map<string, Pick<InboundEvent, 'workspace' | 'account' | 'place'> & { text: string }>
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
  const working = new Set<Promise<unknown>>()
  let client: Client | null = null
  let stopped = true
  let insisting = false

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

  const keep = (work: Promise<unknown>) => {
    const settled = work.catch(() => {}).finally(() => working.delete(settled))
    working.add(settled)
  }

  async function take(event: InboundEvent): Promise<void> {
    for (const millis of [...RETRIES, null])
      try {
        await inbox.receive(event)
        return
      } catch (thrown) {
        if (millis === null || stopped || isPermanent(thrown)) return
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
    if (content.type === 'message') {
      heard.set(content.message, { workspace, account, place: found.place, text: content.text.slice(0, 200) })
      if (heard.size > MOST) heard.delete(heard.keys().next().value!)
    }
    await take({ platform: 'discord', ...found, workspace })
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
    if (t === 'MESSAGE_DELETE') {
      // Discord does not say whose message it was.
      const id = textAt(d, 'id') ?? ''
      const known = heard.get(id)
      if (!known) return
      const { text: _, ...of } = known
      return take({
        platform: 'discord',
        id: `delete:${id}`,
        at: new Date(),
        ...of,
        content: { type: 'message-deleted', message: id },
      })
    }
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

  async function connect(): Promise<void> {
    const { Client, Options } = await import('./discord-js.ts')
    const { token, apiUrl } = settings
    const made = new Client({
      intents: INTENTS,
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      rest: { version: '10', ...(apiUrl ? { api: apiUrl } : {}) },
    })
    client = made
    // Reported by `check`; unhandled, it would end the process.
    made.on('error', () => {})
    made.on('raw' as never, (packet: { t: string; d: unknown }) => keep(onPacket(packet)))
    // These are read as they came. discord.js would make objects of them, and throws where nobody catches it on shapes
    // that are newer than itself.
    const sockets = made.ws as unknown as { handlePacket(packet?: { t: string }, shard?: unknown): boolean }
    const handle = sockets.handlePacket.bind(sockets)
    sockets.handlePacket = (packet, shard) => (packet && RAW.test(packet.t) ? false : handle(packet, shard))
    // What discord.js does not resume: a token that was changed, an intent that was taken away.
    made.on('shardDisconnect', () => again(made))
    made.on('invalidated', () => again(made))
    await made.login(token)
  }

  function again(lost: Client): void {
    if (stopped || client !== lost) return
    client = null
    keep(lost.destroy().then(insist))
  }

  async function insist(): Promise<void> {
    if (insisting) return
    insisting = true
    for (let wait = FIRST_WAIT; !stopped && client === null; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      await pause(wait)
      if (!stopped) await attempt()
    }
    insisting = false
  }

  /** Connects, or leaves no client behind. */
  async function attempt(): Promise<void> {
    try {
      await connect()
      if (stopped) await client?.destroy()
    } catch {
      const failed = client
      client = null
      await failed?.destroy()
    }
  }

  return {
    where,
    mayWrite(id) {
      const channel = client?.channels.cache.get(id)
      if (!channel || channel.isDMBased() || !client?.user) return true
      return channel.permissionsFor(client.user)?.has(['ViewChannel', 'SendMessages']) ?? true
    },
    state: () => (stopped ? 'off' : client?.isReady() ? 'ready' : 'trying'),
    async start() {
      if (!stopped) return
      stopped = false
      await attempt()
      if (client === null) keep(insist())
    },
    async stop() {
      stopped = true
      const open = client
      client = null
      await open?.destroy()
      await Promise.race([Promise.all(working), pause(2_000)])
    },
  }
}
