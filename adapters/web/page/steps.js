import { el, link } from './dom.js'
import { icon } from './icons.js'
import { say } from './words.js'

function pasteView({ name, text }) {
  const button = el('button', { type: 'button', class: 'button small', 'aria-label': say('copy-name', { name }) })
  const label = (key) => button.replaceChildren(icon(key === 'copied' ? 'check' : 'copy'), say(key))
  const shown = el('pre', { tabindex: 0, role: 'region', 'aria-label': name }, text)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text)
      label('copied')
      setTimeout(() => label('copy'), 3_000)
    } catch {
      // Without HTTPS there is no clipboard: the text is selected for Ctrl+C.
      getSelection().selectAllChildren(shown)
      label('copy-by-hand')
    }
  })
  label('copy')
  return el('div', { class: 'paste' }, el('div', { class: 'paste-head' }, el('span', {}, name), button), shown)
}

/** One step of a guide, with what to open and what to copy. */
export const stepView = ({ says, link: href, paste }) =>
  el(
    'li',
    {},
    el('p', {}, says),
    href ? el('p', {}, link(`${say('open-page')} (${new URL(href).hostname})`, href)) : null,
    paste ? pasteView(paste) : null,
  )
