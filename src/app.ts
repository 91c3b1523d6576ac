// The composition root: the only place, with the two entries, that knows everything.

import { adapters as platforms } from '../adapters/index.ts'
import { agents } from '../agents/index.ts'
import type { Database } from '../db/database.ts'
import type { Stores } from '../db/tables/index.ts'
import { requestApproval } from './approval/request.ts'
import { describeChart } from './chart/describe.ts'
import type { Painter } from './chart/png.ts'
import { chartTable } from './chart/table.ts'
import type { Adapter, Inbox } from './chat/adapter.ts'
import type { InboundEvent, Platform } from './chat/event.ts'
import type { Config } from './config.ts'
import { createGroups } from './conversation/group.ts'
import type { Host } from './conversation/host.ts'
import { identifyCaller } from './conversation/identify.ts'
import { type Intake, receive } from './conversation/inbox.ts'
import { createLexicons } from './conversation/lexicon.ts'
import { createPageData } from './conversation/page.ts'
import { createResolver } from './conversation/resolver.ts'
import { runTurn } from './conversation/turn.ts'
import type { Documents } from './document/documents.ts'
import { NovaError } from './errors.ts'
import { createHttp } from './http.ts'
import type { Engine } from './language/engine.ts'
import { sha256 } from './lib/canonical.ts'
import type { Log } from './lib/log.ts'
import { createRoster } from './mastermind/roster.ts'
import type { OrganizationProfile } from './tool/define.ts'
import { createDoor } from './tool/perform.ts'
import { carryEmail, type Mailer } from './workflow/email.ts'
import { createJobs, type Handlers, type Jobs } from './workflow/jobs.ts'
import { createMetrics } from './workflow/metrics.ts'
import { type Delivery, drainOutbox } from './workflow/outbox.ts'
import { tick } from './workflow/tick.ts'

const stackOf = (thrown: unknown) => (thrown instanceof Error ? thrown.stack : undefined)

/** What differs between the places that Nova runs in. */
export type Surroundings = {
  database: Database
  documents: Documents
  /** Null while no mail server is set. */
  mailer: Mailer | null
  charts: Painter
  engine: Engine
  pageAssets(name: string): Promise<string | Uint8Array | null>
  /** Signs sessions and encrypts stored tokens. */
  secret: string
  log: Log
  now(): Date
  /** Lets work go on after a response. */
  waitUntil(work: Promise<unknown>): void
  processMetrics: boolean
  /** Who runs the jobs. Default: workers of this process. */
  jobs?: Jobs
}

export type App = {
  fetch(request: Request): Promise<Response> | Response
  platforms: Platform[]
  start(): Promise<void>
  stop(): Promise<void>
  host: Host<Stores>
  jobs: Jobs
  /** What each job does; `start` hands it to the jobs. */
  handlers: Handlers
  /** Resolves when nothing is left to post. */
  settled(): Promise<void>
}

