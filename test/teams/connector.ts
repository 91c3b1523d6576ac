// A small Bot Connector, token server and file store for tests: it keeps what was posted and edited, and refuses what
// Teams refuses. Written from the documentation; not the service.
import { type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'

// biome-ignore lint/suspicious/noExplicitAny: JSON of another system
export type Json = any

export type Sent = { method: 'POST' | 'PUT' | 'DELETE'; conversation: string; id: string; body: Json }
/** One answer out of turn. `done`: carried out although it fails. */
export type Fault = { status: number; retryAfter?: number; done?: boolean; says?: string }

export type Connector = {
  url: string
  /** Posts, edits and deletions, oldest first. */
  sent: Sent[]
  /** Messages as they stand, by `conversation/id`. */
  messages: Map<string, Json>
  members: Map<string, Json>
  faults: Fault[]
  uploads: Map<string, { bytes: Uint8Array; range: string | null }>
  files: Map<string, Uint8Array>
  /** Keys that tokens to Nova are signed with. */
  keys: Json[]
  /** Largest message in UTF-16 bytes. */
  limit: number
  /** What the token endpoint answers instead of a token. */
  tokenFault: { status: number; body: Json } | null
  tokens: number
  close(): Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const app = new Hono()
  let clock = 1_790_000_000_000
  const nextId = () => String(++clock)
  const base = (id: string) => id.split(';')[0]!

  app.use('/v3/*', async (context, next) => {
    if (context.req.header('authorization') !== 'Bearer nova-token')
      return context.json({ error: { code: 'Unauthorized' } }, 401)
    if (context.req.method === 'GET') return next()
    const fault = connector.faults.shift()
    if (!fault) return next()
    if (fault.done) await next()
    const headers = new Headers({ 'content-type': 'application/json' })
    if (fault.retryAfter !== undefined) headers.set('retry-after', String(fault.retryAfter))
    context.res = new Response(JSON.stringify({ error: { code: 'Fault', message: fault.says } }), {
      status: fault.status,
      headers,
    })
  })

  function tooBig(context: Context, body: Json) {
    const size = JSON.stringify(body).length * 2
    return size > connector.limit ? context.json({ error: { code: 'MessageSizeTooBig' } }, 413) : null
  }
  function keep(method: 'POST' | 'PUT', conversation: string, id: string, body: Json) {
    connector.sent.push({ method, conversation, id, body })
    if (body.type === 'message') connector.messages.set(`${base(conversation)}/${id}`, body)
  }

  app.post('/v3/conversations', async (context) => {
    const body = await context.req.json()
    if (!body.activity) return context.json({ id: `a:direct-${body.members[0].id}` })
    const refused = tooBig(context, body.activity)
    if (refused) return refused
    const id = nextId()
    const conversation = `${body.channelData.channel.id};messageid=${id}`
    keep('POST', conversation, id, body.activity)
    return context.json({ id: conversation, activityId: id }, 201)
  })
  app.post('/v3/conversations/:conversation/activities', async (context) => {
    const body = await context.req.json()
    const refused = tooBig(context, body)
    if (refused) return refused
    const stream = body.entities?.find((one: Json) => one.type === 'streaminfo')
    const id = stream?.streamId ?? nextId()
    keep('POST', context.req.param('conversation'), id, body)
    return context.json({ id }, 201)
  })
  app.put('/v3/conversations/:conversation/activities/:id', async (context) => {
    const body = await context.req.json()
    const refused = tooBig(context, body)
    if (refused) return refused
    const { conversation, id } = context.req.param()
    if (!connector.messages.has(`${base(conversation)}/${id}`))
      return context.json({ error: { code: 'ActivityNotFoundInConversation' } }, 404)
    keep('PUT', conversation, id, body)
    return context.json({ id })
  })
  app.delete('/v3/conversations/:conversation/activities/:id', (context) => {
    const { conversation, id } = context.req.param()
    connector.sent.push({ method: 'DELETE', conversation, id, body: null })
    connector.messages.delete(`${base(conversation)}/${id}`)
    return context.body(null, 200)
  })
  app.get('/v3/conversations/:conversation/members/:user', (context) => {
    const member = connector.members.get(context.req.param('user'))
    return member ? context.json(member) : context.json({ error: { code: 'MemberNotFoundInConversation' } }, 404)
  })
  app.get('/v3/teams/:team/conversations', (context) =>
    context.json({
      conversations: [{ id: context.req.param('team') }, { id: '19:factures@thread.tacv2', name: 'Factures' }],
    }),
  )
  app.post('/:tenant/oauth2/v2.0/token', async (context) => {
    connector.tokens += 1
    if (connector.tokenFault) return context.json(connector.tokenFault.body, connector.tokenFault.status as 400)
    const form = new URLSearchParams(await context.req.text())
    const right =
      form.get('grant_type') === 'client_credentials' && form.get('scope') === 'https://api.botframework.com/.default'
    return right
      ? context.json({ access_token: 'nova-token', expires_in: 3600 })
      : context.json({ error: 'invalid_request' }, 400)
  })
  app.get('/openid', (context) => context.json({ jwks_uri: `${connector.url}keys` }))
  app.get('/keys', (context) => context.json({ keys: connector.keys }))
  app.put('/upload/:id', async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    connector.uploads.set(context.req.param('id'), { bytes, range: context.req.header('content-range') ?? null })
    return context.json({})
  })
  app.get('/files/:name', (context) => {
    const bytes = connector.files.get(context.req.param('name'))
    return bytes ? context.body(bytes as Uint8Array<ArrayBuffer>) : context.notFound()
  })

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as { port: number }
  const connector: Connector = {
    url: `http://127.0.0.1:${port}/`,
    sent: [],
    messages: new Map(),
    members: new Map(),
    faults: [],
    uploads: new Map(),
    files: new Map(),
    keys: [],
    limit: 100_000,
    tokenFault: null,
    tokens: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return connector
}
