import type { Lang } from '../lib/i18n.ts'
import type { Card, FileRef, Form } from './card.ts'
import type { InboundEvent, Platform } from './event.ts'

/** What a platform can show and within which limits, as data. */
export type Capabilities = {
  /** Chart kinds that the platform draws itself; the others are posted as PNG. */
  nativeCharts: readonly string[]
  maxButtons: number
  maxTextLength: number
  maxTableRows: number
  /** Messages can be edited after they were posted. */
  edits: boolean
  /** Forms open in a dialog; where false they are asked in the thread. */
  dialogs: boolean
  /** Cards show their files; where false they are uploaded beside the card. */
  showsFiles: boolean
}

/** Where to post. `thread` null starts a new thread. */
export type Target = { workspace: string; channel: string; thread: string | null }

/** One posted copy of a message: enough to edit it later. */
export type PostedMessage = { workspace: string; channel: string; message: string; thread: string }

export type Outgoing = {
  card: Card
  lang: Lang
  /** Nova's own id of the message. */
  message: string
  /** Stable across retries. */
  idempotencyKey: string
}

/** What the core answers at once to an event, within the platform's deadline. */
export type Reply =
  | { type: 'accepted' }
  /** The event was handled before; nothing will be done again. */
  | { type: 'duplicate' }
  | { type: 'form'; form: Form }
  /** Seen by the person who acted only: a hint, never a decision. */
  | { type: 'notice'; text: string }

/** What an adapter is handed by the core. */
export type Inbox = {
  /** Resolves once the event is stored durably. */
  receive(event: InboundEvent): Promise<Reply>
  /** Bytes of a stored file, for upload; null when it does not exist. */
  readFile(workspace: string, id: string): Promise<Uint8Array | null>
  /** Base address of the local page, for links to records. */
  baseUrl: string
}

/**
 * A platform. `handle` answers the platform's HTTP requests (signature checked inside); the others talk to the
 * platform and throw NovaError with `retry` set when the same call may succeed later.
 */
export type Adapter = {
  platform: Platform
  capabilities: Capabilities
  /** Paths that `handle` serves, e.g. `/slack/events`. */
  paths: readonly string[]
  handle(request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response>
  post(target: Target, outgoing: Outgoing): Promise<PostedMessage>
  update(message: PostedMessage, outgoing: Outgoing): Promise<PostedMessage>
  /** A message for one account only, in a channel that it is in. */
  whisper(target: Target, account: string, outgoing: Outgoing): Promise<void>
  /** The direct-message channel of an account. */
  directChannel(workspace: string, account: string): Promise<string>
  upload(target: Target, file: FileRef, bytes: Uint8Array, idempotencyKey: string): Promise<void>
  /** Long-lived connections (Socket Mode, gateways). Resolves when connected. */
  start(): Promise<void>
  stop(): Promise<void>
}
