import type { Adapter, Inbox, Outgoing, PostedMessage, Target } from '../../src/chat/adapter.ts'
import { type Delivery, editOrPost, sendFullest } from '../../src/chat/delivery.ts'
import { type Payload, textAt } from '../../src/chat/payload.ts'
import type { PictureLinks } from '../../src/chat/picture-links.ts'
import { isCode } from '../../src/chat/trouble.ts'
import type { Call } from './client.ts'
import { LIMITS } from './elements.ts'
import { createUpload } from './files.ts'
import { messageOf, textMessage } from './render.ts'
import type { Places, Reference } from './workspace.ts'

export type SendSettings = {
  call: Call
  places: Places
  pictures: PictureLinks
  inbox: Inbox
  delivery: Delivery
}

/** A message where Teams has it. */
type Address = { at: Reference; path: string[] }

export type Sender = Pick<Adapter, 'post' | 'update' | 'whisper' | 'directChannel' | 'upload'> & {
  /** Sends a card in the fullest form that Teams accepts. */
  deliver<T>(
    place: Pick<Target, 'workspace' | 'channel'>,
    outgoing: Outgoing,
    at: Reference,
    attempt: (activity: Payload) => Promise<T>,
  ): Promise<T>
  /** A message without a thread starts one in a channel; chats have none. */
  sendTo(target: Target, at: Reference, activity: Payload): Promise<{ message: string; thread: string }>
  addressOf(message: PostedMessage): Promise<Address>
}

/**
 * What goes out to Teams, by the conversation references of earlier activities. Teams has no idempotency key: an
 * unknown outcome is tried once more at most. A message that is too big is sent again with less in it.
 */
export function createSender(settings: SendSettings): Sender {
  const { call, places, pictures, inbox, delivery } = settings
  const { repeatable, careful } = delivery

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
    const rooms = [LIMITS.room, LIMITS.room / 2, LIMITS.room / 6]
    const forms = rooms.map((room) => () => messageOf(outgoing, { ...context, room }))
    return sendFullest([...forms, () => textMessage(outgoing)], (error) => isCode(error, 'too-large'), attempt)
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

  async function sendTo(target: Target, at: Reference, activity: Payload) {
    const { workspace, channel, thread } = target
    if (at.kind !== 'public' || thread) {
      const sent = await call(at.serviceUrl, 'POST', conversationPath(at, channel, thread), activity)
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
    return { at, path: [...conversationPath(at, channel, thread), message] }
  }

  async function update(message: PostedMessage, outgoing: Outgoing): Promise<PostedMessage> {
    const { at, path } = await addressOf(message)
    const change = (activity: Payload) =>
      repeatable(() => call(at.serviceUrl, 'PUT', path, { ...activity, id: message.message }))
    return editOrPost(
      message,
      () => deliver(message, outgoing, at, change),
      (error) => isCode(error, 'not-found') && error.data?.status === 404,
      (target) => post(target, outgoing),
    )
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

  return {
    post,
    update,
    deliver,
    sendTo,
    addressOf,
    directChannel,
    // Messages for one person in a channel are a preview of Teams': it is a direct message.
    async whisper(target, account, outgoing) {
      const channel = await directChannel(target.workspace, account)
      await post({ workspace: target.workspace, channel, thread: null }, outgoing)
    },
    upload: createUpload({ places, inbox, sendTo, careful }),
  }
}

/** Where activities of a conversation are written; only channels have threads. */
export const conversationPath = ({ kind }: Reference, channel: string, thread: string | null): string[] => {
  const conversation = kind === 'public' && thread ? `${channel};messageid=${thread}` : channel
  return ['conversations', conversation, 'activities']
}
