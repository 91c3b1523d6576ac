import type { DraftCard } from '../chat/card.ts'
import { NovaError } from '../errors.ts'
import type { Part, ToolPart } from '../language/engine.ts'
import { canonicalJson } from '../lib/canonical.ts'
import type { Lang } from '../lib/i18n.ts'
import { type Call, missingRight } from '../tool/execute.ts'
import { type Field, fieldsOf, REFERENCE_SLOTS } from '../tool/fields.ts'
import type { Outcome, Perform, Resolver } from '../tool/perform.ts'
import { blockedCard, chooseCard, errorCard, policyCard, questionCard, undoAction, unknownCard } from './cards.ts'
import type { Roster } from './roster.ts'
import type { Step } from './step.ts'

/** What a turn lends to the steps that it takes. */
export type Desk<Stores> = {
  roster: Roster<Stores>
  perform: Perform<Stores>
  call: Call
  resolve: Resolver
  /** The agent whom the message speaks to. */
  addressed?: string
  /** A step of this turn that was taken before a restart; it is answered again, never taken again. */
  taken(position: number): Step | undefined
  /** In the transaction of the effect: remembers that the step was taken. */
  remember(position: number, step: Step, stores: Stores): Promise<void>
}

/** A tool that asks for another, which asks for another: this deep at most. */
const MAX_DEPTH = 3

export type Worker = {
  tool(name: string, input: Record<string, unknown>, part?: Part | null): Promise<void>
  part(part: Part): Promise<void>
  /** Parts of which none waits for another, side by side; their steps stand in the order that they were said. */
  together(parts: readonly ToolPart[]): Promise<void>
  /** How many of the parts, from the first one on, may be taken together. */
  apart(parts: readonly Part[]): number
  steps: Step[]
}

