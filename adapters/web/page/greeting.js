import { get, newId, post } from './api.js'
import { el } from './dom.js'
import { notice } from './notice.js'
import { say } from './words.js'

/** Where Nova says hello: the channels are asked for once the person wants to. */
export function greetingView(platform) {
  const box = el('div', { class: 'greeting' })
  const told = el('div', { role: 'status' })
  const start = el('button', { type: 'button', class: 'button', onclick: choose }, say('say-hello'))
  async function choose() {
    start.disabled = true
    start.classList.add('busy')
    try {
      const { channels } = await get(`/web/platforms/${platform.platform}/channels`)
      if (channels.length === 0) return told.replaceChildren(notice(say('no-channels'), true))
      const several = new Set(channels.map((one) => one.workspace)).size > 1
      const select = el(
        'select',
        { id: `hello-${platform.platform}` },
        channels.map((one, i) => el('option', { value: i }, several ? `${one.in} · ${one.name}` : one.name)),
      )
      const send = el('button', { type: 'button', class: 'button primary' }, say('say-hello'))
      // The same for a retry after a lost connection.
      let id = newId()
      send.addEventListener('click', async () => {
        const { workspace, id: channel, name } = channels[select.value]
        send.disabled = true
        try {
          await post(`/web/platforms/${platform.platform}/greeting`, { id, workspace, channel, name })
          id = newId()
          told.replaceChildren(notice(say('hello-said', { name })))
        } catch (refused) {
          if (refused.status) id = newId()
          told.replaceChildren(notice(refused.message, true))
        } finally {
          send.disabled = false
        }
      })
      told.replaceChildren()
      start.replaceWith(
        el(
          'div',
          { class: 'field' },
          el('label', { for: select.id }, say('hello-where')),
          el('div', { class: 'hello-row' }, select, send),
        ),
      )
      select.focus()
    } catch (refused) {
      told.replaceChildren(notice(refused.message, true))
    } finally {
      start.disabled = false
      start.classList.remove('busy')
    }
  }
  box.append(start, told)
  return box
}
