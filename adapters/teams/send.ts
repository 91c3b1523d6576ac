import type { Adapter, Inbox, Outgoing, PostedMessage, Progress, Target } from '../../src/chat/adapter.ts'
import { createDelivery } from '../../src/chat/delivery.ts'
import { type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { stepText } from '../../src/chat/steps.ts'
import { NovaError } from '../../src/errors.ts'
import { type Call, type TeamsSettings, teamsError } from './client.ts'
import { LIMITS } from './elements.ts'
import type { PictureLinks } from './pictures.ts'
import { messageOf, textMessage } from './render.ts'
import { escapeText } from './text.ts'
import { createUpload } from './upload.ts'
import type { Places, Reference } from './workspace.ts'

export type SendSettings = TeamsSettings & {
  call: Call
  places: Places
  pictures: PictureLinks
  inbox: Inbox
  pause: (millis: number) => Promise<void>
}

/** Milliseconds between two refreshes of one progress: Teams allows a stream one a second, a message fewer. */
const EVERY = { stream: 1_000, message: 2_000 }
/** Of what a stream says before its answer. */
const MAX_STATUS = 1_000

type Sender = Pick<Adapter, 'post' | 'update' | 'whisper' | 'progress' | 'finish' | 'directChannel' | 'upload'>
type Shown = { sequence: number; at: number }

/**
 * What goes out to Teams, by the conversation references of earlier activities. Teams has no idempotency key: an
 * unknown outcome is tried once more at most. A message that is too big is sent again with less in it.
 */
export function createSender(settings: SendSettings): Sender {
  const { call, places, pictures, inbox, pause } = settings
  const { repeatable, careful } = createDelivery(teamsError, pause)
  const shownAt = new Map<string, Shown>()

  const send = (at: Reference, conversation: string, activity: Payload) =>
    call(at.serviceUrl, 'POST', ['conversations', conversation, 'activities'], activity)
  const edit = (at: Reference, conversation: string, id: string, activity: Payload) =>
    call(at.serviceUrl, 'PUT', ['conversations', conversation, 'activities', id], { ...activity, id })

  /** Teams' ids of those who may decide: cards name people by them. */
  async function idsOf(workspace: string, channel: string, accounts: readonly string[], at: Reference) {
    const ids = await Promise.all(
      accounts.slice(0, LIMITS.deciders).map(async (account) => {
        const met = await places.person(workspace, account)
        if (met.id) return met.id
        // Known to the directory, but never heard here.
        const path = ['conversations', channel, 'members', account]
        const id = textAt(await call(at.serviceUrl, 'GET', path).catch(() => null), 'id')
        if (id) await places.met(workspace, account, { ...met, id })
        return id ?? account
      }),
    )
    return ids
  }

  /** Sends a card in the fullest form that Teams accepts. */
  async function deliver<T>(
    { workspace, channel }: Pick<Target, 'workspace' | 'channel'>,
    outgoing: Outgoing,
    at: Reference,
    attempt: (activity: Payload) => Promise<T>,
  ): Promise<T> {
    const { deciders } = outgoing
    // Whoever reads alone sees what they may do at once.
    const alone = at.kind === 'dm' && at.account !== undefined && deciders?.includes(at.account)
    const context = {
      baseUrl: inbox.baseUrl,
      pictures: await pictures.linksOf(workspace, outgoing),
      direct: at.kind === 'dm',
      buttons: deciders === undefined || alone === true,
      ...(deciders && !alone ? { deciders: await idsOf(workspace, channel, deciders, at) } : {}),
    }
    for (const room of [LIMITS.room, LIMITS.room / 2, LIMITS.room / 6]) {
      try {
        return await attempt(messageOf(outgoing, { ...context, room }))
      } catch (error) {
        if (!(error instanceof NovaError) || error.code !== 'too-large') throw error
      }
    }
    return attempt(textMessage(outgoing))
  }

  async function post(target: Target, outgoing: Outgoing): Promise<PostedMessage> {
    const { workspace, channel } = target
    const at = await places.of(workspace, channel)
    return deliver(target, outgoing, at, (activity) =>
      careful(outgoing.idempotencyKey, async () => {
        const sent = await sendTo(target, at, activity)
        return { workspace, channel, ...sent }
      }),
    )
  }

  /** A message without a thread starts one in a channel; chats have none. */
  async function sendTo(target: Target, at: Reference, activity: Payload) {
    const { workspace, channel, thread } = target
    if (at.kind !== 'public' || thread) {
      const sent = await send(at, at.kind === 'public' ? threadId(channel, thread!) : channel, activity)
      return { message: textAt(sent, 'id') ?? '', thread: at.kind === 'public' ? thread! : channel }
    }
    const started = await call(at.serviceUrl, 'POST', ['conversations'], {
      isGroup: true,
      bot: { id: at.bot, name: 'Nova' },
      tenantId: workspace,
      channelData: { channel: { id: channel } },
      activity,
    })
    const message = textAt(started, 'activityId') ?? textAt(started, 'id')?.split(';messageid=')[1] ?? ''
    return { message, thread: message }
  }

  const addressOf = async ({ workspace, channel, thread, message }: PostedMessage) => {
    const at = await places.of(workspace, channel)
    return { at, id: message, conversation: at.kind === 'public' ? threadId(channel, thread) : channel }
  }

  async function update(message: PostedMessage, outgoing: Outgoing): Promise<PostedMessage> {
    const { at, id, conversation } = await addressOf(message)
    const thread = message.thread === message.message ? null : message.thread
    try {
      await deliver(message, outgoing, at, (activity) => repeatable(() => edit(at, conversation, id, activity)))
      return message
    } catch (error) {
      if (!(error instanceof NovaError) || error.data?.status !== 404) throw error
      return post({ ...message, thread }, outgoing)
    }
  }

  async function directChannel(workspace: string, account: string): Promise<string> {
    const met = await places.person(workspace, account)
    if (met.direct) return met.direct
    const at = await places.of(workspace, '')
    const parameters = {
      isGroup: false,
      bot: { id: at.bot, name: 'Nova' },
      members: [{ id: met.id ?? account }],
      tenantId: workspace,
      channelData: { tenant: { id: workspace } },
    }
    const direct =
      textAt(await repeatable(() => call(at.serviceUrl, 'POST', ['conversations'], parameters)), 'id') ?? ''
    await places.knowDirect(workspace, direct, { ...at, kind: 'dm', account })
    await places.met(workspace, account, { ...met, direct })
    return direct
  }

  /** The steps as lines of a message; in a direct conversation, one line of a stream. */
  const said = ({ status, steps }: Progress) =>
    [`**${escapeText(oneLine(status)) || '…'}**`, ...steps.map((step) => escapeText(stepText(step)))].join('\n\n')

  async function progress(target: Target, going: Progress, shown: PostedMessage | null): Promise<PostedMessage | null> {
    const { workspace, channel, thread } = target
    const at = await places.of(workspace, channel)
    const conversation = at.kind === 'public' && thread ? threadId(channel, thread) : channel
    if (going.steps.length === 0 && !shown) {
      await repeatable(() => send(at, conversation, { type: 'typing' }))
      return null
    }
    const key = shown?.message ?? ''
    const last = shownAt.get(key)
    const streams = at.kind === 'dm'
    const now = Date.now()
    // What another instance began is left as it is until the answer: its sequence is not known here.
    if (shown && streams && !last) return shown
    if (last && now - last.at < (streams ? EVERY.stream : EVERY.message)) return shown
    const sequence = (last?.sequence ?? 0) + 1
    const done = going.steps.filter((step) => step.state === 'done').length
    const status = `${oneLine(going.status)}${going.steps.length > 0 ? ` (${done}/${going.steps.length})` : ''}`
    const stream = { streamType: 'informative', streamSequence: sequence, ...(shown ? { streamId: key } : {}) }
    const activity = streams
      ? {
          type: 'typing',
          text: cut(status, MAX_STATUS),
          channelData: stream,
          entities: [{ type: 'streaminfo', ...stream }],
        }
      : { type: 'message', text: said(going), textFormat: 'markdown' }
    // A sign that fails must fail nothing: the answer comes anyway.
    const posted = await repeatable(async () => {
      if (!shown) return sendTo(target, at, activity)
      if (streams) await send(at, conversation, activity)
      else {
        const { id, conversation: where } = await addressOf(shown)
        await edit(at, where, id, activity)
      }
      return null
    }).catch(async (error) => {
      if (streams && shown && isStopped(error)) await stop(target, going.account, key).catch(() => {})
      return null
    })
    const message = posted ? { workspace, channel, ...posted } : shown
    if (shownAt.size > 1_000) shownAt.clear()
    if (message) shownAt.set(message.message, { sequence, at: now })
    return message
  }

  /** Teams tells by its refusal only that the person pressed Stop. */
  async function stop({ workspace, channel }: Target, account: string, stream: string): Promise<void> {
    const place = { channel, thread: null, kind: 'dm' as const }
    const event = {
      platform: 'teams' as const,
      workspace,
      id: `stop:${stream}`,
      at: new Date(),
      account: { id: account },
    }
    await inbox.receive({ ...event, place, content: { type: 'stop' } })
  }

  /** A stream ends with its answer; one that timed out or was stopped is edited like any message, or left as it is. */
  async function finish(shown: PostedMessage, outgoing: Outgoing): Promise<PostedMessage> {
    shownAt.delete(shown.message)
    const { at, id, conversation } = await addressOf(shown)
    if (at.kind !== 'dm') return update(shown, outgoing)
    const info = { streamId: id, streamType: 'final' }
    try {
      await deliver(shown, outgoing, at, (activity) =>
        careful(outgoing.idempotencyKey, () => {
          const entities = [...(activity.entities as Payload[]), { type: 'streaminfo', ...info }]
          const channelData = { ...(activity.channelData as Payload | undefined), ...info }
          return send(at, conversation, { ...activity, entities, channelData })
        }),
      )
      return shown
    } catch (error) {
      if (!(error instanceof NovaError) || error.retry) throw error
      return update(shown, outgoing).catch((thrown) => {
        if (!(thrown instanceof NovaError) || thrown.retry) throw thrown
        return post({ ...shown, thread: null }, outgoing)
      })
    }
  }

  return {
    post,
    update,
    progress,
    finish,
    directChannel,
    // Messages for one person in a channel are a preview of Teams': it is a direct message.
    async whisper(target, account, outgoing) {
      const channel = await directChannel(target.workspace, account)
      await post({ workspace: target.workspace, channel, thread: null }, outgoing)
    },
    upload: createUpload({ ...settings, sendTo, careful }),
  }
}

/** A stream of more than two minutes is refused as well, and goes on. */
const isStopped = (error: unknown) =>
  error instanceof NovaError && error.data?.status === 403 && /cancel/i.test(String(error.data.said))

export const threadId = (channel: string, thread: string) => `${channel};messageid=${thread}`
