import { el, link, withPerson } from './dom.js'
import { percentOf, sizeOf } from './format.js'
import { icon } from './icons.js'
import { markdown } from './markdown.js'
import { say } from './words.js'

/** Numbers of invoices and codes of projects are not broken over lines. */
const cell = (value) =>
  typeof value === 'string' ? value : link(value.text, value.href, value.text.length < 18 ? { class: 'short' } : {})

export function tableView({ caption, columns, rows, more }) {
  const align = (i) => (columns[i]?.align === 'right' ? 'right' : null)
  const table = el(
    'table',
    {},
    caption ? el('caption', {}, caption) : null,
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        columns.map((column, i) => el('th', { scope: 'col', class: align(i) }, column.label)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map((row) =>
        el(
          'tr',
          {},
          row.map((value, i) => el('td', { class: align(i) }, cell(value))),
        ),
      ),
    ),
  )
  return el(
    'div',
    { class: 'table-block' },
    el('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': caption || say('as-table') }, table),
    more ? el('p', { class: 'more' }, say('more', { n: more })) : null,
  )
}

function chartView(block) {
  const image = el('img', { src: withPerson(block.src), alt: block.alt, width: 800, height: 450, loading: 'lazy' })
  const picture = el('div', { class: 'chart-picture', tabindex: 0, role: 'region', 'aria-label': block.title }, image)
  const table = tableView({ caption: block.title, ...block.table })
  table.hidden = true
  const button = el('button', { type: 'button', class: 'toggle', 'aria-pressed': 'false' })
  const failure = el('p', { class: 'muted small-text', hidden: true }, say('chart-failed'))
  function show(asTable) {
    table.hidden = !asTable
    picture.hidden = asTable
    button.setAttribute('aria-pressed', String(asTable))
    button.replaceChildren(icon(asTable ? 'chart' : 'table'), say(asTable ? 'as-chart' : 'as-table'))
  }
  button.addEventListener('click', () => show(table.hidden))
  image.addEventListener('error', () => {
    show(true)
    button.hidden = true
    failure.hidden = false
  })
  show(false)
  return el(
    'figure',
    { class: 'chart-block' },
    // The picture is drawn without its title: here it can be read on a phone.
    el('figcaption', {}, el('span', {}, block.title), button),
    failure,
    picture,
    table,
  )
}

/** A file with its name, size and how to open it. */
export function fileRow(file) {
  const shown = /^(application\/pdf|image\/(png|jpeg|gif|webp))$/.test(file.mime)
  const kind = file.name.includes('.') ? file.name.split('.').at(-1).slice(0, 4).toUpperCase() : ''
  return el(
    'a',
    {
      class: 'file-row',
      href: withPerson(`/files/${encodeURIComponent(file.id)}`),
      ...(shown ? { target: '_blank', rel: 'noreferrer' } : { download: file.name }),
    },
    el('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('file')),
    el(
      'span',
      { class: 'file-name' },
      el('span', { class: 'file-title' }, file.name),
      el('span', { class: 'muted' }, [kind, sizeOf(file.size)].filter(Boolean).join(' · ')),
    ),
    el(
      'span',
      { class: 'file-open' },
      say(shown ? 'open-file' : 'download-file'),
      shown ? el('span', { class: 'unseen' }, ` (${say('new-tab')})`) : null,
    ),
  )
}

const VIEWS = {
  text: (block) => markdown(block.text),
  fields: (block) =>
    el(
      'dl',
      { class: 'fields' },
      block.fields.map((field) =>
        el(
          'div',
          {},
          el('dt', {}, field.label),
          el('dd', {}, field.href ? link(field.value, field.href) : field.value),
        ),
      ),
    ),
  table: tableView,
  chart: chartView,
  image: (block) =>
    el(
      'a',
      {
        class: 'picture',
        href: withPerson(`/files/${encodeURIComponent(block.file.id)}`),
        target: '_blank',
        rel: 'noreferrer',
      },
      el('img', { src: withPerson(`/files/${encodeURIComponent(block.file.id)}`), alt: block.alt, loading: 'lazy' }),
    ),
  file: (block) => fileRow(block.file),
  progress: (block) => {
    const percent = percentOf(block.done)
    const bar = el(
      'div',
      {
        class: 'bar',
        role: 'progressbar',
        'aria-label': block.label,
        'aria-valuenow': Math.round(block.done / 10_000),
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-valuetext': percent,
      },
      el('span'),
    )
    bar.firstChild.style.inlineSize = `${Math.min(100, Math.max(0, block.done / 10_000))}%`
    return el(
      'div',
      { class: 'progress' },
      el('p', {}, el('span', {}, block.label), el('span', { class: 'number' }, percent)),
      bar,
    )
  },
  divider: () => el('hr'),
}

/** A block of a card; an unknown kind shows nothing rather than breaking the card. */
export const blockView = (block) => VIEWS[block.type]?.(block) ?? null
