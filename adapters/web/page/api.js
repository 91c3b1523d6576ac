import { withPerson } from './dom.js'
import { emit, placeOf, put, state } from './state.js'
import { say } from './words.js'

/** What the server refused: a sentence for the person and, for a form, the field at fault. */
export class Refused extends Error {
  constructor(status, error) {
    super(error.message)
    this.status = status
    this.field = error.field
  }
}

async function ask(path, options) {
  let response
  try {
    response = await fetch(withPerson(path), options)
  } catch {
    throw new Refused(0, { message: say('offline') })
  }
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refused(response.status, body.error ?? { message: say('cannot-load') })
  return body
}

export const get = (path) => ask(path)

export const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

export const newId = () => crypto.randomUUID()

/** `message` with its files; the id makes a retry the same message. */
export function sendMessage(message, files) {
  if (files.length === 0) return post('/web/messages', message)
  const form = new FormData()
  for (const [name, value] of Object.entries(message)) if (value !== null) form.set(name, String(value))
  for (const file of files) form.append('files', file)
  return ask('/web/messages', { method: 'POST', body: form })
}

/** Loads a place's messages; `before` an id loads older ones. Returns how many came. */
export async function loadMessages(channel, thread, before) {
  const query = new URLSearchParams({ channel, ...(thread ? { thread } : {}), ...(before ? { before } : {}) })
  const { messages } = await get(`/web/messages?${query}`)
  put(placeOf(channel, thread), messages)
  emit('loaded', { channel, thread })
  return messages.length
}

export async function loadState() {
  const fresh = await get('/web/state')
  state.clockOffset = new Date(fresh.now).getTime() - Date.now()
  for (const key of ['organization', 'timeZone', 'demo', 'person', 'people', 'channels', 'manages'])
    state[key] = fresh[key]
  emit('channels')
  emit('people')
}
