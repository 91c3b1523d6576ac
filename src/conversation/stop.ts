import type { InboundContent, InboundEvent } from '../chat/event.ts'
import { fold } from '../language/normalise.ts'
import type { Answer } from './answer.ts'
import type { Host } from './host.ts'
import { identify } from './identify.ts'
import type { Input } from './response.ts'
import type { ConversationStores } from './stores.ts'
import { threadOf } from './thread-of.ts'

const STOP =
  /^(?:@?nova[ ,:]*)?(?:arrete(?:[sz]|r|-toi)?|stop(?:pe)?)(?: (?:ca|tout|toi|maintenant|nova|it|that|everything|now|stp|svp|please))*[ .!]*$/

/** The whole message is the word; "arrête le rapport hebdo" is a request. */
export function asksToStop(content: InboundContent): boolean {
  if (content.type === 'stop') return true
  if (content.type === 'message' && !content.addressed) return false
  return (content.type === 'message' || content.type === 'command') && STOP.test(fold(content.text).trim())
}

/**
 * Asks the turn that runs in the event's thread to stop, which it says itself in its answer. False when none runs, or
 * a stranger asks: the event is a turn like any other then.
 */
export async function stopRunning(event: InboundEvent, stores: ConversationStores): Promise<boolean> {
  if (!asksToStop(event.content)) return false
  const person = await identify(event, stores)
  if (!person) return false
  const { platform, workspace, place } = event
  const key = { platform, workspace, channel: place.channel, thread: threadOf(event), lang: person.lang }
  return stores.conversations.askToStop(key, new Date())
}

/** What a stop is recorded with: the turn that it stopped answers for both. */
export const noAnswer = (event: InboundEvent): Answer => ({
  thread: threadOf(event),
  lang: 'fr',
  steps: [],
  cards: [],
  text: '',
})

/** Looked at between the steps of a plan. */
export async function isStopped<S extends ConversationStores>(
  host: Host<S>,
  { call, conversation }: Pick<Input, 'call' | 'conversation'>,
): Promise<boolean> {
  const now = await host.transact(call.organization.id, (stores) => stores.conversations.get(conversation.id))
  return now?.stopAt != null
}
