import type { DraftCard } from '../chat/card.ts'
import type { Part } from '../language/engine.ts'
import type { FollowUp, Gate } from '../tool/define.ts'
import type { ApprovalHandle } from '../tool/perform.ts'

export type StepStatus = 'done' | 'needs-input' | 'needs-confirmation' | 'needs-approval' | 'refused' | 'failed'

/** One step of a turn as it ended: who did what, and the card that says so. */
export type Step = {
  agent: string
  /** The tool, or the policy that refused. */
  tool: string
  gate: Gate
  status: StepStatus
  input: Record<string, unknown>
  output?: unknown
  approval?: ApprovalHandle
  card: DraftCard
  undo?: FollowUp | null
  /** The field that is asked for next. */
  asks?: string
  /** Older requests that this one replaced. */
  superseded?: string[]
  /** The part of the message that it answers; null for follow-ups and buttons. */
  part: Part | null
}
