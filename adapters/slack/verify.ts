import { isObject, type Payload } from '../../src/chat/payload.ts'

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
  const hex = /^v0=([0-9a-f]{64})$/.exec(signature ?? '')?.[1]
  // Without a secret (Socket Mode only) nothing is signed: an empty key would let anybody sign.
  if (secret === '' || !hex || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(nowSeconds - Number(timestamp)) > MAX_SKEW_SECONDS) return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', Buffer.from(secret), algorithm, false, ['verify'])
  const signed = Buffer.concat([Buffer.from(`v0:${timestamp}:`), body])
  return crypto.subtle.verify('HMAC', key, Buffer.from(hex, 'hex'), signed)
}

/** A request's body as Slack means it: JSON, a form with JSON in `payload`, or a plain form. Null when it is neither. */
export function decodeBody(raw: string): Payload | null {
  const form = new URLSearchParams(raw)
  const json = raw.trimStart().startsWith('{') ? raw : form.get('payload')
  if (json === null) return form.size > 0 ? Object.fromEntries(form) : null
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
