// hono: the same routes on Node and on Workers.
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Adapter } from './chat/adapter.ts'
import type { InboundEvent, Place, Platform } from './chat/event.ts'
import { reportOf } from './conversation/answer.ts'
import { createCall } from './conversation/call.ts'
import { cleanText } from './conversation/clean.ts'
import { takeDecision } from './conversation/decide.ts'
import type { Host } from './conversation/host.ts'
import { sealCard } from './conversation/publish.ts'
import { showDecision } from './conversation/settle.ts'
import type { ConversationStores } from './conversation/stores.ts'
import { tellApprover } from './conversation/tell.ts'
import { renewPending } from './conversation/thread.ts'
import { runTurn } from './conversation/turn.ts'
import { NovaError, toNovaError } from './errors.ts'
import type { Lang } from './lib/i18n.ts'
import { createWorker } from './mastermind/work.ts'
import { type PersonRow, toActor } from './tool/actor.ts'
import type { Call } from './tool/execute.ts'
import type { Metrics } from './workflow/metrics.ts'

/** Who calls, and for which organization. */
export type Caller = { organization: string; person: PersonRow }

export type HttpParts<S extends ConversationStores> = {
  host: Host<S>
  /** Those that are on; they come and go while Nova runs. */
  adapters: ReadonlyMap<Platform, Adapter>
  /** The demo takes `as`, a handle, instead of a token. Throws `auth.required` or `not-found`. */
  caller(token: string | null, as: string | undefined): Promise<Caller>
  /** Throws when the database or the jobs do not answer. */
  ready(): Promise<void>
  metrics: Metrics
  waitUntil(work: Promise<unknown>): void
}

const text = z.string().max(200)
const chatBody = z.object({
  text: z.string().max(20_000),
  as: text.optional(),
  channel: text.optional(),
  thread: text.optional(),
})
const decisionBody = z.object({
  decision: z.enum(['approve', 'reject', 'cancel']),
  revision: z.int().min(1),
  reason: z.string().max(2_000).optional(),
  as: text.optional(),
})
const toolBody = z.object({ input: z.record(z.string(), z.unknown()).default({}), as: text.optional() })

const BODY_LIMIT = 1_000_000
const BUSY_MS = 10_000

export function createHttp<S extends ConversationStores>(parts: HttpParts<S>): Hono {
  const { host } = parts
  const app = new Hono()

  app.onError((thrown, c) => {
    const error = toNovaError(thrown)
    if (error.code === 'internal') host.log.error({ cause: String(error.cause), path: c.req.path }, 'request failed')
    return c.json(error.toWire(langOf(c)), error.status as 500)
  })
  app.notFound((c) => c.json(nothingHere().toWire(langOf(c)), 404))

  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    await parts.ready()
    return c.json({ status: 'ready' })
  })
  app.get('/metrics', async (c) =>
    c.text(await parts.metrics.text(), 200, { 'content-type': parts.metrics.contentType }),
  )

  const api = new Hono()
  api.use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: () => {
        throw tooLarge()
      },
    }),
  )
  const tokenOf = (c: HonoContext) => /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null

  api.post('/chat', async (c) => {
    const body = await read(c, chatBody)
    const caller = await parts.caller(tokenOf(c), body.as)
    const id = await storeEvent(host, caller, body)
    const answer = await parts.metrics.turn('api', () => runWhenFree(host, caller.organization, id))
    return c.json(answer)
  })

  api.get('/tools', async (c) => {
    const { person } = await parts.caller(tokenOf(c), c.req.query('as'))
    const { permissions } = toActor(person)
    const tools = [...host.roster.tools.values()].map((tool) => ({
      name: tool.name,
      title: tool.title,
      owner: host.roster.ownerOf(tool.name).id,
      gate: tool.gate,
      allowed: permissions.has(tool.permission),
      input: z.toJSONSchema(tool.input, { io: 'input' }),
    }))
    return c.json({ tools })
  })

  api.post('/tools/:name', async (c) => {
    const body = await read(c, toolBody)
    const caller = await parts.caller(tokenOf(c), body.as)
    return c.json(await callTool(host, caller, c.req.param('name'), body.input))
  })

  api.post('/approvals/:id/decisions', async (c) => {
    const body = await read(c, decisionBody)
    const { organization, person } = await parts.caller(tokenOf(c), body.as)
    const call = await callOf(host, organization, person)
    const { decision, revision, reason } = body
    const request = { approval: c.req.param('id'), revision, decision, reason, by: call.actor }
    const { approval } = await takeDecision(host, request, call)
    const { id, state, tool, decidedAt } = approval
    return c.json({
      id,
      revision: approval.revision,
      state,
      tool,
      by: person.handle,
      at: decidedAt,
      reason: approval.reason,
    })
  })

  app.route('/api/v1', api)
  app.all('*', (c) => {
    const adapter = [...parts.adapters.values()].find(({ paths }) => paths.some((path) => isUnder(path, c.req.path)))
    return adapter ? adapter.handle(c.req.raw, parts.waitUntil) : c.notFound()
  })
  return app
}

