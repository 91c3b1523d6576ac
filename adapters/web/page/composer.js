import { newId, sendMessage } from './api.js'
import { el } from './dom.js'
import { now, sizeOf } from './format.js'
import { icon, star } from './icons.js'
import { channelNow, isDirect, on, placeOf, put, state, stopThinking, think } from './state.js'
import { forgetUnsent, keepUnsent, unsent } from './unsent.js'
import { openThread } from './view.js'
import { say } from './words.js'

const MAX_FILES = 10
const drafts = new Map()

/** Shows the message at once, sends it, and opens its thread when Nova is to answer there. */
export async function submit(channel, thread, text, files, addressed) {
  const said = { id: newId(), channel, thread, text, addressed, at: now().toISOString() }
  const last = state.places.get(placeOf(channel, thread))?.at(-1)
  // A frozen clock gives every message the same time; order is kept by adding a millisecond.
  if (last && last.at >= said.at) said.at = new Date(new Date(last.at).getTime() + 1).toISOString()
  const sending = deliver(said, files)
  if (addressed && !thread && !isDirect(channel)) openThread(channel, said.id)
  await sending
}

/** What is shown of a message of one's own before the server has it. */
const shownOf = ({ addressed: _, lost: _lost, by: _by, ...said }, files) => ({
  ...said,
  author: { kind: 'person', id: state.person.id, name: state.person.name },
  card: null,
  files: files.map((file) => ({ id: '', name: file.name, mime: file.type, size: file.size })),
  edited: false,
})

/** In its channel or thread, and at the head of the thread that it opens. */
function show(message) {
  const { id, channel, thread } = message
  put(placeOf(channel, thread), [message])
  if (!thread && !isDirect(channel)) put(placeOf(channel, id), [message])
}

async function deliver(said, files) {
  const { id, channel, thread, text, addressed } = said
  const place = placeOf(channel, thread)
  const answerIn = thread || isDirect(channel) ? place : placeOf(channel, id)
  const shown = shownOf({ ...said, failed: undefined }, files)
  show({ ...shown, pending: true })
  if (addressed) think(answerIn)
  try {
    await sendMessage({ id, channel, thread, text, addressed }, files)
    forgetUnsent(id)
    const arrived = state.places.get(place)?.find((one) => one.id === id)
    if (arrived?.pending) show({ ...arrived, pending: false })
  } catch (refused) {
    stopThinking(answerIn)
    keepUnsent(said, { failed: refused.message, lost: !refused.status })
    show({ ...shown, failed: refused.message, retry: () => deliver(said, files) })
  }
}

/** After a reload: what did not leave is shown again where it was written. */
on('loaded', ({ channel, thread }) => {
  for (const said of unsent()) {
    const isHere = said.channel === channel && (said.thread === thread || (thread === said.id && !said.thread))
    const known = state.places.get(placeOf(channel, thread))?.find((one) => one.id === said.id)
    if (!isHere || known?.failed || known?.pending) continue
    // The server has it: only its answer was lost.
    if (known) forgetUnsent(said.id)
    else show({ ...shownOf(said, []), retry: () => deliver(said, []) })
  }
})

/** Once there is a connection again, what it lost is sent again; the id makes it the same message. */
on('online', () => {
  if (!state.online) return
  for (const { channel, thread, id } of unsent().filter((one) => one.lost)) {
    const shown = state.places.get(placeOf(channel, thread))?.find((one) => one.id === id)
    shown?.retry?.()
  }
})

/** Where one writes. `target()` says the channel and thread; `inThread` leaves out the suggestions. */
export function createComposer(target, inThread) {
  let files = []
  let addressed = true
  const input = el('textarea', { class: 'composer-input', rows: 1, enterkeyhint: 'send', autocomplete: 'off' })
  const picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: -1 })
  const attach = el('button', { type: 'button', class: 'icon-button', onclick: () => picker.click() }, icon('clip'))
  const toNova = el('button', { type: 'button', class: 'to-nova' })
  const send = el('button', { type: 'submit', class: 'send' }, icon('arrow'))
  const attached = el('ul', { class: 'attached' })
  const keys = el('span', { class: 'keys', 'aria-hidden': 'true' })
  const form = el(
    'form',
    { class: 'composer', onsubmit: onSubmit },
    el(
      'div',
      { class: 'composer-box' },
      attached,
      input,
      el('div', { class: 'composer-row' }, attach, picker, toNova, keys, send),
    ),
  )

  const draftKey = () => placeOf(target().channel, target().thread)

  function onSubmit(event) {
    event.preventDefault()
    const text = input.value.trim()
    if (!text && files.length === 0) return
    const { channel, thread } = target()
    const sent = files
    drafts.delete(draftKey())
    input.value = ''
    files = []
    renderFiles()
    update()
    // First, so that the thread that opens takes the focus: what Nova asks is answered there.
    input.focus()
    submit(channel, thread, text, sent, addressed || isDirect(channel))
  }

  function add(more) {
    files = [...files, ...more].slice(0, MAX_FILES)
    renderFiles()
    update()
  }

  function renderFiles() {
    attached.hidden = files.length === 0
    attached.replaceChildren(
      ...files.map((file) =>
        el(
          'li',
          {},
          icon('file'),
          el('span', {}, file.name),
          el('span', { class: 'muted' }, sizeOf(file.size)),
          el(
            'button',
            {
              type: 'button',
              class: 'icon-button tiny',
              'aria-label': say('remove-file', { name: file.name }),
              onclick: () => {
                files = files.filter((one) => one !== file)
                renderFiles()
                update()
              },
            },
            icon('close'),
          ),
        ),
      ),
    )
  }

  function update() {
    send.disabled = !input.value.trim() && files.length === 0
    // Where `field-sizing: content` is unknown the box is fitted by hand.
    if (!CSS.supports('field-sizing', 'content')) {
      input.style.blockSize = 'auto'
      input.style.blockSize = `${Math.min(input.scrollHeight, 200)}px`
    }
  }

  input.addEventListener('input', () => {
    drafts.set(draftKey(), input.value)
    update()
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  input.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length) add(event.clipboardData.files)
  })
  picker.addEventListener('change', () => {
    add(picker.files)
    picker.value = ''
  })
  form.addEventListener('dragover', (event) => event.preventDefault())
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    add(event.dataTransfer.files)
  })
  toNova.addEventListener('click', () => {
    addressed = !addressed
    render()
  })

  /** Called when the place or the language changes: placeholder, labels and draft follow. */
  function render() {
    const channel = channelNow()
    if (!channel) return
    const direct = channel.kind === 'dm'
    const label = inThread
      ? say('write-thread')
      : direct
        ? say('write-direct')
        : say('write-channel', { name: channel.name })
    input.placeholder = label
    input.setAttribute('aria-label', label)
    input.setAttribute('aria-description', say('keys'))
    keys.textContent = say('keys')
    for (const [button, key] of [
      [attach, 'attach'],
      [send, 'send'],
    ]) {
      button.setAttribute('aria-label', say(key))
      button.title = say(key)
    }
    toNova.hidden = direct
    toNova.setAttribute('aria-pressed', String(addressed))
    toNova.title = say(addressed ? 'to-nova-on' : 'to-nova-off')
    toNova.replaceChildren(star(), say('to-nova'))
    const draft = drafts.get(draftKey()) ?? ''
    if (input.value !== draft) input.value = draft
    renderFiles()
    update()
  }

  return { element: form, render, focus: () => input.focus(), input }
}
