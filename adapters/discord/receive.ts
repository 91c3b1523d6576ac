import { isObject } from '../../src/chat/payload.ts'
import { readBytes } from '../../src/lib/bytes.ts'
import type { Dispatch } from './dispatch.ts'
import { isSigned } from './verify.ts'

/** Discord's largest interactions are far below this many bytes. */
const MAX_BODY = 1_000_000
const PING = 1

/**
 * Answers an interaction that Discord sends over HTTP, on Node and on Workers: 401 for a bad signature (Discord tries
 * them on purpose), else what the person is to see within three seconds.
 */
export function createReceive(publicKey: string | undefined, dispatch: Dispatch) {
  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    const raw = await readBytes(request, MAX_BODY)
    if (!raw) return new Response(null, { status: 413 })
    const timestamp = request.headers.get('x-signature-timestamp')
    const signature = request.headers.get('x-signature-ed25519')
    if (!publicKey || !(await isSigned(publicKey, raw, timestamp, signature, Date.now() / 1000)))
      return new Response(null, { status: 401 })
    let body: unknown
    try {
      body = JSON.parse(new TextDecoder().decode(raw))
    } catch {
      return new Response(null, { status: 400 })
    }
    if (isObject(body) && body.type === PING) return Response.json({ type: PING })
    const answer = await dispatch(body)
    if (!answer) return new Response(null, { status: 204 })
    if (answer.later) waitUntil(answer.later())
    return Response.json(answer.body)
  }
}
