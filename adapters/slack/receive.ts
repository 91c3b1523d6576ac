import { isPermanent } from '../../src/chat/delivery.ts'
import { toNovaError } from '../../src/errors.ts'
import { readBytes } from '../../src/lib/bytes.ts'
import type { Dispatch } from './dispatch.ts'
import { decodeBody, isSigned } from './verify.ts'

/** Slack's largest payloads are far below this many bytes. */
const MAX_BODY = 1_000_000

/**
 * Answers a request of Slack's HTTP API, on Node and on Workers: 200 once the event is stored, 401 for a bad
 * signature, 4xx for what will never be accepted (with `X-Slack-No-Retry`), 5xx for what Slack should send again.
 */
export function createReceive(signingSecret: string, dispatch: Dispatch) {
  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    if (request.method !== 'POST') return refuse(405)
    const raw = await readBytes(request, MAX_BODY)
    if (!raw) return refuse(413)
    const timestamp = request.headers.get('x-slack-request-timestamp')
    const signature = request.headers.get('x-slack-signature')
    if (!(await isSigned(signingSecret, raw, timestamp, signature, Date.now() / 1000))) return refuse(401)

    const body = decodeBody(new TextDecoder().decode(raw))
    if (!body) return refuse(400)
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
