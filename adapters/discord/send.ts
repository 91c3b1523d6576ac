import type { Adapter, Inbox, Outgoing, PostedMessage, Target } from '../../src/chat/adapter.ts'
import { picturesOf } from '../../src/chat/attachments.ts'
import type { Delivery } from '../../src/chat/delivery.ts'
import type { ChartPictures } from '../../src/chat/pictures.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Api, ARCHIVED, discordCode, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from './client.ts'
import { CARD_FLAGS, EPHEMERAL, LIMITS } from './elements.ts'
import { fileMessage, type Rendered } from './files.ts'
import { isCommandThread } from './parse.ts'
import type { Waits } from './progress.ts'
import { render } from './render.ts'
import type { Accounts } from './workspace.ts'

const THREAD_EXISTS = 160_004
const DAY_MINUTES = 1_440

export type SendSettings = {
  api: Api
  delivery: Delivery
  waits: Waits
  accounts: Pick<Accounts, 'heard'>
  inbox: Pick<Inbox, 'baseUrl' | 'readFile'>
  charts: ChartPictures
  /** What was asked in a message, for the name of its thread; undefined after a restart. */
  asked: (message: string) => string | undefined
}

type Sender = Pick<Adapter, 'post' | 'update' | 'whisper' | 'directChannel' | 'upload'>
type Message = { id: string }

/**
 * What goes out to Discord. Posts carry a nonce, so that one that is tried again within minutes is one message.
 * Throws NovaError; `data.retryAfter` (seconds) when Discord asks to slow down.
 */
export function createSender({ api, delivery, waits, accounts, inbox, charts, asked }: SendSettings): Sender {
  const { once, repeatable, careful } = delivery
  const directChannels = createRecent<string>(10_000)

  async function draw(outgoing: Outgoing, workspace: string): Promise<Rendered> {
    const pictures = await picturesOf(outgoing, workspace, { charts, inbox }, LIMITS)
    const { card, lang, feedback = false } = outgoing
    return render(card, lang, { baseUrl: inbox.baseUrl, pictures, feedback })
  }

  /** Opens the thread of a question; false where there can be none. */
  async function openThread(channel: string, message: string, title: string): Promise<boolean> {
    const name = cut(oneLine(asked(message) || title), LIMITS.threadName) || 'Nova'
    try {
      const body = { name, auto_archive_duration: DAY_MINUTES }
      await once(() => api('POST', `/channels/${channel}/messages/${message}/threads`, { body }))
      return true
    } catch (error) {
      if (discordCode(error) === undefined) throw error
      return discordCode(error) === THREAD_EXISTS
    }
  }

  async function send(
    target: Target,
    { body, files }: Rendered,
    key: string,
    title: string,
    reply?: string,
  ): Promise<PostedMessage> {
    const { workspace, channel, thread } = target
    const nonce = await nonceOf(key)
    const write = async (place: string, to?: string) => {
      const reference = to ? { message_reference: { message_id: to, fail_if_not_exists: false } } : {}
      const whole = { ...body, ...reference, nonce, enforce_nonce: true }
      const { id } = await careful(key, () =>
        api<Message>('POST', `/channels/${place}/messages`, { body: whole, files }),
      )
      return { workspace, channel, message: id, thread: thread ?? id }
    }
    if (thread === null) return write(channel)
    if (isCommandThread(thread)) return write(channel, reply)
    try {
      return await write(thread)
    } catch (error) {
      if (discordCode(error) !== UNKNOWN_CHANNEL) throw error
    }
    return (await openThread(channel, thread, title)) ? write(thread) : write(channel, thread)
  }

  async function post(target: Target, outgoing: Outgoing): Promise<PostedMessage> {
    const rendered = await draw(outgoing, target.workspace)
    const waiting = await waits.find(target)
    const message = waiting?.open ? await waits.answer(target, waiting, rendered) : null
    if (!message) return send(target, rendered, outgoing.idempotencyKey, outgoing.card.title, waiting?.message)
    const { workspace, channel, thread } = target
    return { workspace, channel, message, thread: thread ?? message }
  }

  async function update(message: PostedMessage, outgoing: Outgoing): Promise<PostedMessage> {
    const { body, files } = await draw(outgoing, message.workspace)
    const { channel, thread } = message
    const own = thread === message.message || thread === channel || isCommandThread(thread)
    const edit = (place: string) =>
      repeatable(() => api('PATCH', `/channels/${place}/messages/${message.message}`, { body, files }))
    for (const place of own ? [channel] : [thread, channel])
      try {
        await edit(place).catch(async (error) => {
          if (discordCode(error) !== ARCHIVED) throw error
          await once(() => api('PATCH', `/channels/${place}`, { body: { archived: false } }))
          return edit(place)
        })
        return message
      } catch (error) {
        if (discordCode(error) !== UNKNOWN_CHANNEL && discordCode(error) !== UNKNOWN_MESSAGE) throw error
      }
    // It was deleted.
    return post({ ...message, thread: thread === message.message ? null : thread }, outgoing)
  }

  async function directChannel(workspace: string, account: string): Promise<string> {
    const known = directChannels.get(account)
    if (known) return known
    const body = { recipient_id: account }
    const { id } = await repeatable(() => api<Message>('POST', '/users/@me/channels', { body }))
    directChannels.set(account, id)
    // What they answer there belongs to the guild that Nova wrote from.
    await accounts.heard(workspace, account)
    return id
  }

  return {
    post,
    update,
    directChannel,

    /** For their eyes only while their interaction can be answered, else in direct messages. */
    async whisper(target, account, outgoing) {
      const { workspace, thread } = target
      const waiting = await waits.find(target)
      if (!waiting?.token || waiting.account !== account || thread === null) {
        const channel = thread === null && waiting ? target.channel : await directChannel(workspace, account)
        await post({ workspace, channel, thread: null }, outgoing)
        return
      }
      // The first message after a deferral takes its place, seen by everybody: it is taken away before.
      if (waiting.open) await waits.close(target, waiting)
      const { body: card, files } = await draw(outgoing, workspace)
      const body = { ...card, flags: CARD_FLAGS | EPHEMERAL }
      await careful(outgoing.idempotencyKey, () => waits.send(waiting, { body, files }))
    },

    async upload(target, file, bytes, key) {
      const reply = (await waits.find(target))?.message
      await send(target, fileMessage(file, bytes), key, file.name, reply)
    },
  }
}

/** At most 25 characters, the same for the same key: Discord answers a second post with the first message. */
async function nonceOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return Buffer.from(digest).toString('hex').slice(0, 24)
}
