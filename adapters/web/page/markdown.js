import { el, link } from './dom.js'

const INLINE =
  /(`[^`\n]+`)|\*\*(.+?)\*\*|(?<![\w*])[*_](?=\S)(.+?\S|\S)[*_](?![\w*])|\[([^\]\n]+)\]\(([^)\s]+)\)|(https:\/\/[^\s<>()]+[^\s<>().,;:!?])/

/** Inline part of the subset: bold, italic, code, links. Returns nodes and strings. */
export function inline(text) {
  const found = INLINE.exec(text)
  if (!found) return text ? [text] : []
  const [whole, code, bold, italic, label, href, address] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + whole.length)
  const node = code
    ? el('code', {}, code.slice(1, -1))
    : bold
      ? el('strong', {}, inline(bold))
      : italic
        ? el('em', {}, inline(italic))
        : link(label ?? address, href ?? address)
  return [...(before ? [before] : []), node, ...inline(after)]
}

const ITEM = /^\s*(?:([-*•])|(\d+)[.)])\s+(.*)$/

/** The Markdown subset of cards and messages: paragraphs, line breaks, lists, and what `inline` knows. */
export function markdown(text) {
  const blocks = []
  let list = null
  let paragraph = null
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line)
    if (item) {
      const tag = item[1] ? 'ul' : 'ol'
      if (list?.localName !== tag) {
        list = el(tag, tag === 'ol' && item[2] !== '1' ? { start: item[2] } : {})
        blocks.push(list)
      }
      list.append(el('li', {}, inline(item[3])))
      paragraph = null
    } else if (line.trim() === '') {
      list = null
      paragraph = null
    } else if (paragraph) {
      paragraph.append(el('br'), ...inline(line))
    } else {
      list = null
      paragraph = el('p', {}, inline(line))
      blocks.push(paragraph)
    }
  }
  return el('div', { class: 'prose' }, blocks)
}
