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
import type { ConversationStores } from './stores.ts'

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
export async function receive<S extends ConversationStores>(intake: Intake<S>, sent: InboundEvent): Promise<Reply> {
  const event = cleanText(sent)
  const organization = await intake.organizationOf(event)
  if (!organization)
    throw new NovaError('not-found', {
      fr: "Cet espace de travail n'est pas relié à une organisation de Nova.",
      en: 'This workspace is not linked to an organization of Nova.',
    })
  if (event.content.type === 'button') {
    const form = await formOf(intake.host, organization, event, event.content.action)
    if (form) return { type: 'form', form }
  }
  if (event.content.type === 'form') await checkForm(intake.host, organization, event, event.content)
  const stored = await intake.transact(organization, async (stores, sql) => {
    if (await isForOthers(event, stores)) return null
    const { id, isNew } = await stores.events.insertOnce(event)
    if (isNew) await intake.enqueueTurn(organization, id, sql)
    return isNew
  })
  if (stored === null) return { type: 'accepted' }
  if (!stored) return { type: 'duplicate' }
  intake.wake()
  return { type: 'accepted' }
}

/** Said without addressing Nova where she takes no part: not kept at all. */
async function isForOthers({ platform, workspace, place, content }: InboundEvent, stores: ConversationStores) {
  if (content.type !== 'message' || content.addressed) return false
  if (!place.thread) return true
  const [known] = await stores.conversations.list(
    { platform, workspace, channel: place.channel, thread: place.thread },
    1,
  )
  return !known?.lastMessageAt
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
