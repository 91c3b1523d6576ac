import type { Card, FileRef } from '../../src/chat/card.ts'
import type { ChatMessage } from '../../src/chat/message.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import type { WebSetUp } from './set-up.ts'

/** The one workspace of the local page, as events and targets name it. */
export const WORKSPACE = 'local'

/** `id` is also the account of events; `handle` is what the demo switch and `as` use. */
export type WebPerson = {
  id: string
  handle: string
  name: string
  title: string
  role: string
  lang: Lang
  /** What waits unread for this person, shown beside the name in the demo switch. */
  unread?: number
}

export type WebChannel = {
  id: string
  name: string
  kind: 'public' | 'private' | 'dm'
  topic?: string
  unread?: number
}

/** A root carries how many answers its thread has and when the last one came; `isPrivate` when nobody else sees it. */
export type WebMessage = ChatMessage & { replies?: { count: number; last: Date }; isPrivate?: boolean }

/** What somebody typed on the page. `thread` is null for a new one, and always in the direct channel. */
export type Said = Pick<ChatMessage, 'id' | 'channel' | 'thread' | 'text' | 'files' | 'at'>

/** What the local page needs from the rest of Nova. `person` is always a person's id. */
export type WebData = {
  organization(): Promise<{ name: string; timeZone: string }>
  /** The person of a personal token; null when the token is unknown or revoked. */
  signIn(token: string): Promise<WebPerson | null>
  /** Null once the person has left: a session ends with it. */
  person(id: string): Promise<WebPerson | null>
  /** Everybody, in the order of the demo switch. Asked for in demo mode only. */
  people(): Promise<WebPerson[]>
  /** What the person may read; the direct channel with Nova is `directChannelOf(person)`. */
  channels(person: string): Promise<WebChannel[]>
  /**
   * At most 50 messages, oldest first: roots when `thread` is null, otherwise the root and its answers.
   * `before` is the id of the oldest message that is already shown.
   */
  messages(person: string, channel: string, thread: string | null, before?: string): Promise<WebMessage[]>
  /** Null when it does not exist or the person may not see it. */
  message(person: string, id: string): Promise<WebMessage | null>
  /** Keeps what a person said. The same id again changes nothing and answers `known`. */
  keep(person: string, said: Said): Promise<'new' | 'known'>
  markRead(person: string, channel: string): Promise<void>
  record(person: string, kind: string, id: string, lang: Lang): Promise<Card | null>
  file(person: string, id: string): Promise<{ name: string; mime: string; bytes: Uint8Array } | null>
  saveUpload(person: string, file: { name: string; mime: string; bytes: Uint8Array }): Promise<FileRef>
  /** Things to ask, as one would type them. */
  suggestions(person: string, lang: Lang, channel: string): Promise<string[]>
  setLang(person: string, lang: Lang): Promise<void>
  setUp: WebSetUp
}

/** The direct channel between a person and Nova. One rolling thread: its thread id is the channel's own id. */
export const directChannelOf = (person: string): string => `dm-${person}`
export const isDirect = (channel: string): boolean => channel.startsWith('dm-')
