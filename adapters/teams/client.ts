import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { createClientToken } from '../../src/chat/client-token.ts'
import { isObject, type Payload, textAt } from '../../src/chat/payload.ts'
import { createTroubles, mayBeSent } from '../../src/chat/trouble.ts'
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

/** A token of ours for the Bot Connector. */
export const createTokens = ({ appId, password, tenant, loginUrl = LOGIN }: TeamsSettings): (() => Promise<string>) =>
  createClientToken({
    url: `${loginUrl.replace(/\/+$/, '')}/${tenant}/oauth2/v2.0/token`,
    ask: { client_id: appId, client_secret: password, scope: `${SCOPE}/.default` },
    silent: (cause) => troubles.silent(cause, false),
    refused(status, body) {
      const teams = /AADSTS\d+/.exec(textAt(body, 'error_description') ?? '')?.[0] ?? String(status)
      return troubles.refused(teams, body, { teams })
    },
  })

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
    const { ConfigurationBotFrameworkAuthentication: Configured } = await import('./sdk.ts')
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
    if (!isService(serviceUrl, settings)) throw troubles.refused('serviceUrl', serviceUrl, { teams: 'serviceUrl' })
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

const troubles = createTroubles({
  platform: 'Teams',
  invite: {
    fr: 'Ajoute l’application Nova à l’équipe ou à la conversation',
    en: 'Add the Nova app to the team or chat',
  },
  look: {
    fr: 'TEAMS_APP_ID, TEAMS_APP_PASSWORD et TEAMS_TENANT_ID',
    en: 'TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID',
  },
})

/** Statuses after which Teams asks for another attempt. */
const BUSY = [412, 429, 502, 504]

type Thrown = { status?: number; retryAfter?: string | null; body?: unknown; cause?: { code?: string } }

/** What a call threw, or was answered, as NovaError: `data.status` is of HTTP, `data.retryAfter` in seconds. */
export function teamsError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  const { status, retryAfter: asked, body, cause } = (thrown ?? {}) as Thrown
  if (status !== undefined && BUSY.includes(status)) {
    // Without a time of Teams' own: not all at once.
    const seconds = Number(asked) > 0 ? Number(asked) : 2 + Math.floor(Math.random() * 8)
    // A gateway that gave up does not know whether the message was posted.
    return troubles.tooFast(thrown, seconds, { status, ...(status > 500 ? { outcome: 'unknown' } : {}) })
  }
  if (status === undefined || status >= 500) return troubles.silent(thrown, mayBeSent(cause?.code))
  const teams = textAt(body, 'error', 'code') ?? `http_${status}`
  if (status === 413 || teams === 'MessageSizeTooBig')
    return new NovaError(
      'too-large',
      { fr: 'Ce message est trop long pour Teams.', en: 'This message is too long for Teams.' },
      { cause: thrown, data: { status } },
    )
  if (status === 404 || status === 403)
    return troubles.closed(thrown, { status, teams, said: textAt(body, 'error', 'message') ?? '' })
  return troubles.refused(teams, thrown, { teams, status })
}

/** How long what Microsoft publishes about its keys is kept. */
export const KEYS_KEPT = 24 * 3_600_000
