import type { types } from '@slack/bolt'
import type { Adapter, Inbox, Outgoing, PostedMessage, Target } from '../../src/chat/adapter.ts'
import { cardText } from '../../src/chat/card-text.ts'
import { type Delivery, editOrPost, sendFullest } from '../../src/chat/delivery.ts'
import { type ChartPictures, pictureOf } from '../../src/chat/pictures.ts'
import { isCode } from '../../src/chat/trouble.ts'
import { NovaError } from '../../src/errors.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Clients, type Content, edit, isRefusal, type SlackClient, slackCode } from './client.ts'
import { LIMITS, plainText, type SlackBlock } from './elements.ts'
import type { Files } from './files.ts'
import type { Sessions, Streamed } from './progress.ts'
import { fallbackText, pictureBlocks, render } from './render.ts'

export type SendSettings = {
  clients: Clients
  delivery: Delivery
  sessions: Sessions
  files: Files
  inbox: Pick<Inbox, 'baseUrl' | 'readFile'>
  charts: ChartPictures
  pause: (millis: number) => Promise<void>
}

/** Slack processes a picture after its upload; a card that shows it too early is refused as `invalid_blocks`. */
const PICTURE_PAUSES = [0, 300, 1_000]
/** The same before the picture is given up. */
const LAST_PAUSE = 2_500
/** No previews of links, which could fetch what a model wrote, and no names turned into mentions. */
const QUIET_EPHEMERAL = { link_names: false, parse: 'none' as const }
const QUIET = { ...QUIET_EPHEMERAL, unfurl_links: false, unfurl_media: false }

export type Sender = Pick<Adapter, 'post' | 'update' | 'whisper' | 'directChannel' | 'upload'> & Streamed

/**
 * What goes out to Slack. Slack has no idempotency key for messages: when a post fails with its outcome unknown (5xx,
 * lost connection) it throws with `retry` once for each idempotency key, so there is at most one duplicate; the
 * second time it throws without. Throws NovaError; `data.retryAfter` (seconds) when Slack asks to slow down.
 */
