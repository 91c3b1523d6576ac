import {
  type InboundContent,
  type InboundEvent,
  type InboundFile,
  instantOf,
  langOf,
  type Place,
} from '../../src/chat/event.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import type { Lang } from '../../src/lib/i18n.ts'

const CONSENT = 'application/vnd.microsoft.teams.file.download.info'
const KINDS: Record<string, Place['kind']> = { personal: 'dm', groupChat: 'private', channel: 'public' }
/** The five entities and the space that Teams writes in plain text. */
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" }

/** Where an activity is; only channels have threads. */
export function placeOf(activity: Payload): Place | null {
  const [channel, root] = (textAt(activity, 'conversation', 'id') ?? '').split(';messageid=')
  if (!channel) return null
  const named = KINDS[textAt(activity, 'conversation', 'conversationType') ?? '']
  const kind = named ?? (objectAt(activity, 'conversation').isGroup === true ? 'private' : 'dm')
  const isOpen = textAt(activity, 'channelData', 'channel', 'type') ?? 'standard'
  if (kind !== 'public') return { channel, thread: null, kind }
  const thread = root ?? textAt(activity, 'replyToId') ?? (activity.type === 'message' ? textAt(activity, 'id') : null)
  return { channel, thread: thread ?? null, kind: isOpen === 'standard' ? 'public' : 'private' }
}

/** Who acted: the directory's id, which is the same in every conversation. Null for Nova and for other bots. */
export function accountOf(activity: Payload): string | null {
  const from = objectAt(activity, 'from')
  const id = textAt(from, 'id')
  if (!id || id === textAt(activity, 'recipient', 'id') || id.startsWith('28:')) return null
  if (from.role === 'bot' || from.role === 'skill') return null
  const home = textAt(from, 'tenantId')
  if (home && home !== workspaceOf(activity)) return null
  return textAt(from, 'aadObjectId') ?? id
}

export const workspaceOf = (activity: Payload): string =>
  textAt(activity, 'conversation', 'tenantId') ?? textAt(activity, 'channelData', 'tenant', 'id') ?? ''

/** Of the client that sent it; the person's own is the core's to know. */
export const langOfClient = (activity: Payload): Lang => langOf(textAt(activity, 'locale'))

/** The envelope around a content, for messages and for what is clicked; null when nobody of the company acted. */
export function eventOf(activity: Payload, id: string, content: InboundContent): InboundEvent | null {
  const account = accountOf(activity)
  const place = placeOf(activity)
  const workspace = workspaceOf(activity)
  if (!account || !place || !workspace) return null
  const name = textAt(activity, 'from', 'name')
  const locale = textAt(activity, 'locale')
  return {
    platform: 'teams',
    workspace,
    id,
    at: instantOf(Date.parse(textAt(activity, 'timestamp') ?? '')),
    account: { id: account, ...(name ? { name } : {}), ...(locale ? { locale } : {}) },
    place,
    content,
  }
}

/**
 * An activity that waits for no answer, as an event; null for what Nova does not answer: bots, reactions, renamed
 * channels, members who come and go. Total. An edit has the id of what it edits, so its time is part of its own.
 */
export function parse(activity: Payload): InboundEvent | null {
  const id = textAt(activity, 'id')
  const time = textAt(activity, 'timestamp') ?? ''
  if (!id) return null
  switch (activity.type) {
    case 'message': {
      const button = buttonOf(activity.value)
      const replied = textAt(activity, 'replyToId')
      if (button && replied) return eventOf(activity, id, { type: 'button', message: replied, ...button })
      const text = messageText(activity)
      const files = filesOf(activity)
      if (!text && files.length === 0 && !isMentioned(activity)) return null
      const content = { type: 'message' as const, message: id, text, addressed: isAddressed(activity), files }
      return eventOf(activity, id, content)
    }
    case 'messageUpdate':
      return eventOf(activity, `edit:${id}:${time}`, {
        type: 'message-edited',
        message: id,
        text: messageText(activity),
        addressed: isAddressed(activity),
      })
    case 'messageDelete':
      return eventOf(activity, `delete:${id}`, { type: 'message-deleted', message: id })
    case 'conversationUpdate': {
      // Members of a team come and go; Nova greets where she herself is new.
      const added = listAt(activity, 'membersAdded').some((one) => one.id === textAt(activity, 'recipient', 'id'))
      const event = added ? eventOf(activity, `opened:${id}`, { type: 'opened' }) : null
      return event && { ...event, place: { ...event.place, thread: null } }
    }
    default:
      return null
  }
}

