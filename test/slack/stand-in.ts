// A small Slack for tests: it answers the methods that Nova calls, keeps a journal of the calls, holds messages and
// files, and refuses what Slack refuses. An emulator written from the documentation, not the service.
import { type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Json } from './json.ts'
import { violations } from './limits.ts'

export type Call = { method: string; body: Json }

/** One answer out of turn: a status, or an error code of Slack's with status 200. */
export type Fault = {
  status?: number
  error?: string
  retryAfter?: number /** Carried out although it fails. */
  done?: boolean
}

export type StandIn = {
  /** For `apiUrl`. */
  url: string
  calls: Call[]
  /** The bodies of a method's calls, in order. */
  bodies(method: string): Json[]
  /** The next call of a method fails in this way; several stand in a queue. */
  fault(method: string, fault: Fault): void
  users: Map<string, Json>
  messages: Map<string, Json>
  files: Map<string, { bytes: number; complete: boolean }>
  /** How many messages with a fresh picture are refused before Slack has processed it. */
  slowPictures: number
  server: ServerType
  close(): Promise<void>
}

export async function startStandIn(): Promise<StandIn> {
  const app = new Hono()
  const faults = new Map<string, Fault[]>()
  let clock = 1_700_000_000
  let files = 0
  const nextTs = () => `${++clock}.000100`

  const methods: Record<string, (body: Json) => Json> = {
    'chat.postMessage': (body) => {
      const error = messageError(body)
      if (error) return { ok: false, error }
      const ts = nextTs()
      standIn.messages.set(`${body.channel}/${ts}`, body)
      return { ok: true, channel: body.channel, ts, message: body }
    },
    'chat.update': (body) => {
      const key = `${body.channel}/${body.ts}`
      if (!standIn.messages.has(key)) return { ok: false, error: 'message_not_found' }
      const error = messageError(body)
      if (error) return { ok: false, error }
      standIn.messages.set(key, body)
      return { ok: true, channel: body.channel, ts: body.ts, text: body.text }
    },
    'chat.postEphemeral': (body) => {
      const error = messageError(body)
      return error ? { ok: false, error } : { ok: true, message_ts: nextTs() }
    },
    'views.open': (body) => {
      const { title, submit, blocks } = body.view
      const wrong = violations(blocks, 'modal')
      if (title.text.length > 24 || (submit && submit.text.length > 24)) wrong.push('title')
      if (blocks.some((block: Json) => block.type === 'input') && !submit) wrong.push('submit')
      return wrong.length > 0
        ? { ok: false, error: 'invalid_arguments' }
        : { ok: true, view: { id: 'V1', ...body.view } }
    },
    'users.info': (body) => {
      const user = standIn.users.get(body.user)
      return user ? { ok: true, user: { id: body.user, ...user } } : { ok: false, error: 'user_not_found' }
    },
    'conversations.open': (body) => ({ ok: true, channel: { id: `D${body.users}` } }),
    'files.getUploadURLExternal': (body) => {
      if (!(Number(body.length) > 0)) return { ok: false, error: 'invalid_arguments' }
      const file_id = `F${++files}`
      standIn.files.set(file_id, { bytes: Number(body.length), complete: false })
      return { ok: true, file_id, upload_url: `${standIn.url.replace('/api/', '')}/upload/${file_id}` }
    },
    'files.completeUploadExternal': (body) => {
      for (const { id } of body.files) {
        const file = standIn.files.get(id)
        if (!file || file.complete) return { ok: false, error: 'file_not_found' }
        file.complete = true
      }
      return { ok: true, files: body.files }
    },
    'apps.connections.open': () => ({
      ok: true,
      url: `${standIn.url.replace('http', 'ws').replace('/api/', '')}/socket`,
    }),
  }

  function messageError(body: Json): string | null {
    if (!body.text && !body.blocks?.length) return 'no_text'
    if ((body.text?.length ?? 0) > 40_000) return 'msg_too_long'
    const blocks = body.blocks ?? []
    if (blocks.length > 0 && violations(blocks).length > 0) return 'invalid_blocks'
    const pictures = blocks.filter((block: Json) => block.type === 'image').map((block: Json) => block.slack_file?.id)
    if (pictures.some((id: string) => !standIn.files.get(id)?.complete)) return 'invalid_blocks'
    return pictures.length > 0 && standIn.slowPictures-- > 0 ? 'invalid_blocks' : null
  }

  function failure(context: Context, { status, error, retryAfter }: Fault) {
    if (retryAfter !== undefined) context.header('retry-after', String(retryAfter))
    if (error) return context.json({ ok: false, error })
    return context.text('fault', (status ?? 500) as 500)
  }

  app.post('/api/:method', async (context) => {
    const method = context.req.param('method')
    const form = new URLSearchParams(await context.req.text())
    const body = Object.fromEntries(
      [...form].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
    )
    standIn.calls.push({ method, body })
    const fault = faults.get(method)?.shift()
    if (fault && !fault.done) return failure(context, fault)
    const answer = methods[method]?.(body) ?? { ok: false, error: 'unknown_method' }
    return fault ? failure(context, fault) : context.json(answer)
  })
  app.post('/upload/:id', async (context) => {
    const bytes = (await context.req.arrayBuffer()).byteLength
    standIn.calls.push({ method: 'upload', body: { id: context.req.param('id'), bytes } })
    const fault = faults.get('upload')?.shift()
    if (fault) return failure(context, fault)
    return standIn.files.get(context.req.param('id'))?.bytes === bytes
      ? context.text('OK')
      : context.text('length', 400)
  })

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as { port: number }
  const standIn: StandIn = {
    url: `http://127.0.0.1:${port}/api/`,
    calls: [],
    bodies: (method) => standIn.calls.filter((call) => call.method === method).map((call) => call.body),
    fault: (method, fault) => faults.set(method, [...(faults.get(method) ?? []), fault]),
    users: new Map(),
    messages: new Map(),
    files: new Map(),
    slowPictures: 0,
    server,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return standIn
}