export async function createApp(config: Config, around: Surroundings): Promise<App> {
  const { database, log, now } = around
  const roster = createRoster<Stores>(agents)
  const transact = database.inOrganization
  const lexicons = createLexicons<Stores>(transact)
  const door = createDoor<Stores>({ tools: roster.tools, transact, requestApproval })
  const profiles = new Map<string, OrganizationProfile>()
  const adapters = new Map<Platform, Adapter>()
  const metrics = createMetrics({ processMetrics: around.processMetrics })
  const jobs = around.jobs ?? createJobs(database.boss, log)

  const forget = (organization: string) => {
    lexicons.forget(organization)
    profiles.delete(organization)
  }

  const host: Host<Stores> = {
    transact,
    roster,
    engine: around.engine,
    documents: around.documents,
    integrations: new Set(around.mailer ? ['smtp'] : []),
    log,
    now,
    lexicon: lexicons.of,
    forget,
    resolver: (organization) => createResolver(() => lexicons.of(organization)),
    perform: async (name, input, call, resolve, record) => {
      const outcome = await door(name, input, call, resolve, record)
      if (outcome.status === 'failed' && outcome.error.code === 'internal')
        log.error(
          { tool: name, cause: String(outcome.error.cause), stack: stackOf(outcome.error.cause) },
          'tool failed',
        )
      // What was written may have a name that the next message uses.
      if (outcome.gate !== 'none') forget(call.organization.id)
      if (outcome.status === 'failed' && outcome.error.code === 'internal')
        log.error({ tool: name, cause: String(outcome.error.cause) }, 'tool failed')
      return outcome
    },
    async profile(organization) {
      const known = profiles.get(organization)
      if (known) return known
      const row = await transact(organization, (stores) => stores.organizations.get())
      if (!row)
        throw new NovaError('not-found', {
          fr: "Cette organisation n'existe pas.",
          en: 'There is no such organization.',
        })
      const profile = { id: row.id, name: row.name, lang: row.lang, timeZone: row.timeZone }
      profiles.set(organization, profile)
      return profile
    },
    deliver: (organization) => around.waitUntil(deliver(organization)),
  }

  const { mailer } = around
  const carriers: Delivery<Stores>['carriers'] = mailer
    ? { email: (organization, row) => carryEmail(mailer, organization, row, transact) }
    : {}

  // One drain at a time per organization; a request meanwhile asks for another round.
  const draining = new Map<string, Promise<void>>()
  const again = new Set<string>()
  function deliver(organization: string): Promise<void> {
    const running = draining.get(organization)
    if (running) {
      again.add(organization)
      return running
    }
    const work = (async () => {
      do {
        again.delete(organization)
        await drainOutbox({ transact, adapters, carriers, now, log, later }, organization)
      } while (again.has(organization))
    })()
      .catch((thrown) => log.error({ cause: String(thrown) }, 'deliveries'))
      .finally(() => draining.delete(organization))
    draining.set(organization, work)
    return work
  }
  const later = (organization: string, seconds: number) =>
    jobs.enqueue('deliver', { organization }, { afterSeconds: seconds })

  const organizations = () => database.asSystem((directory) => directory.organizations())

  /** The organization of a workspace; where only one lives here, a workspace with our own credentials is its own. */
  async function findOrganization({ platform, workspace }: Pick<InboundEvent, 'platform' | 'workspace'>) {
    const linked = await database.asSystem((directory) => directory.organizationOf(platform, workspace))
    if (linked) return linked
    const all = await organizations()
    return all.length === 1 && all[0] ? all[0].id : null
  }
  // Every event asks; a workspace that moves is followed after this long.
  const WORKSPACE_MS = 10_000
  const workspaces = new Map<string, { organization: string; until: number }>()
  async function organizationOf(of: Pick<InboundEvent, 'platform' | 'workspace'>) {
    const key = `${of.platform}/${of.workspace}`
    const known = workspaces.get(key)
    if (known && known.until > Date.now()) return known.organization
    const organization = await findOrganization(of)
    if (organization) workspaces.set(key, { organization, until: Date.now() + WORKSPACE_MS })
    else workspaces.delete(key)
    return organization
  }

  const intake: Intake<Stores> = {
    host,
    transact: createGroups((organization, work) => database.inOrganization(organization, work, { first: true })),
    organizationOf,
    enqueueTurn: (organization, event, sql) => jobs.enqueue('turn', { organization, event }, { sql }),
    wake: () => jobs.wake('turn'),
  }
  const inbox: Inbox = {
    receive: async (event) => {
      const reply = await receive(intake, event)
      metrics.event(event.platform, reply.type)
      return reply
    },
    readFile: async (workspace, id) => {
      const organization = await organizationOf({ platform: 'slack', workspace })
      return organization ? ((await transact(organization, (stores) => stores.files.get(id)))?.bytes ?? null) : null
    },
    baseUrl: config.NOVA_URL ?? `http://localhost:${config.PORT}`,
  }

  const createWeb = await platforms.web()
  const web = createWeb(
    {
      demo: config.demo,
      sessionSecret: around.secret,
      now,
      assets: around.pageAssets,
      painter: { svg: around.charts.svg, table: chartTable, describe: describeChart },
      report: (thrown) => log.error({ cause: String(thrown) }, 'page'),
    },
    inbox,
    createPageData({ host, organization: onlyOrganization, tokenOwner }),
  )
  adapters.set('web', web)
  if (config.SLACK_BOT_TOKEN) {
    const createSlack = await platforms.slack()
    const settings = {
      botToken: config.SLACK_BOT_TOKEN,
      signingSecret: config.SLACK_SIGNING_SECRET ?? '',
      appToken: config.SLACK_APP_TOKEN,
      apiUrl: config.SLACK_API_URL,
      teamId: config.SLACK_TEAM_ID,
      charts: around.charts,
    }
    adapters.set('slack', createSlack(settings, inbox))
  }

  // The oldest organization stays the oldest.
  let oldest: string | undefined
  async function onlyOrganization(): Promise<string> {
    oldest ??= (await organizations())[0]?.id
    if (oldest) return oldest
    throw new NovaError('unavailable', {
      fr: "Aucune organisation n'est encore créée.",
      en: 'No organization was created yet.',
    })
  }

  async function tokenOwner(token: string) {
    const digest = await sha256(token)
    return database.asSystem((directory) => directory.tokenOwner(digest, now()))
  }

  const http = createHttp<Stores>({
    host,
    adapters: [...adapters.values()],
    metrics,
    waitUntil: around.waitUntil,
    ready: async () => {
      await database.ping()
      if (!(await jobs.healthy()))
        throw new NovaError(
          'unavailable',
          { fr: 'Les tâches de fond sont arrêtées.', en: 'The jobs are stopped.' },
          { retry: true },
        )
    },
    caller: (token, as) => identifyCaller({ demo: config.demo, transact, onlyOrganization, tokenOwner }, token, as),
  })

  const handlers: Handlers = {
    turn: async ({ organization, event }) => {
      await metrics.turn('platform', () => runTurn(host, organization, event))
    },
    deliver: ({ organization }) => deliver(organization),
    tick: async () => {
      for (const { id } of await organizations()) await tick(host, id)
    },
  }

  return {
    fetch: http.fetch,
    platforms: [...adapters.keys()],
    host,
    jobs,
    handlers,
    async settled() {
      while (draining.size > 0) await Promise.all(draining.values())
    },
    async start() {
      await jobs.start(handlers)
      for (const { id } of await organizations()) host.deliver(id)
      for (const adapter of adapters.values()) await adapter.start()
    },
    async stop() {
      for (const adapter of adapters.values()) await adapter.stop()
      await jobs.stop()
      while (draining.size > 0) await Promise.all(draining.values())
      await database.close()
    },
  }
}
