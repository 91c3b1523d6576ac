import { approvalCard } from '../approval/cards.ts'
import { eligibleApprovers } from '../approval/eligible.ts'
import { revise } from '../approval/revise.ts'
import type { DraftCard } from '../chat/card.ts'
import { toNovaError } from '../errors.ts'
import { dateIn } from '../lib/dates.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Step } from '../mastermind/step.ts'
import type { Worker } from '../mastermind/work.ts'
import type { Call } from '../tool/execute.ts'
import type { Host } from './host.ts'
import type { Input, Response } from './response.ts'
import { showDecision, showRevision } from './settle.ts'
import type { ConversationStores } from './stores.ts'
import { type Word, wordCard } from './words.ts'

const SMALLTALK: Record<string, Word> = { 'other-language': 'otherLanguage' }

/** A word for a word. */
export function smalltalk(which: string, name: string, lang: Lang): DraftCard {
  if (which === 'hello') return wordCard(lang, 'hello', { name }, 'helloTitle')
  return wordCard(lang, SMALLTALK[which] ?? (which as Word), { name })
}

/** Takes back the last thing done in this thread that can be. */
export async function undo<S extends ConversationStores>(
  host: Host<S>,
  input: Input,
  worker: Worker,
  response: Response,
) {
  const done = await host.transact(input.call.organization.id, (stores) =>
    stores.agentTasks.list({ conversationId: input.conversation.id, personId: input.call.actor.id, status: 'done' }),
  )
  const last = done.findLast((task) => task.undo)
  if (!last?.undo) response.extra!.push(wordCard(input.call.lang, 'nothingToUndo'))
  else await worker.tool(last.undo.tool, last.undo.input)
}

/**
 * Before a correction ("mets-le à 45 h") is carried out: what the corrected request did in this thread is taken back,
 * and what it asked to approve is superseded.
 */
export async function takeBack<S extends ConversationStores>(host: Host<S>, input: Input, tool: string) {
  const { call, conversation } = input
  const organization = call.organization.id
  const tasks = await host.transact(organization, (stores) =>
    stores.agentTasks.list({ conversationId: conversation.id, personId: call.actor.id }),
  )
  const corrected = tasks.findLast((task) => task.tool === tool)
  if (!corrected) return
  for (const task of tasks.filter((one) => one.planId === corrected.planId).reverse()) {
    if (task.approvalId) await supersede(host, call, task.approvalId)
    if (task.undo) await host.perform(task.undo.tool, task.undo.input, call, host.resolver(organization))
  }
}

/**
 * What waits for approval and is edited by another tool (a draft invoice) gets a new revision when a step of this turn
 * changed it, so that the click approves what is there now. One that can no longer be shown is left: its click is refused.
 */
export async function renewPending<S extends ConversationStores>(host: Host<S>, call: Call, steps: readonly Step[]) {
  if (!steps.some((step) => step.status === 'done' && step.gate === 'log')) return
  const organization = call.organization.id
  const pending = await host.transact(organization, (stores) => stores.approvals.listPending())
  const parts = { tools: host.roster.tools, transact: host.transact }
  for (const { id } of pending.filter((one) => one.edit && one.edit.tool !== one.tool))
    try {
      await host.transact(organization, async (stores) => {
        const revised = await revise(parts, { approval: id, by: call.actor }, call, stores)
        if (!revised) return
        const requester = await stores.persons.get(revised.approval.requesterId)
        await showRevision(revised.approval, requester?.name ?? '—', call.organization, call.now, stores)
      })
    } catch (thrown) {
      if (toNovaError(thrown).code === 'internal') throw thrown
    }
}

async function supersede<S extends ConversationStores>(host: Host<S>, call: Call, id: string) {
  await host.transact(call.organization.id, async (stores) => {
    const approval = await stores.approvals.get(id)
    if (approval?.state !== 'pending') return
    const { revision } = approval
    const change = {
      id,
      revision,
      state: 'superseded' as const,
      decidedBy: call.actor.id,
      decidedAt: call.now,
      reason: null,
    }
    const closed = await stores.approvals.decide(change)
    if (closed) await showDecision(closed, call.actor.name, call.organization, call.now, stores)
  })
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
      return
    }
    response.extra!.push(
      mine.length === 1 ? wordCard(call.lang, 'decideByClick') : wordCard(call.lang, 'which', { n: mine.length }),
    )
    for (const { one, eligible } of mine.slice(0, 3)) {
      const requester = await stores.persons.get(one.requesterId)
      const who = { requester: requester?.name ?? '—', eligible: eligible.map((person) => person.name) }
      response.shown!.push({ card: approvalCard(one, who), approvalId: one.id })
    }
  })
}
