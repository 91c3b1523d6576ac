import type { Json } from '../json.ts'

const safe = (text: unknown) => String(text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Slack's mrkdwn, as much of it as the adapter writes: bold, links; `&lt;` and the like are Slack's own escapes. */
const mrkdwn = (text: string) =>
  text
    .replace(/<([^|>]+)\|([^>]*)>/g, '<a href="$1">$2</a>')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replace(/\n/g, '<br>')

const textOf = (text: Json) => (text.type === 'mrkdwn' ? mrkdwn(text.text) : safe(text.text).replace(/\n/g, '<br>'))

function inline(part: Json): string {
  if (part.type === 'link') return `<a href="${safe(part.url)}">${safe(part.text ?? part.url)}</a>`
  const { bold, italic, code, strike } = part.style ?? {}
  let html = safe(part.text).replace(/\n/g, '<br>')
  if (code) html = `<code>${html}</code>`
  if (bold) html = `<b>${html}</b>`
  if (italic) html = `<i>${html}</i>`
  return strike ? `<s>${html}</s>` : html
}

function rich(element: Json): string {
  const inside = () => (element.elements as Json[]).map(inline).join('')
  switch (element.type) {
    case 'rich_text_list': {
      const items = (element.elements as Json[]).map((one) => `<li>${rich(one)}</li>`).join('')
      const tag = element.style === 'ordered' ? 'ol' : 'ul'
      return `<${tag} style="margin-left:${(element.indent ?? 0) * 20}px" start="${(element.offset ?? 0) + 1}">${items}</${tag}>`
    }
    case 'rich_text_preformatted':
      return `<pre>${inside()}</pre>`
    case 'rich_text_quote':
      return `<blockquote>${inside()}</blockquote>`
    default:
      return `<div>${inside()}</div>`
  }
}

const COLOURS = ['#1d4f8c', '#2f8f6b', '#c77d1e', '#8a4fa3', '#b23a48', '#5a6572']

/** A sketch of what Slack draws: enough to see titles, labels and proportions. */
function chart({ title, chart: { type, series, segments, axis_config: axis } }: Json): string {
  const rows: { label: string; value: number; colour: string }[] = segments
    ? segments.map((one: Json, i: number) => ({ ...one, colour: COLOURS[i] }))
    : series.flatMap((one: Json, i: number) =>
        one.data.map((point: Json) => ({ ...point, label: `${one.name} · ${point.label}`, colour: COLOURS[i] })),
      )
  const most = Math.max(1, ...rows.map(({ value }) => Math.abs(value)))
  const bars = rows.map(
    ({ label, value, colour }) =>
      `<div class=bar><span>${safe(label)}</span><i style="width:${(Math.abs(value) / most) * 200}px;background:${colour}"></i>${value}</div>`,
  )
  return `<div class=chart><b>${safe(title)}</b> <small>${type} ${safe(axis?.y_label)}</small>${bars.join('')}</div>`
}

const cell = (one: Json) => (one.type === 'rich_text' ? one.elements.map(rich).join('') : safe(one.text))

function table({ rows, column_settings: columns }: Json): string {
  const lines = (rows as Json[][]).map((row, r) => {
    const tag = r === 0 ? 'th' : 'td'
    return `<tr>${row.map((one, c) => `<${tag} align="${columns?.[c]?.align ?? 'left'}">${cell(one)}</${tag}>`).join('')}</tr>`
  })
  return `<table>${lines.join('')}</table>`
}

const button = (text: Json, style = '') => `<button class="${style}">${safe(text.text)}</button>`

function block(one: Json, pictures: ReadonlyMap<string, string>): string {
  switch (one.type) {
    case 'header':
      return `<h1>${safe(one.text.text)}</h1>`
    case 'section':
      return one.fields
        ? `<div class=fields>${one.fields.map((field: Json) => `<div>${textOf(field)}</div>`).join('')}</div>`
        : `<div>${textOf(one.text)}</div>`
    case 'rich_text':
      return one.elements.map(rich).join('')
    case 'context':
      return `<div class=context>${one.elements.map(textOf).join(' ')}</div>`
    case 'divider':
      return '<hr>'
    case 'image':
      return `<figure>${one.title ? `<figcaption>${safe(one.title.text)}</figcaption>` : ''}<img alt="${safe(one.alt_text)}" src="${pictures.get(one.slack_file.id)}"></figure>`
    case 'actions':
      return `<div>${one.elements.map((each: Json) => button(each.text, each.style)).join(' ')}</div>`
    case 'context_actions':
      return `<div>${one.elements.map((each: Json) => button(each.positive_button.text) + button(each.negative_button.text)).join(' ')}</div>`
    case 'table':
      return table(one)
    case 'data_visualization':
      return chart(one)
    default:
      throw new Error(`the preview does not know ${one.type}`)
  }
}

const STYLE = `body{margin:0;padding:12px 16px;font:15px/1.46 Lato,sans-serif;color:#1d1c1d}h1{font-size:18px;margin:4px 0}
a{color:#1264a3;text-decoration:none}.context,small{color:#616061;font-size:12px}.fields{display:grid;grid-template-columns:1fr 1fr;gap:8px}
button{font:bold 13px Lato,sans-serif;padding:5px 12px;margin:4px 4px 4px 0;background:#fff;border:1px solid #bbb;border-radius:4px}
.primary{background:#007a5a;color:#fff}.danger{background:#e01e5a;color:#fff}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;padding:4px 8px}
pre,code{background:#f6f6f6;border:1px solid #ddd;border-radius:3px;padding:1px 4px;font-size:12px;white-space:pre-wrap}ul,ol{margin:4px 0}hr{border:0;border-top:1px solid #ddd}
img{max-width:100%;border:1px solid #eee}figure{margin:8px 0}.bar{display:flex;align-items:center;gap:6px;font-size:12px}.bar span{width:150px;overflow:hidden;white-space:nowrap}.bar i{height:12px}`

/** Blocks as Slack lays them out, roughly; throws for a block that is not known here. */
export const pageOf = (blocks: readonly Json[], pictures: ReadonlyMap<string, string>): string =>
  `<!doctype html><style>${STYLE}</style>${blocks.map((one) => `<div style="margin:6px 0">${block(one, pictures)}</div>`).join('')}`
