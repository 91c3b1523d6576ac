import { readBytes } from '../lib/bytes.ts'
import type { Payload } from './payload.ts'

/** The largest payloads of all platforms are far below this many bytes. */
const MAX_BODY = 1_000_000
/** Older requests, and those from the future, are replays. */
const MAX_SKEW_SECONDS = 300

/**
 * What a platform posted: its payload, or the HTTP status that refuses it. `open` verifies and decodes the bytes.
 */
export async function admit(
  request: Request,
  open: (raw: Uint8Array, headers: Headers) => Promise<Payload | number>,
): Promise<Payload | number> {
  if (request.method !== 'POST') return 405
  const raw = await readBytes(request, MAX_BODY)
  return raw ? open(raw, request.headers) : 413
}

/** Whether a signed time, in seconds, is at most five minutes ago or ahead. */
export const isRecent = (timestamp: string | null): timestamp is string =>
  timestamp !== null &&
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(Date.now() / 1000 - Number(timestamp)) <= MAX_SKEW_SECONDS