/** Takes the steps of a message and collects how each ended. */
export function createWorker<Stores>(desk: Desk<Stores>): Worker {
  const { roster, call } = desk
  const lang: Lang = call.lang
  const steps: Step[] = []

  async function take(name: string, input: Record<string, unknown>, part: Part | null, depth: number): Promise<Step> {
    const position = steps.length
    const step = desk.taken(position) ?? (await run(name, input, part, position))
    steps.push(step)
    if (step.status === 'done' && depth < MAX_DEPTH)
      for (const next of step.followUps ?? []) await take(next.tool, next.input, null, depth + 1)
    return step
  }

  async function run(name: string, input: Record<string, unknown>, part: Part | null, position: number): Promise<Step> {
    const started = performance.now()
    const ended = (outcome: Outcome) => stepOf(outcome, part, Math.round(performance.now() - started))
    const outcome = await desk.perform(name, input, call, desk.resolve, (stores, outcome) =>
      desk.remember(position, ended(outcome), stores),
    )
    return ended(outcome)
  }

  function stepOf(outcome: Outcome, part: Part | null, milliseconds: number): Step {
    const agent = roster.ownerOf(outcome.tool)
    const base = {
      agent: agent.id,
      tool: outcome.tool,
      gate: outcome.gate,
      status: outcome.status,
      input: outcome.input,
      milliseconds,
      ...(outcome.drew ? { drew: outcome.drew } : {}),
      ...(outcome.isSensitive ? { isSensitive: true } : {}),
      part,
    }
    const signed = (card: DraftCard) => roster.signed(card, outcome.tool, lang)
    switch (outcome.status) {
      case 'done': {
        const undo = outcome.undo ? [undoAction(outcome.undo.tool, outcome.undo.input, lang)] : []
        const card = { ...outcome.card, actions: [...(outcome.card.actions ?? []), ...undo] }
        const { output, undo: back, followUps, asked } = outcome
        return { ...base, output, undo: back, followUps, ...(asked.length ? { asked } : {}), card: signed(card) }
      }
      case 'needs-confirmation':
      case 'needs-approval':
        return { ...base, approval: outcome.approval, superseded: outcome.superseded, card: signed(outcome.card) }
      case 'needs-input': {
        const tool = roster.tools.get(outcome.tool)!
        const { field, candidates } = outcome
        const problem = outcome.problem ? { error: outcome.problem } : {}
        return {
          ...base,
          ...problem,
          asks: field.name,
          candidates,
          card: signed(questionCard(tool, outcome.input, outcome, lang)),
        }
      }
      default:
        return { ...base, error: outcome.error, card: signed(errorCard(outcome.error, outcome.status, lang)) }
    }
  }

  /** A step that ran no tool: a policy, a question, a word. */
  const plain = (tool: string, agent: string, status: Step['status'], card: DraftCard, part: Part) =>
    steps.push({ agent, tool, gate: 'none', status, input: {}, card, part })

  const sourceOf = ({ part: index }: { part: number }) => steps.filter((step) => step.part !== null)[index]

  /** The earlier step without which a part makes no sense, when it came to nothing. */
  const broken = (part: ToolPart) =>
    part.uses?.map(sourceOf).find((source) => source?.status === 'refused' || source?.status === 'failed')

  /** Fields that continue from what an earlier step of this message produced. */
  function bind(part: ToolPart): Record<string, unknown> {
    const input = { ...part.input }
    for (const use of part.uses ?? []) {
      const { field } = use
      const source = sourceOf(use)
      const output = source?.output as Record<string, unknown> | undefined
      const value = output?.[field] ?? output?.id
      if (value !== undefined) input[field] = value
    }
    return input
  }

  /** The engine knows better than the door what was meant by a name that fits several, or a date that is none. */
  function ask(part: ToolPart, input: Record<string, unknown>) {
    const tool = roster.tools.get(part.tool)!
    if (!call.actor.permissions.has(tool.permission)) {
      plain(part.tool, roster.ownerOf(part.tool).id, 'refused', errorCard(missingRight(tool), 'refused', lang), part)
      return
    }
    const wrong = part.invalid?.[0]
    const name = part.ambiguous?.field ?? wrong!.field
    const field = fieldsOf(tool.input).find((one) => one.name === name)!
    const candidates = part.ambiguous?.candidates ?? []
    const problem = wrong && !part.ambiguous ? { problem: unreadable(field, wrong.said) } : {}
    const card = roster.signed(questionCard(tool, input, { field, candidates, ...problem }, lang), part.tool, lang)
    const agent = roster.ownerOf(part.tool).id
    steps.push({
      agent,
      tool: part.tool,
      gate: tool.gate,
      status: 'needs-input',
      input,
      asks: name,
      candidates,
      card,
      part,
    })
  }

  const notDone = (name: string, before: string) =>
    roster.signed(blockedCard(roster.tools.get(name)!, roster.tools.get(before)!, lang), name, lang)

  async function together(parts: readonly ToolPart[]): Promise<void> {
    const first = steps.length
    const taken = await Promise.all(
      parts.map((part, i) => desk.taken(first + i) ?? run(part.tool, part.input, part, first + i)),
    )
    steps.push(...taken)
  }

  /** One step each, that only looks up: what is asked for next, or waits for an answer, comes in its turn. */
  const isApart = (part: Part): part is ToolPart => {
    if (part.kind !== 'tool' || part.uses?.length || part.ambiguous || part.invalid || part.follows) return false
    const tool = roster.tools.get(part.tool)!
    return tool.gate === 'none' && !tool.followUp
  }

  async function answer(part: Part): Promise<void> {
    switch (part.kind) {
      case 'tool': {
        const before = broken(part)
        if (before) {
          plain(part.tool, roster.ownerOf(part.tool).id, 'failed', notDone(part.tool, before.tool), part)
          return
        }
        const input = bind(part)
        const asked = steps.some(
          (step) => step.tool === part.tool && canonicalJson(step.input) === canonicalJson(input),
        )
        // "facture-les puis envoie-la": the invoice's own follow-up has asked to send it already.
        if (part.uses && asked) return
        if (part.ambiguous || part.invalid) ask(part, input)
        else await take(part.tool, input, part, 0)
        return
      }
      case 'policy': {
        const policy = roster.policy(part.policy)!
        const owner = roster.ownerOf(part.policy)
        const offer = policy.offer ? roster.tools.get(policy.offer) : undefined
        plain(
          part.policy,
          owner.id,
          'refused',
          roster.signed(policyCard(policy.says[lang], offer, lang), part.policy, lang),
          part,
        )
        return
      }
      case 'choose': {
        const candidates = part.candidates
          .map((one) => ({ tool: roster.tools.get(one.tool)!, input: one.input }))
          .filter(({ tool }) => call.actor.permissions.has(tool.permission))
        // Who may do none of them hears so, and who may.
        if (candidates.length > 0)
          plain('chat.clarify_request', 'nova', 'needs-input', chooseCard(candidates, lang), part)
        else await answer({ ...part.candidates[0]!, kind: 'tool', missing: [], from: part.from })
        return
      }
      case 'unknown': {
        const asked = desk.addressed === undefined ? undefined : roster.whoCan(desk.addressed, call.actor)
        const near = asked ? asked.tools : part.nearest.map((name) => roster.tools.get(name)!)
        const nearest = near.filter((tool) => call.actor.permissions.has(tool.permission))
        const said = steps.length > 0 ? part.from : undefined
        const card = unknownCard(nearest, lang, { agent: asked?.name, said })
        plain('chat.clarify_request', asked?.id ?? 'nova', 'needs-input', card, part)
        return
      }
      default:
        // Greetings, undo and decisions in words depend on the thread: the conversation answers them.
        return
    }
  }

  return {
    steps,
    part: answer,
    together,
    apart: (parts) => {
      const end = parts.findIndex((part) => !isApart(part))
      return end < 0 ? parts.length : end
    },
    tool: async (name, input, part = null) => {
      await take(name, input, part, 0)
    },
  }
}

function unreadable(field: Field, said: string): NovaError {
  const isDay = field.slot === 'date' || field.slot === 'period'
  const isEither = /\s(?:ou|or)\s/i.test(said)
  const label = { fr: field.label.fr.toLowerCase(), en: field.label.en.toLowerCase() }
  const says = isDay
    ? { fr: `« ${said} » n'existe pas.`, en: `"${said}" does not exist.` }
    : isEither
      ? { fr: `« ${said} » : dis-moi lequel.`, en: `"${said}": tell me which one.` }
      : isReference(field)
        ? { fr: `Je ne trouve pas « ${said} » (${label.fr}).`, en: `I can't find "${said}" (${label.en}).` }
        : { fr: `Je ne peux pas prendre « ${said} » : ${label.fr}.`, en: `I cannot take "${said}": ${label.en}.` }
  return new NovaError('input.invalid', says, { field: field.name })
}

const isReference = ({ slot }: Field) => (REFERENCE_SLOTS as readonly string[]).includes(slot)