export function createSender({ clients, delivery, sessions, files, inbox, charts, pause }: SendSettings): Sender {
  const directChannels = createRecent<string>(10_000)
  const { once, repeatable, careful } = delivery

  async function uploadPictures({ card, lang }: Outgoing, workspace: string): Promise<Map<number, string>> {
    const pictures = new Map<number, string>()
    for (const index of pictureBlocks(card, lang)) {
      const picture = await pictureOf(card.blocks[index], lang, workspace, { charts, inbox }).catch(() => null)
      if (!picture) continue
      try {
        const id = await files.send(workspace, picture, once)
        await once(() => files.complete(workspace, { id, title: picture.name }))
        pictures.set(index, id)
      } catch (error) {
        // Pictures are tried once, since who delivers holds a lease of a minute: a table takes the place of one that
        // does not arrive, and of those after it. A busy Slack is asked again later.
        if (isCode(error, 'rate-limited')) throw error
        break
      }
    }
    return pictures
  }

  /** Sends a card in the best form that Slack accepts: with pictures, with tables instead, as text. */
  async function deliver<T>(workspace: string, outgoing: Outgoing, send: (content: Content) => Promise<T>): Promise<T> {
    const uploaded = await uploadPictures(outgoing, workspace)
    const salt = crypto.randomUUID().slice(0, 8)
    const drawn = (pictures: ReadonlyMap<number, string>, millis: number) => async (): Promise<Content> => {
      if (millis > 0) await pause(millis)
      const { text, blocks } = render(outgoing, { baseUrl: inbox.baseUrl, salt, pictures })
      return { text, blocks: blocks as types.KnownBlock[] }
    }
    const hasPictures = uploaded.size > 0
    const forms = [
      ...(hasPictures ? PICTURE_PAUSES.map((millis) => drawn(uploaded, millis)) : []),
      drawn(new Map(), hasPictures ? LAST_PAUSE : 0),
      () => ({ text: fallbackText(outgoing.card, outgoing.lang) }),
    ]
    return sendFullest<Content, T>(forms, isRefusal, send)
  }

  async function directChannel(workspace: string, account: string): Promise<string> {
    const key = `${workspace}/${account}`
    const known = directChannels.get(key)
    if (known) return known
    const opened = await repeatable(async () => (await clients(workspace)).conversations.open({ users: account }))
    const channel = opened.channel?.id
    if (!channel)
      throw new NovaError('not-found', {
        fr: 'Ce compte Slack est introuvable.',
        en: 'This Slack account cannot be found.',
      })
    directChannels.set(key, channel)
    return channel
  }

  /** A place may be known by its person only (a shortcut, a form opened from one). */
  const channelOf = async ({ workspace, channel }: Pick<Target, 'workspace' | 'channel'>) =>
    /^[UW]/.test(channel) ? directChannel(workspace, channel) : channel

  /** Sends a new message with care for its key. */
  const careFor = <T>(
    { workspace, channel, thread }: Target,
    outgoing: Outgoing,
    call: (client: SlackClient, message: Content & { channel: string; thread_ts?: string }) => Promise<T>,
  ) => {
    const place = thread === null ? { channel } : { channel, thread_ts: thread }
    return deliver(workspace, outgoing, (content) =>
      careful(outgoing.idempotencyKey, async () => call(await clients(workspace), { ...place, ...content })),
    )
  }

  const send: Sender['send'] = async (target, outgoing) => {
    const { workspace, thread } = target
    const channel = await channelOf(target)
    const posted = await careFor({ ...target, channel }, outgoing, (client, message) =>
      client.chat.postMessage({ ...message, ...QUIET }),
    )
    const message = posted.ts ?? ''
    return { workspace, channel: posted.channel ?? channel, message, thread: thread ?? message }
  }

  /** A session is a thread that somebody began, or one that waits for a decision: not a report in a channel. */
  const signs = async (shown: PostedMessage, { waiting, prompts }: Outgoing, isDecided = false) => {
    const isRoot = shown.thread === shown.message
    const isDirect = shown.channel.startsWith('D')
    if (!isRoot || (isDirect && (waiting || isDecided))) await sessions.show(shown, waiting ? 'suspended' : 'active')
    await sessions.suggest(isRoot ? { ...shown, thread: null } : shown, prompts)
    return shown
  }

  const post: Sender['post'] = async (target, outgoing) => signs(await send(target, outgoing), outgoing)

  const replace: Sender['replace'] = (message, outgoing, call) => {
    const { workspace, channel, message: ts } = message
    const change = (content: Content) =>
      repeatable(async () => call(await clients(workspace), { channel, ts, ...content }))
    return editOrPost(
      message,
      () => deliver(workspace, outgoing, change),
      (error) => slackCode(error) === 'message_not_found',
      (target) => post(target, outgoing),
    )
  }

  return {
    send,
    post,
    replace,
    directChannel,
    update: async (message, outgoing) => signs(await replace(message, outgoing, edit), outgoing, true),

    // Ephemeral messages are lost on reload, so where only that person reads, and where Nova cannot speak, it is a
    // direct message.
    async whisper(target, account, outgoing) {
      const channel = await channelOf(target)
      if (channel.startsWith('D')) return void (await post({ ...target, channel }, outgoing))
      try {
        await careFor({ ...target, channel }, outgoing, (client, message) =>
          client.chat.postEphemeral({ ...message, ...QUIET_EPHEMERAL, user: account }),
        )
        await sessions.show({ ...target, channel }, 'active')
      } catch (error) {
        if (!isCode(error, 'not-found')) throw error
        await post({ workspace: target.workspace, channel: account, thread: null }, outgoing)
      }
    },

    async upload(target, { name }, bytes, key) {
      const { workspace, thread } = target
      const channel = await channelOf(target)
      const id = await files.send(workspace, { name, bytes }, repeatable)
      await careful(key, () => files.complete(workspace, { id, title: name }, channel, thread))
    },
  }
}

/** The home tab: the cards below each other, drawn as in messages. */
export function createHome(clients: Clients, { repeatable }: Delivery, baseUrl: string): Pick<Adapter, 'showHome'> {
  const publish = (workspace: string, account: string, parts: SlackBlock[][]) => {
    const blocks = parts.flatMap((part, i) => (i ? [{ type: 'divider' as const }, ...part] : part))
    const shown = blocks.slice(0, LIMITS.viewBlocks) as types.KnownBlock[]
    return repeatable(async () =>
      (await clients(workspace)).views.publish({ user_id: account, view: { type: 'home', blocks: shown } }),
    )
  }
  return {
    async showHome(workspace, account, cards) {
      const salt = crypto.randomUUID().slice(0, 8)
      let textOnly = false
      const drawn = cards.map((outgoing, i) => {
        const { blocks } = render(outgoing, { baseUrl, salt: `${salt}-${i}`, pictures: new Map(), textOnly })
        textOnly ||= blocks.some(({ type }) => type === 'table' || type === 'data_visualization')
        return blocks
      })
      try {
        await publish(workspace, account, drawn)
      } catch (error) {
        if (!isRefusal(error)) throw error
        const text = ({ card, lang }: Outgoing) => plainText(cardText(card, lang), LIMITS.section)
        await publish(
          workspace,
          account,
          cards.map((outgoing) => [{ type: 'section', text: text(outgoing) }]),
        )
      }
    },
  }
}
