import { openApproval } from '../approval/decide.ts'
import type { Intent } from '../chat/card.ts'
import { toNovaError } from '../errors.ts'
import type { ToolPart } from '../language/engine.ts'
import { readAccountCode } from '../lib/account-code.ts'
import { dateIn } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import { errorCard } from '../mastermind/cards.ts'
import type { Step } from '../mastermind/step.ts'
import { createWorker, type Worker } from '../mastermind/work.ts'
import type { Call } from '../tool/execute.ts'
import { amend, forget } from './amend.ts'
import { renew, takeDecision } from './decide.ts'
import { keepFeedback } from './feedback.ts'
import { readForm } from './form.ts'
import type { Host } from './host.ts'
import { invitations } from './inviting.ts'
import { rememberSteps } from './memory.ts'
import type { Input, Response } from './response.ts'
import { asksToStop, isStopped } from './stop.ts'
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
      return greet(host, input)
    case 'button':
      return answerAction(host, input, content.action, content.values ?? {})
    case 'form':
      return answerAction(host, input, content.form, content.values)
    case 'stop':
      return nothingRuns(input)
    case 'message-edited':
      return amend(host, input, content, (text) => answerText(host, input, text))
    case 'message-deleted':
      return forget(host, input, content.message)
    case 'feedback':
      return keepFeedback(host, input, content)
  }
}

/** Platforms tell each time that Nova's place is opened: she greets where nothing was said yet. */
async function greet<S extends ConversationStores>(
  host: Host<S>,
  { call, conversation, event }: Input,
): Promise<Response> {
  if (conversation.lastMessageAt) return { steps: [] }
  const { actor, lang } = call
  const place = event.place.kind === 'dm' ? 'direct' : 'room'
  const prompts = invitations(host.roster, actor, place, lang, await host.lexicon(call.organization.id))
  const actions = prompts.map((text) => ({
    type: 'button' as const,
    label: text,
    intent: { do: 'say' as const, text },
  }))
  return { steps: [], extra: [{ ...smalltalk('hello', actor.calledName, lang), actions }], prompts }
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
  if (asksToStop(input.event.content)) return nothingRuns(input)
  const { setting, working } = input
  const { dialogue, here } = setting
  const project = here ?? input.call.actor.ownProject
  if (!dialogue.open && readAccountCode(text)) return say('alreadyLinked', input.call.lang)
  const lexicon = await host.lexicon(organization)
  const understanding = host.engine.understand({
    text,
    today: dateIn(input.call.organization.timeZone, input.call.now),
    lang: setting.spoken ?? input.call.lang,
    lexicon,
    dialogue,
    actor: { id: input.call.actor.id },
    ...(project ? { here: { project } } : {}),
  })
  if (isOverheard(input) && !understanding.parts.some((part) => part.kind !== 'unknown' && part.kind !== 'smalltalk'))
    return { steps: [] }
  const call: Call = { ...input.call, lang: input.call.actor.answersIn ?? understanding.lang }
  const { lang } = call
  const worker = desk(host, { ...input, call }, understanding.agent)
  const response: Response = { steps: worker.steps, lang, extra: [], shown: [], reports: [] }
  const { parts } = understanding
  working.plan(parts.flatMap((part) => (part.kind === 'tool' ? [host.roster.tools.get(part.tool)!.title[lang]] : [])))
  let shown = 0
  const show = async (count: number, work: () => Promise<void>) => {
    const numbers = Array.from({ length: count }, (_, i) => shown + i)
    const before = worker.steps.length
    for (const number of numbers) working.step(number, 'running')
    await work()
    const ended = worker.steps.slice(before)
    for (const [i, number] of numbers.entries()) {
      const own = count > 1 ? ended.slice(i, i + 1) : ended
      working.step(number, own.some(isFailed) ? 'failed' : 'done')
    }
    shown += count
  }
  for (let index = 0; index < parts.length; ) {
    if (index > 0 && (await isStopped(host, input))) {
      response.extra!.push(wordCard(lang, 'stopped', { done: worker.steps.filter(isDone).length }))
      break
    }
    const apart = worker.apart(parts.slice(index))
    if (apart > 1) {
      const looked = parts.slice(index, index + apart) as ToolPart[]
      await show(apart, () => worker.together(looked))
      index += apart
      continue
    }
    const part = parts[index]!
    index += 1
    if (part.kind === 'undo') await undo(host, { ...input, call }, worker, response)
    else if (part.kind === 'decision') await showPending(host, { ...input, call }, response)
    else if (part.kind === 'smalltalk') {
      response.extra!.push(smalltalk(part.which, name, lang))
      response.reports!.push(WORD)
    } else if (part.kind === 'tool') {
      if (part.follows === 'fix') await takeBack(host, { ...input, call }, part.tool)
      await show(1, () => worker.part(part))
    } else await worker.part(part)
  }
  const unread = unreadFiles(host, input, worker.steps)
  if (unread > 0) response.extra!.push(wordCard(lang, 'files', { n: unread }))
  return { ...response, dialogue: rememberSteps(dialogue, worker.steps, host.roster, lexicon) }
}

/** How many files came with the message that no step took: each takes the first of its kind. */
function unreadFiles<S extends ConversationStores>(
  { roster }: Host<S>,
  { event: { content } }: Input,
  steps: readonly Step[],
): number {
  if (content.type !== 'message') return 0
  const taken = new Set(
    steps.filter(isDone).map(({ tool }) => {
      const kind = roster.tools.get(tool)?.takes
      return kind && content.files.find(({ mime }) => mime.startsWith(`${kind}/`))
    }),
  )
  return content.files.filter((file) => !taken.has(file)).length
}

const isDone = (step: Step) => step.status === 'done'
const isFailed = (step: Step) => step.status === 'failed' || step.status === 'refused'

const nothingRuns = ({ call }: Input): Response => ({
  steps: [],
  reports: [WORD],
  extra: [wordCard(call.lang, 'nothingRuns')],
})

/** Said among people in a thread that Nova takes part in: she answers a request, and stays out of talk. */
const isOverheard = ({ event: { content } }: Input) => content.type === 'message' && !content.addressed

function desk<S extends ConversationStores>(host: Host<S>, input: Input, addressed?: string): Worker {
  const { call, eventId, known, conversation } = input
  return createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(call.organization.id),
    ...(addressed === undefined ? {} : { addressed }),
    taken: (position) => known[position],
    remember: async (position, step, stores) => {
      const { card, error: _, ...facts } = step
      await stores.agentTasks.insert({
        planId: eventId,
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
        endedAt: new Date(call.now.getTime() + (step.milliseconds ?? 0)),
      })
      await stores.agentLogs.insert({
        ...{ planId: eventId, agent: step.agent, tool: step.tool, event: step.status, at: call.now },
        ...{ milliseconds: step.milliseconds ?? null, costMicros: 0, error: step.error?.code ?? null },
        data: { position, asked: step.asked ?? [] },
      })
      await renewPending(host.roster, call, step, stores)
    },
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
      input.working.plan([host.roster.tools.get(intent.tool)?.title[call.lang] ?? intent.tool])
      input.working.step(0, 'running')
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
