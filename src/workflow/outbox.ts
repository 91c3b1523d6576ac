import type { Adapter, Outgoing, PostedMessage } from '../chat/adapter.ts'
import type { Platform } from '../chat/event.ts'
import { publish } from '../conversation/publish.ts'
import type { Conversation, ConversationStores, MessageRow, OutboxRow } from '../conversation/stores.ts'
import { directConversation } from '../conversation/tell.ts'
import { toNovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Log } from '../lib/log.ts'
import { toActor } from '../tool/actor.ts'
import type { Effect } from '../tool/define.ts'
import type { Transact } from '../tool/perform.ts'

export type Delivery<S extends ConversationStores> = {
  transact: Transact<S>
  adapters: ReadonlyMap<Platform, Adapter>
  /** Carries out what is not a message: e-mails, calls to integrations. */
  carriers: Readonly<Record<string, (row: OutboxRow) => Promise<Record<string, unknown>>>>
  now(): Date
  log: Log
  /** Look again after so many seconds. */
  later(organization: string, seconds: number): Promise<void>
}

const LEASE_MS = 60_000
const BATCH = 100
const MAX_ATTEMPTS = 8
/** Seconds to wait before attempt n + 1. */
const backoff = (attempts: number) => Math.min(2 ** attempts, 300)

/**
 * Posts what is due, in the order it was written, one thread at a time: what fails for now holds back its own thread
 * only. Safe to run on two instances: each row is leased.
 */
export async function drainOutbox<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
): Promise<void> {
  // Real time, as for every lease: a frozen clock must not stop deliveries.
  const due = await delivery.transact(organization, (stores) => stores.outbox.listDue(new Date(), BATCH))
  const held = new Set<string>()
  for (const row of due) {
    const thread = await threadOf(delivery, organization, row)
    if (thread && held.has(thread)) continue
    const now = new Date()
    const until = new Date(now.getTime() + LEASE_MS)
    if (!(await delivery.transact(organization, (stores) => stores.outbox.claim(row.id, now, until)))) {
      if (thread) held.add(thread)
      continue
    }
    const sent = await attempt(delivery, organization, row)
    if (!sent && thread) held.add(thread)
  }
  if (due.length === BATCH) await drainOutbox(delivery, organization)
}

async function threadOf<S extends ConversationStores>(delivery: Delivery<S>, organization: string, row: OutboxRow) {
  if (row.kind !== 'message' && row.kind !== 'edit') return null
  const message = await delivery.transact(organization, (stores) => stores.messages.get(String(row.payload.message)))
  return message?.conversationId ?? null
}

async function attempt<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  row: OutboxRow,
): Promise<boolean> {
  try {
    const isMessage = row.kind === 'message' || row.kind === 'edit'
    const result = isMessage
      ? await post(delivery, organization, row)
      : row.kind === 'post'
        ? await write(delivery, organization, row)
        : await carry(delivery, row)
    await delivery.transact(organization, (stores) =>
      stores.outbox.update(row.id, { state: 'sent', sentAt: delivery.now(), result }),
    )
    return true
  } catch (thrown) {
    const error = toNovaError(thrown)
    const attempts = row.attempts + 1
    const again = error.retry && attempts < MAX_ATTEMPTS
    const seconds = Number(error.data?.retryAfter ?? backoff(attempts))
    delivery.log.warn(
      { outbox: row.id, kind: row.kind, attempts, again, cause: String(error.cause ?? error) },
      'delivery failed',
    )
    await delivery.transact(organization, (stores) =>
      stores.outbox.update(row.id, {
        attempts,
        error: error.message,
        ...(again ? { nextAt: new Date(Date.now() + seconds * 1000) } : { state: error.retry ? 'unknown' : 'failed' }),
      }),
    )
    if (again) await delivery.later(organization, seconds)
    return !again
  }
}

