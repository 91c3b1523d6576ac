import { get, loadMessages } from './api.js'
import { cardView } from './card.js'
import { createComposer } from './composer.js'
import { el } from './dom.js'
import { icon } from './icons.js'
import { createMessageList } from './messages.js'
import { channelNow, on, placeOf, state } from './state.js'
import { closePanel } from './view.js'
import { say } from './words.js'

/** The right panel: a thread, or a record that a number led to. A full screen on a phone. */
export function createPanel() {
  const heading = el('h2', { tabindex: -1 })
  const sub = el('span', { class: 'muted' })
  const close = el('button', { type: 'button', class: 'icon-button', onclick: closePanel }, icon('close'))
  const thread = createMessageList(true, () => say('empty-thread'))
  const composer = createComposer(() => ({ channel: state.channel, thread: state.thread }), true)
  const record = el('div', { class: 'scroller record', tabindex: 0 })
  const panel = el(
    'aside',
    { class: 'panel', hidden: true },
    el('header', { class: 'bar' }, el('div', { class: 'titles' }, heading, sub), close),
    thread.element,
    composer.element,
    record,
  )
  let shown = null

  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closePanel()
  })

  async function showRecord(key) {
    record.replaceChildren(el('p', { class: 'muted loading' }, '…'))
    const [kind, ...id] = key.split('/')
    try {
      const { card } = await get(`/web/records/${encodeURIComponent(kind)}/${encodeURIComponent(id.join('/'))}`)
      if (state.record === key) record.replaceChildren(cardView(card, null))
    } catch (refused) {
      record.replaceChildren(el('p', { class: 'notice bad' }, icon('alert'), refused.message))
    }
  }

  function loadThread(channel, root) {
    loadMessages(channel, root).catch((refused) =>
      thread.fail(placeOf(channel, root), refused.message, () => loadThread(channel, root)),
    )
  }

  function render() {
    const key = state.record ? `r ${state.record}` : state.thread ? `t ${placeOf(state.channel, state.thread)}` : null
    close.setAttribute('aria-label', say('close'))
    panel.hidden = !key
    document.body.classList.toggle('panel-open', Boolean(key))
    if (!key) {
      const opener = shown
      shown = null
      if (opener) document.querySelector(`[data-message="${CSS.escape(state.lastThread ?? '')}"] button`)?.focus()
      return
    }
    const isThread = Boolean(state.thread)
    state.lastThread = state.thread
    thread.element.hidden = !isThread
    composer.element.hidden = !isThread
    record.hidden = isThread
    const channel = channelNow()
    heading.textContent = say(isThread ? 'thread' : 'record')
    sub.textContent = isThread
      ? channel?.kind === 'dm'
        ? 'Nova'
        : `#${channel?.name}`
      : state.record.split('/').slice(1).join('/')
    panel.setAttribute('aria-label', heading.textContent)
    if (isThread) {
      composer.render()
      thread.render(placeOf(state.channel, state.thread))
    }
    if (key === shown) return
    shown = key
    if (isThread) {
      loadThread(state.channel, state.thread)
      // On a touch screen the keyboard would hide the answer that one came to read.
      if (matchMedia('(hover: hover)').matches) composer.focus()
      else heading.focus()
    } else {
      showRecord(state.record)
      heading.focus()
    }
  }

  const update = (place) => {
    if (state.thread && place === placeOf(state.channel, state.thread)) thread.render(place)
  }
  on('view', render)
  on('messages', update)
  on('thinking', update)
  return {
    element: panel,
    redraw() {
      shown = null
      thread.redraw()
      render()
    },
  }
}
