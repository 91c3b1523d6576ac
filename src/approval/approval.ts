import type { DraftCard } from '../chat/card.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'
import type { FollowUp } from '../tool/define.ts'
import type { Permission } from '../tool/rights.ts'

/** pending is the only state from which one leaves. */
export const APPROVAL_STATES = ['pending', 'approved', 'rejected', 'expired', 'cancelled', 'superseded'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]
export type Decision = 'approve' | 'reject' | 'cancel'

/** What waits for a click: a row, not a message. */
export type Approval = {
  id: string
  tool: string
  input: Record<string, unknown>
  /** What was shown, and must still be so at execution. */
  subject: unknown
  /** SHA-256 of tool, input and subject in canonical JSON. */
  payloadHash: string
  gate: 'confirm' | 'approve'
  /** The right that the decider needs; null for gate confirm. */
  permission: Permission | null
  amount: Cents | null
  requesterId: string
  /** Who changed it last; may not approve it either. */
  reviserId: string | null
  state: ApprovalState
  revision: number
  decidedBy: string | null
  decidedAt: Date | null
  reason: string | null
  expiresAt: Date
  lang: Lang
  card: DraftCard
  edit: FollowUp | null
  conversationId: string | null
  createdAt: Date
}

export type NewApproval = Omit<
  Approval,
  'id' | 'state' | 'revision' | 'decidedBy' | 'decidedAt' | 'reason' | 'reviserId' | 'createdAt'
>

export type ApprovalStores = {
  approvals: {
    insert(approval: NewApproval): Promise<Approval>
    get(id: string): Promise<Approval | null>
    /** Pending ones, oldest first. */
    listPending(): Promise<Approval[]>
    /** The one conditional update: null when it is no longer pending at this revision. */
    decide(change: {
      id: string
      revision: number
      state: Exclude<ApprovalState, 'pending'>
      decidedBy: string | null
      decidedAt: Date
      reason: string | null
    }): Promise<Approval | null>
    /** A new revision of a pending one: null when it is no longer pending at this revision. */
    revise(change: {
      id: string
      revision: number
      input: Record<string, unknown>
      subject: unknown
      payloadHash: string
      amount: Cents | null
      card: DraftCard
      edit: FollowUp | null
      reviserId: string | null
      expiresAt: Date
    }): Promise<Approval | null>
  }
}
