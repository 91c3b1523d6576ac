import type { PostedMessage } from '../chat/adapter.ts'
import type { InboundEvent } from '../chat/event.ts'
import { NovaError, toNovaError } from '../errors.ts'
import type { Dialogue } from '../language/engine.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Step } from '../mastermind/step.ts'
import { type PersonRow, toActor } from '../tool/actor.ts'
import type { Call } from '../tool/execute.ts'
import { type Answer, reportOf } from './answer.ts'
import { createCall } from './call.ts'
import { fillHome } from './home.ts'
import type { Host } from './host.ts'
import { identify } from './identify.ts'
import { meetStranger } from './link-account.ts'
import { postAnswer } from './post-answer.ts'
import { showWork, silently, type Working } from './progress.ts'
import { respond } from './respond.ts'
import type { Response, Setting } from './response.ts'
import { noAnswer } from './stop.ts'
import type { Conversation, ConversationStores } from './stores.ts'
import { threadOf } from './thread-of.ts'
import { wordCard } from './words.ts'

/** How long a turn may hold its thread before another may take it over. */
const LEASE_MS = 60_000
const MAX_ATTEMPTS = 3

type Opened = {
  event: InboundEvent
  attempts: number
  conversation: Conversation
  call: Call | null
  known: Step[]
  setting: Setting
  /** What a stranger is answered. */
  met: Response | null
}

/** A person looks at their own page: no thread, and nothing to answer. */
type HomeOpened = { home: InboundEvent; person: PersonRow | null }

/**
 * One event, one answer. Safe to run again at any point: a step that was taken is remembered in the transaction of its
 * effect, and the answer is stored with the event. Throws `unavailable` with `retry` while another turn holds the thread.
 */
export async function runTurn<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
): Promise<Answer> {
  const opened = await open(host, organization, eventId)
  if ('steps' in opened) return opened
  if ('home' in opened) return openHome(host, organization, eventId, opened)
  const { conversation, call } = opened
  const working = workingOn(host, organization, opened)
  try {
    const response = call ? await respond(host, { ...opened, call, eventId, working }) : opened.met!
    return await close(host, organization, eventId, opened, response, await working.end())
  } catch (thrown) {
    const shown = await working.end()
    const error = toNovaError(thrown)
    host.log.error({ event: eventId, attempt: opened.attempts, cause: String(error.cause ?? error) }, 'turn failed')
    if (opened.attempts >= MAX_ATTEMPTS) {
      const card = wordCard(call?.lang ?? conversation.lang, 'apology', {}, 'apologyTitle')
      return await close(
        host,
        organization,
        eventId,
        opened,
        { steps: [], extra: [{ ...card, tone: 'danger' }] },
        shown,
        error,
      )
    }
    await host.transact(organization, (stores) => stores.conversations.unlock(conversation.id))
    throw error
  }
}

async function openHome<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
  { home, person }: HomeOpened,
): Promise<Answer> {
  const answer = noAnswer(home)
  await fillHome(host, organization, home, person).catch((thrown) =>
    host.log.warn({ event: eventId, cause: String(thrown) }, 'home was not shown'),
  )
  const result = answer as unknown as Record<string, unknown>
  await host.transact(organization, (stores) =>
    stores.events.update(eventId, { state: 'done', result, doneAt: host.now() }),
  )
  return answer
}

async function open<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
): Promise<Opened | HomeOpened | Answer> {
  const profile = await host.profile(organization)
  return host.transact(organization, async (stores) => {
    const row = await stores.events.begin(eventId)
    if (row.result) return row.result as unknown as Answer
    const event: InboundEvent = { ...row.payload, at: new Date(row.payload.at) }
    const now = host.now()
    const person = await identify(event, stores)
    if (event.content.type === 'opened' && event.content.home) return { home: event, person }
    const lang = person?.lang ?? profile.lang
    const { platform, workspace, place } = event
    // The lease is held by real time: a frozen clock must not hold a thread forever.
    const conversation = await stores.conversations.take(
      { platform, workspace, channel: place.channel, thread: threadOf(event), lang },
      new Date(),
      new Date(Date.now() + LEASE_MS),
    )
    if (!conversation)
      throw new NovaError(
        'unavailable',
        { fr: 'Une autre demande est en cours.', en: 'Another request is under way.' },
        { retry: true },
      )
    const { content } = event
    if (person && (content.type === 'message' || content.type === 'command')) {
      const said = {
        conversationId: conversation.id,
        externalId: content.type === 'message' ? content.message : event.id,
      }
      const kept = await stores.messages.insertOnce({
        ...said,
        author: 'person',
        personId: person.id,
        eventId,
        text: content.text,
        files: content.type === 'message' ? content.files.map(({ url: _, ...file }) => file) : [],
        at: now,
      })
      // The local page keeps what is typed before its turn begins.
      const [known] = kept ? [] : await stores.messages.list({ ...said, eventId: null }, 1)
      if (known) await stores.messages.update(known.id, { eventId })
    }
    // The first attempt has taken no step yet.
    const taken = row.attempts > 1 ? await stores.agentTasks.list({ planId: eventId }) : []
    const known = taken.map((task) => ({ ...(task.output as { step: Step }).step, part: null }))
    const origin = { platform, workspace, place }
    const call =
      person &&
      createCall(host, profile, toActor(person), {
        ...{ origin, conversation: conversation.id },
        ...(await spokenBefore(event, conversation, person.id, stores)),
      })
    const setting = await settingOf(event, conversation, call !== null, stores)
    const met = person ? null : await meetStranger(event, profile, now, stores)
    return { event, attempts: row.attempts, conversation, call, known, setting, met }
  })
}

