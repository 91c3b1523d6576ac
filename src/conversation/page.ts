import type { Card, FileRef } from '../chat/card.ts'
import type { ChatMessage } from '../chat/message.ts'
import type { Lang } from '../lib/i18n.ts'
import { type PersonRow, toActor } from '../tool/actor.ts'
import type { Call } from '../tool/execute.ts'
import { createCall } from './call.ts'
import type { Host } from './host.ts'
import { invitations } from './inviting.ts'
import { recordCard } from './record.ts'
import type { Conversation, ConversationStores, MessageRow } from './stores.ts'

type Person = { id: string; handle: string; name: string; title: string; role: string; lang: Lang; unread?: number }
type Channel = { id: string; name: string; kind: 'public' | 'private' | 'dm'; topic?: string; unread?: number }
type PageMessage = ChatMessage & { replies?: { count: number; last: Date }; isPrivate?: boolean }

export type PageStores = ConversationStores & {
  persons: { update(id: string, patch: { lang?: Lang }): Promise<unknown> }
  messages: {
    /** Roots of a channel or the messages of a thread, oldest first, at most `limit`, before a message's sequence. */
    page(of: {
      channel: string
      thread: string | null
      viewer: string
      before?: string
      limit: number
    }): Promise<{ message: MessageRow; conversation: Conversation; replies: number; lastReply: Date | null }[]>
    showsFile(viewer: string, file: string): Promise<boolean>
    find(viewer: string, externalId: string): Promise<{ message: MessageRow; conversation: Conversation } | null>
  }
  channelReads: {
    mark(person: string, platform: 'web', channel: string): Promise<void>
    /** Messages that a person has not read, by channel. */
    unreadOf(person: string, platform: 'web'): Promise<Map<string, number>>
    /** Messages that wait in direct channels, by the person whom they wait for. */
    unreadDirect(platform: 'web'): Promise<Map<string, number>>
  }
}

type Said = Pick<ChatMessage, 'id' | 'channel' | 'thread' | 'text' | 'files' | 'at'>

