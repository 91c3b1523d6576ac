import type { Adapter, Outgoing, PostedMessage, Target } from '../chat/adapter.ts'
import type { Platform } from '../chat/event.ts'
import { decidersOf } from '../conversation/card-for.ts'
import type { Conversation, ConversationStores, MessageRow, OutboxRow } from '../conversation/stores.ts'
import { NovaError, toNovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Log } from '../lib/log.ts'
import type { Transact } from '../tool/perform.ts'
import { writePost } from './write-post.ts'

export type Delivery<S extends ConversationStores> = {
  transact: Transact<S>
  adapters: ReadonlyMap<Platform, Adapter>
  /** Carries out what is not a message: e-mails, calls to integrations. */
  carriers: Readonly<Record<string, (organization: string, row: OutboxRow) => Promise<Record<string, unknown>>>>
  now(): Date
  log: Log
  /** Look again after so many seconds. */
  later(organization: string, seconds: number): Promise<void>
}

const LEASE_MS = 60_000
const BATCH = 100
/** Rows that wait for their next attempt and may hold back others of their thread. */
const MOST_WAITING = 1000
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
  for (let limit = BATCH; ; ) {
    const { ready, full } = await delivery.transact(organization, (stores) => readyRows(stores, limit))
    const held = new Set<string>()
    let carried = 0
    for (const { row, thread } of ready) {
      if (thread && held.has(thread)) continue
      const now = new Date()
      const until = new Date(now.getTime() + LEASE_MS)
      const claimed = await delivery.transact(organization, async (stores) => {
        if (!(await stores.outbox.claim(row.id, now, until))) return null
        return { loaded: isMessage(row) ? await load(row, delivery.now(), stores) : null }
      })
      if (claimed && (await attempt(delivery, organization, row, claimed.loaded))) carried += 1
      else if (thread) held.add(thread)
    }
    // What was carried out may have let others go, or written more.
    if (carried > 0) continue
    if (!full) return
    limit *= 2
  }
}

type Ready = { row: OutboxRow; thread: string | null }

/** What is due and has nothing of its own thread before it that still waits. */
async function readyRows(stores: ConversationStores, limit: number): Promise<{ ready: Ready[]; full: boolean }> {
  // Real time, as for every lease: a frozen clock must not stop deliveries.
  const now = new Date()
  const due = await stores.outbox.listDue(now, limit)
  if (due.length === 0) return { ready: [], full: false }
  const waiting = (await stores.outbox.list({ state: 'pending' }, MOST_WAITING)).filter(
    (row) => row.nextAt > now && !isHeld(row),
  )
  const threads = new Map<string, string | null>()
  for (const { id, kind, payload } of [...due, ...waiting]) {
    const message = kind === 'message' || kind === 'edit' ? await stores.messages.get(String(payload.message)) : null
    threads.set(id, message?.conversationId ?? null)
  }
  const earlier = (a: OutboxRow, b: OutboxRow) =>
    a.createdAt < b.createdAt || (a.createdAt.getTime() === b.createdAt.getTime() && a.id < b.id)
  const ready = due.flatMap((row) => {
    const thread = threads.get(row.id) ?? null
    const behind = thread && waiting.some((one) => threads.get(one.id) === thread && earlier(one, row))
    return behind ? [] : [{ row, thread }]
  })
  return { ready, full: due.length === limit }
}

/** What only waits until its reader may be disturbed holds nothing back: an answer to a question of theirs goes first. */
const isHeld = ({ payload, attempts }: OutboxRow) => payload.until !== undefined && attempts === 0

async function attempt<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  row: OutboxRow,
  loaded: Loaded | null,
): Promise<boolean> {
  try {
    const result = isMessage(row)
      ? await post(delivery, organization, row, loaded)
      : row.kind === 'post'
        ? await delivery.transact(organization, (stores) => writePost(row, delivery.now(), stores))
        : await carry(delivery, organization, row)
    if (result !== RECORDED)
      await delivery.transact(organization, (stores) =>
        stores.outbox.update(row.id, { state: 'sent', sentAt: delivery.now(), result }),
      )
    return true
  } catch (thrown) {
    const error = toNovaError(thrown)
    const attempts = row.attempts + 1
    // What nobody foresaw may pass too: a database that restarts, a connection that breaks.
    const passing = error.retry || error.code === 'internal'
    const again = passing && attempts < MAX_ATTEMPTS
    const seconds = Number(error.data?.retryAfter ?? backoff(attempts))
    delivery.log.warn(
      { outbox: row.id, kind: row.kind, attempts, again, cause: String(error.cause ?? error) },
      'delivery failed',
    )
    await delivery.transact(organization, (stores) =>
      stores.outbox.update(row.id, {
        attempts,
        error: error.message,
        ...(again
          ? { nextAt: new Date(Date.now() + seconds * 1000) }
          : { state: passing || error.data?.unknown ? 'unknown' : 'failed' }),
      }),
    )
    if (again) await delivery.later(organization, seconds)
    return !again
  }
}

async function carry<S extends ConversationStores>(delivery: Delivery<S>, organization: string, row: OutboxRow) {
  const carrier = delivery.carriers[row.kind]
  if (!carrier)
    throw new NovaError('integration.missing', {
      fr: `Rien n'est connecté pour : ${row.kind}.`,
      en: `Nothing is connected for: ${row.kind}.`,
    })
  return carrier(organization, row)
}

const isMessage = ({ kind }: OutboxRow) => kind === 'message' || kind === 'edit'