/** The button in the data of an action of ours, with what was filled in beside it. */
export function buttonOf(data: unknown): { action: string; values?: Record<string, string> } | null {
  const action = textAt(data, 'nova', 'button')
  if (!action) return null
  const values = Object.entries(valuesOf(data)).map(([name, value]) => [name, String(value)])
  return { action, ...(values.length > 0 ? { values: Object.fromEntries(values) } : {}) }
}

export function formOf(data: unknown): Extract<InboundContent, { type: 'form' }> | null {
  const form = textAt(data, 'nova', 'form')
  return form ? { type: 'form', form, values: valuesOf(data) } : null
}

/** Inputs come beside our own data; several choices come as one text, from inputs named `…[]`. */
function valuesOf(data: unknown): Record<string, string | string[]> {
  const entries = Object.entries(isObject(data) ? data : {}).flatMap(([key, value]): [string, string | string[]][] => {
    if (key === 'nova' || key === 'msteams' || value === null || typeof value === 'object') return []
    const text = String(value)
    return [key.endsWith('[]') ? [key.slice(0, -2), text ? text.split(',') : []] : [key, text]]
  })
  return Object.fromEntries(entries)
}

const mentionsOf = (activity: Payload) =>
  listAt(activity, 'entities').filter((entity) => textAt(entity, 'type')?.toLowerCase() === 'mention')

const isMentioned = (activity: Payload) =>
  mentionsOf(activity).some((entity) => textAt(entity, 'mentioned', 'id') === textAt(activity, 'recipient', 'id'))

const isAddressed = (activity: Payload) => placeOf(activity)?.kind === 'dm' || isMentioned(activity)

/** The words of a message as its author sees them, without Nova's own mention. */
function messageText(activity: Payload): string {
  const self = textAt(activity, 'recipient', 'id')
  const own = mentionsOf(activity).flatMap((entity) =>
    textAt(entity, 'mentioned', 'id') === self ? (textAt(entity, 'text') ?? []) : [],
  )
  const text = own.reduce((rest, mention) => rest.replaceAll(mention, ' '), textAt(activity, 'text') ?? '')
  return plainText(text)
}

/** Plain text as Teams writes it, or the HTML of a message that an action is about, as words. */
export const plainText = (text: string): string =>
  text
    .replace(/<at[^>]*>(.*?)<\/at>/gis, '@$1')
    .replace(/<(br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
    .replace(/<\/?(p|div|span|a|b|i|u|s|em|strong|ul|ol|li|blockquote|code|pre|attachment|h[1-6])(\s[^<>]*)?>/gi, '')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/[ \t\u00a0]{2,}/g, ' ')
    .trim()

/** Files and pictures; what Teams adds itself (the message as HTML, cards) is none. */
function filesOf(activity: Payload): InboundFile[] {
  return listAt(activity, 'attachments').flatMap((attachment, index) => {
    const type = textAt(attachment, 'contentType') ?? ''
    const isFile = type === CONSENT
    const url = isFile ? textAt(attachment, 'content', 'downloadUrl') : textAt(attachment, 'contentUrl')
    if (!url || !(isFile || type.startsWith('image/'))) return []
    const extension = textAt(attachment, 'content', 'fileType')?.toLowerCase()
    const mime = isFile ? (MIMES[extension ?? ''] ?? 'application/octet-stream') : type
    const known = textAt(attachment, 'name')
    const name = known ?? `image-${index + 1}.${type === 'image/*' ? 'png' : type.slice('image/'.length)}`
    const id = textAt(attachment, 'content', 'uniqueId') ?? `${textAt(activity, 'id')}:${index}`
    return [{ id, name, mime: mime === 'image/*' ? 'image/png' : mime, size: 0, url }]
  })
}

const MIMES: Record<string, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
