// discord-digital-twin with what it lacks in front of it: every payload held against Discord's own OpenAPI document and
// its limits, uploads, direct messages, threads named after their message, nonces, archived threads, 429.

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '../slack/json.ts'
import { modalViolations, violations } from './limits.ts'

export type Call = {
  method: string
  path: string
  body: Json
  files: { name: string; bytes: number }[]
  faults: string[]
}
export type Fault = { status: number; retryAfter?: number; code?: number } | 'unknown-outcome'

export const TOKEN = 'MTIzNDU2Nzg5.test.token'
export const BOT = '1100000000000000001'
export const GUILD = '1100000000000000002'
export const CHANNEL = '1100000000000000003'
export const KARINE = '1100000000000000004'
export const NADIA = '1100000000000000005'
export const STRANGER = '1100000000000000006'

export type StandIn = Awaited<ReturnType<typeof startStandIn>>

export async function startStandIn() {
  const { DigitalDiscord } = (await import('discord-digital-twin' as string)) as Json
  const schemas = (await import('discord-api-spec/zod' as string)) as Json
  const folder = await mkdtemp(join(tmpdir(), 'nova-twin-'))
  const twin = new DigitalDiscord({
    guild: { id: GUILD, name: 'Construction Chênevert' },
    channels: [{ id: CHANNEL, name: 'facturation', type: 0 }],
    users: [
      { id: KARINE, username: 'karine' },
      { id: NADIA, username: 'nadia' },
    ],
    botUser: { id: BOT, username: 'Nova' },
    botToken: TOKEN,
    dbUrl: `file:${join(folder, 'twin.db')}`,
  })
  await twin.start()
  await twin.prisma.user.create({ data: { id: STRANGER, username: 'inconnu', globalName: 'inconnu' } })

  const calls: Call[] = []
  const faults: Fault[] = []
  const nonces = new Map<string, Json>()
  const directs = new Map<string, string>()
  let commands: Json[] = []
  /** As `/applications/@me` tells it. */
  const application: Json = { id: BOT, name: 'Nova', verify_key: '', interactions_endpoint_url: null }

  /** The schema that a call's body must fit, and the limits. */
  function wrong(method: string, path: string, body: Json, files: string[]): string[] {
    const fits = (name: string, value: Json = body): string[] => {
      const result = schemas[name].safeParse(value)
      return result.success ? [] : [`${name}: ${JSON.stringify(result.error.issues[0]).slice(0, 300)}`]
    }
    if (/^\/channels\/\d+\/messages$/.test(path) && method === 'POST')
      return [...fits('MessageCreateRequestSchema'), ...violations(body, files)]
    if (/^\/channels\/\d+\/messages\/\d+$/.test(path) && method === 'PATCH')
      return [...fits('MessageEditRequestPartialSchema'), ...violations(body, files)]
    if (/^\/webhooks\/\d+\/[^/]+$/.test(path))
      return [...fits('IncomingWebhookRequestPartialSchema'), ...violations(body, files)]
    if (/@original$/.test(path) && method === 'PATCH')
      return [...fits('IncomingWebhookUpdateRequestPartialSchema'), ...violations(body, files)]
    if (/\/threads$/.test(path)) return fits('CreateTextThreadWithMessageRequestSchema')
    if (/\/commands$/.test(path) && method === 'PUT')
      return (body as Json[]).flatMap((one) => fits('ApplicationCommandUpdateRequestSchema', one))
    if (/\/callback$/.test(path)) return callbackFaults(body)
    return []
    function callbackFaults(answer: Json): string[] {
      if (answer.type === 9)
        return [...fits('ModalInteractionCallbackRequestSchema', answer), ...modalViolations(answer.data)]
      if (answer.type === 4)
        return [...fits('CreateMessageInteractionCallbackRequestSchema', answer), ...violations(answer.data)]
      if (answer.type === 7)
        return [...fits('UpdateMessageInteractionCallbackRequestSchema', answer), ...violations(answer.data)]
      if (answer.type === 5 && answer.data && Object.keys(answer.data).join() !== 'flags')
        return ['a deferral with more than flags']
      return [5, 6, 8].includes(answer.type) ? [] : [`callback ${answer.type}`]
    }
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((thrown) => reply(response, 500, { message: String(thrown) }))
  })
  const reply = (response: ServerResponse, status: number, body?: Json, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks)
    const method = request.method ?? 'GET'
    const path = decodeURIComponent((request.url ?? '').replace(/^\/api\/v10/, '').split('?')[0]!)
    const { body, files } = await bodyOf(request.headers['content-type'] ?? '', raw)
    const problems =
      body === undefined
        ? []
        : wrong(
            method,
            path,
            body,
            files.map((file) => file.name),
          )
    calls.push({ method, path, body, files, faults: problems })
    const authorized = request.headers.authorization === `Bot ${TOKEN}` || /^\/(webhooks|interactions)\//.test(path)
    if (!authorized) return reply(response, 401, { code: 0, message: '401: Unauthorized' })

    const isWrite = /\/messages/.test(path) && method !== 'GET'
    const fault = isWrite ? faults.shift() : undefined
    if (fault && fault !== 'unknown-outcome') {
      const after = { message: 'You are being rate limited.', retry_after: fault.retryAfter, global: false }
      if (fault.status === 429)
        return reply(response, 429, after, { 'retry-after': String(fault.retryAfter), 'x-ratelimit-scope': 'user' })
      return reply(response, fault.status, { code: fault.code ?? 0, message: 'fault' })
    }
    if (problems.length > 0)
      return reply(response, 400, { code: 50_035, message: 'Invalid Form Body', errors: problems })

    const done = await carryOut(method, path, body, request)
    if (fault === 'unknown-outcome') return void response.destroy()
    reply(response, done.status, done.body)
  }

  async function bodyOf(type: string, raw: Buffer): Promise<{ body: Json; files: { name: string; bytes: number }[] }> {
    if (raw.length === 0) return { body: undefined, files: [] }
    if (!type.startsWith('multipart/')) return { body: JSON.parse(raw.toString()), files: [] }
    const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
    const files = [...form.entries()].flatMap(([key, value]) =>
      key.startsWith('files[') && typeof value !== 'string' ? [{ name: value.name, bytes: value.size }] : [],
    )
    return { body: JSON.parse(String(form.get('payload_json'))), files }
  }

  async function carryOut(
    method: string,
    path: string,
    body: Json,
    request: IncomingMessage,
  ): Promise<{ status: number; body?: Json }> {
    if (path === '/users/@me/channels') return { status: 200, body: { id: await directOf(body.recipient_id), type: 1 } }
    if (path === '/applications/@me') return { status: 200, body: application }
    if (path === '/users/@me/guilds')
      return { status: 200, body: [{ id: GUILD, name: 'Construction Chênevert', permissions: '309237763072' }] }
    if (/\/commands$/.test(path) && method === 'GET') return { status: 200, body: commands }
    if (/\/commands$/.test(path) && method === 'PUT') commands = body
    const thread = /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/.exec(path)
    if (thread) return openThread(thread[1]!, thread[2]!, body)
    const edit = /^\/channels\/(\d+)\/messages(\/\d+)?$/.exec(path)
    if (edit && (method === 'PATCH' || method === 'POST')) {
      const channel = await twin.prisma.channel.findUnique({ where: { id: edit[1] } })
      if (channel?.archived && method === 'PATCH')
        return { status: 400, body: { code: 50_083, message: 'Thread is archived' } }
      if (channel?.archived) await twin.prisma.channel.update({ where: { id: channel.id }, data: { archived: false } })
    }
    if (body?.nonce && nonces.has(body.nonce)) return { status: 200, body: nonces.get(body.nonce) }
    const { attachments: _, ...rest } = Array.isArray(body) ? { attachments: [] } : (body ?? {})
    const forwarded = await fetch(`${twin.restUrl}/v10${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' },
      ...(body === undefined ? {} : { body: JSON.stringify(Array.isArray(body) ? body : rest) }),
    })
    const text = await forwarded.text()
    const answered = text === '' ? undefined : JSON.parse(text)
    if (body?.nonce && forwarded.ok) nonces.set(body.nonce, answered)
    return { status: forwarded.status, body: answered }
  }

  async function directOf(account: string): Promise<string> {
    const known = directs.get(account)
    if (known) return known
    const id = String(1_200_000_000_000_000_000n + BigInt(directs.size))
    await twin.prisma.channel.create({ data: { id, type: 1 } })
    directs.set(account, id)
    return id
  }

  /** As Discord does, and the twin does not: the thread of a message has its id. */
  async function openThread(channel: string, message: string, { name }: Json) {
    const found = await twin.prisma.message.findUnique({ where: { id: message } })
    if (!found) return { status: 404, body: { code: 10_008, message: 'Unknown Message' } }
    if (await twin.prisma.channel.findUnique({ where: { id: message } }))
      return { status: 400, body: { code: 160_004, message: 'A thread has already been created for this message' } }
    const data = {
      id: message,
      guildId: GUILD,
      type: 11,
      name,
      parentId: channel,
      ownerId: BOT,
      starterMessageId: message,
    }
    await twin.prisma.channel.create({ data })
    const made = {
      id: message,
      guild_id: GUILD,
      type: 11,
      name,
      parent_id: channel,
      owner_id: BOT,
      newly_created: true,
    }
    const metadata = {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date().toISOString(),
      locked: false,
    }
    broadcast('THREAD_CREATE', { ...made, thread_metadata: metadata })
    return { status: 201, body: made }
  }

  const broadcast = (event: string, data: Json): void => twin.server.gateway.broadcast(event, data)

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    twin,
    application,
    calls,
    faults,
    broadcast,
    directOf,
    commands: () => commands,
    /** Bodies of messages that were posted or edited, also as answers to interactions. */
    posted: (): Json[] =>
      calls.flatMap(({ method, path, body }) => {
        if (body && method !== 'PUT' && /\/messages|\/webhooks\//.test(path) && !/threads$/.test(path)) return [body]
        return /callback$/.test(path) && body?.data?.components && body.type !== 9 ? [body.data] : []
      }),
    wrongCalls: () => calls.filter((call) => call.faults.length > 0),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await twin.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