/** `:part` stands for one part of a path, a last `*` for all that follows. */
function isUnder(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const fits = wanted.every((part, i) => part === '*' || part === given[i] || (part.startsWith(':') && given[i]))
  return fits && (wanted.at(-1) === '*' ? given.length >= wanted.length : given.length === wanted.length)
}

const langOf = (c: HonoContext): Lang => (/^\s*en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'fr')

const nothingHere = () =>
  new NovaError('not-found', { fr: "Il n'y a rien à cette adresse.", en: 'There is nothing at this address.' })
const tooLarge = () => new NovaError('too-large', { fr: 'La demande dépasse 1 Mo.', en: 'The request is over 1 MB.' })

async function read<T>(c: HonoContext, schema: z.ZodType<T>): Promise<T> {
  // JSON that is nested too deep to walk is refused like what is no JSON.
  const json = await c.req.json<unknown>().then(cleanText).catch(unreadable)
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || undefined
  throw new NovaError(
    'input.invalid',
    { fr: `${field ?? 'corps'} : ${issue?.message}`, en: `${field ?? 'body'}: ${issue?.message}` },
    field ? { field } : {},
  )
}

const unreadable = () => {
  throw new NovaError('input.invalid', { fr: 'Le corps doit être du JSON.', en: 'The body must be JSON.' })
}

/** A message typed through the API, as an event of the local page. */
function storeEvent<S extends ConversationStores>(
  host: Host<S>,
  { organization, person }: Caller,
  body: z.output<typeof chatBody>,
): Promise<string> {
  const id = crypto.randomUUID()
  const eventIn = (place: Omit<Place, 'thread'>): InboundEvent => ({
    platform: 'web',
    workspace: 'local',
    id,
    at: host.now(),
    account: { id: person.id },
    place: { ...place, thread: body.thread ?? id },
    content: { type: 'message', message: id, text: body.text, addressed: true, files: [] },
  })
  return host.transact(organization, async (stores) => {
    const channels = await stores.channels.list({ platform: 'web' })
    const wanted = body.channel?.replace(/^#/, '')
    const mine = channels.filter((one) => one.kind === 'public' || one.personId === person.id)
    const found = wanted
      ? mine.find((one) => one.channel === wanted || one.name.replace(/^#/, '') === wanted)
      : mine.find((one) => one.kind === 'dm')
    if (wanted && !found)
      throw new NovaError(
        'not-found',
        { fr: `Il n'y a pas de canal « ${wanted} ».`, en: `There is no channel "${wanted}".` },
        { field: 'channel' },
      )
    const { channel, kind } = found ?? { channel: `dm-${person.id}`, kind: 'dm' as const }
    return (await stores.events.insertOnce(eventIn({ channel, kind }))).id
  })
}

/** Waits for the thread when another turn holds it. */
async function runWhenFree<S extends ConversationStores>(host: Host<S>, organization: string, event: string) {
  const deadline = Date.now() + BUSY_MS
  for (;;) {
    try {
      return await runTurn(host, organization, event)
    } catch (thrown) {
      const error = toNovaError(thrown)
      if (error.code !== 'unavailable' || !error.retry || Date.now() > deadline) throw thrown
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

async function callOf<S extends ConversationStores>(
  host: Host<S>,
  organization: string,
  person: PersonRow,
): Promise<Call> {
  return createCall(host, await host.profile(organization), toActor(person))
}

async function showReplaced(id: string, call: Call, stores: ConversationStores): Promise<void> {
  const older = await stores.approvals.get(id)
  if (older) await showDecision(older, call.actor.name, call.organization, call.now, stores)
}

/** One tool called directly: the same door, the same answer as chat, with its output. Errors are errors here. */
async function callTool<S extends ConversationStores>(
  host: Host<S>,
  { organization, person }: Caller,
  name: string,
  input: Record<string, unknown>,
) {
  const tool = host.roster.tools.get(name)
  if (!tool)
    throw new NovaError('not-found', { fr: `Il n'y a pas d'outil « ${name} ».`, en: `There is no tool "${name}".` })
  const unknown = Object.keys(input).find((key) => !(key in tool.input.shape))
  if (unknown) {
    const says = { fr: `« ${unknown} » n'est pas un champ de ${name}.`, en: `"${unknown}" is not a field of ${name}.` }
    throw new NovaError('input.invalid', says, { field: unknown })
  }
  const call = await callOf(host, organization, person)
  const worker = createWorker<S>({
    roster: host.roster,
    perform: host.perform,
    call,
    resolve: host.resolver(organization),
    taken: () => undefined,
    remember: async (_position, step, stores) => {
      if (step.approval) await tellApprover(step.approval.id, call, 'web', stores)
      for (const id of step.superseded ?? []) await showReplaced(id, call, stores)
      await renewPending(host.roster, call, step, stores)
    },
  })
  await worker.tool(name, input)
  const [first] = worker.steps
  if (first?.error && !first.candidates?.length) throw first.error
  const cards = await host.transact(organization, (stores) =>
    Promise.all(worker.steps.map((step) => sealCard(step.card, null, stores))),
  )
  host.deliver(organization)
  const steps = worker.steps.map(reportOf)
  return {
    thread: null,
    lang: call.lang,
    steps,
    cards,
    text: cards.map((card) => card.summary).join('\n'),
    output: first?.output ?? null,
  }
}
