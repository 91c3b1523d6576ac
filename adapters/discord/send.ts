import type { Adapter, Inbox, Outgoing, PostedMessage, Progress, Target } from '../../src/chat/adapter.ts'
import { createDelivery } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import { type ChartPictures, type Picture, pictureOf } from '../../src/chat/pictures.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { progressCard } from '../../src/chat/steps.ts'
import { NovaError } from '../../src/errors.ts'
import { type Api, ARCHIVED, discordCode, discordError, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from './client.ts'
import { CARD_FLAGS, EPHEMERAL, LIMITS } from './elements.ts'
import { isCommandThread } from './parse.ts'
import { type Rendered, render, safeName } from './render.ts'

/** A token of an interaction lets Nova answer it for 15 minutes; one is spared for the call itself. */
const TOKEN_MS = 14 * 60_000
/** Discord may be asked for the deferred answer before it has taken in that it is deferred. */
const EARLY_PAUSES = [400, 1_200]
/** Milliseconds between two edits of one message. */
const EDIT_MS = 2_000
const MOST = 10_000
const THREAD_EXISTS = 160_004
const DAY_MINUTES = 1_440
/** Where Discord keeps what people attach. */
const ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

/** An interaction that may still be answered; `open`: Discord shows that Nova is thinking. `message` is its answer. */
export type Waiting = { token: string; account: string; at: number; open: boolean; message?: string }

/** Under which the last interaction of a thread is kept. */
export const waitingKey = ({ channel, thread }: Pick<Target, 'channel' | 'thread'>): string =>
  `waiting:${thread ?? channel}`

export type SendSettings = {
  api: Api
  applicationId: string
  inbox: Pick<Inbox, 'baseUrl' | 'readFile' | 'store'>
  charts: ChartPictures
  pause: (millis: number) => Promise<void>
  /** What was asked in a message, for the name of its thread; undefined after a restart. */
  asked: (message: string) => string | undefined
}

type Sender = Pick<
  Adapter,
  'post' | 'update' | 'whisper' | 'progress' | 'finish' | 'directChannel' | 'upload' | 'download'
>
type Message = { id: string }

/**
 * What goes out to Discord. Posts carry a nonce, so that one that is tried again within minutes is one message.
 * Throws NovaError; `data.retryAfter` (seconds) when Discord asks to slow down.
 */
export function createSender({ api, applicationId, inbox, charts, pause, asked }: SendSettings): Sender {
  const { once, repeatable, careful } = createDelivery(discordError, pause)
  const directChannels = new Map<string, string>()
  const edited = new Map<string, number>()
  const keep = <T>(map: Map<string, T>, key: string, value: T) => {
    map.set(key, value)
    if (map.size > MOST) map.delete(map.keys().next().value!)
  }

  async function draw({ card, lang, feedback }: Outgoing, workspace: string): Promise<Rendered> {
    const pictures = new Map<number, Picture>()
    let left: number = LIMITS.requestBytes
    for (const [index, block] of card.blocks.entries()) {
      if (!['chart', 'image', 'file'].includes(block.type) || pictures.size >= LIMITS.files) continue
      // A picture that cannot be drawn or read is shown as a table or by its name.
      const found = await (block.type === 'file'
        ? fileOf(block.file)
        : pictureOf(block, lang, workspace, { charts, inbox })
      ).catch(() => null)
      if (!found || found.bytes.byteLength > Math.min(left, LIMITS.fileBytes)) continue
      left -= found.bytes.byteLength
      pictures.set(index, found)
    }
    return render(card, lang, { baseUrl: inbox.baseUrl, pictures, feedback: feedback ?? false })

    async function fileOf({ id, name, mime }: { id: string; name: string; mime: string }): Promise<Picture | null> {
      const bytes = await inbox.readFile(workspace, id)
      return bytes && { name, mime, bytes, alt: '' }
    }
  }

  const waitingFor = async (target: Target): Promise<Waiting | null> => {
    const found = (await inbox.store.read(target.workspace, waitingKey(target))) as Waiting | null
    return found && Date.now() - found.at < TOKEN_MS ? found : found && { ...found, token: '', open: false }
  }
  const hook = (token: string, rest = ''): `/${string}` => `/webhooks/${applicationId}/${token}${rest}`

  /** Puts a message in the place of "Nova is thinking"; null when Discord no longer takes it there. */
  async function answer(waiting: Waiting, { body, files }: Rendered): Promise<string | null> {
    for (const millis of [...EARLY_PAUSES, 0])
      try {
        const path = hook(waiting.token, '/messages/@original')
        return (await repeatable(() => api<Message>('PATCH', path, { body, files, auth: false }))).id
      } catch (error) {
        if (discordCode(error) === undefined) throw error
        if (millis > 0) await pause(millis)
      }
    return null
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
    const waiting = await waitingFor(target)
    const message = waiting?.open ? await answer(waiting, rendered) : null
    if (!message || !waiting)
      return send(target, rendered, outgoing.idempotencyKey, outgoing.card.title, waiting?.message)
    await inbox.store.write(target.workspace, waitingKey(target), { ...waiting, open: false, message })
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
    keep(directChannels, account, id)
    // What they answer there belongs to the guild that Nova wrote from.
    await inbox.store.write(workspace, `heard:${account}`, Date.now()).catch(() => {})
    return id
  }

  async function progress(target: Target, going: Progress, shown: PostedMessage | null) {
    if (going.steps.length === 0) {
      const place = target.thread === null || isCommandThread(target.thread) ? target.channel : target.thread
      const type = (channel: string) => once(() => api('POST', `/channels/${channel}/typing`))
      await type(place).catch(() => (place === target.channel ? null : type(target.channel).catch(() => null)))
      return null
    }
    if (shown && Date.now() - (edited.get(shown.message) ?? 0) < EDIT_MS) return shown
    const outgoing = progressCard(going)
    const posted = shown ? await update(shown, outgoing) : await post(target, outgoing)
    keep(edited, posted.message, Date.now())
    return posted
  }

  return {
    post,
    update,
    directChannel,
    progress,
    finish: update,

    /** For their eyes only while their interaction can be answered, else in direct messages. */
    async whisper(target, account, outgoing) {
      const waiting = await waitingFor(target)
      if (!waiting?.token || waiting.account !== account || target.thread === null) {
        const channel =
          target.thread === null && waiting ? target.channel : await directChannel(target.workspace, account)
        await post({ workspace: target.workspace, channel, thread: null }, outgoing)
        return
      }
      if (waiting.open) {
        // The first message after a deferral takes its place, seen by everybody: it is taken away before.
        await once(() => api('DELETE', hook(waiting.token, '/messages/@original'), { auth: false })).catch(() => {})
        await inbox.store.write(target.workspace, waitingKey(target), { ...waiting, open: false })
      }
      const { body: card, files } = await draw(outgoing, target.workspace)
      const body = { ...card, flags: CARD_FLAGS | EPHEMERAL }
      await careful(outgoing.idempotencyKey, () => api('POST', hook(waiting.token), { body, files, auth: false }))
    },

    async upload(target, file, bytes, idempotencyKey) {
      if (bytes.byteLength === 0)
        throw new NovaError('input.invalid', { fr: 'Le fichier est vide.', en: 'The file is empty.' })
      const name = safeName(file.name)
      const rendered: Rendered = {
        files: [{ name, mime: file.mime, bytes, alt: '' }],
        body: {
          flags: CARD_FLAGS,
          allowed_mentions: { parse: [] },
          attachments: [{ id: '0', filename: name }],
          components: [{ type: 13, file: { url: `attachment://${name}` } }],
        },
      }
      await send(target, rendered, idempotencyKey, file.name, (await waitingFor(target))?.message)
    },

    download: (_workspace, file, maxBytes) => fetchFile(file.url, { origins: ORIGINS, maxBytes }),
  }
}

/** At most 25 characters, the same for the same key: Discord answers a second post with the first message. */
async function nonceOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return Buffer.from(digest).toString('hex').slice(0, 24)
}
