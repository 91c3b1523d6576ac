/**
 * An element. `on…` are listeners, `false`, `null` and `undefined` leave an attribute out, strings among the
 * children become text: nothing that somebody wrote is ever read as HTML.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

/**
 * Where a link may lead: `https:`, a path of this page, or a record (`nova:invoices/2026-0152`); null otherwise.
 */
export function safeHref(href) {
  if (href.startsWith('nova:')) return `/records/${href.slice(5).split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(href, location.origin)) return null
  const url = new URL(href, location.origin)
  if (url.origin === location.origin) return url.pathname + url.search + url.hash
  return url.protocol === 'https:' ? url.href : null
}

/** A link, or its plain text when it may not be followed. Records and files keep the person of this tab. */
export function link(text, href, attributes = {}) {
  const safe = safeHref(href)
  if (!safe) return el('span', {}, text)
  const outside = !safe.startsWith('/')
  return el(
    'a',
    { href: withPerson(safe), ...(outside ? { target: '_blank', rel: 'noreferrer' } : {}), ...attributes },
    text,
  )
}

/** In the demo each tab is one person, named by `as` in the address. */
export function withPerson(path) {
  const as = new URLSearchParams(location.search).get('as')
  if (!as || !path.startsWith('/')) return path
  const url = new URL(path, location.origin)
  url.searchParams.set('as', as)
  return url.pathname + url.search + url.hash
}

/** Arrow keys, Home and End move between the items that the selector finds; one of them is in the tab order. */
export function rove(container, selector) {
  container.addEventListener('keydown', (event) => {
    const items = [...container.querySelectorAll(selector)]
    const at = items.indexOf(document.activeElement)
    if (at < 0) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items[(to + items.length) % items.length].focus()
  })
  container.addEventListener('focusin', (event) => {
    if (!event.target.matches(selector)) return
    for (const item of container.querySelectorAll(selector)) item.tabIndex = item === event.target ? 0 : -1
  })
}
