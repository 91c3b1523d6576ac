import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { NovaError } from '../../src/errors.ts'

export type TeamsSettings = {
  appId: string
  password: string
  /** The only tenant that is listened to, and whose tokens are used. */
  tenant: string
  loginUrl?: string
  /** Where the keys of incoming tokens are described. On loopback, service addresses may be there too. */
  openIdUrl?: string
}

/** Milliseconds after which a call counts as lost. */
const TIMEOUT = 10_000
const LOGIN = 'https://login.microsoftonline.com'
const SCOPE = 'https://api.botframework.com'
export const ISSUER = 'https://api.botframework.com'
export const OPENID = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)
const SERVICES = ['.botframework.com', '.teams.microsoft.com']
const FILES = ['.sharepoint.com', '.sharepoint.us', '.svc.ms', '.teams.microsoft.com']

const isAt = (url: string | undefined, suffixes: readonly string[], settings: TeamsSettings): boolean => {
  if (!url || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  if (settings.openIdUrl && isLoopback(new URL(settings.openIdUrl).hostname) && isLoopback(hostname)) return true
  const known = hostname === 'smba.trafficmanager.net' || suffixes.some((suffix) => hostname.endsWith(suffix))
  return protocol === 'https:' && known
}
/** Whether an address is of the Bot Connector: our token goes nowhere else. */
export const isService = (url: string | undefined, settings: TeamsSettings) => isAt(url, SERVICES, settings)
/** Whether an address is of where Teams keeps files. */
export const isFileHost = (url: string | undefined, settings: TeamsSettings) => isAt(url, FILES, settings)

/** A token of ours for the Bot Connector, kept until shortly before it expires. Throws NovaError. */
export function createTokens({ appId, password, tenant, loginUrl = LOGIN }: TeamsSettings): () => Promise<string> {
  let kept: { token: string; until: number } | null = null
  return async () => {
    if (kept && kept.until > Date.now()) return kept.token
    const response = await fetch(`${loginUrl.replace(/\/+$/, '')}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: password,
        scope: `${SCOPE}/.default`,
      }),
    }).catch((cause) => {
      throw unreachable(cause, {})
    })
    const body: unknown = await response.json().catch(() => null)
    const token = textAt(body, 'access_token')
    if (response.status >= 500) throw unreachable(response.status, {})
    if (!response.ok || !token) {
      const code = /AADSTS\d+/.exec(textAt(body, 'error_description') ?? '')?.[0] ?? String(response.status)
      throw refused(code, body)
    }
    const lifetime = Number((body as { expires_in?: unknown }).expires_in) || 3600
    kept = { token, until: Date.now() + Math.max(1, lifetime - 300) * 1000 }
    return token
  }
}

export type Authentication = () => Promise<ConfigurationBotFrameworkAuthentication>

/** botbuilder's authentication of what comes in. */
export function createAuthentication({ appId, openIdUrl }: TeamsSettings): Authentication {
  const credentials = { isValidAppId: async (id: string) => id === appId, isAuthenticationDisabled: async () => false }
  const options = {
    MicrosoftAppId: appId,
    ValidateAuthority: true,
    ToChannelFromBotLoginUrl: LOGIN,
    ToChannelFromBotOAuthScope: SCOPE,
    ToBotFromChannelTokenIssuer: ISSUER,
    OAuthUrl: SCOPE,
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl ?? OPENID,
    ToBotFromEmulatorOpenIdMetadataUrl: OPENID,
  }
  return async () => {
    const { ConfigurationBotFrameworkAuthentication: Configured } = await import('./botbuilder.ts')
    return new Configured(options, credentials as unknown as ConstructorParameters<typeof Configured>[1])
  }
}

/** A call of the Bot Connector at `v3/…`, with the segments of its path. Throws NovaError. */
export type Call = (
  serviceUrl: string,
  method: Method,
  path: readonly string[],
  body?: unknown,
  timeout?: number,
) => Promise<Payload>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * botbuilder's own client is not used: it drops what it does not know of an entity (labels, sources, streams), and
 * tries again by itself, which may post twice.
 */
export function createCall(settings: TeamsSettings, token: () => Promise<string>): Call {
  return async (serviceUrl, method, path, body, timeout = TIMEOUT) => {
    // Our token goes to Microsoft only.
    if (!isService(serviceUrl, settings)) throw refused('serviceUrl', serviceUrl)
    const url = `${serviceUrl.replace(/\/+$/, '')}/v3/${path.map(encodeURIComponent).join('/')}`
    const authorization = `Bearer ${await token()}`
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((thrown) => {
      throw teamsError(thrown)
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return isObject(answer) ? answer : {}
    throw teamsError({ status: response.status, retryAfter: response.headers.get('retry-after'), body: answer })
  }
}

/** Errors of the network that prove that nothing was sent. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']
/** Statuses after which Teams asks for another attempt. */
const BUSY = [412, 429, 502, 504]

type Thrown = { status?: number; retryAfter?: string | null; body?: unknown; cause?: { code?: string } }

/** What a call threw, or was answered, as NovaError: `data.status` is of HTTP, `data.retryAfter` in seconds. */
export function teamsError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  const { status, retryAfter: asked, body, cause } = (thrown ?? {}) as Thrown
  if (status !== undefined && BUSY.includes(status)) {
    // Without a time of Teams' own: not all at once.
    const retryAfter = Number(asked) > 0 ? Number(asked) : 2 + Math.floor(Math.random() * 8)
    return new NovaError(
      'rate-limited',
      {
        fr: 'Teams demande de ralentir; le message partira un peu plus tard.',
        en: 'Teams asks to slow down; the message will leave a little later.',
      },
      // A gateway that gave up does not know whether the message was posted.
      { retry: true, cause: thrown, data: { retryAfter, status, ...(status > 500 ? { outcome: 'unknown' } : {}) } },
    )
  }
  if (status === undefined || status >= 500)
    return unreachable(thrown, NOT_SENT.includes(cause?.code ?? '') ? {} : { outcome: 'unknown' })
  const reason = textAt(body, 'error', 'code') ?? `http_${status}`
  if (status === 413 || reason === 'MessageSizeTooBig')
    return new NovaError(
      'too-large',
      { fr: 'Ce message est trop long pour Teams.', en: 'This message is too long for Teams.' },
      { cause: thrown, data: { status } },
    )
  if (status === 404 || status === 403)
    return new NovaError(
      'not-found',
      {
        fr: 'Nova ne peut pas écrire là dans Teams. Ajoute l’application Nova à l’équipe ou à la conversation, puis réessaie.',
        en: 'Nova cannot write there in Teams. Add the Nova app to the team or chat, then try again.',
      },
      { cause: thrown, data: { status, teams: reason, said: textAt(body, 'error', 'message') ?? '' } },
    )
  return refused(reason, thrown, status)
}

const unreachable = (cause: unknown, data: Record<string, unknown>) =>
  new NovaError(
    'unavailable',
    { fr: 'Teams ne répond pas; réessaie dans un instant.', en: 'Teams does not answer; try again in a moment.' },
    { retry: true, cause, data },
  )

const refused = (code: string, cause: unknown, status?: number) =>
  new NovaError(
    'integration.failed',
    {
      fr: `Microsoft a refusé (${code}). Un administrateur peut vérifier TEAMS_APP_ID, TEAMS_APP_PASSWORD et TEAMS_TENANT_ID.`,
      en: `Microsoft refused (${code}). An administrator can check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID.`,
    },
    { cause, data: { teams: code, ...(status ? { status } : {}) } },
  )

/** How long what Microsoft publishes about its keys is kept. */
export const KEYS_KEPT = 24 * 3_600_000
