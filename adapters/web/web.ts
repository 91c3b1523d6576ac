import { CHART_KINDS } from '../../src/chart/spec.ts'
import type { Adapter, Inbox, PostedMessage, Target } from '../../src/chat/adapter.ts'
import type { ChatMessage } from '../../src/chat/message.ts'
import { sha256 } from '../../src/lib/canonical.ts'
import { directChannelOf, isDirect, type WebData, type WebPerson, WORKSPACE } from './data.ts'
import { createLive } from './live.ts'
import { createRoutes, visibleChannels } from './routes.ts'
import { type ChartPainter, wireMessage } from './wire.ts'
import { webError } from './words.ts'

export type WebSettings = {
  /** Anybody may be anybody: only on loopback, and the page shows a switch. */
  demo: boolean
  /** Key of the session cookies' signatures; at least 32 random bytes, as text. */
  sessionSecret: string
  now(): Date
  /** A file of `PAGE_FILES` or `FONT_FILES` (assets.ts); null when it is missing. */
  assets(name: string): Promise<string | Uint8Array | null>
  painter: ChartPainter
  /** What failed without being foreseen, for the log. */
  report(thrown: unknown): void
}

/** The local page: unlike the other platforms it keeps its own messages, through `data`. */
export function createWeb(settings: WebSettings, inbox: Inbox, data: WebData): Adapter {
  const live = createLive()
  const { painter } = settings

  async function maySee(viewer: WebPerson, channel: string): Promise<boolean> {
    if (isDirect(channel)) return channel === directChannelOf(viewer.id)
    return (await visibleChannels(data, viewer.id)).some((one) => one.id === channel)
  }

  function publish(name: 'message' | 'update', message: ChatMessage): void {
    const write = async (viewer: WebPerson) =>
      (await maySee(viewer, message.channel)) ? wireMessage(message, viewer.lang, painter) : null
    live.publish({ name, write })
    if (settings.demo && name === 'message' && message.author.kind === 'nova' && isDirect(message.channel)) {
      // Whose direct channel has news, and nothing of it: the demo switch shows a dot.
      live.publish({
        name: 'waiting',
        write: async () => ({ person: message.channel.slice(directChannelOf('').length) }),
      })
    }
  }

  /** The same key makes the same id, so that a retried post is one message. */
  async function compose(target: Target, key: string, body: Pick<ChatMessage, 'card' | 'files'>): Promise<ChatMessage> {
    return {
      id: `m${(await sha256(`${target.channel}\n${key}`)).slice(0, 31)}`,
      channel: target.channel,
      thread: isDirect(target.channel) ? null : target.thread,
      author: { kind: 'nova' },
      at: settings.now(),
      text: '',
      edited: false,
      ...body,
    }
  }

  async function say(message: ChatMessage): Promise<PostedMessage> {
    if ((await data.keep(message)) === 'new') publish('message', message)
    const thread = isDirect(message.channel) ? message.channel : (message.thread ?? message.id)
    return { workspace: WORKSPACE, channel: message.channel, message: message.id, thread }
  }

  const routes = createRoutes(settings, inbox, data, live, (message) => publish('message', message))

  return {
    platform: 'web',
    capabilities: {
      nativeCharts: CHART_KINDS,
      maxButtons: 8,
      maxTextLength: 40_000,
      maxTableRows: 100,
      edits: true,
      dialogs: true,
      showsFiles: true,
    },
    paths: ['/', '/assets/*', '/web/*', '/files/*', '/records/*', '/sign-in'],
    handle: async (request) => routes.fetch(request),

    async post(target, outgoing) {
      const composed = await compose(target, outgoing.idempotencyKey, { card: outgoing.card, files: [] })
      return say({ ...composed, id: outgoing.message })
    },

    async update(posted, outgoing) {
      const message = await data.replaceCard(posted.channel, posted.message, outgoing.card)
      if (!message) throw webError('not-found', 'no-message')
      publish('update', message)
      return posted
    },

    /** Reaches the person's open pages and is not kept. */
    async whisper(target, account, outgoing) {
      const message = await compose(target, `${account}\n${outgoing.idempotencyKey}`, {
        card: outgoing.card,
        files: [],
      })
      const write = async (viewer: WebPerson) =>
        viewer.id === account && (await maySee(viewer, message.channel))
          ? wireMessage(message, viewer.lang, painter)
          : null
      live.publish({ name: 'whisper', write })
    },

    directChannel: async (_workspace, account) => directChannelOf(account),

    async upload(target, file, _bytes, idempotencyKey) {
      await say(await compose(target, idempotencyKey, { card: null, files: [file] }))
    },

    start: async () => {},
    stop: async () => live.close(),
  }
}
