import { withPerson } from './dom.js'
import { emit, state } from './state.js'

/** What is open, in the address: `#c=facturation&t=…`, `&r=invoices/2026-0152` or `&s=platforms/slack`, so that Back closes what it opened. */
function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1))
  const wanted = hash.get('c')
  const known = state.channels.find((channel) => channel.id === wanted)
  const direct = state.channels.find((channel) => channel.kind === 'dm')
  state.channel = (known ?? direct ?? state.channels[0])?.id ?? null
  state.thread = known ? hash.get('t') : null
  state.record = hash.get('r')
  state.settings = state.manages ? hash.get('s') : null
  if (state.record) state.thread = null
}

function go({ channel = state.channel, thread = null, record = null, settings = null }) {
  const hash = new URLSearchParams({
    c: channel,
    ...(thread ? { t: thread } : {}),
    ...(record ? { r: record } : {}),
    ...(settings ? { s: settings } : {}),
  })
  const address = withPerson(`/#${hash}`)
  if (location.pathname + location.search + location.hash !== address) history.pushState({ opened: true }, '', address)
  show()
}

export function show() {
  readAddress()
  emit('view')
}

export const openChannel = (channel) => go({ channel })
export const openThread = (channel, thread) => go({ channel, thread })
/** `platforms/slack` is a page of settings; every other record is shown beside the conversation. */
export const openRecord = (record) => go(isSettings(record) ? { settings: record } : { record })
const isSettings = (record) => /^platforms(\/|$)/.test(record)
export const openSettings = (settings) => go({ settings })
export const closeSettings = () => go({})
export const closePanel = () => go({})

/** `/records/…` opened directly becomes the page with that record beside it. Links to records stay in the page. */
export function startView() {
  const direct = location.pathname.match(/^\/records\/(.+)$/)
  if (direct) {
    const record = decodeURIComponent(direct[1])
    history.replaceState(null, '', withPerson(`/#${isSettings(record) ? 's' : 'r'}=${encodeURIComponent(record)}`))
  }
  if (state.demo && new URLSearchParams(location.search).get('as') !== state.person.handle) {
    history.replaceState(null, '', `/?as=${encodeURIComponent(state.person.handle)}${location.hash}`)
  }
  window.addEventListener('popstate', show)
  document.addEventListener('click', (event) => {
    const anchor = event.target.closest?.('a[href^="/records/"]')
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openRecord(decodeURIComponent(new URL(anchor.href).pathname.slice('/records/'.length)))
  })
}
