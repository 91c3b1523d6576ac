import type { Asker } from '../../src/chat/adapter.ts'
import { COMMANDS } from '../../src/chat/commands.ts'
import {
  type InboundContent,
  type InboundEvent,
  type InboundFile,
  instantOf,
  type Place,
} from '../../src/chat/event.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { formPlace, formValues } from './form.ts'
import { TASK_SHORTCUT } from './manifest.ts'

export type Parsed =
  /** `trigger` opens a dialog within three seconds. */
  | { type: 'event'; event: InboundEvent; trigger?: string }
  /** Links of Nova's own that somebody shared; `at` names the message in the words of `chat.unfurl`. */
  | { type: 'links'; asker: Asker; at: Payload; urls: string[] }
  /** Nova was removed from one of these: a workspace or its organization. */
  | { type: 'removed'; workspaces: string[] }

/** Where a payload is from. `workspace` is the installation: of the organization in Enterprise Grid, or of one team. */
type Home = { workspace: string; ids: string[]; self: string | undefined }
type Heard = { user: string; place: Place; content: InboundContent }

/**
 * A payload of Slack, or null for what Nova does not answer: other bots and herself, people of another
 * workspace (Slack Connect), joins, reactions, legacy dialogs. Total: an unknown shape is null.
 * `only` is the only workspace to listen to, when one is set.
 */
export function parse(body: Payload, only?: string): Parsed | null {
  const home = homeOf(body)
  if (!home || (only !== undefined && !home.ids.includes(only))) return null
  if (isObject(body.event)) return parseEvent(body, body.event, home)
  const from = textAt(body, 'user', 'team_id')
  const user = textAt(body, 'user', 'id') ?? textAt(body, 'user_id')
  if (!user || (from && !home.ids.includes(from))) return null
  if (textAt(body, 'command')) return parseCommand(body, user, home)
  switch (body.type) {
    case 'block_actions':
      return parseAction(body, user, home)
    case 'view_submission':
      return parseForm(body, user, home)
    case 'shortcut':
    case 'message_action':
      return parseShortcut(body, user, home)
    default:
      return null
  }
}

function homeOf(body: Payload): Home | null {
  const authorizations = listAt(body, 'authorizations')
  const team = textAt(body, 'team_id') ?? textAt(body, 'team', 'id') ?? textAt(body, 'user', 'team_id')
  const enterprise =
    textAt(body, 'enterprise_id') ?? textAt(body, 'enterprise', 'id') ?? textAt(body, 'team', 'enterprise_id')
  // Commands are forms, where everything is text.
  const isOrganization = [true, 'true'].includes(
    (authorizations[0]?.is_enterprise_install ?? body.is_enterprise_install) as string,
  )
  const workspace = isOrganization ? enterprise : team
  const bot = authorizations.find((authorization) => authorization.is_bot === true)
  const ids = [team, enterprise].filter((id) => id !== undefined)
  return workspace ? { workspace, ids, self: textAt(bot, 'user_id') } : null
}

function eventOf(home: Home, id: string, at: Date, { user, place, content }: Heard, trigger?: string): Parsed {
  const { workspace } = home
  const event: InboundEvent = { platform: 'slack', workspace, id, at, account: { id: user }, place, content }
  return { type: 'event', event, ...(trigger ? { trigger } : {}) }
}

function parseEvent(body: Payload, event: Payload, home: Home): Parsed | null {
  const id = textAt(body, 'event_id')
  if (event.type === 'app_uninstalled') return { type: 'removed', workspaces: home.ids }
  if (event.type === 'tokens_revoked')
    return [objectAt(event, 'tokens').bot].flat().some(Boolean) ? { type: 'removed', workspaces: home.ids } : null
  if (event.type === 'link_shared') return parseLinks(event, home)
  const heard = hear(event, home)
  return id && heard ? eventOf(home, id, stampOf(textAt(event, 'event_ts') ?? body.event_time), heard) : null
}

function hear(event: Payload, home: Home): Heard | null {
  const thread = objectAt(event, 'assistant_thread')
  const user = textAt(event, 'user') ?? textAt(thread, 'user_id')
  const channel = textAt(event, 'channel') ?? textAt(thread, 'channel_id')
  if (event.type === 'app_mention' || event.type === 'message') return hearMessage(event, home)
  if (!user || !channel) return null
  const place = { channel, thread: textAt(event, 'thread_ts') ?? textAt(thread, 'thread_ts') ?? null }
  switch (event.type) {
    case 'app_home_opened':
      if (event.tab === 'home')
        return { user, place: { ...place, kind: 'dm' }, content: { type: 'opened', home: true } }
      return event.tab === 'messages' ? { user, place: { ...place, kind: 'dm' }, content: { type: 'opened' } } : null
    case 'assistant_thread_started':
      return { user, place: { ...place, kind: 'dm' }, content: { type: 'opened' } }
    case 'agent_session_stopped':
      return { user, place: { ...place, kind: placeKind(channel) }, content: { type: 'stop' } }
    default:
      return null
  }
}

