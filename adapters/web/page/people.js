import { post } from './api.js'
import { el, rove } from './dom.js'
import { firstName, initials } from './format.js'
import { icon } from './icons.js'
import { isDirect, on, state } from './state.js'
import { say } from './words.js'

/** One of eight calm colours, always the same for a person. */
export const tint = (id) => `tint-${[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8, 0)}`

export const avatar = (person, size = '') =>
  el('span', { class: `avatar ${size} ${tint(person.id)}`, 'aria-hidden': 'true' }, initials(person.name))

async function become(person) {
  await post('/web/person', { handle: person.handle })
  const keep = state.channel && !isDirect(state.channel)
  const hash = keep ? location.hash : ''
  location.assign(`/?as=${encodeURIComponent(person.handle)}${hash}`)
  // The same address but for its hash does not load by itself.
  if (new URLSearchParams(location.search).get('as') === person.handle) location.reload()
}

/** The name at the top right: in the demo a menu of everybody, otherwise a menu with "sign out". */
export function createPeopleMenu() {
  const menu = el('div', { class: 'menu', id: 'people-menu', popover: 'auto', role: 'menu' })
  const button = el('button', {
    type: 'button',
    class: 'person-button',
    popovertarget: 'people-menu',
    'aria-haspopup': 'menu',
  })
  rove(menu, '.menu-item')
  menu.addEventListener('toggle', (event) => {
    button.setAttribute('aria-expanded', String(event.newState === 'open'))
    if (event.newState === 'open')
      (menu.querySelector('[aria-checked="true"]') ?? menu.querySelector('.menu-item'))?.focus()
  })

  function demoItem(person) {
    const current = person.id === state.person.id
    return el(
      'button',
      {
        type: 'button',
        class: 'menu-item',
        role: 'menuitemradio',
        'aria-checked': String(current),
        tabindex: -1,
        onclick: () => become(person),
      },
      avatar(person, 'small'),
      el(
        'span',
        { class: 'who' },
        el('span', { class: 'who-name' }, person.name),
        el('span', { class: 'who-title' }, person.title),
      ),
      current
        ? icon('check')
        : person.unread > 0
          ? el('span', { class: 'dot' }, el('span', { class: 'unseen' }, say('is-waiting')))
          : null,
    )
  }

  function render() {
    if (!state.person) return
    const others = state.people.some((person) => person.id !== state.person.id && person.unread > 0)
    button.setAttribute('aria-label', say('switch-person', { name: state.person.name }))
    button.replaceChildren(
      avatar(state.person, 'small'),
      el(
        'span',
        { class: 'who' },
        el('span', { class: 'who-name' }, state.person.name),
        el('span', { class: 'who-title' }, state.person.title),
      ),
      others ? el('span', { class: 'dot' }) : '',
      icon('chevron'),
    )
    menu.setAttribute('aria-label', say('demo'))
    // News of others may come while the menu is open: the focus stays where it was.
    const at = [...menu.children].indexOf(document.activeElement)
    menu.replaceChildren(
      ...(state.demo
        ? state.people.map(demoItem)
        : [el('button', { type: 'button', class: 'menu-item', role: 'menuitem', onclick: signOut }, say('sign-out'))]),
    )
    menu.children[at]?.focus()
  }

  on('people', render)
  render()
  return [button, menu]
}

async function signOut() {
  await post('/web/sign-out', {})
  location.assign('/')
}

export const callName = () => firstName(state.person.name)
