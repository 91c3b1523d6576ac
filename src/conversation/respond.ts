import { openApproval } from '../approval/decide.ts'
import type { Intent } from '../chat/card.ts'
import type { InboundEvent } from '../chat/event.ts'
import { toNovaError } from '../errors.ts'
import type { Dialogue } from '../language/engine.ts'
import { dateIn } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { errorCard } from '../mastermind/cards.ts'
import { createWorker, type Worker } from '../mastermind/work.ts'
import type { Call } from '../tool/execute.ts'
import { renew, takeDecision } from './decide.ts'
import { readForm } from './form.ts'
import type { Host } from './host.ts'
import { rememberSteps } from './memory.ts'
import type { Input, Response } from './response.ts'
import type { ConversationStores } from './stores.ts'
import { renewPending, showPending, smalltalk, takeBack, undo, WORD } from './thread.ts'
import { type Word, wordCard } from './words.ts'

const MAX_TEXT = 8_000

/** Answers what a known person said, clicked or filled in. */
export async function respond<S extends ConversationStores>(host: Host<S>, input: Input): Promise<Response> {
  const { content } = input.event
  switch (content.type) {
    case 'message':
    case 'command':
      return answerText(host, input, content.text)
    case 'opened':
      return greet(input)
    case 'button':
      return answerAction(host, input, content.action, content.values ?? {})
    case 'form':
      return answerAction(host, input, content.form, content.values)
    default:
      // Edits and deletions of a question change nothing that was done: the record keeps what was asked.
      return { steps: [] }
  }
}

/** Platforms tell each time that Nova's place is opened: she greets where nothing was said yet. */
function greet({ call, conversation }: Input): Response {
  if (conversation.lastMessageAt) return { steps: [] }
  return { steps: [], extra: [smalltalk('hello', call.actor.calledName, call.lang)] }
}

async function answerText<S extends ConversationStores>(host: Host<S>, input: Input, text: string): Promise<Response> {
  const name = input.call.actor.calledName
  const say = (word: Word, lang: Lang, values = {}) => ({
    steps: [],
    reports: [WORD],
    lang,
    extra: [wordCard(lang, word, { name, ...values })],
  })
  if (text.length > MAX_TEXT) return say('tooLong', input.call.lang, { n: text.length, max: MAX_TEXT })
  const organization = input.call.organization.id
  const { dialogue, here } = await setting(host, input)
  const lexicon = await host.lexicon(organization)
  const understanding = host.engine.understand({
    text,
    today: dateIn(input.call.organization.timeZone, input.call.now),
    lang: input.call.lang,
    lexicon,
    dialogue,
    actor: { id: input.call.actor.id },
    ...(here ? { here: { project: here } } : {}),
  })
  if (isOverheard(input) && !understanding.parts.some((part) => part.kind !== 'unknown' && part.kind !== 'smalltalk'))
    return { steps: [] }
  const call: Call = { ...input.call, lang: understanding.lang }
  const { lang } = understanding
  const worker = desk(host, { ...input, call })
  const response: Response = { steps: worker.steps, lang, extra: [], shown: [], reports: [] }
  for (const part of understanding.parts) {
    if (part.kind === 'undo') await undo(host, { ...input, call }, worker, response)
    else if (part.kind === 'decision') await showPending(host, { ...input, call }, response)
    else if (part.kind === 'smalltalk') {
      response.extra!.push(smalltalk(part.which, name, lang))
      response.reports!.push(WORD)
    } else {
      if (part.kind === 'tool' && part.follows === 'fix') await takeBack(host, { ...input, call }, part.tool)
      await worker.part(part)
    }
  }
  const attached = input.event.content.type === 'message' ? input.event.content.files.length : 0
  if (attached > 0) response.extra!.push(wordCard(lang, 'files', { n: attached }))
  return { ...response, dialogue: rememberSteps(dialogue, worker.steps, host.roster, lexicon) }
}

/** Said among people in a thread that Nova takes part in: she answers a request, and stays out of talk. */
const isOverheard = ({ event: { content } }: Input) => content.type === 'message' && !content.addressed

