import type { types, webApi } from '@slack/bolt'
import { createTroubles, mayBeSent } from '../../src/chat/trouble.ts'
import { NovaError } from '../../src/errors.ts'

export type SlackClient = webApi.WebClient
/** A new client each time: in workerd a client kept from another request never answers. */
export type Clients = (workspace: string, patience?: 'quick') => Promise<SlackClient>

/** Milliseconds after which a call counts as lost; `quick` while Slack waits for our own answer, at most three seconds. */
const TIMEOUT = 10_000
const QUICK = 1_500

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

/** Options of Slack's clients: no retries of theirs (ten over half an hour), no redirects (workerd lacks `error`). */
export const clientOptions = (apiUrl: string | undefined, patience?: 'quick'): webApi.WebClientOptions => ({
  ...(apiUrl ? { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` } : {}),
  fetch: (url, init) => globalThis.fetch(url, { ...init, redirect: 'manual' }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: patience ? QUICK : TIMEOUT,
  logger: SILENT,
})

/** A client for a token; none for the methods that need none. */
export async function createClient(token: string | undefined, apiUrl: string | undefined, patience?: 'quick') {
  const { webApi } = await import('./sdk.ts')
  return new webApi.WebClient(token, clientOptions(apiUrl, patience))
}

/** Slack's word for what went wrong, e.g. `invalid_blocks`; undefined when it did not say. */
export const slackCode = (error: unknown): string | undefined =>
  error instanceof NovaError && typeof error.data?.slack === 'string' ? error.data.slack : undefined

const TRANSIENT = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org']
const CLOSED = /^((user_)?not_in_channel|(channel|user)_not_found|is_archived|cannot_dm_bot)$/

const troubles = createTroubles({
  platform: 'Slack',
  invite: { fr: 'Invite-la dans le canal (/invite @Nova)', en: 'Invite her to the channel (/invite @Nova)' },
  look: { fr: 'l’installation de Nova dans Slack', en: 'how Nova is installed in Slack' },
})

type Thrown = {
  code?: string
  retryAfter?: number
  statusCode?: number
  data?: { error?: string }
  original?: { code?: string; cause?: { code?: string } }
}

/** What Slack's client threw as NovaError: `data.slack` is Slack's code, `data.retryAfter` is in seconds. */
export function slackError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  const error = (thrown ?? {}) as Thrown
  const said = error.data?.error
  if (error.code === 'slack_webapi_rate_limited_error' || said === 'ratelimited')
    return troubles.tooFast(thrown, error.retryAfter ?? 30)
  const status = error.statusCode
  const slack = said ?? (status !== undefined && status < 500 ? `http_${status}` : undefined)
  if (slack === undefined || TRANSIENT.includes(slack))
    return troubles.silent(thrown, mayBeSent(error.original?.cause?.code ?? error.original?.code))
  return CLOSED.test(slack) ? troubles.closed(thrown, { slack }) : troubles.refused(slack, thrown, { slack })
}

const REFUSED =
  /^(invalid_blocks(_format)?|msg(_blocks)?_too_long|invalid_attachments|invalid_arguments|only_one_table_allowed)$/
/** The card itself was refused: another form of it may pass. */
export const isRefusal = (error: unknown) => REFUSED.test(slackCode(error) ?? '')

export type Content = { text: string; blocks?: types.KnownBlock[] }

export type Replace = (client: SlackClient, content: Content & { channel: string; ts: string }) => Promise<unknown>

/** Without `blocks` Slack removes those of the message, which is right for the text form only. */
export const edit: Replace = (client, content) => client.chat.update({ blocks: [], ...content })