const PAGE = 50
/** What the local page shows, from the same rows as every platform. */
export function createPageData<S extends PageStores>(parts: {
  host: Host<S>
  organization(): Promise<string>
  tokenOwner(token: string): Promise<{ organization: string; person: string } | null>
}) {
  const { host } = parts
  const within = async <T>(work: (stores: S) => Promise<T>): Promise<T> =>
    host.transact(await parts.organization(), work)
  const shown = ({ id, handle, name, title, role, lang }: PersonRow): Person => ({
    id,
    handle,
    name,
    title,
    role,
    lang,
  })

  async function person(id: string): Promise<Person | null> {
    const row = await within((stores) => stores.persons.get(id))
    return row?.active ? shown(row) : null
  }

  async function callFor(id: string, lang: Lang): Promise<Call | null> {
    const organization = await host.profile(await parts.organization())
    const row = await within((stores) => stores.persons.get(id))
    if (!row) return null
    return createCall(host, organization, toActor(row), { lang })
  }

  return {
    async organization() {
      const { name, timeZone } = await host.profile(await parts.organization())
      return { name, timeZone }
    },
    async signIn(token: string): Promise<Person | null> {
      const owner = await parts.tokenOwner(token)
      return owner && owner.organization === (await parts.organization()) ? person(owner.person) : null
    },
    person,
    async people(): Promise<Person[]> {
      return within(async (stores) => {
        const waiting = await stores.channelReads.unreadDirect('web')
        const rows = await stores.persons.list()
        return rows.filter((row) => row.active).map((row) => ({ ...shown(row), unread: waiting.get(row.id) ?? 0 }))
      })
    },
    async channels(viewer: string): Promise<Channel[]> {
      return within(async (stores) => {
        const unread = await stores.channelReads.unreadOf(viewer, 'web')
        const rows = await stores.channels.list({ platform: 'web' })
        return rows
          .filter((row) => row.kind === 'public' || row.personId === viewer)
          .map(({ channel, name, kind, topic }) => ({
            id: channel,
            name,
            kind,
            topic,
            unread: unread.get(channel) ?? 0,
          }))
      })
    },
    async messages(viewer: string, channel: string, thread: string | null, before?: string): Promise<PageMessage[]> {
      const of = { channel, thread, viewer, limit: PAGE, ...(before ? { before } : {}) }
      return within(async (stores) => {
        const names = new Map((await stores.persons.list()).map((one) => [one.id, one.name]))
        return (await stores.messages.page(of)).map(({ message, conversation, replies, lastReply }) => ({
          ...chatMessage(message, conversation, names.get(message.personId ?? '') ?? ''),
          ...(replies > 0 && lastReply ? { replies: { count: replies, last: lastReply } } : {}),
        }))
      })
    },
    async message(viewer: string, id: string): Promise<PageMessage | null> {
      return within(async (stores) => {
        const found = await stores.messages.find(viewer, id)
        const author = found?.message.personId ? await stores.persons.get(found.message.personId) : null
        return found && chatMessage(found.message, found.conversation, author?.name ?? '')
      })
    },
    /** What a person typed; what Nova says is written by its turn. */
    async keep(person: string, said: Said): Promise<'new' | 'known'> {
      const { channel, thread, id, text, files, at } = said
      const isDirect = channel === `dm-${person}`
      return within(async (stores) => {
        const conversation = await stores.conversations.open({
          platform: 'web',
          workspace: 'local',
          channel,
          thread: isDirect ? channel : (thread ?? id),
          lang: 'fr',
        })
        const kept = {
          conversationId: conversation.id,
          author: 'person' as const,
          personId: person,
          externalId: id,
          text,
          files,
          at,
        }
        return (await stores.messages.insertOnce(kept)) ? 'new' : 'known'
      })
    },
    markRead: (viewer: string, channel: string): Promise<void> =>
      within((stores) => stores.channelReads.mark(viewer, 'web', channel)),
    /** A record is the card of the tool that shows its kind, with the viewer's own rights. */
    async record(viewer: string, kind: string, id: string, lang: Lang): Promise<Card | null> {
      const call = await callFor(viewer, lang)
      const found = call && (await recordCard(host, call, kind, id))
      if (!found) return null
      // Read, not posted: its buttons would have no thread to answer in.
      return { ...found.card, actions: (found.card.actions ?? []).filter((action) => action.type === 'link') }
    },
    /** A file is for who can see a message that shows it, and for who may read the books. */
    file: async (viewer: string, id: string) =>
      within(async (stores) => {
        const person = await stores.persons.get(viewer)
        const may =
          person && (toActor(person).permissions.has('finance.read') || (await stores.messages.showsFile(viewer, id)))
        return may ? stores.files.get(id) : null
      }),
    async saveUpload(_viewer: string, file: { name: string; mime: string; bytes: Uint8Array }): Promise<FileRef> {
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', file.bytes as Uint8Array<ArrayBuffer>)).toString(
        'hex',
      )
      const { id, name, mime, size } = await within((stores) => stores.files.insert({ ...file, sha256: digest }))
      return { id, name, mime, size }
    },
    async suggestions(viewer: string, lang: Lang, channel: string): Promise<string[]> {
      const call = await callFor(viewer, lang)
      if (!call) return []
      const [here] = await within((stores) => stores.channels.list({ platform: 'web', channel }, 1))
      const place = here?.kind === 'dm' ? 'direct' : here?.projectId ? 'project' : 'room'
      const lexicon = await host.lexicon(call.organization.id)
      return invitations(host.roster, call.actor, place, lang, lexicon, here?.projectId)
    },
    async setLang(viewer: string, lang: Lang): Promise<void> {
      await within((stores) => stores.persons.update(viewer, { lang }))
    },
  }
}

function chatMessage(message: MessageRow, conversation: Conversation, name: string): PageMessage {
  const { thread, channel } = conversation
  // `new:` until the first post of a thread has given it its name.
  const isRoot = message.externalId === thread || thread === channel || thread.startsWith('new:')
  return {
    id: message.externalId,
    channel,
    thread: isRoot ? null : thread,
    author: message.personId ? { kind: 'person', id: message.personId, name } : { kind: 'nova' },
    at: message.at,
    text: message.author === 'nova' ? '' : message.text,
    card: message.card,
    files: message.author === 'nova' ? [] : message.files,
    edited: message.editedAt !== null && message.author === 'person',
    ...(message.visibleTo ? { isPrivate: true } : {}),
  }
}
