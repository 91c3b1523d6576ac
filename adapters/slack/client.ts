import type { webApi } from '@slack/bolt'
import { NovaError } from '../../src/errors.ts'

export type SlackClient = webApi.WebClient
/** A new client each time: in workerd a client kept from another request never answers. */
export type NewClient = (timeout?: number) => Promise<SlackClient>

/** Milliseconds after which a call counts as lost. */
const TIMEOUT = 10_000
/** Pauses before the second and third attempt of a call that may be repeated. */
const PAUSES = [250, 1_000]

/** Options of Slack's clients: no retries of theirs (ten over half an hour), no redirects (workerd lacks `error`). */
export const clientOptions = (apiUrl: string | undefined, timeout = TIMEOUT): webApi.WebClientOptions => ({
  ...(apiUrl ? { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` } : {}),
  fetch: (url, init) => globalThis.fetch(url, { ...init, redirect: 'manual' }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout,
  logger: SILENT,
})

const quiet = () => {}
/** Errors reach us as NovaError; Slack's own logger would also print tokens and texts. */
export const SILENT: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  getLevel: () => 'error' as ReturnType<NonNullable<webApi.WebClientOptions['logger']>['getLevel']>,
  setName: quiet,
}

export function createClients(settings: { botToken: string; apiUrl?: string }): NewClient {
  return async (timeout) => {
    const { webApi } = await import('./bolt.ts')
    return new webApi.WebClient(settings.botToken, clientOptions(settings.apiUrl, timeout))
  }
}

/**
 * Runs a call that may be repeated without harm, up to three times while Slack is unreachable or failing.
 * Throws NovaError.
 */
export async function repeatable<T>(call: () => Promise<T>, pause: (millis: number) => Promise<void>): Promise<T> {
  for (const millis of PAUSES) {
    try {
      return await call()
    } catch (thrown) {
      const error = slackError(thrown)
      if (error.code !== 'unavailable') throw error
      await pause(millis)
    }
  }
  return once(call)
}

/** Runs a call one time. Throws NovaError. */
export async function once<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    throw slackError(thrown)
  }
}

/** Slack's word for what went wrong, e.g. `invalid_blocks`; undefined when it did not say. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof NovaError && typeof error.data?.slack === 'string' ? error.data.slack : undefined

/** True when the call may have been carried out although it failed. */
export const isUnknown = (error: unknown): boolean => error instanceof NovaError && error.data?.outcome === 'unknown'

/** Only an error that says so is permanent: an unforeseen one must not lose an event. */
export const isPermanent = (error: unknown): boolean => error instanceof NovaError && !error.retry && error.status < 500

/** Errors of the network that prove that nothing was sent. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
const TRANSIENT = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']
const UNREACHABLE = [
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'user_not_in_channel',
  'cannot_dm_bot',
]

type Thrown = {
  code?: string
  retryAfter?: number
  statusCode?: number
  headers?: Record<string, string>
  data?: { error?: string }
  original?: { code?: string; cause?: { code?: string } }
}

/** What Slack's client threw as NovaError: `data.slack` is Slack's code, `data.retryAfter` is in seconds. */
export function slackError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  const error = (thrown ?? {}) as Thrown
  const slack = error.data?.error
  if (error.code === 'slack_webapi_rate_limited_error' || slack === 'ratelimited')
    return new NovaError(
      'rate-limited',
      {
        fr: 'Slack demande de ralentir; le message partira un peu plus tard.',
        en: 'Slack asks to slow down; the message will leave a little later.',
      },
      { retry: true, cause: thrown, data: { retryAfter: error.retryAfter ?? 30 } },
    )
  if (slack !== undefined && !TRANSIENT.includes(slack)) return refused(slack, thrown)
  const network = error.original?.cause?.code ?? error.original?.code ?? ''
  const status = error.statusCode
  if (status !== undefined && status < 500) return refused(`http_${status}`, thrown)
  return new NovaError(
    'unavailable',
    { fr: 'Slack ne répond pas; réessaie dans un instant.', en: 'Slack does not answer; try again in a moment.' },
    { retry: true, cause: thrown, data: NOT_SENT.includes(network) ? {} : { outcome: 'unknown' } },
  )
}

function refused(slack: string, cause: unknown): NovaError {
  const data = { slack }
  if (UNREACHABLE.includes(slack))
    return new NovaError(
      'not-found',
      {
        fr: 'Nova ne peut pas écrire là dans Slack. Invite-la dans le canal (/invite @Nova), puis réessaie.',
        en: 'Nova cannot write there in Slack. Invite her to the channel (/invite @Nova), then try again.',
      },
      { cause, data },
    )
  return new NovaError(
    'integration.failed',
    {
      fr: `Slack a refusé (${slack}). Un administrateur peut vérifier l’installation de Nova dans Slack.`,
      en: `Slack refused (${slack}). An administrator can check how Nova is installed in Slack.`,
    },
    { cause, data },
  )
}
