import { loadMessages } from './api.js'
import { fileRow } from './blocks.js'
import { cardView } from './card.js'
import { el } from './dom.js'
import { dayName, dayOf, fullTime, timeOf, whenOf } from './format.js'
import { icon, star } from './icons.js'
import { markdown } from './markdown.js'
import { notice } from './notice.js'
import { avatar } from './people.js'
import { isDirect, state } from './state.js'
import { openThread } from './view.js'
import { say } from './words.js'

/** Messages of one author within this time stand under one name, in ms. */
const GROUP = 5 * 60_000
/** After a person's own request the list follows what comes for this long, in ms. */
const FOLLOW = 8_000
/** A page of messages as the server gives them. */
const PAGE = 50

export const authorName = (message) => (message.author.kind === 'nova' ? 'Nova' : message.author.name)

function sameGroup(before, message) {
  return (
    before?.author.kind === 'person' &&
    message.author.kind === 'person' &&
    before.author.id === message.author.id &&
    !before.replies &&
    dayOf(new Date(before.at)) === dayOf(new Date(message.at)) &&
    new Date(message.at) - new Date(before.at) < GROUP
  )
}

function repliesButton(message) {
  if (!message.replies?.count) return null
  const when = whenOf(new Date(message.replies.last))
  return el(
    'button',
    { type: 'button', class: 'replies', onclick: () => openThread(message.channel, message.id) },
    icon('reply'),
    el('strong', {}, say('replies', { n: message.replies.count })),
    el('span', { class: 'muted' }, say('last-reply', { when })),
  )
}

function messageView(message, before, inThread) {
  const at = new Date(message.at)
  const nova = message.author.kind === 'nova'
  const grouped = sameGroup(before, message)
  const time = el('time', { datetime: message.at, title: fullTime(at) }, timeOf(at))
  const canReply = !inThread && !isDirect(message.channel) && !message.pending && !message.isPrivate
  return el(
    'li',
    { class: `message${grouped ? ' grouped' : ''}${message.pending ? ' pending' : ''}`, 'data-message': message.id },
    grouped
      ? el('span', { class: 'gutter' }, time)
      : nova
        ? el('span', { class: 'avatar nova', 'aria-hidden': 'true' }, star())
        : avatar(message.author),
    el(
      'div',
      { class: 'message-body' },
      el(
        'p',
        { class: grouped ? 'unseen' : 'byline' },
        el('span', { class: 'author' }, authorName(message)),
        nova && message.card?.author ? el('span', { class: 'agent' }, message.card.author) : null,
        grouped ? null : time,
        message.isPrivate ? el('span', { class: 'muted' }, say('only-you')) : null,
      ),
      message.text ? markdown(message.text) : null,
      message.edited && !message.card ? el('span', { class: 'muted small-text' }, `(${say('edited')})`) : null,
      message.card ? cardView(message.card, message) : null,
      message.files.length ? el('div', { class: 'files' }, message.files.map(fileRow)) : null,
      message.failed
        ? el(
            'p',
            { class: 'failed', role: 'alert' },
            icon('alert'),
            `${say('not-sent')} ${message.failed} `,
            el('button', { type: 'button', class: 'text-button', onclick: message.retry }, say('retry')),
          )
        : null,
      inThread ? null : repliesButton(message),
    ),
    canReply && !message.replies?.count
      ? el(
          'button',
          {
            type: 'button',
            class: 'reply-button',
            'aria-label': `${say('reply')}: ${authorName(message)}`,
            title: say('reply'),
            onclick: () => openThread(message.channel, message.id),
          },
          icon('reply'),
        )
      : null,
  )
}

function thinkingView(since) {
  const long = Date.now() - since > 20_000
  return el(
    'li',
    { class: 'message thinking' },
    el('span', { class: 'avatar nova', 'aria-hidden': 'true' }, star()),
    el(
      'div',
      { class: 'message-body' },
      el(
        'p',
        { class: 'thinking-line' },
        el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')),
        say(long ? 'still-thinking' : 'thinking'),
      ),
    ),
  )
}

/**
 * Makes the rows the list's children without moving those that stay, so that focus and scrolled tables stay too.
 * When the row that has the focus was redrawn, its card takes it.
 */
function fill(list, rows) {
  const wanted = new Set(rows)
  const focused = document.activeElement?.closest?.('[data-message]')
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove()
  for (const [i, row] of rows.entries()) if (list.children[i] !== row) list.insertBefore(row, list.children[i] ?? null)
  if (!focused || focused.isConnected) return
  list.querySelector(`[data-message="${CSS.escape(focused.dataset.message)}"] .card`)?.focus({ preventScroll: true })
}