/** The language of a click: that of the answer it is on, for who asked; other people's is their own. */
async function spokenBefore(
  { content }: InboundEvent,
  { id, lang }: Conversation,
  personId: string,
  stores: ConversationStores,
): Promise<{ lang?: Lang }> {
  if (content.type !== 'button' && content.type !== 'form') return {}
  return (await stores.messages.lastPersonIn(id)) === personId ? { lang } : {}
}

/** What the thread was about so far, and what its channel is about; for who may ask. */
async function settingOf(
  { platform, workspace, place, content }: InboundEvent,
  conversation: Conversation,
  isKnown: boolean,
  stores: ConversationStores,
): Promise<Setting> {
  const before = conversation.state.dialogue as Dialogue | undefined
  if (!isKnown || !['message', 'message-edited', 'command', 'button'].includes(content.type))
    return { dialogue: before ?? { last: [], pending: [] }, here: null }
  const [channel] = await stores.channels.list({ platform, workspace, channel: place.channel }, 1)
  const pending = (await stores.approvals.listPending())
    .filter((one) => one.conversationId === conversation.id)
    .map(({ id, tool }) => ({ id, tool }))
  return {
    dialogue: { ...(before ?? { last: [] }), pending },
    here: channel?.projectId ?? null,
    ...(before && place.kind === 'dm' ? { spoken: conversation.lang } : {}),
  }
}

/** On the platforms, that work goes on is shown; the local page shows it by itself. */
function workingOn<S extends ConversationStores>(host: Host<S>, organization: string, opened: Opened): Working {
  const { event, conversation, call } = opened
  const { content } = event
  const isAsked = content.type === 'message' ? content.addressed : ['command', 'button', 'form'].includes(content.type)
  const adapter = event.platform === 'web' ? undefined : host.adapterOf(event.platform)
  if (!adapter || !call || !isAsked) return silently(conversation.progress)
  return showWork({
    adapter,
    event,
    conversation,
    lang: call.lang,
    log: host.log,
    keep: async (progress) => {
      await host.transact(organization, (stores) => stores.conversations.update(conversation.id, { progress }))
    },
    late: async (shown) => {
      const card = { ...wordCard(call.lang, 'answered'), actions: [] }
      const key = `late:${shown.message}`
      await adapter.finish(shown, { card, lang: call.lang, message: crypto.randomUUID(), idempotencyKey: key })
    },
  })
}

/** Publishes the answer, remembers the dialogue, closes the event and frees the thread, in one transaction. */
async function close<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
  opened: Opened,
  response: Response,
  shown: PostedMessage | null,
  failure?: NovaError,
): Promise<Answer> {
  const { conversation, event, call } = opened
  const now = host.now()
  const lang = response.lang ?? call?.lang ?? conversation.lang
  const answer = await host.transact(organization, async (stores) => {
    const messages = await postAnswer(
      host.roster,
      { event, eventId, conversation, call, shown },
      response,
      lang,
      now,
      stores,
    )
    const answer: Answer = {
      thread: conversation.thread,
      lang,
      steps: [...response.steps.map(reportOf), ...(response.reports ?? [])],
      cards: messages.flatMap((message) => message.card ?? []),
      text: messages.map((message) => message.text).join('\n\n'),
    }
    const dialogue = response.dialogue ? { state: { ...conversation.state, dialogue: response.dialogue } } : {}
    await stores.conversations.update(conversation.id, {
      ...dialogue,
      lang,
      lastMessageAt: now,
      progress: null,
      busyUntil: null,
    })
    await stores.events.update(eventId, {
      state: failure ? 'failed' : 'done',
      result: answer as unknown as Record<string, unknown>,
      error: failure?.message ?? null,
      doneAt: now,
    })
    return answer
  })
  host.deliver(organization)
  return answer
}