/** A card that a tool asked to post becomes a message, which the same drain then posts. */
async function write<S extends ConversationStores>(delivery: Delivery<S>, organization: string, row: OutboxRow) {
  const { channel: to, card } = row.payload as unknown as Extract<Effect, { kind: 'post' }>
  return delivery.transact(organization, async (stores) => {
    const company = await stores.organizations.get()
    const person = 'person' in to ? await stores.persons.get(to.person) : null
    if ('person' in to && !person?.active) return { skipped: true }
    const lang = person?.lang ?? company?.lang ?? 'fr'
    const conversation =
      'person' in to
        ? await directConversation(toActor(person!), 'web', stores)
        : await stores.conversations.open({ ...(await roomOf(to, stores)), thread: `new:${row.id}`, lang })
    if (!conversation) return { skipped: true }
    const { id } = await publish({ conversation, card, lang, at: delivery.now(), agent: 'nova' }, stores)
    await delivery.later(organization, 0)
    return { message: id }
  })
}

async function roomOf({ platform, channel }: { platform: Platform; channel: string }, stores: ConversationStores) {
  const [known] = await stores.channels.list({ platform, channel }, 1)
  return { platform, channel, workspace: known?.workspace ?? 'local' }
}

async function carry<S extends ConversationStores>(delivery: Delivery<S>, row: OutboxRow) {
  const carrier = delivery.carriers[row.kind]
  if (!carrier) throw new Error(`nothing carries ${row.kind}`)
  return carrier(row)
}

async function post<S extends ConversationStores>(delivery: Delivery<S>, organization: string, row: OutboxRow) {
  const loaded = await delivery.transact(organization, async (stores) => {
    const message = await stores.messages.need(String(row.payload.message))
    const conversation = await stores.conversations.need(message.conversationId)
    const viewer = message.visibleTo ? await stores.identities.list({ personId: message.visibleTo }) : []
    return { message, conversation, viewer, surfaces: await stores.surfaces.list({ messageId: message.id }) }
  })
  const { message, conversation, surfaces } = loaded
  const adapter = delivery.adapters.get(conversation.platform)
  if (!adapter || !message.card) return { skipped: true }
  const { id, card } = message
  const outgoing: Outgoing = { card, lang: row.payload.lang as Lang, message: id, idempotencyKey: row.idempotencyKey }
  if (row.kind === 'edit') {
    // Not posted yet: the post that is still due shows the card as it is by then.
    for (const surface of surfaces) await adapter.update(surface, outgoing)
    return { edited: surfaces.length }
  }
  if (surfaces.length > 0) return { repeated: true }
  const target = await targetOf(adapter, conversation)
  if (message.visibleTo) {
    const account = loaded.viewer.find((one) => one.platform === conversation.platform)?.account
    if (account) await adapter.whisper(target, account, outgoing)
    return { whispered: Boolean(account) }
  }
  const posted = await adapter.post(target, outgoing)
  await remember(delivery, organization, message, conversation, posted)
  if (!adapter.capabilities.showsFiles)
    for (const file of message.files)
      await sendFile(delivery, organization, adapter, posted, file.id, row.idempotencyKey)
  return { posted: posted.message }
}

async function targetOf(adapter: Adapter, conversation: Conversation) {
  const { workspace, channel, thread } = conversation
  const direct = channel.startsWith('@') ? await adapter.directChannel(workspace, channel.slice(1)) : channel
  return { workspace, channel: direct, thread: thread === channel || thread.startsWith('new:') ? null : thread }
}

async function remember<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  message: MessageRow,
  conversation: Conversation,
  posted: PostedMessage,
) {
  await delivery.transact(organization, async (stores) => {
    await stores.surfaces.insert({ messageId: message.id, platform: conversation.platform, ...posted })
    // A post of Nova's own opens a thread: answers to it belong to the same conversation.
    if (conversation.thread.startsWith('new:'))
      await stores.conversations.update(conversation.id, { thread: posted.thread })
  })
}

async function sendFile<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  adapter: Adapter,
  posted: PostedMessage,
  id: string,
  key: string,
) {
  const file = await delivery.transact(organization, (stores) => stores.files.get(id))
  if (!file) return
  const { id: fileId, name, mime, size, bytes } = file
  const { workspace, channel, thread } = posted
  await adapter.upload({ workspace, channel, thread }, { id: fileId, name, mime, size }, bytes, `${key}:${id}`)
}
