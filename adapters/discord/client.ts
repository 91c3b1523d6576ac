import type { REST } from 'discord.js'
import type { Picture } from '../../src/chat/pictures.ts'
import { createTroubles, mayBeSent } from '../../src/chat/trouble.ts'
import { NovaError } from '../../src/errors.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sent = {
  body?: unknown
  files?: readonly Pick<Picture, 'name' | 'mime' | 'bytes'>[]
  /** False where the address itself holds a token of Discord's. */
  auth?: boolean
}

/** Calls Discord's REST API, e.g. `('GET', '/users/@me')`. Throws what `discordError` reads. */
export type Api = <T = unknown>(method: Method, path: `/${string}`, sent?: Sent) => Promise<T>

/** Milliseconds after which a call counts as lost. */
const TIMEOUT = 10_000
/** Milliseconds that a call waits its turn; longer, and the caller is told for how long. */
const PATIENCE = 2_000
/** Discord bans an address after 10,000 refused requests in ten minutes: with so many nothing more is sent. */
const MOST_REFUSED = 5_000

/** discord.js keeps the limits: 50 calls a second in all, and those of each route as Discord tells them. */
export function createApi({ token, apiUrl }: { token: string; apiUrl?: string }): Api {
  let opened: Promise<REST> | undefined
  let closedUntil = 0
  async function open(): Promise<REST> {
    const { REST } = await import('./sdk.ts')
    const rest = new REST({
      version: '10',
      retries: 0,
      offset: 0,
      timeout: TIMEOUT,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > PATIENCE,
      invalidRequestWarningInterval: MOST_REFUSED,
      // The same on Node and on Workers; a redirect would carry the token elsewhere.
      makeRequest: (url, init) => globalThis.fetch(url, { ...(init as RequestInit), redirect: 'manual' }) as never,
      ...(apiUrl ? { api: apiUrl } : {}),
    })
    rest.on('invalidRequestWarning', ({ remainingTime }) => {
      closedUntil = Date.now() + remainingTime
    })
    return rest.setToken(token)
  }
  return async (method, path, { body, files, auth = true } = {}) => {
    if (closedUntil > Date.now()) throw troubles.tooFast(null, (closedUntil - Date.now()) / 1000)
    opened ??= open()
    const sent = files?.map(({ name, mime, bytes }) => ({ name, contentType: mime, data: bytes as Buffer }))
    const content = { ...(body === undefined ? {} : { body }), ...(sent?.length ? { files: sent } : {}) }
    const rest = await opened
    return (await rest.request({ method: method as never, fullRoute: path, auth, ...content })) as never
  }
}

/** Discord's number for what went wrong, e.g. 10008 for an unknown message; undefined when it did not say. */
export const discordCode = (error: unknown): number | undefined =>
  error instanceof NovaError && typeof error.data?.discord === 'number' ? error.data.discord : undefined

export const UNKNOWN_CHANNEL = 10_003
export const UNKNOWN_MESSAGE = 10_008
export const ARCHIVED = 50_083
/** Channel, user or guild that Nova does not see, or may not write to. */
const UNREACHABLE = [UNKNOWN_CHANNEL, 10_004, 10_007, 10_013, 50_001, 50_007, 50_013, 50_278]

const troubles = createTroubles({
  platform: 'Discord',
  invite: {
    fr: 'Donne-lui accès au salon, ou permets les messages privés des membres du serveur',
    en: 'Give her access to the channel, or allow direct messages from server members',
  },
  look: { fr: 'les réglages de Nova dans Discord', en: 'the settings of Nova in Discord' },
})

type Thrown = {
  name?: string
  message?: string
  code?: unknown
  status?: number
  retryAfter?: number
  cause?: { code?: string }
}

/** What discord.js threw as NovaError: `data.discord` is Discord's number, `data.retryAfter` is in seconds. */
export function discordError(thrown: unknown): NovaError {
  if (thrown instanceof NovaError) return thrown
  const error = (thrown ?? {}) as Thrown
  if (error.name?.startsWith('RateLimitError')) return troubles.tooFast(thrown, (error.retryAfter ?? 1_000) / 1000)
  // discord.js forgets a token that was refused.
  const isToken = error.status === 401 || error.message?.startsWith('Expected token')
  const { status = 500, code } = error
  const said = status < 500 ? (typeof code === 'number' ? code : status) : undefined
  const discord = isToken ? 40_001 : said
  if (discord === undefined) return troubles.silent(thrown, mayBeSent(error.cause?.code))
  return UNREACHABLE.includes(discord)
    ? troubles.closed(thrown, { discord })
    : troubles.refused(discord, thrown, { discord })
}