/**
 * A mention in a channel arrives twice, as `message` too; only `app_mention` counts there. Other messages of a channel
 * count in threads only, `addressed` when Nova started the thread.
 */
function hearMessage(event: Payload, home: Home): Heard | null {
  const previous = objectAt(event, 'previous_message')
  const isChange = event.subtype === 'message_changed'
  // A message that has replies is not removed but turned into a tombstone.
  const isDeletion = event.subtype === 'message_deleted' || objectAt(event, 'message').subtype === 'tombstone'
  const isPosted = [undefined, 'file_share', 'thread_broadcast'].includes(event.subtype as string | undefined)
  if (!isPosted && !isChange && !isDeletion) return null
  const message = isDeletion ? previous : isChange ? objectAt(event, 'message') : event
  const user = authorOf(message, home)
  const channel = textAt(event, 'channel')
  const ts = textAt(event, 'deleted_ts') ?? textAt(message, 'ts') ?? textAt(previous, 'ts')
  if (!user || !channel || !ts) return null
  const written = textAt(message, 'text') ?? ''
  const isMention = event.type === 'app_mention'
  // An envelope without authorizations does not name Nova; whoever is mentioned first in an app_mention is she.
  const text = messageText(written, home.self ?? (isMention ? /<@([A-Z0-9]+)/.exec(written)?.[1] : undefined))
  const kind = placeKind(channel, textAt(event, 'channel_type'))
  const reply = textAt(message, 'thread_ts')
  const heard = (content: InboundContent) => ({ user, place: { channel, thread: reply ?? ts, kind }, content })
  if (isDeletion) return heard({ type: 'message-deleted', message: ts })
  // Slack also reports a change when it adds a link's preview or the first reply.
  if (isChange && written === (textAt(previous, 'text') ?? '')) return null
  // Slack sends app_mention again when the message is edited.
  if (isChange || (isMention && event.edited !== undefined))
    return heard({ type: 'message-edited', message: ts, text, addressed: isMention || kind === 'dm' })
  const mentioned = home.self !== undefined && written.includes(`<@${home.self}`)
  if (!isMention && kind !== 'dm' && (!reply || mentioned)) return null
  const own = home.self !== undefined && textAt(event, 'parent_user_id') === home.self
  const files = listAt(event, 'files').flatMap(fileOf)
  return heard({ type: 'message', message: ts, text, addressed: isMention || kind === 'dm' || own, files })
}

/** The person who wrote; null for bots, Nova herself, and people of another company in a shared channel. */
function authorOf(message: Payload, { self, ids }: Home): string | null {
  const user = textAt(message, 'user')
  const isBot = message.bot_id !== undefined || message.bot_profile !== undefined
  if (!user || isBot || user === self || user === 'USLACKBOT') return null
  const homes = ['user_team', 'source_team', 'team'].map((key) => textAt(message, key))
  return homes.some((home) => home !== undefined && !ids.includes(home)) ? null : user
}

function fileOf(file: Payload): InboundFile[] {
  const id = textAt(file, 'id')
  if (!id) return []
  const url = textAt(file, 'url_private_download') ?? textAt(file, 'url_private')
  const name = textAt(file, 'name') ?? textAt(file, 'title') ?? id
  const mime = textAt(file, 'mimetype') ?? 'application/octet-stream'
  return [{ id, name, mime, size: typeof file.size === 'number' ? file.size : 0, ...(url ? { url } : {}) }]
}

function parseLinks(event: Payload, { workspace, ids }: Home): Parsed | null {
  const user = authorOf(event, { workspace, ids, self: undefined })
  const channel = textAt(event, 'channel')
  const urls = listAt(event, 'links').flatMap((link) => textAt(link, 'url') ?? [])
  const { unfurl_id, source, message_ts: ts } = event
  if (!user || !channel || urls.length === 0) return null
  const place: Place = { channel, thread: textAt(event, 'thread_ts') ?? null, kind: placeKind(channel) }
  const at = unfurl_id ? { unfurl_id, source } : { channel, ts }
  return { type: 'links', asker: { workspace, account: { id: user }, place }, at, urls }
}

/** What is typed after a command is the value of its first option: `/facture Garage Roy 1 250 $`. */
function parseCommand(body: Payload, user: string, home: Home): Parsed | null {
  const channel = textAt(body, 'channel_id')
  const trigger = textAt(body, 'trigger_id')
  if (!channel || !trigger) return null
  const typed = messageText(textAt(body, 'text') ?? '')
  const command = COMMANDS.find(({ name }) => body.command === `/${name.fr}`)
  const [option] = command?.options ?? []
  const text = command ? command.text(option && typed ? { [option.name.fr]: typed } : {}) : typed
  const place: Place = { channel, thread: null, kind: placeKind(channel, textAt(body, 'channel_name')) }
  const heard: Heard = { user, place, content: { type: 'command', text } }
  return eventOf(home, `command:${trigger}`, new Date(), heard, trigger)
}

