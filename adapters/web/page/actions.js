import { newId, post } from './api.js'
import { el, link } from './dom.js'
import { openForm } from './form.js'
import { icon } from './icons.js'
import { isDirect, on, placeOf, state, think } from './state.js'
import { say } from './words.js'

/** After this long without a change of the card, its buttons may be pressed again, in ms. */
const GIVE_BACK = 8_000

/** What to do once Nova has answered in a place. */
const answered = new Map()
on('thinking', (place) => {
  if (state.thinking.has(place)) return
  for (const act of answered.get(place) ?? []) act()
  answered.delete(place)
})

/** A question before something that cannot be undone. Resolves to whether to go on. */
export function askConfirm(question, label, style) {
  return new Promise((resolve) => {
    const dialog = el(
      'dialog',
      { class: 'dialog small', 'aria-labelledby': 'question' },
      el('p', { id: 'question', class: 'question' }, question),
      el(
        'div',
        { class: 'dialog-actions' },
        el(
          'button',
          { type: 'button', class: 'button', autofocus: true, onclick: () => dialog.close('') },
          say('cancel'),
        ),
        el(
          'button',
          {
            type: 'button',
            class: `button ${style === 'danger' ? 'danger solid' : 'primary'}`,
            onclick: () => dialog.close('yes'),
          },
          label,
        ),
      ),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** The buttons and links of a card, and below them what the server answers to the person alone. */
export function actionsView(actions, message) {
  const notice = el('p', { class: 'notice', role: 'status', hidden: true })
  const tell = (text, bad) => {
    notice.hidden = !text
    notice.classList.toggle('bad', Boolean(bad))
    notice.replaceChildren(...(text ? [icon(bad ? 'alert' : 'info'), text] : []))
  }
  const row = el('div', { class: 'actions' })

  const enable = (on) => {
    for (const button of row.querySelectorAll('button')) button.disabled = !on
    for (const busy of row.querySelectorAll('.busy')) busy.classList.remove('busy')
  }

  async function press(action, button) {
    if (action.confirm && !(await askConfirm(action.confirm, action.label, action.style))) return
    tell('')
    enable(false)
    button.classList.add('busy')
    try {
      const reply = await post('/web/buttons', { id: newId(), action: action.id, message: message.id })
      if (reply.type === 'form') {
        enable(true)
        openForm(reply.form, message, button)
      } else if (reply.type === 'notice') {
        enable(true)
        tell(reply.text)
      } else {
        const place = isDirect(message.channel)
          ? message.channel
          : placeOf(message.channel, message.thread ?? message.id)
        think(place)
        answered.set(place, [...(answered.get(place) ?? []), () => enable(true)])
        setTimeout(() => enable(true), GIVE_BACK)
      }
    } catch (refused) {
      enable(true)
      tell(refused.message, true)
    }
  }

  for (const action of actions) {
    if (action.type === 'link') row.append(link(action.label, action.url, { class: 'button' }))
    else if (message) {
      const button = el('button', { type: 'button', class: `button ${action.style}` }, action.label)
      button.addEventListener('click', () => press(action, button))
      row.append(button)
    }
  }
  return el('div', { class: 'actions-block' }, row, notice)
}
