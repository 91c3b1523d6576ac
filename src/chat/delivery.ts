import { NovaError } from '../errors.ts'
import type { PostedMessage, Target } from './adapter.ts'

/** Milliseconds before the second and third attempt of a call that may be repeated. */
const PAUSES = [250, 1_000]
const MOST_DOUBTS = 10_000

export type Delivery = {
  /** Runs a call one time. */
  once<T>(call: () => Promise<T>): Promise<T>
  /** Runs a call that may be repeated without harm, up to three times while the platform is unreachable or failing. */
  repeatable<T>(call: () => Promise<T>): Promise<T>
  /**
   * Runs a call that must not be repeated blindly. When its outcome is unknown it throws with `retry` once for each
   * key, so that there is at most one duplicate, and the second time without.
   */
  careful<T>(key: string, call: () => Promise<T>): Promise<T>
}

/**
 * Calls to a platform. `translate` makes a NovaError of what its client threw: `unavailable` where another attempt may
 * succeed, with `data.outcome` `unknown` where the call may have been carried out. All three throw NovaError.
 */
export function createDelivery(
  translate: (thrown: unknown) => NovaError,
  pause: (millis: number) => Promise<void>,
): Delivery {
  const doubtful = new Set<string>()
  async function once<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (thrown) {
      throw translate(thrown)
    }
  }
  return {
    once,
    async repeatable(call) {
      for (const millis of PAUSES) {
        try {
          return await call()
        } catch (thrown) {
          const error = translate(thrown)
          if (error.code !== 'unavailable') throw error
          await pause(millis)
        }
      }
      return once(call)
    },
    async careful(key, call) {
      try {
        const result = await once(call)
        doubtful.delete(key)
        return result
      } catch (error) {
        if (!isUnknown(error)) throw error
        if (doubtful.delete(key)) throw withoutRetry(error as NovaError)
        doubtful.add(key)
        if (doubtful.size > MOST_DOUBTS) doubtful.delete(doubtful.values().next().value!)
        throw error
      }
    },
  }
}

/** Edits a message; where it is gone, the same is posted anew where it was. */
export async function editOrPost(
  message: PostedMessage,
  edit: () => Promise<unknown>,
  isGone: (error: unknown) => boolean,
  post: (target: Target) => Promise<PostedMessage>,
): Promise<PostedMessage> {
  try {
    await edit()
    return message
  } catch (error) {
    if (!isGone(error)) throw error
    const { workspace, channel, thread } = message
    return post({ workspace, channel, thread: thread === message.message ? null : thread })
  }
}

/** Waits; tests have waits of their own. */
export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/** Sends the fullest of several forms that the platform accepts: the next one where `isRefused` says so. */
export async function sendFullest<F, T>(
  forms: readonly (() => F | Promise<F>)[],
  isRefused: (error: unknown) => boolean,
  send: (form: F) => Promise<T>,
): Promise<T> {
  for (const form of forms.slice(0, -1))
    try {
      return await send(await form())
    } catch (error) {
      if (!isRefused(error)) throw error
    }
  return send(await forms.at(-1)!())
}

/** Throws for a file without bytes, which platforms refuse. */
export function needBytes(bytes: Uint8Array): void {
  if (bytes.byteLength === 0)
    throw new NovaError('input.invalid', { fr: 'Le fichier est vide.', en: 'The file is empty.' })
}

/** True when the call may have been carried out although it failed. */
export const isUnknown = (error: unknown): boolean => error instanceof NovaError && error.data?.outcome === 'unknown'

/** Only an error that says so is permanent: an unforeseen one must not lose an event. */
export const isPermanent = (error: unknown): boolean => error instanceof NovaError && !error.retry && error.status < 500

const withoutRetry = (error: NovaError) =>
  new NovaError(error.code, error.says, { cause: error, ...(error.data ? { data: error.data } : {}) })
