import { loadMessages, loadState } from './api.js'
import { withPerson } from './dom.js'
import { announce } from './messages.js'
import { emit, state, stopThinking, take } from './state.js'

/** How often to look while an answer is awaited or the stream is down, in ms. */
const POLL = 4_000

/** Live updates by server-sent events; while they do not come, the open places are asked for again. */
export function startLive() {
  connect()
  setInterval(() => {
    if (!state.online || state.thinking.size > 0) refresh()
  }, POLL)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) refresh()
  })
}

/** `after` is the last event that was seen. */
function connect(after) {
  const source = new EventSource(withPerson(`/web/stream${after ? `?after=${encodeURIComponent(after)}` : ''}`))
  let last = after

  const read = (listener) => (event) => {
    last = event.lastEventId || last
    listener(JSON.parse(event.data))
  }
  const open = (event) => {
    last = event.lastEventId || last
    setOnline(true)
  }
  source.addEventListener('ready', open)
  source.addEventListener('reset', (event) => {
    open(event)
    refresh()
  })
  source.addEventListener('error', () => {
    setOnline(false)
    // The browser tries again by itself unless somebody answered with an error, as a proxy does while Nova restarts.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => connect(last), POLL)
  })
  source.addEventListener(
    'message',
    read((message) => arrive(message)),
  )
  source.addEventListener(
    'update',
    read((message) => {
      take(message, false)
      announce(message)
    }),
  )
  source.addEventListener(
    'waiting',
    read(({ person }) => {
      if (person === state.person.id) return
      const one = state.people.find((other) => other.id === person)
      if (one) one.unread = (one.unread ?? 0) + 1
      emit('people')
    }),
  )
}

function setOnline(online) {
  if (state.online === online) return
  state.online = online
  emit('online')
  if (online) refresh()
}

function arrive(message) {
  take(message, true)
  announce(message)
  const own = message.author.kind === 'person' && message.author.id === state.person.id
  if (!own) emit('arrived', message)
}

async function refresh() {
  const open = [[state.channel, null], ...(state.thread ? [[state.channel, state.thread]] : [])].filter(
    ([channel]) => channel,
  )
  try {
    await Promise.all([loadState(), ...open.map(([channel, thread]) => loadMessages(channel, thread))])
  } catch (refused) {
    // The session is over: the page asks for a new one.
    if (refused.status === 401) location.reload()
    return
  }
  for (const [place, since] of state.thinking) {
    const last = state.places.get(place)?.at(-1)
    if (last?.author.kind === 'nova' && new Date(last.at).getTime() - state.clockOffset >= since) stopThinking(place)
    else emit('thinking', place)
  }
}
