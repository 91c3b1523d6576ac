/** All that the page knows. Messages are kept by place: `channel`, or `channel/thread` for a thread. */
export const state = {
  organization: '',
  timeZone: 'America/Toronto',
  clockOffset: 0,
  demo: false,
  person: null,
  people: [],
  channels: [],
  /** What is open; `thread` and `record` share the panel. */
  channel: null,
  thread: null,
  record: null,
  /** `platforms` or `platforms/slack` while the settings stand in the conversation's place. */
  settings: null,
  /** The person administers Nova. */
  manages: false,
  places: new Map(),
  /** Places where an answer is awaited, with since when. */
  thinking: new Map(),
  online: true,
}

const listeners = new Map()

/** Events: `messages` (a place), `loaded` (a channel and thread), `thinking` (a place), `channels`, `people`, `view`, `online`. */
export function on(event, listener) {
  listeners.set(event, [...(listeners.get(event) ?? []), listener])
}

export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail)
}

export const placeOf = (channel, thread) => (thread ? `${channel}/${thread}` : channel)
export const channelNow = () => state.channels.find((one) => one.id === state.channel)
export const isDirect = (channel) => state.channels.find((one) => one.id === channel)?.kind === 'dm'

/** Adds or replaces messages of a place, oldest first. */
export function put(place, messages) {
  const known = state.places.get(place) ?? []
  const byId = new Map(known.map((one) => [one.id, one]))
  for (const message of messages) {
    const before = byId.get(message.id)
    const next = message.replies || !before?.replies ? message : { ...message, replies: before.replies }
    // What did not change stays the same object, so that it is not drawn again.
    byId.set(message.id, JSON.stringify(before) === JSON.stringify(next) ? before : next)
  }
  state.places.set(
    place,
    [...byId.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  )
  emit('messages', place)
}

export function think(place) {
  state.thinking.set(place, Date.now())
  emit('thinking', place)
}

export function stopThinking(place) {
  if (state.thinking.delete(place)) emit('thinking', place)
}

/** A message that came from the server: into its place, its root's count, and the channel's unread. */
export function take(message, isNew) {
  const { channel, thread } = message
  const root = placeOf(channel, null)
  if (thread) {
    const place = placeOf(channel, thread)
    const fresh = isNew && !state.places.get(place)?.some((one) => one.id === message.id)
    if (state.places.has(place)) put(place, [message])
    const top = state.places.get(root)?.find((one) => one.id === thread)
    if (top && fresh) put(root, [{ ...top, replies: { count: (top.replies?.count ?? 0) + 1, last: message.at } }])
  } else if (state.places.has(root)) {
    put(root, [message])
    if (state.places.has(placeOf(channel, message.id))) put(placeOf(channel, message.id), [message])
  }
  if (message.author.kind === 'nova') stopThinking(thread ? placeOf(channel, thread) : root)
}
