import type { ApprovalStores } from '../approval/approval.ts'
import type { ApproverStores } from '../approval/eligible.ts'
import type { PostedMessage } from '../chat/adapter.ts'
import type { Card, FileRef, Intent } from '../chat/card.ts'
import type { InboundEvent, Platform } from '../chat/event.ts'
import type { OrganizationStore } from '../domain/records/organization.ts'
import type { Lang } from '../lib/i18n.ts'
import type { PersonRow } from '../tool/actor.ts'
import type { Shared } from '../tool/audience.ts'
import type { AuditEntry, DoorStores } from '../tool/execute.ts'
import type { RouteRow } from '../tool/route.ts'
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
  /** One turn at a time holds it, until then at most. */
  busyUntil: Date | null
  /** Somebody asked to stop the turn that holds it. */
  stopAt: Date | null
  /** What shows the work of a turn, until its answer takes the place. */
  progress: PostedMessage | null
}

type ConversationKey = Pick<Conversation, 'platform' | 'workspace' | 'channel' | 'thread' | 'lang'>

export type MessageRow = {
  id: string
  conversationId: string
  author: 'person' | 'nova'
  personId: string | null
  agent: string | null
  externalId: string
  /** The event that a person's message began with, or that an answer was given to. */
  eventId: string | null
  /** The approval that the card shows. */
  approvalId: string | null
  text: string
  card: Card | null
  files: FileRef[]
  visibleTo: string | null
  at: Date
  editedAt: Date | null
  /** Its author took it back; its words are gone. */
  deletedAt: Date | null
}

export type EventRow = {
  id: string
  platform: Platform
  workspace: string
  externalId: string
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

/** What a step took; the cost is that of models, in millionths of a dollar. */
export type AgentLogRow = {
  id: string
  planId: string | null
  agent: string
  event: string
  tool: string | null
  milliseconds: number | null
  costMicros: number | null
  error: string | null
  data: Record<string, unknown>
  at: Date
}

export type IdentityRow = {
  id: string
  platform: Platform
  workspace: string
  account: string
  personId: string
  name: string | null
  linkedBy: 'email' | 'admin' | 'code' | 'demo'
}

export type WorkspaceRow = { id: string; platform: Platform; workspace: string; name: string; active: boolean }

type ValueKey = { platform: Platform; workspace: string; key: string }
type CodeKey = { kind: 'install' | 'account'; sha256: string }

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
  /** What an administrator lets Nova speak of here, besides what everybody may see. */
  shares: Shared[]
}

export type FeedbackRow = { id: string; messageId: string; personId: string; good: boolean; text: string; at: Date }

/** What a conversation reads and writes; the database fits it. */
export type ConversationStores = DoorStores &
  ApprovalStores &
  ApproverStores & {
    organizations: OrganizationStore
    persons: { get(id: string): Promise<PersonRow | null> }
    identities: Rows<IdentityRow> & {
      /** Whose account it is; null when it is nobody's. */
      ownerOf(platform: Platform, workspace: string, account: string): Promise<PersonRow | null>
      /** The account belongs to this person from now on. */
      link(identity: Omit<IdentityRow, 'id'>): Promise<unknown>
    }
    auditLog: {
      append(entry: AuditEntry & { at?: Date }): Promise<unknown>
      /** Newest first. */
      list(of: { subjectKind: string; subjectId: string }, limit: number): Promise<{ action: string; at: Date }[]>
    }
    workspaces: Rows<WorkspaceRow>
    adapterValues: {
      read(of: ValueKey): Promise<Uint8Array | null>
      write(of: ValueKey, value: Uint8Array | null): Promise<void>
      /** Takes it for a while; false while another has it. */
      hold(of: ValueKey, holder: string, now: Date, until: Date): Promise<boolean>
      release(of: ValueKey, holder: string): Promise<void>
      /** Everything of a workspace. */
      forget(of: Omit<ValueKey, 'key'>): Promise<void>
    }
    oneTimeCodes: {
      /** False when there is the same code already. */
      issue(code: CodeKey & { personId: string; expiresAt: Date }, now: Date): Promise<boolean>
      /** Whose it is, the first time and in time; else null. */
      redeem(of: CodeKey, now: Date): Promise<string | null>
    }
    channels: Rows<ChannelRow>
    conversations: Rows<Conversation> & {
      /** Finds or makes the conversation of a thread. */
      open(of: ConversationKey): Promise<Conversation>
      /** Finds or makes it and takes it for one turn; null while another holds it. */
      take(of: ConversationKey, now: Date, until: Date): Promise<Conversation | null>
      /** Asks the turn that holds it to stop; false when none does. */
      askToStop(of: ConversationKey, now: Date): Promise<boolean>
      unlock(id: string): Promise<void>
    }
    messages: Rows<MessageRow> & {
      /** Inserts unless the platform's message is known; null when it was. */
      insertOnce(message: Partial<MessageRow>): Promise<MessageRow | null>
      /** Where a person wrote last. */
      lastPlatformOf(person: string): Promise<Platform | null>
      /** Who wrote last in a conversation. */
      lastPersonIn(conversation: string): Promise<string | null>
    }
    events: Rows<EventRow> & {
      /** Counts another attempt at its turn. Throws `not-found`. */
      begin(id: string): Promise<EventRow>
      /** Stores an event once; `isNew` is false when it was stored before. */
      insertOnce(event: InboundEvent): Promise<{ id: string; isNew: boolean }>
      /** A message whose turn is not over; one that has not begun waits until this transaction is. */
      unanswered(
        of: Pick<InboundEvent, 'platform' | 'workspace'>,
        channel: string,
        message: string,
      ): Promise<EventRow | null>
      /** Forgets the words of a message that its author took back. */
      eraseText(of: Pick<InboundEvent, 'platform' | 'workspace'>, channel: string, message: string): Promise<void>
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
    feedback: { keep(said: Omit<FeedbackRow, 'id'>): Promise<FeedbackRow> }
    routes: Rows<RouteRow>
    agentTasks: Rows<AgentTaskRow>
    agentLogs: Rows<AgentLogRow>
  }
