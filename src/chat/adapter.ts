import type { Bilingual, Lang } from '../lib/i18n.ts'
import type { Card, FileRef, Form } from './card.ts'
import type { InboundEvent, InboundFile, Platform } from './event.ts'
import type { ChartPictures } from './pictures.ts'

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
  /** Has a page of its own for each person, which `showHome` fills. */
  home: boolean
  /** Buttons are shown to those only who may use them: the card as one account sees it is asked of `Inbox.cardFor`. */
  personalCards: boolean
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
  /** The accounts that may use the buttons, where not everybody may. */
  deciders?: readonly string[]
  /** What the person may say next, for platforms that suggest it outside the card. */
  prompts?: readonly string[]
  /** Ask whether the answer helped. */
  feedback?: boolean
  /** The work waits for somebody's decision. */
  waiting?: boolean
}

export type ProgressStep = { title: string; state: 'pending' | 'running' | 'done' | 'failed' }

/** Work that goes on: who it is for, what is being done now, and the steps of the plan when there are several. */
export type Progress = { account: string; lang: Lang; status: string; steps: ProgressStep[] }

/** What the core answers at once to an event, within the platform's deadline. */
export type Reply =
  | { type: 'accepted' }
  /** The event was handled before; nothing will be done again. */
  | { type: 'duplicate' }
  | { type: 'form'; form: Form }
  /** Seen by the person who acted only: a hint, never a decision. */
  | { type: 'notice'; text: string }

export type Asker = Pick<InboundEvent, 'workspace' | 'account' | 'place'>

/** What an adapter keeps between requests, encrypted at rest and shared by all instances. */
export type AdapterStore = {
  /** Null when nothing is kept, or the workspace is not linked to an organization. */
  read(workspace: string, key: string): Promise<unknown>
  /** `null` forgets. Throws `not-found` when the workspace is not linked. */
  write(workspace: string, key: string, value: unknown): Promise<void>
  /** One at a time over all instances, e.g. to use a refresh token that counts once. */
  exclusively<T>(workspace: string, key: string, work: () => Promise<T>): Promise<T>
}

/** What an adapter is handed by the core. */
export type Inbox = {
  /** Resolves once the event is stored durably. */
  receive(event: InboundEvent): Promise<Reply>
  /** Waits until the turn of a stored event is over, at most so long. False: it is not over yet. */
  settled(event: InboundEvent, withinMs: number): Promise<boolean>
  /** A posted message's card as this account may see it now; null when the message is not known or not theirs. */
  cardFor(asker: Asker, message: string): Promise<Outgoing | null>
  /** What a link of Nova's own shows to everybody in the place where it was shared; null: nothing. */
  preview(asker: Asker, url: string): Promise<{ card: Card; lang: Lang } | null>
  /** Clients or projects of the company by the start of their name, for autocomplete; empty for strangers. */
  suggest(asker: Asker, kind: 'client' | 'project', text: string): Promise<{ value: string; label: string }[]>
  /** Bytes of a stored file, for upload; null when it does not exist. */
  readFile(workspace: string, id: string): Promise<Uint8Array | null>
  /**
   * Links a workspace to the organization that began an installation: `state` is what its set-up page made. Returns
   * false for a state that is forged, used or older than 15 minutes.
   */
  link(workspace: string, name: string, state: string): Promise<boolean>
  /** The app was removed from a workspace: nothing is posted there any more. */
  unlink(workspace: string): Promise<void>
  store: AdapterStore
  /** Base address of the local page, for links to records. */
  baseUrl: string
}

/** One thing that `npm run doctor` and the set-up page looked at. `mend` says what to do where it is not well. */
export type Check = { name: Bilingual; ok: boolean; found: Bilingual; mend?: Bilingual }

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
  /**
   * Shows that work goes on. Without steps it is a sign (typing, a status) and null; with steps a message, which the
   * next call refreshes when it is handed back, and which `finish` turns into the answer. Never more often than the
   * platform allows: a call too soon does nothing.
   */
  progress(target: Target, progress: Progress, shown: PostedMessage | null): Promise<PostedMessage | null>
  /** The answer takes the place of the progress that was shown. */
  finish(shown: PostedMessage, outgoing: Outgoing): Promise<PostedMessage>
  /** The direct-message channel of an account. */
  directChannel(workspace: string, account: string): Promise<string>
  upload(target: Target, file: FileRef, bytes: Uint8Array, idempotencyKey: string): Promise<void>
  /** Bytes of a file that somebody sent to Nova. Throws `input.invalid` above `maxBytes`. */
  download(workspace: string, file: InboundFile, maxBytes: number): Promise<Uint8Array>
  /** A person's own page; does nothing where `home` is false. */
  showHome(workspace: string, account: string, cards: readonly Outgoing[]): Promise<void>
  /** Channels that Nova can post in, by name, for set-up; empty where the platform does not tell. */
  channels(workspace: string): Promise<{ id: string; name: string }[]>
  /** The workspaces that the settings' own credentials reach, without an installation; absent where there are none. */
  workspaces?(): Promise<{ id: string; name: string }[]>
  /** Tries the credentials now. Never throws. */
  check(): Promise<Check[]>
  /** Long-lived connections (Socket Mode, gateways). Resolves when connected, or once it keeps trying. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Names of settings and their values, from the environment or from the set-up page. */
export type SettingValues = Readonly<Record<string, string | undefined>>

/** A platform as it is registered. Its SDK is heavy: `create` loads it. */
export type PlatformDefinition = {
  guide(baseUrl: string): Guide
  /** Whether these settings are enough. By default all that the guide calls required. */
  isComplete?(values: SettingValues): boolean
  create(values: SettingValues, inbox: Inbox, charts: ChartPictures): Promise<Adapter>
}

/** How an administrator sets a platform up: steps in order, what to paste there, which settings to bring back. */
export type Guide = {
  steps: readonly {
    says: Bilingual
    /** To copy. */
    paste?: { name: string; text: string }
    link?: string
  }[]
  /** Names as in `SETTINGS` (src/config.ts). Secret ones are never shown again; the platform is on once all that are required are set. */
  settings: readonly { name: string; says: Bilingual; secret: boolean; required: boolean }[]
}
