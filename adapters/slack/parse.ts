import type { InboundEvent } from '../../src/chat/event.ts'
import { formPlace, formValues } from './form.ts'
import { parseMessage } from './parse-message.ts'
import { instantOf, isObject, listAt, messageText, objectAt, type Payload, placeKind, textAt } from './payload.ts'

/** `trigger` opens a dialog within three seconds. */
export type Parsed = { event: InboundEvent; trigger?: string }

/**
 * A payload of Slack as an event, or null for what Nova does not answer: other bots and herself, people of another
 * workspace (Slack Connect), joins, reactions, legacy dialogs. Total: an unknown shape is null.
 * `team` is the only workspace to listen to, when one is set.
 */
export function parse(body: Payload, team: string | undefined): Parsed | null {
  const parsed = parseAny(body)
  if (!parsed || (team !== undefined && parsed.event.workspace !== team)) return null
  return parsed
}

function parseAny(body: Payload): Parsed | null {
  if (isObject(body.event)) return parseEvent(body)
  if (textAt(body, 'command')) return parseCommand(body)
  switch (body.type) {
    case 'block_actions':
      return parseButton(body)
    case 'view_submission':
      return parseForm(body)
    case 'shortcut':
    case 'message_action':
      return parseShortcut(body)
    default:
      return null
  }
}

/** The user id of Nova's bot, as the envelope names it. */
const selfOf = (body: Payload) =>
  textAt(
    listAt(body, 'authorizations').find((authorization) => authorization.is_bot === true),
    'user_id',
  )

function parseEvent(body: Payload): Parsed | null {
  const event = objectAt(body, 'event')
  const workspace = textAt(body, 'team_id')
  const id = textAt(body, 'event_id')
  if (!workspace || !id) return null
  const base = { platform: 'slack' as const, workspace, id }
  const at = instantOf(textAt(event, 'event_ts') ?? String(body.event_time))
  switch (event.type) {
    case 'app_mention':
    case 'message': {
      const message = parseMessage(event, { self: selfOf(body), workspace, enterprise: textAt(body, 'enterprise_id') })
      return message && { event: { ...base, at, ...message } }
    }
    case 'app_home_opened': {
      const user = textAt(event, 'user')
      const channel = textAt(event, 'channel')
      if (event.tab !== 'messages' || !user || !channel) return null
      return opened(base, at, user, channel, null)
    }
    case 'assistant_thread_started': {
      const thread = objectAt(event, 'assistant_thread')
      const user = textAt(thread, 'user_id')
      const channel = textAt(thread, 'channel_id')
      if (!user || !channel) return null
      return opened(base, at, user, channel, textAt(thread, 'thread_ts') ?? null)
    }
    default:
      return null
  }
}

const opened = (
  base: { platform: 'slack'; workspace: string; id: string },
  at: Date,
  user: string,
  channel: string,
  thread: string | null,
): Parsed => ({
  event: { ...base, at, account: { id: user }, place: { channel, thread, kind: 'dm' }, content: { type: 'opened' } },
})

function parseCommand(body: Payload): Parsed | null {
  const workspace = textAt(body, 'team_id')
  const user = textAt(body, 'user_id')
  const channel = textAt(body, 'channel_id')
  const trigger = textAt(body, 'trigger_id')
  if (!workspace || !user || !channel || !trigger) return null
  return {
    trigger,
    event: {
      platform: 'slack',
      workspace,
      id: `command:${trigger}`,
      at: new Date(),
      account: { id: user },
      place: { channel, thread: null, kind: placeKind(channel, textAt(body, 'channel_name')) },
      content: { type: 'command', text: messageText(textAt(body, 'text') ?? '', undefined) },
    },
  }
}

/** Who acted, of which workspace; null for somebody of another company in a shared channel. */
function actorOf(body: Payload): { workspace: string; user: string } | null {
  const user = textAt(body, 'user', 'id')
  const home = textAt(body, 'user', 'team_id')
  const enterprise = textAt(body, 'team', 'enterprise_id') ?? textAt(body, 'enterprise', 'id')
  const workspace = textAt(body, 'team', 'id') ?? home
  if (!user || !workspace || (home !== undefined && home !== workspace && home !== enterprise)) return null
  return { workspace, user }
}

function parseButton(body: Payload): Parsed | null {
  const actor = actorOf(body)
  const action = listAt(body, 'actions')[0]
  const message = textAt(body, 'container', 'message_ts')
  const channel = textAt(body, 'container', 'channel_id') ?? textAt(body, 'channel', 'id')
  const time = textAt(action, 'action_ts')
  if (!actor || !action || !message || !channel || !time) return null
  // Slack reports clicks on links too; the browser has already followed them.
  if (action.type !== 'button' || action.url !== undefined) return null
  const button = textAt(action, 'value') ?? textAt(action, 'action_id')
  if (!button) return null
  const thread = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts') ?? message
  const values = Object.entries(formValues(objectAt(body, 'state', 'values')))
  const trigger = textAt(body, 'trigger_id')
  return {
    ...(trigger ? { trigger } : {}),
    event: {
      platform: 'slack',
      workspace: actor.workspace,
      id: `button:${message}:${time}:${actor.user}`,
      at: instantOf(time),
      account: { id: actor.user },
      place: { channel, thread, kind: placeKind(channel, textAt(body, 'channel', 'name')) },
      content: {
        type: 'button',
        action: button,
        message,
        ...(values.length > 0
          ? { values: Object.fromEntries(values.map(([name, value]) => [name, String(value)])) }
          : {}),
      },
    },
  }
}

function parseForm(body: Payload): Parsed | null {
  const actor = actorOf(body)
  const view = objectAt(body, 'view')
  const id = textAt(view, 'id')
  const metadata = textAt(view, 'private_metadata')
  if (!actor || !id || !metadata) return null
  const { form, channel, thread } = formPlace(metadata)
  const place = channel ?? actor.user
  return {
    event: {
      platform: 'slack',
      workspace: actor.workspace,
      id: `form:${id}:${textAt(view, 'hash') ?? ''}`,
      at: new Date(),
      account: { id: actor.user },
      place: { channel: place, thread: thread ?? null, kind: placeKind(place) },
      content: { type: 'form', form, values: formValues(objectAt(view, 'state', 'values')) },
    },
  }
}

/** A shortcut without a message opens Nova; one on a message asks her about its text. */
function parseShortcut(body: Payload): Parsed | null {
  const actor = actorOf(body)
  const time = textAt(body, 'action_ts')
  if (!actor || !time) return null
  const trigger = textAt(body, 'trigger_id')
  const channel = textAt(body, 'channel', 'id') ?? actor.user
  const message = textAt(body, 'message_ts')
  const text = messageText(textAt(body, 'message', 'text') ?? '', undefined)
  return {
    ...(trigger ? { trigger } : {}),
    event: {
      platform: 'slack',
      workspace: actor.workspace,
      id: `shortcut:${message ?? ''}:${time}:${actor.user}`,
      at: instantOf(time),
      account: { id: actor.user },
      place: {
        channel,
        thread: textAt(body, 'message', 'thread_ts') ?? message ?? null,
        kind: placeKind(channel, textAt(body, 'channel', 'name')),
      },
      content: body.type === 'message_action' && text ? { type: 'command', text } : { type: 'opened' },
    },
  }
}
