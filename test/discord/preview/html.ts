// Components V2 as Discord's dark desktop window shows them, near enough to see what is ugly, cut or not aligned.
import type { Json } from '../../slack/json.ts'

const entities = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Inline markup; a backslash shows the next character as it is. */
function inline(text: string): string {
  let out = ''
  for (let rest = text; rest !== ''; ) {
    const found =
      /^\\([^0-9A-Za-z\s])/.exec(rest) ??
      /^`([^`]+)`/.exec(rest) ??
      /^\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/.exec(rest) ??
      /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/.exec(rest) ??
      /^\*((?:\\.|[^\\*])+?)\*/.exec(rest) ??
      /^~~((?:\\.|[^\\])+?)~~/.exec(rest) ??
      /^(https?:\/\/[^\s<]+)/.exec(rest)
    if (!found) {
      out += entities(rest[0]!)
      rest = rest.slice(1)
      continue
    }
    const [all, first = '', second] = found
    if (all.startsWith('\\')) out += entities(first)
    else if (all.startsWith('`')) out += `<code>${entities(first)}</code>`
    else if (second !== undefined) out += `<a title="${entities(second)}">${inline(first)}</a>`
    else if (all.startsWith('**')) out += `<b>${inline(first)}</b>`
    else if (all.startsWith('*')) out += `<i>${inline(first)}</i>`
    else if (all.startsWith('~~')) out += `<s>${inline(first)}</s>`
    else out += `<a>${entities(first)}</a>`
    rest = rest.slice(all.length)
  }
  return out
}

function markdown(text: string): string {
  const blocks = text.split(/(```\n[\s\S]*?\n```)/)
  return blocks
    .map((block) => {
      if (block.startsWith('```\n')) return `<pre>${entities(block.slice(4, -4))}</pre>`
      return block
        .replace(/^\n|\n$/g, '')
        .split('\n')
        .map(lineOf)
        .join('')
    })
    .join('')
}

function lineOf(line: string): string {
  const heading = /^(#{1,3}) (.*)/.exec(line)
  if (heading) return `<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`
  if (line.startsWith('-# ')) return `<small>${inline(line.slice(3))}</small>`
  if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`
  const item = /^( *)(-|\d+\.) (.*)/.exec(line)
  if (item)
    return `<div class="item" style="margin-left:${8 + item[1]!.length * 10}px"><span>${item[2] === '-' ? '•' : item[2]}</span><span>${inline(item[3]!)}</span></div>`
  return line.trim() === '' ? '<div class="gap"></div>' : `<div>${inline(line)}</div>`
}

const BUTTONS: Record<number, string> = { 1: '#5865f2', 2: '#4e5058', 3: '#248046', 4: '#da373c', 5: '#4e5058' }

function component(one: Json, files: Map<string, string>): string {
  switch (one.type) {
    case 1:
      return `<div class="row">${one.components.map((part: Json) => component(part, files)).join('')}</div>`
    case 2:
      return `<span class="button" style="background:${BUTTONS[one.style]}">${one.emoji ? `${one.emoji.name} ` : ''}${entities(one.label ?? '')}${one.style === 5 ? ' ↗' : ''}</span>`
    case 10:
      return `<div class="text">${markdown(one.content)}</div>`
    case 12:
      return one.items
        .map((item: Json) => `<img src="${files.get(item.media.url)}" alt="${entities(item.description ?? '')}">`)
        .join('')
    case 13:
      return `<div class="file">📄 <a>${entities(one.file.url.replace('attachment://', ''))}</a></div>`
    case 14:
      return '<hr>'
    case 17: {
      const colour = one.accent_color === undefined ? '#3f4147' : `#${one.accent_color.toString(16).padStart(6, '0')}`
      return `<div class="container" style="border-left-color:${colour}">${one.components.map((part: Json) => component(part, files)).join('')}</div>`
    }
    default:
      throw new Error(`component ${one.type}`)
  }
}

const STYLE = `
body { margin: 0; background: #313338; color: #dbdee1; font: 16px/1.375 "gg sans", "DejaVu Sans", sans-serif; width: 420px }
.message { padding: 12px } .name { color: #f2f3f5; font-weight: 600; margin-bottom: 4px }
.name span { background: #5865f2; border-radius: 3px; font-size: 10px; padding: 1px 4px }
.container { background: #2b2d31; border: 1px solid #3f4147; border-left-width: 4px; border-radius: 8px; padding: 14px; display: flex; flex-direction: column; gap: 8px }
.text { overflow-wrap: anywhere; white-space: pre-wrap } .text > div, h1, h2, h3 { white-space: pre-wrap }
h2 { font-size: 20px; margin: 0 } h3 { font-size: 16px; margin: 4px 0 0 } small { display: block; font-size: 13px; color: #949ba4 }
b { color: #f2f3f5 } a { color: #00a8fc } code { background: #1e1f22; padding: 0 3px; border-radius: 3px; font-size: 14px }
pre { background: #1e1f22; border: 1px solid #111; border-radius: 4px; padding: 7px; margin: 4px 0; font: 14px/1.125 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
blockquote { border-left: 4px solid #4e5058; margin: 0; padding-left: 10px } .gap { height: 10px } .item { display: flex; gap: 8px } .item span:first-child { flex: none }
.row { display: flex; flex-wrap: wrap; gap: 8px } .button { color: #fff; border-radius: 4px; padding: 6px 14px; font-size: 14px }
img { max-width: 100%; border-radius: 8px } .file { background: #1e1f22; border-radius: 8px; padding: 12px } hr { border: 0; border-top: 1px solid #4e5058; width: 100%; margin: 4px 0 }`

/** A message of Nova's as a page; `files` are addresses of what was sent with it. */
export const pageOf = (body: Json, files: Map<string, string>): string =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="message"><div class="name">Nova <span>APP</span></div>${body.components
    .map((one: Json) => component(one, files))
    .join('')}</div>`