/**
 * A scrolling list of the messages of a place. It stays at the bottom when it was there, and keeps the drawn cards
 * of messages that did not change, so that an open table or a half-read chart is not redrawn under the reader.
 */
export function createMessageList(inThread, emptyView) {
  const list = el('ol', { class: 'message-list' })
  const scroller = el('div', { class: 'scroller', tabindex: 0, role: 'region' }, list)
  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80
  let drawn = new Map()
  let place = null
  let followUntil = 0
  /** Why the place could not be read, and how to try again. */
  let failure = null
  const whole = new Set()

  /** The end of the conversation, or the start of its last message when that is taller than the screen. */
  function showEnd(last) {
    const tall = last && last.offsetHeight > scroller.clientHeight - 24
    scroller.scrollTop = tall ? last.offsetTop - 8 : scroller.scrollHeight
  }

  async function older(channel, first) {
    const height = list.scrollHeight
    if ((await loadMessages(channel, null, first)) < PAGE) whole.add(channel)
    render(place)
    scroller.scrollTop += list.scrollHeight - height
  }

  function render(next) {
    const moved = next !== place
    if (state.thinking.has(next)) followUntil = Date.now() + FOLLOW
    const follow = moved || atEnd()
    if (moved) drawn = new Map()
    place = next
    scroller.setAttribute('aria-label', say(inThread ? 'thread' : 'messages'))
    const messages = state.places.get(place) ?? []
    const rows = []
    const kept = new Map()
    if (!inThread && messages.length >= PAGE && !whole.has(place)) {
      rows.push(
        el(
          'li',
          { class: 'older' },
          el('button', { type: 'button', onclick: () => older(place, messages[0].id) }, say('older')),
        ),
      )
    }
    if (!state.places.has(place) && failure?.place === place) {
      const again = el('button', { type: 'button', class: 'button', onclick: failure.again }, say('retry'))
      rows.push(el('li', { class: 'empty' }, notice(failure.text, true), again))
    }
    if (messages.length === 0 && state.places.has(place)) rows.push(el('li', { class: 'empty' }, emptyView()))
    let before = null
    for (const message of messages) {
      const at = new Date(message.at)
      if (!inThread && (!before || dayOf(new Date(before.at)) !== dayOf(at))) {
        rows.push(el('li', { class: 'day' }, el('span', {}, dayName(at))))
      }
      const was = drawn.get(message.id)
      const same = was && was.message === message && was.grouped === sameGroup(before, message)
      const view = same ? was.view : messageView(message, before, inThread)
      kept.set(message.id, { message, view, grouped: sameGroup(before, message) })
      rows.push(view)
      before = message
    }
    const latest = messages.at(-1)
    const isNew = latest && !drawn.has(latest.id)
    const mine = isNew && (latest.pending || Date.now() < followUntil)
    drawn = kept
    if (state.thinking.has(place)) rows.push(thinkingView(state.thinking.get(place)))
    fill(list, rows)
    if (follow || mine) showEnd(latest && kept.get(latest.id).view)
  }

  // Charts and fonts that arrive late push the last message down.
  new ResizeObserver(() => {
    if (scroller.dataset.end === 'true') scroller.scrollTop = scroller.scrollHeight
  }).observe(list)
  // Who reads on elsewhere is not pulled away.
  for (const sign of ['wheel', 'touchmove', 'keydown'])
    scroller.addEventListener(sign, () => (followUntil = 0), { passive: true })
  scroller.addEventListener('scroll', () => {
    scroller.dataset.end = String(atEnd())
  })

  return {
    element: scroller,
    render,
    fail(where, text, again) {
      failure = { place: where, text, again }
      if (where === place) render(place)
    },
    redraw: () => {
      drawn = new Map()
      render(place)
    },
  }
}

/** Says a new answer to a screen reader, once, by its summary. */
export function announce(message) {
  if (message.author.kind === 'person' && message.author.id === state.person.id) return
  if (message.channel !== state.channel) return
  const text = message.card?.summary ?? message.text ?? message.files.map((file) => file.name).join(', ')
  const announcer = document.getElementById('announcer')
  announcer.append(el('p', {}, say('new-answer', { who: authorName(message), text })))
  while (announcer.children.length > 5) announcer.firstChild.remove()
}
