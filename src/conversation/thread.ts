import { approvalCard } from '../approval/cards.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import { supersede } from '../approval/request.ts'
import type { DraftCard } from '../chat/card.ts'
import { toNovaError } from '../errors.ts'
import { dateIn } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { Step } from '../mastermind/step.ts'
import type { Worker } from '../mastermind/work.ts'
import type { Call } from '../tool/execute.ts'
import type { StepReport } from './answer.ts'
import { renew, takeDecision } from './decide.ts'
import type { Host } from './host.ts'
import type { Input, Response } from './response.ts'
import { showDecision } from './settle.ts'
import type { AgentTaskRow, ConversationStores } from './stores.ts'
import { type Word, wordCard } from './words.ts'

/** What a turn reports when a word was answered by a word. */
export const WORD: StepReport = { agent: 'nova', tool: 'chat.clarify_request', gate: 'none', status: 'done' }
const DECISION = { agent: 'delphine-approbations', tool: 'approvals.record_decision', gate: 'approve' } as const

const SMALLTALK: Record<string, Word> = { 'other-language': 'otherLanguage' }

/** A word for a word. */
export function smalltalk(which: string, name: string, lang: Lang): DraftCard {
  if (which === 'hello') return wordCard(lang, 'hello', { name }, 'helloTitle')
  return wordCard(lang, SMALLTALK[which] ?? (which as Word), { name })
}

/**
 * Takes back the last message of this person in this thread that can be: what it asked for is withdrawn, what it did
 * is undone.
 */
export async function undo<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  worker: Worker,
  response: Response,
) {
  const { call, conversation, known } = input
  if (known.length > 0) {
    for (const step of known) await worker.tool(step.tool, step.input)
    return
  }
  const { tasks, pending } = await host.transact(call.organization.id, async (stores) => ({
    tasks: await stores.agentTasks.list({ conversationId: conversation.id, personId: call.actor.id }),
    pending: await stores.approvals.listPending(),
  }))
  const waits = (task: AgentTaskRow) => pending.find((one) => one.id === task.approvalId)
  const last = tasks.findLast((task) => (task.undo && task.status === 'done') || waits(task))
  if (!last) {
    response.extra!.push(wordCard(call.lang, 'nothingToUndo'))
    response.reports!.push(WORD)
    return
  }
  const plan = tasks.filter((task) => task.planId === last.planId).reverse()
  for (const approval of plan.flatMap((task) => waits(task) ?? [])) {
    const { id, revision } = approval
    await takeDecision(host, { approval: id, revision, decision: 'cancel', by: call.actor }, call)
    response.reports!.push({ ...DECISION, status: 'done', approval: { id, revision, state: 'cancelled' } })
  }
  const done = plan.filter((task) => task.undo && task.status === 'done')
  for (const task of done) await worker.tool(task.undo!.tool, task.undo!.input)
  if (done.length === 0) response.extra!.push(wordCard(call.lang, 'withdrawn'))
}

/**
 * Before a correction ("mets-le à 45 h") is carried out: what the corrected request did in this thread is taken back,
 * and what it asked to approve is superseded. A turn that is run again has done so already.
 */
export async function takeBack<S extends ConversationStores>(host: Host<S>, input: Input, tool: string) {
  const { call, conversation, known } = input
  if (known.length > 0) return
  const organization = call.organization.id
  const tasks = await host.transact(organization, (stores) =>
    stores.agentTasks.list({ conversationId: conversation.id, personId: call.actor.id }),
  )
  const corrected = tasks.findLast((task) => task.tool === tool)
  if (!corrected) return
  for (const task of tasks.filter((one) => one.planId === corrected.planId).reverse()) {
    if (task.approvalId) await host.transact(organization, (stores) => replace(task.approvalId!, call, stores))
    if (task.undo) await host.perform(task.undo.tool, task.undo.input, call, host.resolver(organization))
  }
}

/**
 * What waits for approval and is edited by another tool (a draft invoice) gets a new revision in the transaction of
 * the step that changed it, so that the click approves what is there then, and never by whoever changed it. What is
 * gone is superseded; what can no longer be shown for another reason is left: its click is refused.
 */
export async function renewPending<S extends ConversationStores>(
  roster: Roster<S>,
  call: Call,
  step: Pick<Step, 'status' | 'gate'>,
  stores: S,
): Promise<void> {
  if (step.status !== 'done' || step.gate !== 'log') return
  for (const { id, edit, tool } of await stores.approvals.listPending()) {
    if (!edit || edit.tool === tool) continue
    try {
      await renew(roster, { approval: id, by: call.actor }, call, stores)
    } catch (thrown) {
      const { code } = toNovaError(thrown)
      if (code === 'internal') throw thrown
      if (code === 'not-found') await replace(id, call, stores)
    }
  }
}

/** Something newer has taken its place: closed, and every copy says so. */
async function replace(id: string, call: Call, stores: ConversationStores): Promise<void> {
  const approval = await stores.approvals.get(id)
  const closed = approval && (await supersede(approval, call.actor.id, call.now, stores))
  if (closed) await showDecision(closed, call.actor.name, call.organization, call.now, stores)
}

/** A word is not a decision: what waits in this thread is shown again, with its buttons. */
export async function showPending<S extends ConversationStores>(host: Host<S>, input: Input, response: Response) {
  const { call, conversation } = input
  const today = dateIn(call.organization.timeZone, call.now)
  await host.transact(call.organization.id, async (stores) => {
    const pending = await stores.approvals.listPending()
    const here = pending.filter((one) => one.conversationId === conversation.id)
    const mine = []
    for (const one of here.length > 0 ? here : pending) {
      const eligible = await eligibleApprovers(one, today, stores)
      if (here.length > 0 || eligible.some((person) => person.id === call.actor.id)) mine.push({ one, eligible })
    }
    if (mine.length === 0) {
      response.extra!.push(wordCard(call.lang, 'nothingPending'))
      response.reports!.push({ ...DECISION, status: 'done' })
      return
    }
    response.extra!.push(
      mine.length === 1 ? wordCard(call.lang, 'decideByClick') : wordCard(call.lang, 'which', { n: mine.length }),
    )
    for (const { one, eligible } of mine.slice(0, 3)) {
      const requester = await stores.persons.get(one.requesterId)
      const who = { requester: requester?.name ?? '—', eligible: eligible.map((person) => person.name) }
      response.shown!.push({ card: approvalCard(one, who), approvalId: one.id, isElsewhere: here.length === 0 })
      const { id, revision, state } = one
      response.reports!.push({ ...DECISION, status: 'needs-approval', approval: { id, revision, state } })
    }
  })
}
