// A small Slack for tests: it answers the methods that Nova calls, keeps a journal of the calls, holds messages and
// files, and refuses what Slack refuses. An emulator written from the documentation, not the service.
import { type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { SCOPES } from '../../adapters/slack/manifest.ts'
import type { Json } from './json.ts'
import { violations } from './limits.ts'

export type Call = { method: string; body: Json; token?: string }

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
  /** Streams that go on, by channel and timestamp, with the chunks so far. */
  streams: Map<string, Json[]>
  /** What agent sessions are doing, by channel and thread. */
  sessions: Map<string, Json>
  /** The app's own words in `x-oauth-scopes`; all of them unless told. */
  scopes: readonly string[]
  /** Channels that Nova is in, and how many to a page. */
  channels: { id: string; name: string }[]
  /** The refresh token that counts; each counts once. */
  refreshToken: string
  /** What is installed by the code `good`. */
  installed: Json
  server: ServerType
  close(): Promise<void>
}

const TEXTS = new Set(['text', 'markdown_text', 'title', 'status', 'filename', 'alt_text'])

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
    'chat.startStream': (body) => {
      if (!body.thread_ts) return { ok: false, error: 'missing_thread_ts' }
      if (!body.channel.startsWith('D') && !(body.recipient_user_id && body.recipient_team_id))
        return { ok: false, error: 'missing_recipient' }
      const ts = nextTs()
      standIn.streams.set(`${body.channel}/${ts}`, body.chunks)
      standIn.messages.set(`${body.channel}/${ts}`, body)
      return { ok: true, channel: body.channel, ts }
    },
    'chat.appendStream': (body) => {
      const chunks = standIn.streams.get(`${body.channel}/${body.ts}`)
      if (!chunks) return { ok: false, error: 'message_not_in_streaming_state' }
      chunks.push(...body.chunks)
      return { ok: true, channel: body.channel, ts: body.ts }
    },
    'chat.stopStream': (body) => {
      const key = `${body.channel}/${body.ts}`
      if (!standIn.streams.has(key)) return { ok: false, error: 'message_not_in_streaming_state' }
      if (body.blocks && violations(body.blocks).length > 0) return { ok: false, error: 'invalid_blocks' }
      standIn.streams.delete(key)
      const { thread_ts } = standIn.messages.get(key)
      standIn.messages.set(key, { thread_ts, ...body })
      return { ok: true, channel: body.channel, ts: body.ts }
    },
    'chat.unfurl': (body) =>
      Object.values<Json>(body.unfurls).every(({ blocks }) => violations(blocks).length === 0)
        ? { ok: true }
        : { ok: false, error: 'cannot_parse_attachment' },
    'agents.sessions.setStatus': (body) => {
      if (!['active', 'processing', 'suspended', 'closed'].includes(body.status))
        return { ok: false, error: 'invalid_arguments' }
      const key = `${body.channel_id}/${body.thread_ts}`
      standIn.sessions.set(key, { title: body.title, ...standIn.sessions.get(key), status: body.status })
      return { ok: true }
    },
    'assistant.threads.setStatus': () => ({ ok: true }),
    'assistant.threads.setTitle': () => ({ ok: true }),
    'assistant.threads.setSuggestedPrompts': (body) =>
      body.prompts.length <= 4 ? { ok: true } : { ok: false, error: 'invalid_arguments' },
    'views.publish': ({ view }) =>
      view.type === 'home' && violations(view.blocks, 'home').length === 0
        ? { ok: true, view: { id: 'V0HOME', ...view } }
        : { ok: false, error: 'invalid_arguments' },
    'auth.test': () => ({ ok: true, team: 'Chênevert', team_id: 'T0CHENE', user: 'nova', user_id: 'U0NOVA' }),
    'oauth.v2.access': (body) => {
      if (body.client_secret !== 'client-secret') return { ok: false, error: 'bad_client_secret' }
      const fresh = () => {
        standIn.refreshToken = `xoxe-${++clock}`
        return { access_token: `xoxe.xoxb-${clock}`, refresh_token: standIn.refreshToken, expires_in: 43_200 }
      }
      if (body.grant_type === 'refresh_token')
        return body.refresh_token === standIn.refreshToken
          ? { ok: true, ...fresh() }
          : { ok: false, error: 'invalid_refresh_token' }
      return body.code === 'good'
        ? { ok: true, ...standIn.installed, ...fresh() }
        : { ok: false, error: 'invalid_code' }
    },
    'users.conversations': (body) => {
      const from = Number(body.cursor ?? 0)
      const next = from + 2 < standIn.channels.length ? String(from + 2) : ''
      return { ok: true, channels: standIn.channels.slice(from, from + 2), response_metadata: { next_cursor: next } }
    },
    'conversations.info': (body) => {
      const channel = standIn.channels.find(({ id }) => id === body.channel)
      if (channel) return { ok: true, channel: { ...channel, is_member: true } }
      return body.channel.startsWith('C')
        ? { ok: true, channel: { id: body.channel, is_member: false } }
        : { ok: false, error: 'channel_not_found' }
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
      [...form].map(([name, value]) => [name, /^[[{]/.test(value) && !TEXTS.has(name) ? JSON.parse(value) : value]),
    )
    const token = context.req.header('authorization')?.replace('Bearer ', '')
    standIn.calls.push({ method, body, ...(token ? { token } : {}) })
    context.header('x-oauth-scopes', standIn.scopes.join(','))
    const fault = faults.get(method)?.shift()
    if (fault && !fault.done) return failure(context, fault)
    const answer = methods[method]?.(body) ?? { ok: false, error: 'unknown_method' }
    return fault ? failure(context, fault) : context.json(answer)
  })
  app.get('/files-pri/:name', (context) => {
    standIn.calls.push({ method: 'download', body: {}, token: context.req.header('authorization') ?? '' })
    if (context.req.header('authorization') === undefined) return context.redirect('/login')
    return context.body(new Uint8Array(Number(context.req.query('bytes') ?? 3)))
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
    streams: new Map(),
    sessions: new Map(),
    scopes: SCOPES,
    channels: [
      { id: 'C0FACT', name: 'facturation' },
      { id: 'C0CHANT', name: 'chantier' },
      { id: 'G0DIR', name: 'direction' },
    ],
    refreshToken: 'xoxe-first',
    installed: { team: { id: 'T0CHENE', name: 'Chênevert' }, enterprise: null, is_enterprise_install: false },
    server,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return standIn
}
