import { get, loadMessages, loadState, post } from './api.js'
import { createComposer, submit } from './composer.js'
import { el } from './dom.js'
import { icon, star } from './icons.js'
import { startLive } from './live.js'
import { createMessageList } from './messages.js'
import { createPanel } from './panel.js'
import { callName, createPeopleMenu } from './people.js'
import { createPlatforms } from './platforms.js'
import { createSidebar, markRead } from './sidebar.js'
import { channelNow, emit, on, state } from './state.js'
import { closePanel, show, startView } from './view.js'
import { say, speak } from './words.js'

const suggestions = new Map()

function suggestionButtons(channel) {
  return (suggestions.get(channel) ?? []).map((text) =>
    el('button', { type: 'button', class: 'suggestion', onclick: () => submit(channel, null, text, [], true) }, text),
  )
}

function emptyView() {
  const channel = channelNow()
  const direct = channel.kind === 'dm'
  return [
    el('span', { class: 'avatar nova big', 'aria-hidden': 'true' }, star()),
    el('h2', {}, direct ? say('greeting', { name: callName() }) : say('empty-channel', { name: channel.name })),
    el('p', { class: 'muted' }, say(direct ? 'greeting-note' : 'empty-channel-note')),
    el('div', { class: 'suggestion-grid' }, suggestionButtons(channel.id)),
  ]
}

function createLanguageSwitch(changed) {
  const group = el('div', { class: 'languages', role: 'group' })
  async function choose(lang) {
    await post('/web/language', { lang })
    state.person.lang = lang
    suggestions.clear()
    speak(lang)
    state.places.clear()
    await loadState()
    changed()
  }
  function render() {
    group.setAttribute('aria-label', say('language'))
    group.replaceChildren(
      ...[
        ['fr', 'Français'],
        ['en', 'English'],
      ].map(([lang, name]) =>
        el(
          'button',
          {
            type: 'button',
            lang,
            'aria-label': name,
            title: name,
            'aria-pressed': String(state.person.lang === lang),
            onclick: () => choose(lang),
          },
          lang.toUpperCase(),
        ),
      ),
    )
  }
  render()
  return { element: group, render }
}

function createMain(openMenu, panel) {
  const menu = el(
    'button',
    { type: 'button', class: 'icon-button menu-button', 'aria-controls': 'sidebar', onclick: openMenu },
    icon('menu'),
  )
  const title = el('h1')
  const topic = el('span', { class: 'topic' })
  const languages = createLanguageSwitch(() => {
    languages.render()
    list.redraw()
    panel.redraw()
    emit('view')
  })
  const list = createMessageList(false, emptyView)
  const composer = createComposer(() => ({ channel: state.channel, thread: null }), false)
  const chips = el('div', { class: 'chips', role: 'group' })
  const offline = el('p', { class: 'offline', role: 'status', hidden: true })
  let open = null

  function renderChips() {
    const messages = state.places.get(state.channel) ?? []
    const buttons = messages.length > 0 && !composer.input.value ? suggestionButtons(state.channel).slice(0, 4) : []
    chips.setAttribute('aria-label', say('suggestions'))
    chips.replaceChildren(...buttons)
    chips.hidden = buttons.length === 0
  }

  async function loadChannel(channel) {
    const wanted = suggestions.has(channel)
      ? null
      : get(`/web/suggestions?channel=${encodeURIComponent(channel)}`)
          .then((got) => suggestions.set(channel, got.suggestions))
          .catch(() => {})
    const again = () => loadChannel(channel)
    await Promise.all([wanted, loadMessages(channel, null)]).catch((refused) =>
      list.fail(channel, refused.message, again),
    )
    if (state.channel === channel) {
      list.redraw()
      renderChips()
    }
  }

  function render() {
    main.hidden = Boolean(state.settings)
    const channel = channelNow()
    if (!channel || state.settings) return
    const direct = channel.kind === 'dm'
    title.replaceChildren(
      ...(direct ? ['Nova'] : [el('span', { class: 'hash', 'aria-hidden': 'true' }, '#'), channel.name]),
    )
    topic.textContent = direct ? say('direct-topic') : (channel.topic ?? '')
    document.title = `${direct ? 'Nova' : `#${channel.name}`} · ${state.organization}`
    menu.setAttribute('aria-label', say('menu'))
    composer.render()
    list.render(channel.id)
    renderChips()
    const key = `${channel.id} ${state.person.lang}`
    if (open === key) return
    open = key
    markRead()
    emit('channels')
    loadChannel(channel.id)
    if (!state.thread && !state.record && matchMedia('(hover: hover)').matches) composer.focus()
  }

  on('view', render)
  const update = (place) => {
    if (place !== state.channel) return
    list.render(place)
    renderChips()
  }
  on('messages', update)
  on('thinking', update)
  on('online', () => {
    offline.hidden = state.online
    offline.textContent = say('offline')
  })
  composer.input.addEventListener('input', renderChips)

  const main = el(
    'main',
    { class: 'main', id: 'conversation', tabindex: -1 },
    el(
      'header',
      { class: 'bar' },
      menu,
      el('div', { class: 'titles' }, title, topic),
      languages.element,
      createPeopleMenu(),
    ),
    offline,
    list.element,
    el('div', { class: 'write' }, chips, composer.element),
  )
  return main
}

