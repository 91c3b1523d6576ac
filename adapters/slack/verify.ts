/** Slack's own limit on the age of a request; also held against stamps from the future. */
const MAX_SKEW_SECONDS = 300

/**
 * Whether a request was signed with the app's signing secret (v0: HMAC-SHA256 over `v0:{timestamp}:{raw body}`) at
 * most five minutes ago or ahead. The comparison takes constant time.
 */
export async function isSigned(
  secret: string,
  body: Uint8Array,
  timestamp: string | null,
  signature: string | null,
  nowSeconds: number,
): Promise<boolean> {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > MAX_SKEW_SECONDS)
    return false
  // Without a secret (Socket Mode only) nothing is signed: an empty key would let anybody sign.
  if (secret === '') return false
  const hex = /^v0=([0-9a-f]{64})$/.exec(signature ?? '')?.[1]
  if (!hex) return false
  const encoder = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  const head = encoder.encode(`v0:${timestamp}:`)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)
  return crypto.subtle.verify('HMAC', key, Buffer.from(hex, 'hex'), signed)
}

/** A request's body as Slack means it: JSON, a form with JSON in `payload`, or a plain form. Null when it is neither. */
export function decodeBody(raw: string): Record<string, unknown> | null {
  const json = (text: string) => {
    try {
      const value: unknown = JSON.parse(text)
      return value !== null && typeof value === 'object' && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : null
    } catch {
      return null
    }
  }
  if (raw.trimStart().startsWith('{')) return json(raw)
  const form = new URLSearchParams(raw)
  const payload = form.get('payload')
  if (payload !== null) return json(payload)
  return form.size > 0 ? Object.fromEntries(form) : null
}
