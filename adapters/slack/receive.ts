import { toNovaError } from '../../src/errors.ts'
import { isPermanent } from './client.ts'
import type { Dispatch } from './dispatch.ts'
import { decodeBody, isSigned } from './verify.ts'

/** Slack's largest payloads are far below this many bytes. */
const MAX_BODY = 1_000_000

export type WaitUntil = (work: Promise<unknown>) => void

/**
 * Answers a request of Slack's HTTP API, on Node and on Workers: 200 once the event is stored, 401 for a bad
 * signature, 4xx for what will never be accepted (with `X-Slack-No-Retry`), 5xx for what Slack should send again.
 */
export function createReceive(signingSecret: string, dispatch: Dispatch) {
  return async (request: Request, waitUntil: WaitUntil): Promise<Response> => {
    if (request.method !== 'POST') return refuse(405)
    if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) return refuse(413)
    const raw = new Uint8Array(await request.arrayBuffer())
    if (raw.byteLength > MAX_BODY) return refuse(413)
    const timestamp = request.headers.get('x-slack-request-timestamp')
    const signature = request.headers.get('x-slack-signature')
    if (!(await isSigned(signingSecret, raw, timestamp, signature, Date.now() / 1000))) return refuse(401)

    const body = decodeBody(new TextDecoder().decode(raw))
    if (!body) return refuse(400)
    if (body.type === 'url_verification') return Response.json({ challenge: String(body.challenge ?? '') })

    const num = request.headers.get('x-slack-retry-num')
    const reason = request.headers.get('x-slack-retry-reason')
    try {
      const answer = await dispatch(body, { ...(num ? { num: Number(num) } : {}), ...(reason ? { reason } : {}) })
      for (const work of answer.later) waitUntil(work())
      if (typeof answer.body === 'string') return new Response(answer.body, { status: 200 })
      return Response.json(answer.body)
    } catch (thrown) {
      if (isPermanent(thrown)) return refuse(toNovaError(thrown).status)
      return new Response(null, { status: Math.max(500, toNovaError(thrown).status) })
    }
  }
}

const refuse = (status: number) => new Response(null, { status, headers: { 'x-slack-no-retry': '1' } })
