import { post } from './api.js'
import { el, rove } from './dom.js'
import { icon, star } from './icons.js'
import { channelNow, on, state } from './state.js'
import { openChannel, openSettings } from './view.js'
import { say } from './words.js'

function channelButton(channel) {
  const current = channel.id === state.channel && !state.settings
  const name = channel.kind === 'dm' ? say('talk-to-nova') : channel.name
  return el(
    'button',
    {
      type: 'button',
      class: channel.unread && !current ? 'channel unread' : 'channel',
      'data-channel': channel.id,
      'aria-current': current ? 'page' : null,
      tabindex: current ? 0 : -1,
      onclick: () => openChannel(channel.id),
    },
    channel.kind === 'dm'
      ? el('span', { class: 'avatar nova small' }, star())
      : channel.kind === 'private'
        ? icon('lock')
        : el('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    el('span', { class: 'channel-name' }, name),
    channel.kind === 'private' && el('span', { class: 'unseen' }, `(${say('private')})`),
    channel.unread > 0 && !current
      ? el(
          'span',
          { class: 'badge' },
          String(channel.unread),
          el('span', { class: 'unseen' }, ` ${say('unread', { n: channel.unread })}`),
        )
      : null,
  )
}

function settingsButton() {
  const current = Boolean(state.settings)
  return el(
    'button',
    {
      type: 'button',
      class: 'channel',
      'aria-current': current ? 'page' : null,
      tabindex: current ? 0 : -1,
      onclick: () => openSettings('platforms'),
    },
    icon('plug'),
    el('span', { class: 'channel-name' }, say('platforms')),
  )
}

/** The left column: the organization, the direct channel with Nova, the channels. */
export function createSidebar() {
  const lists = el('div', { class: 'channel-lists' })
  const heading = el('p', { class: 'organization' })
  const note = el('p', { class: 'demo-note' })
  const nav = el(
    'nav',
    { class: 'sidebar', id: 'sidebar' },
    el('header', { class: 'sidebar-head' }, el('span', { class: 'avatar nova' }, star()), heading),
    lists,
    note,
  )
  rove(lists, '.channel')

  function render() {
    const focused = document.activeElement?.dataset?.channel
    nav.setAttribute('aria-label', say('channels'))
    heading.textContent = state.organization
    note.replaceChildren(...(state.demo ? [el('strong', {}, say('demo')), ` ${say('demo-note')}`] : []))
    note.hidden = !state.demo
    const direct = state.channels.filter((channel) => channel.kind === 'dm')
    const rooms = state.channels.filter((channel) => channel.kind !== 'dm')
    lists.replaceChildren(
      el('h2', {}, say('assistant')),
      el(
        'ul',
        {},
        direct.map((channel) => el('li', {}, channelButton(channel))),
      ),
      el('h2', {}, say('channels')),
      el(
        'ul',
        {},
        rooms.map((channel) => el('li', {}, channelButton(channel))),
      ),
      ...(state.manages ? [el('h2', {}, say('settings')), el('ul', {}, el('li', {}, settingsButton()))] : []),
    )
    if (!lists.querySelector('[tabindex="0"]')) lists.querySelector('.channel')?.setAttribute('tabindex', '0')
    if (focused) lists.querySelector(`[data-channel="${CSS.escape(focused)}"]`)?.focus()
  }

  on('channels', render)
  on('view', render)
  on('arrived', (message) => {
    const channel = state.channels.find((one) => one.id === message.channel)
    if (!channel) return
    if (message.channel === state.channel && !document.hidden) markRead()
    else channel.unread = (channel.unread ?? 0) + 1
    render()
  })
  render()
  return nav
}

export function markRead() {
  const channel = channelNow()
  if (!channel) return
  channel.unread = 0
  post('/web/read', { channel: channel.id }).catch(() => {})
}
