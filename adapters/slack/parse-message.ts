import type { Account, InboundContent, InboundFile, Place } from '../../src/chat/event.ts'
import { listAt, messageText, objectAt, type Payload, placeKind, textAt } from './payload.ts'

type Message = { account: Account; place: Place; content: InboundContent }
type Envelope = { self: string | undefined; workspace: string; enterprise: string | undefined }

/**
 * A `message` or `app_mention` event. A mention in a channel arrives twice, as both; only `app_mention` counts there.
 * Other messages of a channel count in threads only, `addressed` when Nova started the thread.
 */
export function parseMessage(event: Payload, envelope: Envelope): Message | null {
  switch (event.subtype) {
    case undefined:
    case 'file_share':
    case 'thread_broadcast':
      return parsePosted(event, envelope)
    case 'message_changed':
      return parseChanged(event, envelope)
    case 'message_deleted':
      return parseDeleted(event, envelope)
    default:
      return null
  }
}

function parsePosted(event: Payload, envelope: Envelope): Message | null {
  const author = authorOf(event, envelope)
  const channel = textAt(event, 'channel')
  const message = textAt(event, 'ts')
  if (!author || !channel || !message) return null
  const written = textAt(event, 'text') ?? ''
  const mention = event.type === 'app_mention'
  const kind = placeKind(channel, textAt(event, 'channel_type'))
  const thread = textAt(event, 'thread_ts')
  if (!mention && kind !== 'dm' && (!thread || mentions(written, envelope.self))) return null
  const own = envelope.self !== undefined && textAt(event, 'parent_user_id') === envelope.self
  // An envelope without authorizations does not name Nova; whoever is mentioned first in an app_mention is she.
  const self = envelope.self ?? (mention ? /<@([A-Z0-9]+)/.exec(written)?.[1] : undefined)
  const text = messageText(written, self)
  const place: Place = { channel, thread: thread ?? message, kind }
  // Slack sends app_mention again when the message is edited.
  if (mention && event.edited !== undefined)
    return { account: author, place, content: { type: 'message-edited', message, text } }
  const addressed = mention || kind === 'dm' || own
  return { account: author, place, content: { type: 'message', message, text, addressed, files: filesOf(event) } }
}

function parseChanged(event: Payload, envelope: Envelope): Message | null {
  const message = objectAt(event, 'message')
  const previous = objectAt(event, 'previous_message')
  const author = authorOf({ ...message, channel: event.channel }, envelope)
  const channel = textAt(event, 'channel')
  const id = textAt(message, 'ts') ?? textAt(previous, 'ts')
  // Slack also reports a change when it adds a link's preview or the first reply.
  if (!author || !channel || !id || message.text === previous.text) return null
  const text = messageText(textAt(message, 'text') ?? '', envelope.self)
  return {
    account: author,
    place: {
      channel,
      thread: textAt(message, 'thread_ts') ?? id,
      kind: placeKind(channel, textAt(event, 'channel_type')),
    },
    content: { type: 'message-edited', message: id, text },
  }
}

function parseDeleted(event: Payload, envelope: Envelope): Message | null {
  const previous = objectAt(event, 'previous_message')
  const author = authorOf(previous, envelope)
  const channel = textAt(event, 'channel')
  const id = textAt(event, 'deleted_ts') ?? textAt(previous, 'ts')
  if (!author || !channel || !id) return null
  return {
    account: author,
    place: {
      channel,
      thread: textAt(previous, 'thread_ts') ?? id,
      kind: placeKind(channel, textAt(event, 'channel_type')),
    },
    content: { type: 'message-deleted', message: id },
  }
}

const mentions = (text: string, self: string | undefined) => self !== undefined && text.includes(`<@${self}`)

/** The person who wrote; null for bots, Nova herself, and people of another company in a shared channel. */
function authorOf(message: Payload, { self, workspace, enterprise }: Envelope): Account | null {
  const user = textAt(message, 'user')
  if (
    !user ||
    user === self ||
    user === 'USLACKBOT' ||
    message.bot_id !== undefined ||
    message.bot_profile !== undefined
  )
    return null
  const homes = [textAt(message, 'user_team'), textAt(message, 'source_team'), textAt(message, 'team')]
  if (homes.some((home) => home !== undefined && home !== workspace && home !== enterprise)) return null
  return { id: user }
}

function filesOf(event: Payload): InboundFile[] {
  return listAt(event, 'files').flatMap((file) => {
    const id = textAt(file, 'id')
    if (!id) return []
    const url = textAt(file, 'url_private_download') ?? textAt(file, 'url_private')
    return [
      {
        id,
        name: textAt(file, 'name') ?? textAt(file, 'title') ?? id,
        mime: textAt(file, 'mimetype') ?? 'application/octet-stream',
        size: typeof file.size === 'number' ? file.size : 0,
        ...(url ? { url } : {}),
      },
    ]
  })
}
