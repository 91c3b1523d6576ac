// Payloads of Slack are read by path: whatever is missing or of another kind reads as absent.

export type Payload = Record<string, unknown>

export const isObject = (value: unknown): value is Payload =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The object at a path, empty when there is none. */
export function objectAt(root: unknown, ...path: string[]): Payload {
  let value: unknown = root
  for (const key of path) value = isObject(value) ? value[key] : undefined
  return isObject(value) ? value : {}
}

/** The non-empty string at a path. */
export function textAt(root: unknown, ...path: [string, ...string[]]): string | undefined {
  const value = objectAt(root, ...path.slice(0, -1))[path.at(-1)!]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const listAt = (root: unknown, key: string): Payload[] => {
  const value = isObject(root) ? root[key] : undefined
  return Array.isArray(value) ? value.filter(isObject) : []
}

/**
 * The words of a message as its author sees them: Nova's own mention removed, other references as `@id` or their
 * label, links as label and address, entities decoded. Slack's grammar: `<@U1|label>`, `<#C1|label>`,
 * `<!here>`, `<!date^…|label>`, `<url|label>`.
 */
export function messageText(text: string, self: string | undefined): string {
  const own = self ? text.replaceAll(new RegExp(`<@${self}(\\|[^>]*)?>`, 'g'), ' ') : text
  return own
    .replace(/<([^<>]*)>/g, (_, inner: string) => {
      const bar = inner.indexOf('|')
      const target = bar < 0 ? inner : inner.slice(0, bar)
      const label = bar < 0 ? '' : inner.slice(bar + 1)
      if (target.startsWith('@')) return `@${(label || target.slice(1)).replace(/^@/, '')}`
      if (target.startsWith('#')) return `#${(label || target.slice(1)).replace(/^#/, '')}`
      if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`
      const address = target.replace(/^(mailto|tel):/, '')
      const bare = address.replace(/^https?:\/\//, '').replace(/\/$/, '')
      return !label || label === address || label === bare ? label || address : `${label} (${address})`
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}

/** A Slack timestamp (`1595926230.009600`, seconds) as an instant; now when it is none. */
export function instantOf(ts: string | undefined): Date {
  const at = new Date(Math.round(Number(ts) * 1000))
  return at.getTime() > 0 ? at : new Date()
}

/** Channel ids start with D for direct messages and G for private channels and groups; C may be either kind. */
export function placeKind(channel: string, hint?: string): 'public' | 'private' | 'dm' {
  if (hint === 'im' || hint === 'directmessage' || /^[DUW]/.test(channel)) return 'dm'
  return hint === 'group' || hint === 'mpim' || hint === 'privategroup' || channel.startsWith('G')
    ? 'private'
    : 'public'
}
