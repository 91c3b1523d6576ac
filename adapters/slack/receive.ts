// How Slack reaches Nova: it calls her over HTTP, or she holds a socket to it.
import type { App, SocketModeReceiver } from '@slack/bolt'
import { admit, isRecent } from '../../src/chat/admit.ts'
import { isPermanent } from '../../src/chat/delivery.ts'
import { createLine, createPending } from '../../src/chat/line.ts'
import { type Payload, parseObject } from '../../src/chat/payload.ts'
import { type NovaError, toNovaError } from '../../src/errors.ts'
import { clientOptions, SILENT, slackError } from './client.ts'
import type { Dispatch } from './dispatch.ts'

/**
 * Answers a request of Slack's HTTP API, on Node and on Workers: 200 once the event is stored, 401 for a bad
 * signature, 4xx for what will never be accepted (with `X-Slack-No-Retry`), 5xx for what Slack should send again.
 */
export function createReceive(signingSecret: string, dispatch: Dispatch) {
  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    const body = await admit(request, async (raw, headers) =>
      (await isSigned(signingSecret, raw, headers)) ? (decodeBody(new TextDecoder().decode(raw)) ?? 400) : 401,
    )
    if (typeof body === 'number') return refuse(body)
    if (body.type === 'url_verification') return Response.json({ challenge: String(body.challenge ?? '') })
    try {
      const answer = await dispatch(body)
      for (const work of answer.later) waitUntil(work())
      return typeof answer.body === 'string' ? new Response(answer.body) : Response.json(answer.body)
    } catch (thrown) {
      const { status } = toNovaError(thrown)
      return isPermanent(thrown) ? refuse(status) : new Response(null, { status: Math.max(500, status) })
    }
  }
}

const refuse = (status: number) => new Response(null, { status, headers: { 'x-slack-no-retry': '1' } })

/**
 * Whether a request was signed with the app's signing secret (v0: HMAC-SHA256 over `v0:{timestamp}:{raw body}`) at
 * most five minutes ago or ahead. The comparison takes constant time.
 */
async function isSigned(secret: string, body: Uint8Array, headers: Headers): Promise<boolean> {
  const timestamp = headers.get('x-slack-request-timestamp')
  const hex = /^v0=([0-9a-f]{64})$/.exec(headers.get('x-slack-signature') ?? '')?.[1]
  // Without a secret (Socket Mode only) nothing is signed: an empty key would let anybody sign.
  if (secret === '' || !hex || !isRecent(timestamp)) return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', Buffer.from(secret), algorithm, false, ['verify'])
  const signed = Buffer.concat([Buffer.from(`v0:${timestamp}:`), body])
  return crypto.subtle.verify('HMAC', key, Buffer.from(hex, 'hex'), signed)
}

/** A request's body as Slack means it: JSON, a form with JSON in `payload`, or a plain form. Null when it is neither. */
function decodeBody(raw: string): Payload | null {
  const form = new URLSearchParams(raw)
  const json = raw.trimStart().startsWith('{') ? raw : form.get('payload')
  if (json !== null) return parseObject(json)
  return form.size > 0 ? Object.fromEntries(form) : null
}

export type Socket = {
  start(): Promise<void>
  stop(): Promise<void>
  /** What keeps the connection from being made; null while it stands. */
  trouble(): NovaError | null
}

type SocketSettings = { appToken: string; apiUrl?: string; pause: (millis: number) => Promise<void> }

/**
 * Socket Mode: Slack is called, so that no address of ours must be public. Each envelope is acknowledged once its
 * event is stored; one that fails is not, and Slack sends it again. Slack's own client would give up, and take the
 * process down, when Slack cannot be reached.
 */
export function createSocket({ appToken, apiUrl, pause }: SocketSettings, dispatch: Dispatch): Socket {
  const pending = createPending()

  const processEvent: App['processEvent'] = async ({ body, ack }) => {
    const taken = dispatch(body as Payload).catch((thrown) => {
      // What will never be accepted must not come again.
      if (isPermanent(thrown)) return { body: '', later: [] }
      throw thrown
    })
    pending.keep(taken)
    const answer = await taken
    await ack(answer.body === '' ? undefined : answer.body)
    for (const work of answer.later) pending.keep(work())
  }

  const line = createLine<SocketModeReceiver>({
    pause,
    patience: 0,
    async open() {
      const bolt = await import('./sdk.ts')
      const socket = new bolt.SocketModeReceiver({
        appToken,
        logger: SILENT,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions(apiUrl) },
        // False: not acknowledged, so that Slack sends the event again.
        processEventErrorHandler: async () => false,
      })
      // Bolt's receiver needs no more of an App than this.
      socket.init({ processEvent } as App)
      await socket.start()
      socket.client.on('disconnected', () => line.lose(socket))
      return socket
    },
    close: (socket) => socket.stop(),
  })

  return {
    trouble: () => (line.trouble() === null ? null : slackError(line.trouble())),
    start: line.start,
    async stop() {
      await line.stop()
      await pending.all()
    },
  }
}
