import type { InboundEvent } from '../chat/event.ts'

/** Outside a thread, a question opens one; direct messages are one rolling thread. */
export function threadOf({ id, place, content }: Pick<InboundEvent, 'id' | 'place' | 'content'>): string {
  if (place.thread) return place.thread
  if (place.kind === 'dm') return place.channel
  const { type } = content
  return type === 'message' || type === 'message-edited' || type === 'message-deleted' ? content.message : id
}
