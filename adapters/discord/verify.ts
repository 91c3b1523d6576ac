/** Older requests, and those from the future, are replays. */
const MAX_SKEW_SECONDS = 300

/** Whether Discord signed a request (Ed25519 over timestamp and raw body) at most five minutes ago or ahead. */
export async function isSigned(
  publicKey: string,
  body: Uint8Array,
  timestamp: string | null,
  signature: string | null,
  nowSeconds: number,
): Promise<boolean> {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > MAX_SKEW_SECONDS)
    return false
  if (!/^[0-9a-f]{64}$/i.test(publicKey) || !/^[0-9a-f]{128}$/i.test(signature ?? '')) return false
  const head = new TextEncoder().encode(timestamp)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)
  try {
    const key = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, Buffer.from(signature!, 'hex'), signed)
  } catch {
    // Not a point of the curve.
    return false
  }
}