/** What a message is posted or edited with; null when it is gone. */
async function load(row: OutboxRow, now: Date, stores: ConversationStores) {
  const message = await stores.messages.get(String(row.payload.message))
  const conversation = message && (await stores.conversations.get(message.conversationId))
  if (!message || !conversation) return null
  const { platform, workspace } = conversation
  const isGone =
    platform !== 'web' && (await stores.workspaces.list({ platform, workspace, active: false }, 1)).length > 0
  const viewer = message.visibleTo ? await stores.identities.list({ personId: message.visibleTo }) : []
  const approval = message.approvalId ? await stores.approvals.get(message.approvalId) : null
  const profile = approval && (await stores.organizations.get())
  const deciders = approval && profile ? await decidersOf(approval, conversation, profile, now, stores) : undefined
  const surfaces = await stores.surfaces.list({ messageId: message.id })
  return { message, conversation, viewer, surfaces, deciders, isGone }
}
type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>

/** The row was closed with what was posted, in one transaction. */
const RECORDED: Record<string, unknown> = {}

async function post<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  row: OutboxRow,
  loaded: Loaded | null,
) {
  if (!loaded) return { skipped: true }
  const { message, conversation, surfaces, deciders } = loaded
  const adapter = delivery.adapters.get(conversation.platform)
  if (!adapter || !message.card) return { skipped: true }
  if (loaded.isGone)
    throw new NovaError('not-found', {
      fr: "Nova n'est plus dans cet espace de travail.",
      en: 'Nova is no longer in this workspace.',
    })
  const { id, card } = message
  const { lang, feedback, prompts, progress, whisperTo } = row.payload as Payload
  const outgoing: Outgoing = {
    ...{ card, lang, message: id, idempotencyKey: row.idempotencyKey },
    ...(deciders ? { deciders, waiting: true } : {}),
    ...(feedback ? { feedback } : {}),
    ...(prompts ? { prompts } : {}),
  }
  if (row.kind === 'edit') {
    // Not posted yet: the post that is still due shows the card as it is by then.
    for (const surface of surfaces) {
      const { channel, message, thread } = await adapter.update(surface, outgoing)
      // Somebody had deleted it: from now on its copy is the one that is edited and clicked.
      if (message !== surface.message)
        await delivery.transact(organization, (stores) =>
          stores.surfaces.update(surface.id, { channel, message, thread }),
        )
    }
    return { edited: surfaces.length }
  }
  const [known] = surfaces
  if (known) return sendFiles(delivery, organization, adapter, known, message, row)
  const target = await targetOf(adapter, conversation)
  if (message.visibleTo) {
    const { platform, workspace } = conversation
    const account = loaded.viewer.find((one) => one.platform === platform && one.workspace === workspace)?.account
    if (account) await adapter.whisper(target, account, outgoing)
    return { whispered: Boolean(account) }
  }
  if (whisperTo) {
    await adapter.whisper(target, whisperTo, outgoing)
    return { whispered: true }
  }
  const posted = await say(adapter, target, outgoing, progress)
  const hasFiles = !adapter.capabilities.showsFiles && message.files.length > 0
  await delivery.transact(organization, async (stores) => {
    await remember(message, conversation, posted, stores)
    if (!hasFiles)
      await stores.outbox.update(row.id, {
        state: 'sent',
        sentAt: delivery.now(),
        result: { posted: posted.message, files: [] },
      })
  })
  if (!hasFiles) return RECORDED
  return sendFiles(delivery, organization, adapter, posted, message, row)
}

/** What `publish` writes. */
type Payload = {
  lang: Lang
  feedback?: boolean
  prompts?: string[]
  progress?: PostedMessage
  whisperTo?: string
}

async function targetOf(adapter: Adapter, conversation: Conversation) {
  const { workspace, channel, thread } = conversation
  const direct = channel.startsWith('@') ? await adapter.directChannel(workspace, channel.slice(1)) : channel
  return { workspace, channel: direct, thread: thread === channel || thread.startsWith('new:') ? null : thread }
}

/** Where the work was shown, the answer takes its place; when that is gone, it is posted. */
async function say(adapter: Adapter, target: Target, outgoing: Outgoing, progress: PostedMessage | undefined) {
  if (!progress) return adapter.post(target, outgoing)
  try {
    return await adapter.finish(progress, outgoing)
  } catch (thrown) {
    const error = toNovaError(thrown)
    if (error.retry || error.code === 'internal') throw thrown
    return adapter.post(target, outgoing)
  }
}

async function remember(
  message: MessageRow,
  conversation: Conversation,
  posted: PostedMessage,
  stores: ConversationStores,
): Promise<void> {
  await stores.surfaces.insert({ messageId: message.id, platform: conversation.platform, ...posted })
  // A post of Nova's own opens a thread: answers to it belong to the same conversation.
  if (conversation.thread.startsWith('new:'))
    await stores.conversations.update(conversation.id, { thread: posted.thread })
}

/** Beside a card that cannot show them; each once, also when one of them has to be tried again. */
async function sendFiles<S extends ConversationStores>(
  delivery: Delivery<S>,
  organization: string,
  adapter: Adapter,
  posted: PostedMessage,
  message: MessageRow,
  row: OutboxRow,
) {
  const files = [...((row.result?.files as string[] | undefined) ?? [])]
  const result = () => ({ posted: posted.message, files: [...files] })
  if (adapter.capabilities.showsFiles) return result()
  const { workspace, channel, thread } = posted
  for (const { id } of message.files.filter((one) => !files.includes(one.id))) {
    const file = await delivery.transact(organization, (stores) => stores.files.get(id))
    if (!file) continue
    const { name, mime, size, bytes } = file
    const key = `${row.idempotencyKey}:${id}`
    await adapter.upload({ workspace, channel, thread }, { id, name, mime, size }, bytes, key)
    files.push(id)
    await delivery.transact(organization, (stores) => stores.outbox.update(row.id, { result: result() }))
  }
  return result()
}
