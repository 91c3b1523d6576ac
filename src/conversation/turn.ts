import type { InboundEvent } from '../chat/event.ts'
import { NovaError, toNovaError } from '../errors.ts'
import type { Lang } from '../lib/i18n.ts'
import { assemble, type Piece } from '../mastermind/assemble.ts'
import type { Step } from '../mastermind/step.ts'
import { toActor } from '../tool/actor.ts'
import type { Call } from '../tool/execute.ts'
import { type Answer, reportOf } from './answer.ts'
import { createCall } from './call.ts'
import type { Host } from './host.ts'
import { identify } from './identify.ts'
import { publish } from './publish.ts'
import { respond } from './respond.ts'
import type { Response } from './response.ts'
import { showDecision } from './settle.ts'
import type { Conversation, ConversationStores } from './stores.ts'
import { tellApprover } from './tell.ts'
import { wordCard } from './words.ts'

/** How long a turn may hold its thread before another may take it over. */
const LEASE_MS = 60_000
const MAX_ATTEMPTS = 3

type Opened = { event: InboundEvent; attempts: number; conversation: Conversation; call: Call | null; known: Step[] }

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
  const { conversation, call } = opened
  try {
    const response = call ? await respond(host, { ...opened, call }) : stranger(conversation.lang)
    return await close(host, organization, eventId, opened, response)
  } catch (thrown) {
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
        error,
      )
    }
    await host.transact(organization, (stores) => stores.conversations.unlock(conversation.id))
    throw error
  }
}

async function open<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
): Promise<Opened | Answer> {
  const profile = await host.profile(organization)
  return host.transact(organization, async (stores) => {
    const row = await stores.events.need(eventId)
    if (row.result) return row.result as unknown as Answer
    const event: InboundEvent = { ...row.payload, at: new Date(row.payload.at) }
    const now = host.now()
    const person = await identify(event, stores)
    const lang = person?.lang ?? profile.lang
    const { platform, workspace, place } = event
    const conversation = await stores.conversations.open({
      platform,
      workspace,
      channel: place.channel,
      thread: threadOf(event),
      lang,
    })
    // The lease is held by real time: a frozen clock must not hold a thread forever.
    const held = await stores.conversations.lock(conversation.id, new Date(), new Date(Date.now() + LEASE_MS))
    if (!held)
      throw new NovaError(
        'unavailable',
        { fr: 'Une autre demande est en cours.', en: 'Another request is under way.' },
        { retry: true },
      )
    await stores.events.update(eventId, { attempts: row.attempts + 1 })
    const { content } = event
    if (person && (content.type === 'message' || content.type === 'command'))
      await stores.messages.insertOnce({
        conversationId: conversation.id,
        author: 'person',
        personId: person.id,
        externalId: content.type === 'message' ? content.message : event.id,
        text: content.text,
        files: content.type === 'message' ? content.files.map(({ url: _, ...file }) => file) : [],
        at: now,
      })
    const taken = await stores.agentTasks.list({ planId: eventId })
    const known = taken.map((task) => ({ ...(task.output as { step: Step }).step, part: null }))
    const origin = { platform, workspace, place }
    const call = person && createCall(host, profile, toActor(person), { origin, conversation: conversation.id })
    return { event, attempts: row.attempts + 1, conversation, call, known }
  })
}

/** Outside a thread, a question opens one; direct messages are one rolling thread. */
function threadOf({ id, place, content }: InboundEvent): string {
  if (place.thread) return place.thread
  if (place.kind === 'dm') return place.channel
  return content.type === 'message' ? content.message : id
}

const stranger = (lang: Lang): Response => ({ steps: [], extra: [wordCard(lang, 'stranger', {}, 'strangerTitle')] })

/** Publishes the answer, remembers the dialogue, closes the event and frees the thread, in one transaction. */
async function close<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  eventId: string,
  opened: Opened,
  response: Response,
  failure?: NovaError,
): Promise<Answer> {
  const { conversation, event, call } = opened
  const now = host.now()
  const lang = response.lang ?? call?.lang ?? conversation.lang
  const answer = await host.transact(organization, async (stores) => {
    const pieces: Piece[] = assemble(response.steps, lang)
    for (const card of response.extra ?? []) pieces.push({ card, agent: 'nova', approvalId: null, superseded: [] })
    for (const shown of response.shown ?? []) pieces.push({ ...shown, agent: 'delphine-approbations', superseded: [] })
    const messages = []
    for (const piece of pieces) {
      const { card, agent, approvalId } = piece
      messages.push(
        await publish(
          {
            conversation,
            card,
            agent,
            approvalId,
            lang,
            at: now,
            visibleTo: response.privately ? (call?.actor.id ?? null) : null,
          },
          stores,
        ),
      )
      for (const id of piece.superseded) {
        const older = await stores.approvals.get(id)
        if (older && call) await showDecision(older, call.actor.name, call.organization, now, stores)
      }
      if (approvalId && call && response.steps.length > 0) await tellApprover(approvalId, call, event.platform, stores)
    }
    const answer: Answer = {
      thread: conversation.thread,
      lang,
      steps: [...response.steps.map(reportOf), ...(response.reports ?? [])],
      cards: messages.map((message) => message.card),
      text: messages.map((message) => message.text).join('\n\n'),
    }
    const dialogue = response.dialogue ? { state: { ...conversation.state, dialogue: response.dialogue } } : {}
    await stores.conversations.update(conversation.id, { ...dialogue, lang, lastMessageAt: now })
    await stores.events.update(eventId, {
      state: failure ? 'failed' : 'done',
      result: answer as unknown as Record<string, unknown>,
      error: failure?.message ?? null,
      doneAt: now,
    })
    await stores.conversations.unlock(conversation.id)
    return answer
  })
  host.deliver(organization)
  return answer
}
