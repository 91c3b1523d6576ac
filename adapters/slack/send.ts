import type { types } from '@slack/bolt'
import { describeChart } from '../../src/chart/describe.ts'
import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Adapter, Inbox, Outgoing, PostedMessage, Target } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import { NovaError } from '../../src/errors.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { isUnknown, type NewClient, once, repeatable, slackCode } from './client.ts'
import { fallbackText, pictureBlocks, render } from './render.ts'
import { keepFile, requireBytes, shareFile, storeFile } from './upload.ts'

export type SendSettings = {
  newClient: NewClient
  inbox: Pick<Inbox, 'baseUrl' | 'readFile'>
  charts: { png(spec: ChartSpec, lang: Lang): Promise<Uint8Array> }
  pause: (millis: number) => Promise<void>
}

/** Slack processes a picture after its upload; a card that shows it too early is refused as `invalid_blocks`. */
const PICTURE_PAUSES = [300, 1_000, 2_500]
const REFUSED_BLOCKS = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
  'only_one_table_allowed',
]
const isRefusal = (error: unknown) => REFUSED_BLOCKS.includes(slackCode(error) ?? '')

type Content = { text: string; blocks?: types.KnownBlock[] }

type Sender = Pick<Adapter, 'post' | 'update' | 'whisper' | 'directChannel' | 'upload'>

/**
 * What goes out to Slack. Slack has no idempotency key for messages: when a post fails with its outcome unknown (5xx,
 * lost connection) it throws with `retry` once for each idempotency key, so there is at most one duplicate; the
 * second time it throws without. Throws NovaError; `data.retryAfter` (seconds) when Slack asks to slow down.
 */
