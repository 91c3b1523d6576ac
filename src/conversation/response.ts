import type { DraftCard } from '../chat/card.ts'
import type { InboundEvent } from '../chat/event.ts'
import type { Dialogue } from '../language/engine.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Step } from '../mastermind/step.ts'
import type { Call } from '../tool/execute.ts'
import type { StepReport } from './answer.ts'
import type { Conversation } from './stores.ts'

/** What a turn came to, before it is published. */
export type Response = {
  steps: Step[]
  /** Cards of the conversation itself. */
  extra?: DraftCard[]
  /** Pending approvals shown again. */
  shown?: { card: DraftCard; approvalId: string }[]
  /** What was answered without a tool, as steps of the answer. */
  reports?: StepReport[]
  lang?: Lang
  dialogue?: Dialogue
  /** For the eyes of who acted only. */
  privately?: boolean
}

export type Input = { event: InboundEvent; conversation: Conversation; call: Call; known: Step[] }
