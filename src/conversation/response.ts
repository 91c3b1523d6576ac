import type { DraftCard } from '../chat/card.ts'
import type { InboundEvent } from '../chat/event.ts'
import type { Dialogue } from '../language/engine.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Step } from '../mastermind/step.ts'
import type { Call } from '../tool/execute.ts'
import type { StepReport } from './answer.ts'
import type { Working } from './progress.ts'
import type { Conversation } from './stores.ts'

/** What a turn came to, before it is published. */
export type Response = {
  steps: Step[]
  /** Cards of the conversation itself. */
  extra?: DraftCard[]
  /** Pending approvals shown again; those of another thread are nobody else's business here. */
  shown?: { card: DraftCard; approvalId: string; isElsewhere: boolean }[]
  /** What was answered without a tool, as steps of the answer. */
  reports?: StepReport[]
  lang?: Lang
  dialogue?: Dialogue
  /** A question that was edited: this answer takes the place of the one to that event. */
  replaces?: { event: string; message: string; text: string }
  /** For the eyes of who acted only. */
  privately?: boolean
  /** The same for an account that belongs to nobody. */
  whisperTo?: string
  /** What the person may say next. */
  prompts?: string[]
}

/** What a thread was about before this turn, and the project that its channel is about. */
/** `spoken`: the language of the direct conversation so far, for words that tell none. */
export type Setting = { dialogue: Dialogue; here: string | null; spoken?: Lang }

export type Input = {
  event: InboundEvent
  /** Nova's own id of the event; the plan of its turn has the same. */
  eventId: string
  conversation: Conversation
  call: Call
  known: Step[]
  setting: Setting
  working: Working
}
