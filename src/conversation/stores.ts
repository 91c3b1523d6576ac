import type { ApprovalStores } from '../approval/approval.ts'
import type { ApproverStores } from '../approval/eligible.ts'
import type { Card, FileRef, Intent } from '../chat/card.ts'
import type { InboundEvent, Platform } from '../chat/event.ts'
import type { OrganizationStore } from '../domain/records/organization.ts'
import type { Lang } from '../lib/i18n.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { DoorStores } from '../tool/execute.ts'
import type { Rows } from '../tool/rows.ts'

export type Conversation = {
  id: string
  platform: Platform
  workspace: string
  channel: string
  /** The platform's id of the thread; `new:…` until the platform has given one. */
  thread: string
  lang: Lang
  state: Record<string, unknown>
  lastMessageAt: Date | null
}

export type MessageRow = {
  id: string
  conversationId: string
  author: 'person' | 'nova'
  personId: string | null
  agent: string | null
  externalId: string
  /** The approval that the card shows. */
  approvalId: string | null
  text: string
  card: Card | null
  files: FileRef[]
  visibleTo: string | null
  at: Date
  editedAt: Date | null
}

export type EventRow = {
  id: string
  /** As JSON has it: the instant is text. */
  payload: Omit<InboundEvent, 'at'> & { at: string }
  state: 'received' | 'done' | 'failed' | 'parked'
  attempts: number
  result: Record<string, unknown> | null
  error: string | null
  doneAt: Date | null
}

export type ActionRow = {
  id: string
  token: string
  intent: Intent
  conversationId: string | null
  personId: string | null
}

export type OutboxRow = {
  id: string
  createdAt: Date
  kind: string
  payload: Record<string, unknown>
  idempotencyKey: string
  state: 'pending' | 'sent' | 'failed' | 'unknown'
  attempts: number
  nextAt: Date
  result: Record<string, unknown> | null
  error: string | null
  sentAt: Date | null
}

export type SurfaceRow = {
  id: string
  messageId: string
  platform: Platform
  workspace: string
  channel: string
  message: string
  thread: string
}

export type AgentTaskRow = {
  id: string
  planId: string
  position: number
  conversationId: string | null
  personId: string | null
  agent: string
  tool: string
  input: Record<string, unknown>
  output: unknown
  status: 'running' | 'done' | 'needs-input' | 'needs-confirmation' | 'needs-approval' | 'refused' | 'failed'
  summary: string
  undo: { tool: string; input: Record<string, unknown> } | null
  card: unknown
  approvalId: string | null
  startedAt: Date
  endedAt: Date | null
}

export type IdentityRow = {
  id: string
  platform: Platform
  workspace: string
  account: string
  personId: string
  name: string | null
  linkedBy: 'email' | 'admin' | 'demo'
}

export type ChannelRow = {
  id: string
  platform: Platform
  workspace: string
  /** The platform's id. */
  channel: string
  name: string
  kind: 'public' | 'private' | 'dm'
  topic: string
  personId: string | null
  projectId: string | null
}

/** What a conversation reads and writes; the database fits it. */
export type ConversationStores = DoorStores &
  ApprovalStores &
  ApproverStores & {
    organizations: OrganizationStore
    persons: { get(id: string): Promise<PersonRow | null> }
    identities: Rows<IdentityRow>
    channels: Rows<ChannelRow>
    conversations: Rows<Conversation> & {
      /** Finds or makes the conversation of a thread. */
      open(of: Pick<Conversation, 'platform' | 'workspace' | 'channel' | 'thread' | 'lang'>): Promise<Conversation>
      /** One turn at a time: false while another holds it. */
      lock(id: string, now: Date, until: Date): Promise<boolean>
      unlock(id: string): Promise<void>
    }
    messages: Rows<MessageRow> & {
      /** Inserts unless the platform's message is known; null when it was. */
      insertOnce(message: Partial<MessageRow>): Promise<MessageRow | null>
    }
    events: Rows<EventRow> & {
      /** Stores an event once; `isNew` is false when it was stored before. */
      insertOnce(event: InboundEvent): Promise<{ id: string; isNew: boolean }>
    }
    actions: Rows<ActionRow>
    outbox: Rows<OutboxRow> & {
      /** Due rows in the order they were written. */
      listDue(now: Date, limit: number): Promise<OutboxRow[]>
      /** Takes a due row for a while; false when another has it. */
      claim(id: string, now: Date, until: Date): Promise<boolean>
    }
    files: { get(id: string): Promise<(FileRef & { bytes: Uint8Array }) | null> }
    surfaces: Rows<SurfaceRow>
    agentTasks: Rows<AgentTaskRow>
  }
