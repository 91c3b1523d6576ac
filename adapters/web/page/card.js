import { actionsView } from './actions.js'
import { blockView } from './blocks.js'
import { el } from './dom.js'
import { icon } from './icons.js'
import { say } from './words.js'

const SIGNS = { info: 'info', success: 'check', warning: 'alert', danger: 'stop' }

/** The tone as a sign and a word, so that colour says nothing alone. */
const toneView = (tone) =>
  SIGNS[tone] ? el('span', { class: `tone ${tone}` }, icon(SIGNS[tone]), say(`tone-${tone}`)) : null

/** A card. `message` is where it was posted; null for a record, which has no buttons to press. */
export function cardView(card, message) {
  return el(
    'article',
    { class: `card ${card.tone}`, 'aria-label': card.title, tabindex: -1 },
    el('header', { class: 'card-head' }, el('h3', {}, card.title), toneView(card.tone)),
    card.blocks.length === 0 ? el('p', { class: 'prose' }, card.summary) : card.blocks.map(blockView),
    card.actions.length ? actionsView(card.actions, message) : null,
    card.footer ? el('footer', { class: 'card-foot' }, card.footer) : null,
  )
}
