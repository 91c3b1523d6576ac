import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agents } from '../agents/index.ts'
import type { Database } from '../db/database.ts'
import { demoOrganizationId, generateDemo } from '../db/demo/generate.ts'
import { insertDemo } from '../db/demo/insert.ts'
import { demoNames } from '../db/demo/names.ts'
import type { Stores } from '../db/tables/index.ts'
import { createApp } from '../src/app.ts'
import { nodeAssets } from '../src/chart/node-assets.ts'
import { createPainter } from '../src/chart/png.ts'
import type { Reply } from '../src/chat/adapter.ts'
import type { InboundContent, InboundEvent } from '../src/chat/event.ts'
import { readConfig } from '../src/config.ts'
import type { Answer } from '../src/conversation/answer.ts'
import { type Intake, receive } from '../src/conversation/inbox.ts'
import { runTurn } from '../src/conversation/turn.ts'
import { createDocuments } from '../src/document/documents.ts'
import { createNodeDocumentAssets } from '../src/document/node-assets.ts'
import { createEngine, type Engine, examplesHash } from '../src/language/engine.ts'
import { createLog } from '../src/lib/log.ts'
import type { Mailer } from '../src/workflow/email.ts'
import { tick } from '../src/workflow/tick.ts'
import { openTestDatabase } from './db/open.ts'

export const NOW = '2026-11-02T08:00:00-05:00'

let engine: Promise<Engine> | undefined

/** The engine that the product starts with; trained once per set of examples on this machine. */
function testEngine(): Promise<Engine> {
  engine ??= (async () => {
    const names = demoNames()
    const path = join(tmpdir(), `nova-engine-${(await examplesHash(agents, names)).slice(0, 16)}.bin`)
    if (existsSync(path)) return createEngine(agents, { names, load: await readFile(path) })
    const trained = createEngine(agents, { names })
    await writeFile(`${path}.${process.pid}`, trained.serialize())
    await rename(`${path}.${process.pid}`, path)
    return trained
  })()
  return engine
}

type Options = {
  /** The instant at which the clock stands until `at` moves it. */
  clock?: string
  /** Environment variables. */
  config?: Record<string, string>
  /** A migrated database; the demo company is written to it unless it holds an organization. */
  database?: Database
  mailer?: Mailer
  pageAssets?: (name: string) => Promise<string | Uint8Array | null>
}

// biome-ignore lint/suspicious/noExplicitAny: what comes over HTTP has no type
export type Reached = { status: number; body: any }
export type Asked = { as?: string; thread?: string; channel?: string; lang?: string; token?: string }

/** Nova with the demo company, as a caller of her API and a platform see her. Close it. */
export async function openTestApp(options: Options = {}) {
  const clock = { now: new Date(options.clock ?? NOW) }
  const config = readConfig(options.config ?? {})
  const database = options.database ?? (await openTestDatabase())
  const known = await database.asSystem((directory) => directory.organizations())
  if (known.length === 0 && config.demo)
    await insertDemo(database, demoOrganizationId, generateDemo({ today: '2026-11-02' }))
  const background = new Set<Promise<unknown>>()
  const app = await createApp(config, {
    database,
    mailer: options.mailer ?? null,
    documents: createDocuments({ document: createNodeDocumentAssets(), chart: nodeAssets }),
    charts: createPainter(nodeAssets),
    engine: await testEngine(),
    pageAssets: options.pageAssets ?? (async () => null),
    secret: 's'.repeat(64),
    log: createLog(process.env.NOVA_TEST_LOG ?? 'silent'),
    now: () => clock.now,
    waitUntil: (work) => {
      const kept = work.catch(() => {}).finally(() => background.delete(kept))
      background.add(kept)
    },
    processMetrics: false,
  })
  const [organization] = await database.asSystem((directory) => directory.organizations())
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    database.inOrganization(organization!.id, work)

  async function request(method: string, path: string, body?: unknown, asked: Asked = {}): Promise<Reached> {
    const headers = {
      'content-type': 'application/json',
      ...(asked.lang ? { 'accept-language': asked.lang } : {}),
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
    }
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(text === undefined ? {} : { body: text as string }) }
    const response = await app.fetch(new Request(`http://localhost${path}`, init))
    const answered = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: isJson ? JSON.parse(answered) : answered }
  }

  const personOf = (handle: string) =>
    within(async (stores) => {
      const [person] = await stores.persons.list({ handle })
      if (!person) throw new Error(`nobody is ${handle}`)
      return person
    })

  const enqueued: string[] = []
  const intake: Intake<Stores> = {
    host: app.host,
    transact: app.host.transact,
    organizationOf: async () => organization!.id,
    enqueueTurn: async (_organization, event) => void enqueued.push(event),
    wake: () => {},
  }

  /** A platform's event taken in; its turn is not run yet. */
  const take = async (event: InboundEvent): Promise<{ reply: Reply; event: string | null }> => {
    const before = enqueued.length
    const reply = await receive(intake, event)
    return { reply, event: enqueued[before] ?? null }
  }

  return {
    app,
    host: app.host,
    database,
    organization: organization?.id ?? '',
    clock,
    within,
    request,
    personOf,
    take,
    run: (event: string): Promise<Answer> => runTurn(app.host, organization!.id, event),

    /** What an employee types; throws unless it is answered with 200. */
    async chat(text: string, { as = 'karine', ...asked }: Asked = {}): Promise<Answer> {
      const { status, body } = await request('POST', '/api/v1/chat', { text, as, ...asked })
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
      return body as Answer
    },
    tool: (name: string, input: Record<string, unknown> = {}, as = 'karine') =>
      request('POST', `/api/v1/tools/${name}`, { input, as }),
    decide: (
      approval: { id: string; revision: number },
      decision: string,
      { as = 'nadia', reason, lang }: { as?: string; reason?: string; lang?: string } = {},
    ) =>
      request(
        'POST',
        `/api/v1/approvals/${approval.id}/decisions`,
        { decision, revision: approval.revision, as, ...(reason === undefined ? {} : { reason }) },
        lang ? { lang } : {},
      ),

    /** What a person says or clicks on the local page, answered. */
    async hear(
      handle: string,
      content: InboundContent,
      place: Partial<InboundEvent['place']> = {},
    ): Promise<{ reply: Reply; answer: Answer | null }> {
      const person = await personOf(handle)
      const event: InboundEvent = {
        platform: 'web',
        workspace: 'local',
        id: crypto.randomUUID(),
        at: clock.now,
        account: { id: person.id },
        place: { channel: `dm-${person.id}`, thread: null, kind: 'dm', ...place },
        content,
      }
      const taken = await take(event)
      return { reply: taken.reply, answer: taken.event ? await runTurn(app.host, organization!.id, taken.event) : null }
    },

    /** What time brings, at the clock's instant. */
    tick: () => tick(app.host, organization!.id),

    /** Resolves when nothing is left to do in the background. */
    async idle(): Promise<void> {
      while (background.size > 0) await Promise.all(background)
      await app.settled()
    },
    async close(): Promise<void> {
      await this.idle()
      await database.close()
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>
