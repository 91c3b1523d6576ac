import { COMMANDS } from '../../src/chat/commands.ts'
import { type Account, type InboundContent, type InboundFile, langOf, type Place } from '../../src/chat/event.ts'
import { listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import type { Lang } from '../../src/lib/i18n.ts'

/** What is known of a channel; null of what is not. */
export type Where = (channel: string) => { kind: Place['kind']; parent: string | null; own: boolean } | null

/** Who said or did something where; `workspace` is null in direct messages. */
export type Heard = { id: string; at: Date; workspace: string | null; account: Account; place: Place }

/** Threads of Discord: of announcements, public, private. */
const THREADS = [10, 11, 12]
const PRIVATE_THREAD = 12
const DISCORD_EPOCH = 1_420_070_400_000

/**
 * The answer to a command is no thread of Discord's, but one question and its answers are one thread of Nova's: it is
 * named after the interaction.
 */
const COMMAND = 'command-'
export const isCommandThread = (thread: string | null): thread is string => thread?.startsWith(COMMAND) ?? false

const instantOf = (snowflake: string): Date =>
  /^\d{1,20}$/.test(snowflake) ? new Date(Number(BigInt(snowflake) >> 22n) + DISCORD_EPOCH) : new Date()

/** The thread that a message in a channel belongs to: a thread that is opened from a message has its id. */
export function threadOf(message: unknown): string | undefined {
  const command = textAt(message, 'interaction_metadata', 'id')
  if (command) return `${COMMAND}${command}`
  if (textAt(message, 'referenced_message', 'id')) return threadOf(objectAt(message, 'referenced_message'))
  return textAt(message, 'message_reference', 'message_id') ?? textAt(message, 'id')
}

function accountOf(body: Payload, user: Payload): Account | null {
  const id = textAt(user, 'id')
  if (!id || user.bot === true || user.system === true) return null
  const name = textAt(body, 'member', 'nick') ?? textAt(user, 'global_name') ?? textAt(user, 'username')
  const locale = textAt(body, 'locale')
  return { id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
}

/** An interaction, of the gateway or of HTTP; null for what has no person or no channel. */
export function parseInteraction(body: Payload, where: Where): (Heard & { token: string; lang: Lang }) | null {
  const id = textAt(body, 'id')
  const token = textAt(body, 'token')
  const channel = textAt(body, 'channel_id') ?? textAt(body, 'channel', 'id')
  const workspace = textAt(body, 'guild_id') ?? null
  const account = accountOf(body, objectAt(body, ...(workspace ? ['member', 'user'] : ['user'])))
  if (!id || !token || !channel || !account) return null
  const type = objectAt(body, 'channel').type
  const known = where(channel)
  const isThread = known?.parent || THREADS.includes(Number(type))
  const place: Place = !workspace
    ? { channel, thread: null, kind: 'dm' }
    : {
        channel: isThread ? (textAt(body, 'channel', 'parent_id') ?? known?.parent ?? channel) : channel,
        thread: isThread ? channel : (threadOf(objectAt(body, 'message')) ?? `${COMMAND}${id}`),
        kind: known?.kind ?? (type === PRIVATE_THREAD ? 'private' : 'public'),
      }
  return { id, token, at: instantOf(id), workspace, account, place, lang: langOf(account.locale) }
}

/** A command as the sentence it stands for; `/nova` by itself opens Nova. */
export function parseCommand(body: Payload): InboundContent | null {
  const command = COMMANDS.find(({ name }) => name.fr === textAt(body, 'data', 'name'))
  if (!command) return null
  const options = listAt(objectAt(body, 'data'), 'options')
  const values = Object.fromEntries(options.map((one) => [String(one.name), String(one.value ?? '').trim()]))
  const text = command.text(values).trim()
  return text === '' ? { type: 'opened' } : { type: 'command', text }
}

/** What is being typed in a command's option that is completed from the company's names. */
export function parseAutocomplete(body: Payload): { kind: 'client' | 'project'; text: string } | null {
  const command = COMMANDS.find(({ name }) => name.fr === textAt(body, 'data', 'name'))
  const typed = listAt(objectAt(body, 'data'), 'options').find((one) => one.focused === true)
  const kind = command?.options.find(({ name }) => name.fr === typed?.name)?.kind
  return kind === 'client' || kind === 'project' ? { kind, text: String(typed?.value ?? '') } : null
}

/** Types of messages that people write: plain ones and replies. */
const WRITTEN = [0, 19]

/**
 * A message that was written or edited, or null for what is not Nova's: bots and webhooks, herself, what was said in a
 * channel without naming her. A mention of everyone or of a role is none of her.
 */
export function parseMessage(
  body: Payload,
  self: string,
  where: Where,
  edited: boolean,
): (Heard & { content: InboundContent }) | null {
  const id = textAt(body, 'id')
  const channel = textAt(body, 'channel_id')
  const author = objectAt(body, 'author')
  const account = accountOf(body, author)
  const change = textAt(body, 'edited_timestamp')
  if (!id || !channel || !account || body.webhook_id || account.id === self) return null
  if (!WRITTEN.includes(Number(body.type)) || (edited && !change)) return null
  const workspace = textAt(body, 'guild_id') ?? null
  const known = where(channel)
  const written = textAt(body, 'content') ?? ''
  const named = written.includes(`<@${self}>`) || written.includes(`<@!${self}>`)
  const mentioned = named || listAt(body, 'mentions').some((one) => one.id === self)
  const files = filesOf(body)
  const replied = objectAt(body, 'referenced_message')
  const answered = textAt(replied, 'author', 'id') === self ? replied : undefined
  // Without the intent for it Discord empties what is written in a thread without naming Nova.
  if (workspace && !mentioned && (!known?.parent || (written === '' && files.length === 0))) return null
  const place: Place = !workspace
    ? { channel, thread: null, kind: 'dm' }
    : {
        channel: known?.parent ?? channel,
        thread: known?.parent ? channel : ((answered && threadOf(answered)) ?? id),
        kind: known?.kind ?? 'public',
      }
  const text = messageText(written, self, listAt(body, 'mentions'))
  const addressed = mentioned || !workspace || (known?.own ?? false)
  return {
    id: edited ? `edit:${id}:${change}` : `message:${id}`,
    at: instantOf(id),
    workspace,
    account,
    place,
    content: edited
      ? { type: 'message-edited', message: id, text, addressed }
      : { type: 'message', message: id, text, addressed, files },
  }
}

/** The words as their author sees them: Nova's mention removed, names for ids. */
function messageText(text: string, self: string, mentions: Payload[]): string {
  const nameOf = (id: string) => {
    const user = mentions.find((one) => one.id === id)
    return textAt(user, 'global_name') ?? textAt(user, 'username') ?? id
  }
  return text
    .replace(/<@!?(\d+)>/g, (_, id: string) => (id === self ? ' ' : `@${nameOf(id)}`))
    .replace(/<(@&|#)(\d+)>/g, (_, sign: string, id: string) => `${sign === '#' ? '#' : '@'}${id}`)
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

const filesOf = (body: Payload): InboundFile[] =>
  listAt(body, 'attachments').flatMap((file) => {
    const id = textAt(file, 'id')
    const url = textAt(file, 'url')
    if (!id) return []
    const mime = textAt(file, 'content_type')?.split(';')[0] ?? 'application/octet-stream'
    return [{ id, name: textAt(file, 'filename') ?? id, mime, size: Number(file.size) || 0, ...(url ? { url } : {}) }]
  })
