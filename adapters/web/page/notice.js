import { el } from './dom.js'
import { icon } from './icons.js'

/** A sentence that stands out; `bad` when something is to be done about it. */
export const notice = (text, bad) =>
  el('p', { class: `notice${bad ? ' bad' : ''}` }, icon(bad ? 'alert' : 'info'), text)
