// The composition root: the only place, with the two entries, that knows everything.

import { loadWeb, platforms } from '../adapters/index.ts'
import { agents } from '../agents/index.ts'
import type { Database } from '../db/database.ts'
import type { Stores } from '../db/tables/index.ts'
import { requestApproval } from './approval/request.ts'
import { describeChart } from './chart/describe.ts'
import type { Painter } from './chart/png.ts'
import { chartTable } from './chart/table.ts'
import type { Adapter, Check } from './chat/adapter.ts'
import type { Platform } from './chat/event.ts'
import type { Config } from './config.ts'
import { createEnded } from './conversation/ended.ts'
import { createGroups } from './conversation/group.ts'
import { refreshHomes } from './conversation/home.ts'
import type { Host } from './conversation/host.ts'
import { identifyCaller } from './conversation/identify.ts'
import type { Intake } from './conversation/inbox.ts'
import { createInstallations, type Installations } from './conversation/install.ts'
import { createLexicons } from './conversation/lexicon.ts'
import { createPageData } from './conversation/page.ts'
import { createInbox } from './conversation/platform-inbox.ts'
import { createResolver } from './conversation/resolver.ts'
import { runTurn } from './conversation/turn.ts'
import { createWorkspaces } from './conversation/workspaces.ts'
import type { Documents } from './document/documents.ts'
import { NovaError } from './errors.ts'
import { createHttp } from './http.ts'
import type { Engine } from './language/engine.ts'
import { sha256 } from './lib/canonical.ts'
import type { Log } from './lib/log.ts'
import { createSealer } from './lib/seal.ts'
import { createRoster } from './mastermind/roster.ts'
import type { OrganizationProfile } from './tool/define.ts'
import { createDoor } from './tool/perform.ts'
import { createDrains } from './workflow/drains.ts'
import { carryEmail, type Mailer } from './workflow/email.ts'
import { createJobs, type Handlers, type Jobs } from './workflow/jobs.ts'
import { createMetrics } from './workflow/metrics.ts'
import { type Delivery, drainOutbox } from './workflow/outbox.ts'
import { createPlatforms } from './workflow/platforms.ts'
import { createSetUp } from './workflow/set-up.ts'
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
  /** Those that are on. */
  adapters: ReadonlyMap<Platform, Adapter>
  checkPlatforms(): Promise<Check[]>
  start(): Promise<void>
  stop(): Promise<void>
  host: Host<Stores>
  installations: Installations
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
    adapterOf: (platform) => adapters.get(platform),
    refreshHome: (organization, persons) => around.waitUntil(refreshHomes(host, organization, persons)),
  }

  const { mailer } = around
  const carriers: Delivery<Stores>['carriers'] = mailer
    ? { email: (organization, row) => carryEmail(mailer, organization, row, transact) }
    : {}

  const { deliver, settled } = createDrains(
    (organization) => drainOutbox({ transact, adapters, carriers, now, log, later }, organization),
    log,
  )
  const later = (organization: string, seconds: number) =>
    jobs.enqueue('deliver', { organization }, { afterSeconds: seconds })

  const organizations = () => database.asSystem((directory) => directory.organizations())

  const installed = (platform: Platform, workspace: string) =>
    database.asSystem((directory) => directory.installation(platform, workspace))

  const workspaces = createWorkspaces({ installed, organizations })
  const sealer = createSealer(around.secret)
  const ended = createEnded()
  const installations = createInstallations<Stores>({
    host,
    sealer,
    installed,
    forget: workspaces.forget,
  })

  const intake: Intake<Stores> = {
    host,
    transact: createGroups((organization, work) => database.inOrganization(organization, work, { first: true })),
    organizationOf: workspaces.organizationOf,
    enqueueTurn: (organization, event, sql) => jobs.enqueue('turn', { organization, event }, { sql }),
    wake: () => jobs.wake('turn'),
  }
  const baseUrl = config.NOVA_URL ?? `http://localhost:${config.PORT}`
  const inboxOf = (platform: Platform) =>
    createInbox(platform, {
      intake,
      baseUrl,
      sealer,
      installations,
      ended,
      counted: metrics.event,
    })

  const registry = createPlatforms<Stores>({
    definitions: platforms,
    environment: config,
    baseUrl,
    adapters,
    inboxOf,
    charts: around.charts,
    transact,
    organization: async () => (await organizations())[0]?.id ?? null,
    sealer,
    log,
  })
  const setUp = createSetUp<Stores>({ host, platforms: registry, organization: onlyOrganization, installations })

  const createWeb = await loadWeb()
  const web = createWeb(
    {
      demo: config.demo,
      sessionSecret: around.secret,
      now,
      assets: around.pageAssets,
      painter: { svg: around.charts.svg, table: chartTable, describe: describeChart },
      report: (thrown) => log.error({ cause: String(thrown) }, 'page'),
    },
    inboxOf('web'),
    { ...createPageData({ host, organization: onlyOrganization, tokenOwner }), setUp },
  )
  adapters.set('web', web)
  await registry.load()

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
    adapters,
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
      ended.tell(event)
    },
    deliver: ({ organization }) => deliver(organization),
    tick: async () => {
      for (const { id } of await organizations()) await tick(host, id)
    },
  }

  return {
    fetch: http.fetch,
    adapters,
    checkPlatforms: registry.check,
    host,
    installations,
    jobs,
    handlers,
    settled,
    async start() {
      await jobs.start(handlers)
      for (const { id } of await organizations()) host.deliver(id)
      await web.start()
      await registry.start()
    },
    async stop() {
      await web.stop()
      await registry.stop()
      await jobs.stop()
      await settled()
      await database.close()
    },
  }
}