/** A click in a message or on the home page. */
function parseAction(body: Payload, user: string, home: Home): Parsed | null {
  const action = listAt(body, 'actions')[0]
  const inMessage = textAt(body, 'container', 'message_ts')
  const message = inMessage ?? textAt(body, 'container', 'view_id')
  const channel = textAt(body, 'container', 'channel_id') ?? textAt(body, 'channel', 'id') ?? (inMessage ? null : user)
  const time = textAt(action, 'action_ts')
  const value = textAt(action, 'value') ?? textAt(action, 'action_id')
  if (!action || !message || !channel || !time || !value) return null
  const thread = textAt(body, 'container', 'thread_ts') ?? textAt(body, 'message', 'thread_ts') ?? inMessage ?? null
  const place: Place = { channel, thread, kind: placeKind(channel, textAt(body, 'channel', 'name')) }
  if (action.type === 'feedback_buttons') {
    const content: InboundContent = { type: 'feedback', message, good: value === 'helped' }
    return eventOf(home, `feedback:${message}:${time}:${user}`, stampOf(time), { user, place, content })
  }
  // Slack reports clicks on links too; the browser has already followed them.
  if (action.type !== 'button' || action.url !== undefined) return null
  const filled = Object.entries(formValues(objectAt(body, 'state', 'values')))
  const values = Object.fromEntries(filled.map(([name, one]) => [name, String(one)]))
  const content: InboundContent = { type: 'button', action: value, message, ...(filled.length > 0 ? { values } : {}) }
  const id = `button:${message}:${time}:${user}`
  return eventOf(home, id, stampOf(time), { user, place, content }, textAt(body, 'trigger_id'))
}

function parseForm(body: Payload, user: string, home: Home): Parsed | null {
  const view = objectAt(body, 'view')
  const id = textAt(view, 'id')
  const metadata = textAt(view, 'private_metadata')
  if (!id || !metadata) return null
  const { form, channel = user, thread = null } = formPlace(metadata)
  const content: InboundContent = { type: 'form', form, values: formValues(objectAt(view, 'state', 'values')) }
  const place: Place = { channel, thread, kind: placeKind(channel) }
  return eventOf(home, `form:${id}:${textAt(view, 'hash') ?? ''}`, new Date(), { user, place, content })
}

/** A shortcut without a message opens Nova; one on a message makes a task of its text, or asks her about it. */
function parseShortcut(body: Payload, user: string, home: Home): Parsed | null {
  const time = textAt(body, 'action_ts')
  if (!time) return null
  const channel = textAt(body, 'channel', 'id') ?? user
  const message = textAt(body, 'message_ts')
  const thread = textAt(body, 'message', 'thread_ts') ?? message ?? null
  const said = messageText(textAt(body, 'message', 'text') ?? '')
  const text = body.callback_id === TASK_SHORTCUT ? `crée une tâche : ${said}` : said
  const content: InboundContent =
    body.type === 'message_action' && said ? { type: 'command', text } : { type: 'opened' }
  const place: Place = { channel, thread, kind: placeKind(channel, textAt(body, 'channel', 'name')) }
  const id = `shortcut:${message ?? ''}:${time}:${user}`
  return eventOf(home, id, stampOf(time), { user, place, content }, textAt(body, 'trigger_id'))
}

/**
 * The words of a message as its author sees them: Nova's own mention removed, other references as `@id` or their
 * label, links as label and address, entities decoded. Slack's grammar: `<@U1|label>`, `<#C1|label>`,
 * `<!here>`, `<!date^…|label>`, `<url|label>`.
 */
export function messageText(text: string, self?: string): string {
  return text
    .replace(/<([^<>|]*)\|?([^<>]*)>/g, (_, target: string, label: string) => {
      if (target === `@${self}`) return ' '
      if (/^[@#]/.test(target)) return target[0] + (label || target.slice(1)).replace(/^[@#]/, '')
      if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`
      const address = target.replace(/^(mailto|tel):/, '')
      const bare = address.replace(/^https?:\/\//, '').replace(/\/$/, '')
      return [address, bare, ''].includes(label) ? label || address : `${label} (${address})`
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

/** A Slack timestamp (`1595926230.009600`, seconds) as an instant. */
const stampOf = (ts: unknown): Date =>
  instantOf(typeof ts === 'string' || typeof ts === 'number' ? Math.round(Number(ts) * 1000) : 0)

/** Channel ids start with D for direct messages and G for private channels and groups; C may be either kind. */
function placeKind(channel: string, hint?: string): 'public' | 'private' | 'dm' {
  if (hint === 'im' || hint === 'directmessage' || /^[DUW]/.test(channel)) return 'dm'
  const isPrivate = ['group', 'mpim', 'privategroup'].includes(hint ?? '') || channel.startsWith('G')
  return isPrivate ? 'private' : 'public'
}
