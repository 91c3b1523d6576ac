import type { NovaError } from '../errors.ts'
import { textAt } from './payload.ts'

/** Milliseconds after which a request for a token counts as lost. */
const TIMEOUT = 10_000
/** Seconds before its end that a token is not used any more. */
const MARGIN = 300

type TokenSettings = {
  url: string
  /** The form that asks for it. */
  ask: Record<string, string>
  /** Nobody answered, or with a fault of its own. */
  silent(cause: unknown): NovaError
  refused(status: number, body: unknown): NovaError
}

/** A token by the client's own credentials (OAuth 2.0), kept until shortly before it expires. Throws NovaError. */
export function createClientToken({ url, ask, silent, refused }: TokenSettings): () => Promise<string> {
  let kept: { token: string; until: number } | null = null
  return async () => {
    if (kept && kept.until > Date.now()) return kept.token
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      body: new URLSearchParams({ grant_type: 'client_credentials', ...ask }),
    }).catch((cause) => {
      throw silent(cause)
    })
    const body: unknown = await response.json().catch(() => null)
    const token = textAt(body, 'access_token')
    if (response.status >= 500) throw silent(response.status)
    if (!response.ok || !token) throw refused(response.status, body)
    const lifetime = Number((body as { expires_in?: unknown }).expires_in) || 3600
    kept = { token, until: Date.now() + Math.max(1, lifetime - MARGIN) * 1000 }
    return token
  }
}
