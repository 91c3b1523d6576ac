import type { Lang } from '../lib/i18n.ts'

export const PLATFORMS = ['slack', 'teams', 'discord', 'web'] as const
export type Platform = (typeof PLATFORMS)[number]

/** As people call them. */
export const PLATFORM_NAMES: Record<Platform, string> = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  discord: 'Discord',
  web: 'web',
}

/** Where something was said. `thread` is the platform's id of the root message, null outside a thread. */
export type Place = { channel: string; thread: string | null; kind: 'public' | 'private' | 'dm' }

/** A person's account as the platform's signed envelope names it; never taken from the body of a message. */
export type Account = {
  id: string
  name?: string
  /** Only an address that the platform itself vouches for. */
  verifiedEmail?: string
  locale?: string
}

/** The language of a locale such as `en-CA`; French where it is another or not known. */
export const langOf = (locale: string | undefined): Lang => (locale?.startsWith('en') ? 'en' : 'fr')

/** An instant in milliseconds; now where it is none. */
export function instantOf(millis: number): Date {
  const at = new Date(millis)
  return at.getTime() > 0 ? at : new Date()
}

export type InboundFile = { id: string; name: string; mime: string; size: number; url?: string }

export type InboundContent =
  /** `addressed`: Nova was mentioned, or it is a direct message or a thread that she takes part in. */
  | { type: 'message'; message: string; text: string; addressed: boolean; files: InboundFile[] }
  | { type: 'message-edited'; message: string; text: string; addressed: boolean }
  | { type: 'message-deleted'; message: string }
  | { type: 'command'; text: string }
  | { type: 'button'; action: string; message: string; values?: Record<string, string> }
  | { type: 'form'; form: string; values: Record<string, string | string[]> }
  /** The person opened Nova's place: greet and suggest, or fill their home page. */
  | { type: 'opened'; home?: true }
  /** Whether an answer helped, by a click below it. */
  | { type: 'feedback'; message: string; good: boolean; text?: string }
  /** Nova is to stop what she is doing in this thread. */
  | { type: 'stop' }

/** What a platform sent, in one shape. (platform, workspace, id) is unique: the same event twice is one event. */
export type InboundEvent = {
  platform: Platform
  /** The platform's id of the installation: Slack team, Teams tenant, Discord guild; `local` on the web. */
  workspace: string
  id: string
  at: Date
  account: Account
  place: Place
  content: InboundContent
}
