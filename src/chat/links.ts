/**
 * The address that a card's `href` leads to: records are on the local page. Null when it cannot be one: only `https:`,
 * `mailto:` and Nova's own page are allowed, without characters that end a link in some platform's markup.
 */
export function addressOf(href: string, baseUrl: string, maxLength = 2_000): string | null {
  const base = `${baseUrl.replace(/\/+$/, '')}/`
  const record = href.startsWith('nova:')
    ? href.slice('nova:'.length).split('/').map(encodeURIComponent).join('/')
    : null
  const address = record === null ? href : `${base}records/${record}`
  const fits = address.length <= maxLength && !/[\s<>|]/.test(address)
  const allowed = ['https://', 'mailto:', base].some((start) => address.startsWith(start))
  return fits && allowed ? address : null
}

/** The record that an address of the local page names, e.g. `invoices/2026-0152`; null for any other address. */
export function recordOf(url: string, baseUrl: string): string | null {
  const base = `${baseUrl.replace(/\/+$/, '')}/records/`
  if (!url.startsWith(base)) return null
  try {
    return url.slice(base.length).split('/').map(decodeURIComponent).join('/')
  } catch {
    return null
  }
}
