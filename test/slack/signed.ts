import { createHmac } from 'node:crypto'
import type { Json } from './json.ts'

export const SECRET = 'test-signing-secret'

type Options = {
  secret?: string
  /** Seconds that the stamp is off the clock. */
  skew?: number
  headers?: Record<string, string>
}

/** A request as Slack signs it: JSON for events, a form for commands, a form with `payload` for the rest. */
export function signed(payload: Json, { secret = SECRET, skew = 0, headers = {} }: Options = {}): Request {
  const isEvent =
    payload.type === 'event_callback' || payload.type === 'url_verification' || payload.event !== undefined
  const isCommand = payload.command !== undefined
  const body = isEvent
    ? JSON.stringify(payload)
    : new URLSearchParams(isCommand ? payload : { payload: JSON.stringify(payload) }).toString()
  return signedRaw(body, isEvent ? 'application/json' : 'application/x-www-form-urlencoded', { secret, skew, headers })
}

export function signedRaw(
  body: string,
  type: string,
  { secret = SECRET, skew = 0, headers = {} }: Options = {},
): Request {
  const stamp = String(Math.floor(Date.now() / 1000) + skew)
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
  return new Request('http://nova.test/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
      ...headers,
    },
  })
}
