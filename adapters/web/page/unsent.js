import { state } from './state.js'

/** Messages that did not leave, of this tab: a reload loses none. Files are too large to be kept. */
const KEY = 'nova-unsent'

function all() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}

function write(messages) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(messages))
  } catch {
    // A full or forbidden store only means that a reload forgets them.
  }
}

/** `failed` is what the person was told; `lost` says that the connection was at fault and not the message. */
export function keepUnsent(said, { failed, lost }) {
  if (said.text) write([...all().filter((one) => one.id !== said.id), { ...said, failed, lost, by: state.person.id }])
}

export const forgetUnsent = (id) => write(all().filter((one) => one.id !== id))

export const unsent = () => all().filter((one) => one.by === state.person.id)
