/** Keeps texts secret and marks as its own, with keys derived from one secret of the installation. */
export type Sealer = {
  /** AES-256-GCM. `context` says what the text belongs to; under another one it does not open. */
  seal(text: string, context: string): Promise<Uint8Array>
  /** Null when it was changed, moved to another context, or sealed with another secret. */
  open(sealed: Uint8Array, context: string): Promise<string | null>
  /** HMAC-SHA256 in hex. */
  sign(text: string): Promise<string>
  verify(text: string, signature: string): Promise<boolean>
}

/** Bytes; the length that GCM is made for. */
const NONCE = 12

const utf8 = (text: string) => new TextEncoder().encode(text)

export function createSealer(secret: string): Sealer {
  const root = crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveKey'])
  const derive = async (info: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) },
      await root,
      kind,
      false,
      uses,
    )
  let sealing: Promise<CryptoKey> | undefined
  let signing: Promise<CryptoKey> | undefined
  const sealKey = () => (sealing ??= derive('nova/seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']))
  const signKey = () =>
    (signing ??= derive('nova/sign', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign', 'verify']))
  return {
    async seal(text, context) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE))
      const way = { name: 'AES-GCM', iv, additionalData: utf8(context) }
      const body = new Uint8Array(await crypto.subtle.encrypt(way, await sealKey(), utf8(text)))
      const sealed = new Uint8Array(NONCE + body.length)
      sealed.set(iv)
      sealed.set(body, NONCE)
      return sealed
    },
    async open(sealed, context) {
      const bytes = Uint8Array.from(sealed)
      const way = { name: 'AES-GCM', iv: bytes.subarray(0, NONCE), additionalData: utf8(context) }
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(way, await sealKey(), bytes.subarray(NONCE)))
      } catch {
        return null
      }
    },
    sign: async (text) => Buffer.from(await crypto.subtle.sign('HMAC', await signKey(), utf8(text))).toString('hex'),
    verify: async (text, signature) =>
      /^[0-9a-f]{64}$/.test(signature) &&
      crypto.subtle.verify('HMAC', await signKey(), Buffer.from(signature, 'hex'), utf8(text)),
  }
}