function desk<S extends ConversationStores>(host: Host<S>, input: Input): Worker {
  const { call, event, known, conversation } = input
  return createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(call.organization.id),
    taken: (position) => known[position],
    remember: async (position, step, stores) => {
      const { card, error: _, ...facts } = step
      await stores.agentTasks.insert({
        planId: await planOf(event, stores),
        position,
        conversationId: conversation.id,
        personId: call.actor.id,
        agent: step.agent,
        tool: step.tool,
        input: step.input,
        output: { step: { ...facts, card } },
        status: step.status,
        summary: card.summary.slice(0, 500),
        undo: step.undo ?? null,
        approvalId: step.approval?.id ?? null,
        startedAt: call.now,
        endedAt: call.now,
      })
      await renewPending(host.roster, call, step, stores)
    },
  })
}

/** The plan of a turn has the id of its event. */
async function planOf(event: InboundEvent, stores: ConversationStores): Promise<string> {
  const { platform, workspace, id } = event
  const [row] = await stores.events.list({ platform, workspace, externalId: id } as never, 1)
  return row!.id
}

/** What the thread was about so far, and what its channel is about. */
async function setting<S extends ConversationStores>(host: Host<S>, { event, call, conversation }: Input) {
  const { platform, workspace, place } = event
  return host.transact(call.organization.id, async (stores) => {
    const [channel] = await stores.channels.list({ platform, workspace, channel: place.channel }, 1)
    const waiting = await stores.approvals.listPending()
    const pending = waiting
      .filter((one) => one.conversationId === conversation.id)
      .map(({ id, tool }) => ({ id, tool }))
    const before = (conversation.state.dialogue as Dialogue | undefined) ?? { last: [], pending }
    return { dialogue: { ...before, pending }, here: channel?.projectId ?? null }
  })
}

async function answerAction<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  token: string,
  values: Record<string, string | string[]>,
): Promise<Response> {
  const { call } = input
  const organization = call.organization.id
  const [action] = await host.transact(organization, (stores) => stores.actions.list({ token }, 1))
  if (!action || (action.personId && action.personId !== call.actor.id))
    return { steps: [], privately: true, extra: [wordCard(call.lang, 'staleButton')] }
  try {
    return await carryOut(host, input, action.intent, values)
  } catch (thrown) {
    const error = toNovaError(thrown)
    if (error.code === 'internal') throw thrown
    return { steps: [], privately: true, extra: [errorCard(error, 'refused', call.lang)] }
  }
}

async function carryOut<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  intent: Intent,
  values: Record<string, string | string[]>,
): Promise<Response> {
  const { call } = input
  switch (intent.do) {
    case 'say':
      return answerText(host, input, intent.text)
    case 'decide': {
      const { approval, revision, decision } = intent
      const reason = typeof values.reason === 'string' ? values.reason : undefined
      await takeDecision(host, { approval, revision, decision, reason, by: call.actor }, call)
      return { steps: [] }
    }
    case 'revise':
      return change(host, input, intent, values)
    default: {
      const worker = desk(host, input)
      const typed = intent.do === 'form' ? await readForm(host, call, intent, values) : {}
      await worker.tool(intent.tool, { ...intent.input, ...typed })
      const lexicon = await host.lexicon(call.organization.id)
      const dialogue = rememberSteps({ last: [], pending: [] }, worker.steps, host.roster, lexicon)
      return { steps: worker.steps, dialogue }
    }
  }
}

/** Saves an edit of what waits for approval, and shows the new revision in place of the old. */
async function change<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  intent: Extract<Intent, { do: 'revise' }>,
  values: Record<string, string | string[]>,
): Promise<Response> {
  const { call } = input
  const organization = call.organization.id
  const approval = await host.transact(organization, (stores) => openApproval(intent, call, stores))
  const { id, edit } = approval
  if (!edit) return { steps: [] }
  const changed = { ...edit.input, ...(await readForm(host, call, edit, values)) }
  if (edit.tool === approval.tool) {
    await host.transact(organization, (stores) =>
      renew(host.roster, { approval: id, by: call.actor, input: changed }, call, stores),
    )
    return { steps: [] }
  }
  // Its own transaction renews what waits for it.
  const worker = desk(host, input)
  await worker.tool(edit.tool, changed)
  return worker.steps.every((step) => step.status === 'done') ? { steps: [] } : { steps: worker.steps, privately: true }
}
