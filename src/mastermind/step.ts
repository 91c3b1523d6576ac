import type { DraftCard } from '../chat/card.ts'
import type { NovaError } from '../errors.ts'
import type { Part } from '../language/engine.ts'
import type { Asked, FollowUp, Gate } from '../tool/define.ts'
import type { ApprovalHandle, Candidate } from '../tool/perform.ts'
import type { Permission } from '../tool/rights.ts'

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
  /** The rights that it used. */
  drew?: Permission[]
  isSensitive?: boolean
  approval?: ApprovalHandle
  card: DraftCard
  /** Why it was refused, failed or asks again. */
  error?: NovaError
  undo?: FollowUp | null
  /** What its agent asked colleagues for. */
  asked?: Asked[]
  /** How long the tool took. */
  milliseconds?: number
  /** What it asked for next: taken up again when a turn is run again. */
  followUps?: FollowUp[]
  /** The field that is asked for next. */
  asks?: string
  /** What that field may be, when the name said fits several. */
  candidates?: Candidate[]
  /** Older requests that this one replaced. */
  superseded?: string[]
  /** The part of the message that it answers; null for follow-ups and buttons. */
  part: Part | null
}