export function createSender({ newClient, inbox, charts, pause }: SendSettings): Sender {
  const directChannels = new Map<string, string>()
  const doubtful = new Set<string>()

  /** Runs a call that must not be repeated blindly. */
  async function careful<T>(key: string, call: () => Promise<T>): Promise<T> {
    try {
      const result = await once(call)
      doubtful.delete(key)
      return result
    } catch (error) {
      if (!isUnknown(error)) throw error
      if (doubtful.delete(key)) throw withoutRetry(error as NovaError)
      doubtful.add(key)
      if (doubtful.size > 10_000) doubtful.delete(doubtful.values().next().value!)
      throw error
    }
  }

  async function uploadPictures(card: Card, lang: Lang, workspace: string): Promise<Map<number, string>> {
    const pictures = new Map<number, string>()
    for (const index of pictureBlocks(card, lang)) {
      const picture = await pictureOf(card, index, lang, workspace).catch(() => null)
      if (!picture) continue
      try {
        const id = await storeFile(newClient, once, picture)
        await keepFile(newClient, once, id, picture.name)
        pictures.set(index, id)
      } catch (error) {
        // Pictures are tried once, since who delivers holds a lease of a minute: a table takes the place of one that
        // does not arrive, and of those after it. A busy Slack is asked again later.
        if (error instanceof NovaError && error.code === 'rate-limited') throw error
        break
      }
    }
    return pictures
  }

  async function pictureOf(card: Card, index: number, lang: Lang, workspace: string) {
    const block = card.blocks[index]
    if (block?.type === 'chart')
      return {
        name: `${block.chart.kind}.png`,
        bytes: await charts.png(block.chart, lang),
        alt: describeChart(block.chart, lang),
      }
    if (block?.type !== 'image') return null
    const bytes = await inbox.readFile(workspace, block.file.id)
    return bytes && { name: block.file.name, bytes, alt: block.alt }
  }

  /** Sends a card in the best form that Slack accepts: with pictures, with tables instead, as text. */
  async function deliver<T>(
    { card, lang }: Outgoing,
    workspace: string,
    send: (content: Content) => Promise<T>,
  ): Promise<T> {
    const pictures = await uploadPictures(card, lang, workspace)
    const salt = crypto.randomUUID().slice(0, 8)
    const attempt = (kept: ReadonlyMap<number, string>) => {
      const { text, blocks } = render(card, lang, { baseUrl: inbox.baseUrl, salt, pictures: kept })
      return send({ text, blocks: blocks as types.KnownBlock[] })
    }
    for (const millis of pictures.size > 0 ? PICTURE_PAUSES : []) {
      try {
        return await attempt(pictures)
      } catch (error) {
        if (!isRefusal(error)) throw error
        await pause(millis)
      }
    }
    try {
      return await attempt(new Map())
    } catch (error) {
      if (!isRefusal(error)) throw error
      return send({ text: fallbackText(card, lang) })
    }
  }

  async function directChannel(workspace: string, account: string): Promise<string> {
    const key = `${workspace}/${account}`
    const known = directChannels.get(key)
    if (known) return known
    const opened = await repeatable(async () => (await newClient()).conversations.open({ users: account }), pause)
    const channel = opened.channel?.id
    if (!channel)
      throw new NovaError('not-found', {
        fr: 'Ce compte Slack est introuvable.',
        en: 'This Slack account cannot be found.',
      })
    directChannels.set(key, channel)
    if (directChannels.size > 10_000) directChannels.delete(directChannels.keys().next().value!)
    return channel
  }

  /** A place may be known by its person only (a shortcut, a form opened from one). */
  const channelOf = (target: Pick<Target, 'workspace' | 'channel'>) =>
    /^[UW]/.test(target.channel) ? directChannel(target.workspace, target.channel) : Promise.resolve(target.channel)

  async function post(target: Target, outgoing: Outgoing): Promise<PostedMessage> {
    const channel = await channelOf(target)
    const posted = await deliver(outgoing, target.workspace, (content) =>
      careful(outgoing.idempotencyKey, async () => {
        const message = { channel, ...content, ...QUIET }
        const client = await newClient()
        return client.chat.postMessage(target.thread === null ? message : { ...message, thread_ts: target.thread })
      }),
    )
    const message = posted.ts ?? ''
    return {
      workspace: target.workspace,
      channel: posted.channel ?? channel,
      message,
      thread: target.thread ?? message,
    }
  }

  return {
    post,
    directChannel,

    async update(message, outgoing) {
      try {
        await deliver(outgoing, message.workspace, (content) =>
          repeatable(async () => {
            const client = await newClient()
            // Without `blocks` Slack removes those of the message, which is right for the text form only.
            return client.chat.update({ channel: message.channel, ts: message.message, blocks: [], ...content })
          }, pause),
        )
        return message
      } catch (error) {
        if (slackCode(error) !== 'message_not_found') throw error
        const thread = message.thread === message.message ? null : message.thread
        return post({ workspace: message.workspace, channel: message.channel, thread }, outgoing)
      }
    },

    // Ephemeral messages are lost on reload, so where only that person reads, and where Nova cannot speak, it is a
    // direct message.
    async whisper(target, account, outgoing) {
      const channel = await channelOf(target)
      if (channel.startsWith('D')) {
        await post({ ...target, channel }, outgoing)
        return
      }
      try {
        await deliver(outgoing, target.workspace, (content) =>
          careful(outgoing.idempotencyKey, async () => {
            const message = { channel, user: account, ...content, ...QUIET_EPHEMERAL }
            const client = await newClient()
            return client.chat.postEphemeral(
              target.thread === null ? message : { ...message, thread_ts: target.thread },
            )
          }),
        )
      } catch (error) {
        if (!(error instanceof NovaError) || error.code !== 'not-found') throw error
        await post({ workspace: target.workspace, channel: account, thread: null }, outgoing)
      }
    },

    async upload(target, file, bytes, idempotencyKey) {
      requireBytes(bytes)
      const channel = await channelOf(target)
      const id = await storeFile(newClient, (call) => repeatable(call, pause), { name: file.name, bytes })
      await careful(idempotencyKey, () => shareFile(newClient, id, file.name, channel, target.thread))
    },
  }
}

/** No previews of links, which could fetch what a model wrote, and no names turned into mentions. */
const QUIET_EPHEMERAL = { link_names: false, parse: 'none' as const }
const QUIET = { ...QUIET_EPHEMERAL, unfurl_links: false, unfurl_media: false }

const withoutRetry = (error: NovaError) =>
  new NovaError(error.code, error.says, { cause: error, ...(error.data ? { data: error.data } : {}) })
