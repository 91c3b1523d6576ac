import type { Adapter } from '../chat/adapter.ts'
import type { Platform } from '../chat/event.ts'
import type { Documents } from '../document/documents.ts'
import type { Engine, Lexicon } from '../language/engine.ts'
import type { Log } from '../lib/log.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { OrganizationProfile } from '../tool/define.ts'
import type { Perform, Resolver, Transact } from '../tool/perform.ts'
import type { ConversationStores } from './stores.ts'

/** What conversations are held with. */
export type Host<Stores extends ConversationStores = ConversationStores> = {
  transact: Transact<Stores>
  perform: Perform<Stores>
  roster: Roster<Stores>
  engine: Engine
  documents: Documents
  integrations: ReadonlySet<string>
  /** The organization's own names, as the engine matches them. */
  lexicon(organization: string): Promise<Lexicon>
  /** Rows with names were written: read them again. */
  forget(organization: string): void
  /** Names to ids within an organization. */
  resolver(organization: string): Resolver
  profile(organization: string): Promise<OrganizationProfile>
  now(): Date
  /** Something is to be posted: look now. */
  deliver(organization: string): void
  /** What these persons' own pages show has changed. */
  refreshHome(organization: string, persons: readonly string[]): void
  /** A platform that is set up here. */
  adapterOf(platform: Platform): Adapter | undefined
  log: Log
}
