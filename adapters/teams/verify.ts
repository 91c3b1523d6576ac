import type { Activity } from 'botbuilder'
import { isObject, listAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { type Authentication, ISSUER, isService, KEYS_KEPT, OPENID, type TeamsSettings } from './client.ts'

/** True when an activity comes from Teams, for this bot, from its own tenant. Never throws. */
export type Verify = (authorization: string | null, activity: Payload) => Promise<boolean>

type Keys = { keys: Payload[]; until: number }
const published = new Map<string, Keys>()

/** botbuilder's tolerance for clocks, in seconds. */
const SKEW = 300

/**
 * Checks the token of a request: signature, issuer, audience, service address and expiry by botbuilder; before it, by
 * us, what its paths for emulators and skills leave out; after it, that the key is endorsed for Teams, which it takes as
 * given where a key has no endorsements. The body is not signed: its tenant and address must match.
 */
export function createVerify(settings: TeamsSettings, authentication: Authentication): Verify {
  return async (authorization, activity) => {
    const serviceUrl = textAt(activity, 'serviceUrl')
    if (!authorization || activity.channelId !== 'msteams') return false
    if (!isService(serviceUrl, settings) || !isOfTenant(activity, settings.tenant)) return false
    try {
      const [head, claims] = authorization
        .replace(/^Bearer /, '')
        .split('.')
        .map(decoded)
      if (claims?.iss !== ISSUER || claims.aud !== settings.appId || claims.serviceurl !== serviceUrl) return false
      if (typeof claims.exp !== 'number' || claims.exp + SKEW < Date.now() / 1000) return false
      await (await authentication()).authenticateRequest(activity as unknown as Activity, authorization)
      return await isEndorsed(textAt(head, 'kid') ?? '', settings.openIdUrl ?? OPENID)
    } catch {
      // A forged signature is thrown as an ordinary error.
      return false
    }
  }
}

/** Head and claims of a token; its third part is no JSON, and not asked for. */
function decoded(part: string, index: number): Payload {
  const value: unknown = index < 2 ? JSON.parse(Buffer.from(part, 'base64url').toString()) : null
  return isObject(value) ? value : {}
}

/** Every place of an activity that names a tenant names ours, and at least one does. */
function isOfTenant(activity: Payload, tenant: string): boolean {
  const named = [textAt(activity, 'conversation', 'tenantId'), textAt(activity, 'channelData', 'tenant', 'id')]
  const given = named.filter((one) => one !== undefined)
  return given.length > 0 && given.every((one) => one.toLowerCase() === tenant.toLowerCase())
}

async function isEndorsed(kid: string, openIdUrl: string): Promise<boolean> {
  const find = (keys: Keys | undefined) => keys?.keys.find((key) => key.kid === kid)
  const kept = published.get(openIdUrl)
  // Only tokens with a good signature come so far: an unknown key is a new one.
  const key = kept && kept.until > Date.now() && find(kept) ? find(kept) : find(await fetchKeys(openIdUrl))
  const endorsements: unknown = key?.endorsements
  return Array.isArray(endorsements) && endorsements.includes('msteams')
}

async function fetchKeys(openIdUrl: string): Promise<Keys> {
  const read = async (url: string): Promise<unknown> => {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    return response.json()
  }
  const keys = { keys: listAt(await read(textAt(await read(openIdUrl), 'jwks_uri') ?? ''), 'keys'), until: 0 }
  keys.until = Date.now() + KEYS_KEPT
  published.set(openIdUrl, keys)
  return keys
}