function signInView(app) {
  const failure = el('p', { class: 'notice bad', role: 'alert', hidden: true })
  const token = el('input', {
    id: 'token',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    'aria-describedby': 'token-hint',
  })
  const form = el(
    'form',
    {
      class: 'sign-in',
      onsubmit: async (event) => {
        event.preventDefault()
        try {
          await post('/web/sign-in', { token: token.value.trim() })
          location.reload()
        } catch (refused) {
          failure.hidden = false
          failure.replaceChildren(icon('alert'), refused.message)
          token.focus()
        }
      },
    },
    el('span', { class: 'avatar nova big', 'aria-hidden': 'true' }, star()),
    el('h1', {}, 'Nova'),
    el(
      'div',
      { class: 'field' },
      el('label', { for: 'token' }, say('token')),
      token,
      el('span', { class: 'hint', id: 'token-hint' }, say('token-hint')),
      failure,
    ),
    el('button', { type: 'submit', class: 'button primary' }, say('sign-in')),
  )
  if (location.hash === '#refused') {
    failure.hidden = false
    failure.replaceChildren(icon('alert'), say('link-refused'))
  }
  app.replaceChildren(form)
  token.focus()
}

async function start() {
  const app = document.getElementById('app')
  speak(navigator.language.startsWith('en') ? 'en' : 'fr')
  try {
    await loadState()
  } catch (refused) {
    if (refused.status === 401) return signInView(app)
    app.replaceChildren(
      el(
        'div',
        { class: 'sign-in' },
        el('h1', {}, 'Nova'),
        el('p', {}, refused.message),
        el('button', { type: 'button', class: 'button', onclick: () => location.reload() }, say('retry')),
      ),
    )
    return
  }
  speak(state.person.lang)
  startView()

  const setMenu = (open) => {
    document.body.classList.toggle('menu-open', open)
    if (open) document.querySelector('.channel[tabindex="0"]')?.focus()
  }
  const panel = createPanel()
  const shade = el('button', {
    type: 'button',
    class: 'shade',
    tabindex: -1,
    'aria-label': say('close-menu'),
    onclick: () => setMenu(false),
  })
  const skip = el(
    'a',
    {
      class: 'skip',
      href: '#conversation',
      onclick: (event) => {
        event.preventDefault()
        document.querySelector('.composer-input').focus()
      },
    },
    say('skip'),
  )
  app.replaceChildren(
    skip,
    createSidebar(),
    shade,
    createMain(() => setMenu(true), panel),
    createPlatforms(() => setMenu(true)),
    panel.element,
  )
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return
    if (document.body.classList.contains('menu-open')) setMenu(false)
    else if (state.thread || state.record || state.settings) closePanel()
  })
  on('view', () => setMenu(false))
  show()
  startLive()
}

start()
