import type { TestApp } from '../app.ts'

type Init = { method?: string; body?: unknown; headers?: Record<string, string> }
// biome-ignore lint/suspicious/noExplicitAny: what comes over HTTP has no type
export type Seen = { event: string; data: any }

/** The page's own requests, as the browser of a person sends them. */
export function createReach(nova: TestApp) {
  function send(path: string, { method = 'GET', body, headers = {} }: Init = {}): Promise<Response> {
    const isForm = body instanceof FormData
    const init = {
      method,
      headers: {
        host: 'localhost:3000',
        ...(method === 'GET' ? {} : { origin: 'http://localhost:3000' }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    }
    return Promise.resolve(nova.app.fetch(new Request(`http://localhost:3000${path}`, init)))
  }

  const as = (handle: string, path: string) => `${path}${path.includes('?') ? '&' : '?'}as=${handle}`

  // biome-ignore lint/suspicious/noExplicitAny: what comes over HTTP has no type
  async function get(handle: string, path: string): Promise<{ status: number; body: any }> {
    const response = await send(as(handle, path))
    return { status: response.status, body: await response.json().catch(() => null) }
  }

  // biome-ignore lint/suspicious/noExplicitAny: what comes over HTTP has no type
  async function post(handle: string, path: string, body: unknown): Promise<{ status: number; body: any }> {
    const response = await send(as(handle, path), { method: 'POST', body })
    return { status: response.status, body: await response.json().catch(() => null) }
  }

  const say = (handle: string, text: string, place: { channel?: string; thread?: string; id?: string } = {}) =>
    post(handle, '/web/messages', { id: crypto.randomUUID(), channel: 'facturation', text, ...place })

  /** An open page: `until` gives everything it was told up to the first event that fits. */
  async function open(handle: string) {
    const response = await send(as(handle, '/web/stream'))
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const seen: Seen[] = []
    let rest = ''
    async function until(fits: (one: Seen) => boolean): Promise<Seen[]> {
      for (;;) {
        const at = seen.findIndex(fits)
        if (at >= 0) return seen.splice(0, at + 1)
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream of ${handle} ended; seen: ${JSON.stringify(seen)}`)
        const parts = (rest + value).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          const event = /^event: (.*)$/m.exec(part)?.[1]
          const data = /^data: (.*)$/m.exec(part)?.[1]
          if (event && data) seen.push({ event, data: JSON.parse(data) })
        }
      }
    }
    await until(({ event }) => event === 'ready')
    return { until, close: () => reader.cancel() }
  }

  return { send, get, post, say, open }
}

/** The first message that Nova answers with in a thread. */
export const answers =
  (thread: string) =>
  ({ event, data }: Seen): boolean =>
    event === 'message' && data.thread === thread && data.author.kind === 'nova'
