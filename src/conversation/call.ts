import type { Actor, OrganizationProfile } from '../tool/define.ts'
import type { Call } from '../tool/execute.ts'
import type { Host } from './host.ts'
import type { ConversationStores } from './stores.ts'

/** What somebody asks with: everything that does not depend on who they are comes from the host. */
export function createCall<S extends ConversationStores>(
  host: Host<S>,
  organization: OrganizationProfile,
  actor: Actor,
  from: Partial<Pick<Call, 'lang' | 'origin' | 'conversation'>> = {},
): Call {
  return {
    organization,
    actor,
    lang: actor.lang,
    now: host.now(),
    origin: null,
    conversation: null,
    documents: host.documents,
    directory: host.roster.directory,
    integrations: host.integrations,
    ...from,
  }
}
