import type { Reply } from '../chat/adapter.ts'
import type { Form, Intent } from '../chat/card.ts'
import type { InboundEvent } from '../chat/event.ts'
import { NovaError } from '../errors.ts'
import { toActor } from '../tool/actor.ts'
import type { SqlRunner, Transact } from '../tool/perform.ts'
import { createCall } from './call.ts'
import { cleanText } from './clean.ts'
import { formFor, readForm, reasonForm } from './form.ts'
import type { Host } from './host.ts'
import { identify } from './identify.ts'
import { noAnswer, stopRunning } from './stop.ts'
import type { Conversation, ConversationStores, MessageRow } from './stores.ts'

export type Intake<S extends ConversationStores> = {
  host: Host<S>
  /** For storing events, which a platform waits for. */
  transact: Transact<S>
  /** The organization that a platform's workspace belongs to; null when nobody set it up. */
  organizationOf(event: Pick<InboundEvent, 'platform' | 'workspace'>): Promise<string | null>
  enqueueTurn(organization: string, event: string, sql: SqlRunner): Promise<void>
  /** After the commit: let a worker look now. */
  wake(): void
}

/**
 * Takes what a platform sent: stored once and its turn enqueued in one transaction, or, for a click that opens a
 * form, the form at once since a platform gives three seconds for it.
 */
export async function receive<S extends ConversationStores>(intake: Intake<S>, raw: InboundEvent): Promise<Reply> {
  const sent = cleanText(raw)
  const organization = await intake.organizationOf(sent)
  if (!organization)
    throw new NovaError('not-found', {
      fr: "Cet espace de travail n'est pas relié à une organisation de Nova.",
      en: 'This workspace is not linked to an organization of Nova.',
    })
  if (sent.content.type === 'button') {
    const form = await formOf(intake.host, organization, sent, sent.content.action)
    if (form) return { type: 'form', form }
  }
  if (sent.content.type === 'form') await checkForm(intake.host, organization, sent, sent.content)
  const stored = await intake.transact(organization, async (stores, sql) => {
    const unread = await changeUnread(sent, intake.host.now(), stores)
    if (unread === 'settled') return null
    const question = unread ? null : await questionOf(sent, stores)
    const event = question ?? sent
    if (!unread && !question && (await isForOthers(event, stores))) return null
    if (await wasEdited(sent, stores)) return false
    const isStop = await stopRunning(event, stores)
    const { id, isNew } = await stores.events.insertOnce(event)
    if (isNew && isStop) {
      const result = noAnswer(event) as unknown as Record<string, unknown>
      await stores.events.update(id, { state: 'done', result, doneAt: intake.host.now() })
    } else if (isNew) await intake.enqueueTurn(organization, id, sql)
    return isNew
  })
  if (stored === null) return { type: 'accepted' }
  if (!stored) return { type: 'duplicate' }
  intake.wake()
  return { type: 'accepted' }
}

/**
 * Changed or taken back before its turn began: the turn reads what the message says now, or has nothing to answer.
 * What a turn is already reading is answered again after it.
 */
async function changeUnread(event: InboundEvent, now: Date, stores: ConversationStores) {
  const { content, place, account } = event
  if (content.type !== 'message-edited' && content.type !== 'message-deleted') return undefined
  const row = await stores.events.unanswered(event, place.channel, content.message)
  if (row?.payload.content.type !== 'message') return undefined
  if (row.attempts > 0) return 'reading'
  const { payload } = row
  const original = row.payload.content
  if (content.type === 'message-edited') {
    if (payload.account.id === account.id)
      await stores.events.update(row.id, { payload: { ...payload, content: { ...original, text: content.text } } })
    return 'settled'
  }
  const result = noAnswer({ ...payload, at: new Date(payload.at) }) as unknown as Record<string, unknown>
  const erased = { ...payload, content: { ...original, text: '', files: [] } }
  await stores.events.update(row.id, { payload: erased, state: 'done', result, doneAt: now })
  return 'settled'
}

