import { withdrawAction } from '../approval/cards.ts'
import type { DraftAction, DraftCard } from '../chat/card.ts'
import { toNovaError } from '../errors.ts'
import { phrases } from '../lib/i18n.ts'
import { undoAction } from '../mastermind/cards.ts'
import type { Roster } from '../mastermind/roster.ts'
import { takeDecision } from './decide.ts'
import type { Host } from './host.ts'
import type { Input, Response } from './response.ts'
import type { AgentTaskRow, ConversationStores } from './stores.ts'

const say = phrases({
  title: { fr: 'Ta demande modifiée', en: 'Your edited request' },
  kept: {
    fr: 'Tu as modifié ton message après coup : je n’ai rien refait. Déjà fait ou demandé : {what}',
    en: 'You edited your message afterwards: I did nothing again. Already done or asked for: {what}',
  },
  edit: { fr: 'Modifier la demande', en: 'Edit the request' },
  again: { fr: 'Demander la nouvelle version', en: 'Ask for the new version' },
  deleted: { fr: 'Le message de la demande a été supprimé.', en: 'The message of the request was deleted.' },
})

/** Later, an edit is taken for a correction of the record, not for another question. */
const EDIT_MS = 10 * 60_000
const MOST_BUTTONS = 5

/**
 * A question that was edited: what was only looked up is looked up again, in place of the answer. What had an effect,
 * or waits for a click, stays as it is: the person is told, with what takes it back.
 */
export async function amend<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  { message, text }: { message: string; text: string },
  answer: (text: string) => Promise<Response>,
): Promise<Response> {
  const { call } = input
  const organization = call.organization.id
  const asked = await host.transact(organization, (stores) => askedBy(input, message, stores))
  if (!asked || asked.question.text === text || !text.trim()) return { steps: [] }
  const { question, tasks, answers } = asked
  const done = tasks.filter((task) => hadEffect(host.roster, task))
  if (done.length > 0)
    return { steps: [], extra: [await host.transact(organization, (stores) => standing(done, text, input, stores))] }
  if (answers === 0 || call.now.getTime() - question.at.getTime() > EDIT_MS) return { steps: [] }
  const replaces = { event: question.eventId!, message: question.id, text }
  return { ...(await answer(text)), replaces }
}

const hadEffect = <S>(roster: Roster<S>, { tool, status, approvalId }: AgentTaskRow): boolean =>
  approvalId !== null || (status === 'done' && roster.tools.get(tool)?.gate !== 'none')

/** The question of this person in this thread, with what came of it. */
async function askedBy({ conversation, call }: Input, externalId: string, stores: ConversationStores) {
  const question = await questionOf(conversation.id, externalId, stores)
  if (!question?.eventId || question.personId !== call.actor.id || question.deletedAt) return null
  const { eventId } = question
  const tasks = await stores.agentTasks.list({ planId: eventId })
  const answers = (await stores.messages.list({ eventId, author: 'nova' })).length
  return { question, tasks, answers }
}

async function questionOf(conversationId: string, externalId: string, stores: ConversationStores) {
  const [found] = await stores.messages.list({ conversationId, externalId, author: 'person' }, 1)
  return found ?? null
}

async function standing(
  tasks: readonly AgentTaskRow[],
  text: string,
  { call: { lang } }: Input,
  stores: ConversationStores,
): Promise<DraftCard> {
  const actions: DraftAction[] = []
  for (const { approvalId, undo } of tasks) {
    const approval = approvalId ? await stores.approvals.get(approvalId) : null
    if (approval?.state === 'pending') {
      const { id, revision, edit } = approval
      if (edit)
        actions.push({ type: 'button', label: say(lang, 'edit'), intent: { do: 'revise', approval: id, revision } })
      actions.push(withdrawAction(approval, lang))
    }
    if (undo) actions.push(undoAction(undo.tool, undo.input, lang))
  }
  actions.push({ type: 'button', label: say(lang, 'again'), intent: { do: 'say', text } })
  const summary = say(lang, 'kept', { what: tasks.map((task) => task.summary).join(' · ') })
  return {
    title: say(lang, 'title'),
    summary,
    tone: 'info',
    blocks: [{ type: 'text', text: summary }],
    actions: actions.slice(0, MOST_BUTTONS),
  }
}

/**
 * A message that was deleted: its words are forgotten, whoever took it away; what its author asked for and waits for a
 * click is withdrawn. What was done stays, and nothing is said.
 */
export async function forget<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  message: string,
): Promise<Response> {
  const { call, conversation, event } = input
  const { organization, actor, now } = call
  const found = await host.transact(organization.id, async (stores) => {
    const question = await questionOf(conversation.id, message, stores)
    const mine = question?.personId === actor.id && question.eventId
    const tasks = mine ? await stores.agentTasks.list({ planId: question.eventId! }) : []
    const waiting = (await stores.approvals.listPending()).filter((one) =>
      tasks.some((task) => task.approvalId === one.id),
    )
    return question && { question, waiting }
  })
  if (!found || found.question.deletedAt) return { steps: [] }
  const withdrawn: string[] = []
  for (const { id, revision, lang } of found.waiting)
    try {
      const reason = say(lang, 'deleted')
      await takeDecision(host, { approval: id, revision, decision: 'cancel', reason, by: actor }, call)
      withdrawn.push(id)
    } catch (thrown) {
      // Decided a moment before: it stays decided.
      if (toNovaError(thrown).code !== 'approval.decided') throw thrown
    }
  await host.transact(organization.id, async (stores) => {
    const { id } = found.question
    await stores.messages.update(id, { text: '', files: [], deletedAt: now })
    await stores.events.eraseText(event, event.place.channel, message)
    await stores.auditLog.append({
      actorId: actor.id,
      action: 'message.erased',
      subjectKind: 'message',
      subjectId: id,
      data: { withdrawn },
    })
  })
  return { steps: [] }
}