const editedId = (channel: string, message: string) => `edited:${channel}:${message}`

/** An edit of what Nova was never asked is the question: it came before its original, or names her only now. */
async function questionOf(event: InboundEvent, stores: ConversationStores): Promise<InboundEvent | null> {
  const { content, place } = event
  if (content.type !== 'message-edited' || !content.addressed) return null
  const { message, text } = content
  const kept = await stores.messages.list({ externalId: message, author: 'person' })
  if (await isIn({ ...event, channel: place.channel }, kept, stores)) return null
  const id = editedId(place.channel, message)
  return { ...event, id, content: { type: 'message', message, text, addressed: true, files: [] } }
}

/** The original of an edit that came before it. */
async function wasEdited({ platform, workspace, place, content }: InboundEvent, stores: ConversationStores) {
  if (content.type !== 'message') return false
  const key = { platform, workspace, externalId: editedId(place.channel, content.message) }
  return (await stores.events.list(key, 1)).length > 0
}

/** Said without addressing Nova where she takes no part: not kept at all. */
async function isForOthers({ platform, workspace, place, content }: InboundEvent, stores: ConversationStores) {
  if (content.type === 'message-edited' || content.type === 'message-deleted') {
    const kept = await stores.messages.list({ externalId: content.message, author: 'person' })
    return !(await isIn({ platform, workspace, channel: place.channel }, kept, stores))
  }
  if (content.type !== 'message' || content.addressed) return false
  if (!place.thread) return true
  const [known] = await stores.conversations.list(
    { platform, workspace, channel: place.channel, thread: place.thread },
    1,
  )
  return !known?.lastMessageAt
}

async function isIn(
  { platform, workspace, channel }: Pick<Conversation, 'platform' | 'workspace' | 'channel'>,
  messages: readonly MessageRow[],
  stores: ConversationStores,
): Promise<boolean> {
  for (const { conversationId } of messages) {
    const one = await stores.conversations.need(conversationId)
    if (one.platform === platform && one.workspace === workspace && one.channel === channel) return true
  }
  return false
}

/** The form that a button opens, or null when its click is work to do. */
async function formOf<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  event: InboundEvent,
  token: string,
): Promise<Form | null> {
  const found = await sourceOf(host, organization, event, token)
  if (!found) return null
  const profile = await host.profile(organization)
  const actor = toActor(found.person)
  const call = createCall(host, profile, actor)
  return found.of === 'reason' ? reasonForm(token, actor.lang) : formFor(host, call, token, found.of)
}

/** Throws `input.invalid` while the dialog is still open, so that nothing that was typed is lost. */
async function checkForm<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  event: InboundEvent,
  { form, values }: Extract<InboundEvent['content'], { type: 'form' }>,
): Promise<void> {
  const found = await sourceOf(host, organization, event, form)
  if (!found || found.of === 'reason') return
  const call = createCall(host, await host.profile(organization), toActor(found.person))
  await readForm(host, call, found.of, values)
}

async function sourceOf<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  event: InboundEvent,
  token: string,
) {
  return host.transact(organization, async (stores) => {
    const [action] = await stores.actions.list({ token }, 1)
    const person = action && (await identify(event, stores))
    if (!action || !person || (action.personId && action.personId !== person.id)) return null
    const of = await formSource(action.intent, stores)
    return of && { of, person }
  })
}

async function formSource(intent: Intent, stores: ConversationStores) {
  if (intent.do === 'form') return { tool: intent.tool, input: intent.input }
  if (intent.do !== 'revise' && !(intent.do === 'decide' && intent.decision === 'reject')) return null
  const approval = await stores.approvals.get(intent.approval)
  // A stale or decided one opens no form: the click is answered with why.
  if (approval?.state !== 'pending' || approval.revision !== intent.revision) return null
  if (intent.do === 'revise') return approval.edit && { ...approval.edit, only: 'known' as const }
  return approval.gate === 'approve' ? ('reason' as const) : null
}
