// The entry on Node: the only file that reads the environment.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serve } from '@hono/node-server'
import { agents } from '../agents/index.ts'
import { restoreBackup, writeBackup } from '../db/backup.ts'
import type { Database } from '../db/database.ts'
import { demoOrganizationId, generateDemo } from '../db/demo/generate.ts'
import { insertDemo } from '../db/demo/insert.ts'
import { demoNames } from '../db/demo/names.ts'
import { OPENING } from '../db/demo/opening.ts'
import { foundOrganization, issueToken } from '../db/founding.ts'
import { inspect } from '../db/health.ts'
import { openPglite } from '../db/pglite.ts'
import { openPostgres } from '../db/postgres.ts'
import { connectPostgres } from '../db/postgres-connection.ts'
import { integrations } from '../integrations/index.ts'
import { type App, createApp } from './app.ts'
import { nodeAssets } from './chart/node-assets.ts'
import { createPainter } from './chart/png.ts'
import type { Check } from './chat/adapter.ts'
import { type Config, readConfig } from './config.ts'
import { examine, examineMachine, report } from './doctor.ts'
import { createDocuments } from './document/documents.ts'
import { createNodeDocumentAssets } from './document/node-assets.ts'
import { NovaError, toNovaError } from './errors.ts'
import { createEngine, type Engine, examplesHash } from './language/engine.ts'
import { dateIn } from './lib/dates.ts'
import type { Lang } from './lib/i18n.ts'
import { createLog } from './lib/log.ts'
import { answerOperation, type Operation, operate } from './operations.ts'
import { converse } from './terminal.ts'

const ROOT = new URL('..', import.meta.url)
const HOST_OF_DEMO = '127.0.0.1'

async function open(config: Config): Promise<Database> {
  if (config.DATABASE_URL) return openPostgres(config.DATABASE_URL)
  const dist = fileURLToPath(new URL('dist/', ROOT))
  const template = existsSync(dist) && readdirSync(dist).find((name) => name.startsWith('template-'))
  return openPglite(config.NOVA_DATA_DIR, template ? { template: join(dist, template) } : {})
}

/** A secret of this installation, made on the first start when none is set. */
async function secretOf(config: Config): Promise<string> {
  if (config.NOVA_SECRET) return config.NOVA_SECRET
  const path = join(config.NOVA_DATA_DIR, 'secret')
  if (!existsSync(path)) await writeFile(path, randomBytes(32).toString('hex'), { mode: 0o600 })
  return (await readFile(path, 'utf8')).trim()
}

/** Trained when the bundle is built; trained here when started from source. */
async function createTrainedEngine(): Promise<Engine> {
  const names = demoNames()
  const trained = new URL(`dist/engine-${(await examplesHash(agents, names)).slice(0, 16)}.bin`, ROOT)
  return createEngine(agents, existsSync(trained) ? { names, load: await readFile(trained) } : { names })
}

/** The first start: the demo company, or an organization whose first administrator gets a link to sign in. */
async function found(config: Config, database: Database, now: Date): Promise<{ isNew: boolean; token: string | null }> {
  const [known] = await database.asSystem((directory) => directory.organizations())
  if (known && known.demo !== config.demo)
    throw new NovaError('conflict', {
      fr: `NOVA_DEMO=${config.NOVA_DEMO}, mais ${config.NOVA_DATA_DIR} contient « ${known.name} ». Choisissez un autre NOVA_DATA_DIR.`,
      en: `NOVA_DEMO=${config.NOVA_DEMO}, but ${config.NOVA_DATA_DIR} holds "${known.name}". Choose another NOVA_DATA_DIR.`,
    })
  if (known) return { isNew: false, token: null }
  if (!config.demo) return { isNew: true, token: await foundOrganization(database) }
  const today = dateIn('America/Toronto', now)
  await insertDemo(database, demoOrganizationId, generateDemo({ today }))
  return { isNew: true, token: null }
}

/** What employees of the demo company asked just before the newcomer came: something waits for a click. */
async function playOpening(app: App): Promise<void> {
  for (const said of OPENING) {
    const headers = { 'content-type': 'application/json' }
    await app.fetch(
      new Request('http://localhost/api/v1/chat', { method: 'POST', headers, body: JSON.stringify(said) }),
    )
  }
}

const mailerOf = ({ SMTP_URL: url, MAIL_FROM: from }: Config) => (url && from ? integrations.smtp({ url, from }) : null)

/** The app over an open database, not started. */
async function assemble(config: Config, database: Database) {
  const log = createLog(config.NOVA_LOG)
  const pending = new Set<Promise<unknown>>()
  const documentAssets = createNodeDocumentAssets()
  const app = await createApp(config, {
    database,
    mailer: mailerOf(config),
    documents: createDocuments({ document: documentAssets, chart: nodeAssets }),
    charts: createPainter(nodeAssets),
    engine: await createTrainedEngine(),
    pageAssets: readPageAsset,
    secret: await secretOf(config),
    log,
    now: () => config.NOVA_CLOCK ?? new Date(),
    waitUntil: (work) => {
      const kept = work
        .catch((thrown) => log.error({ cause: String(thrown) }, 'background'))
        .finally(() => pending.delete(kept))
      pending.add(kept)
    },
    processMetrics: true,
  })
  return { app, finish: () => Promise.all(pending) }
}

async function launch(config: Config) {
  await mkdir(config.NOVA_DATA_DIR, { recursive: true })
  const database = await open(config)
  const { isNew, token } = await found(config, database, config.NOVA_CLOCK ?? new Date())
  const { app, finish } = await assemble(config, database)
  await app.start()
  if (isNew && config.demo) await playOpening(app)
  giveBackMemory()
  return { app, database, token, finish }
}

/** Starting, the first time above all, leaves 50 MB of garbage that V8 would keep for as long as little is asked. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

async function readPageAsset(name: string): Promise<string | Uint8Array | null> {
  const font = name.endsWith('.woff2')
  const path = new URL(font ? `node_modules/@fontsource/inter/files/${name}` : `adapters/web/page/${name}`, ROOT)
  return readFile(path).catch(() => null)
}

async function run(config: Config): Promise<void> {
  const { app, database, token, finish } = await launch(config)
  const secret = await secretOf(config)
  const fetchApp = async (request: Request) =>
    (await answerOperation(request, secret, (operation) => carryOut(config, operation, database, app))) ??
    app.fetch(request)
  const server = serve({ fetch: fetchApp, port: config.PORT, ...(config.demo ? { hostname: HOST_OF_DEMO } : {}) })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const data = config.DATABASE_URL ? 'Postgres' : config.NOVA_DATA_DIR
  const link = token ? ` · sign in / se connecter : http://localhost:${config.PORT}/sign-in?token=${token}` : ''
  console.log(
    `Nova: http://localhost:${config.PORT} · ${[...app.adapters.keys()].join(', ')} · model: none (embedded engine) · data: ${data}${link}`,
  )
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await finish()
    await app.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await open(config)
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

const operationsOf = async (config: Config) => ({
  port: config.PORT,
  secret: await secretOf(config),
  open: () => open(config),
  carryOut: (operation: Operation, database: Database) => carryOut(config, operation, database),
})

async function carryOut(
  config: Config,
  operation: Operation,
  database: Database,
  running: App | null = null,
): Promise<Uint8Array> {
  if (operation.name === 'sign-in') return Buffer.from(await issueToken(database, operation.handle))
  if (operation.name === 'doctor') return Buffer.from(JSON.stringify(await examineAll(config, database, running)))
  const folder = await mkdtemp(join(tmpdir(), 'nova-'))
  try {
    await writeBackup(database, join(folder, 'backup'), new Date())
    return await readFile(join(folder, 'backup'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function examineAll(config: Config, database: Database, running: App | null): Promise<Check[]> {
  // Without a database it is not known which platforms are set up: that is told by the database's own check.
  const app = running ?? (await assemble({ ...config, NOVA_LOG: 'silent' }, database).catch(() => null))?.app
  return examine({
    config,
    isRunning: running !== null || (await answersHere(config)),
    mailer: mailerOf(config),
    health: () => inspect(database),
    organization: async () => (await database.asSystem((directory) => directory.organizations()))[0] ?? null,
    checkPlatforms: app ? app.checkPlatforms : async () => [],
  })
}

const answersHere = ({ PORT }: Config): Promise<boolean> =>
  fetch(`http://127.0.0.1:${PORT}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Opens what is there: nothing is made or migrated that was not, but for the embedded database of a stopped Nova. */
async function diagnose(config: Config): Promise<Check[]> {
  if (config.DATABASE_URL) {
    const database = connectPostgres(config.DATABASE_URL, { data: 2, jobs: 1 })
    return examineAll(config, database, null).finally(() => database.close())
  }
  if (!existsSync(join(config.NOVA_DATA_DIR, 'complete'))) return examineMachine(config, false)
  return JSON.parse(Buffer.from(await operate({ name: 'doctor' }, await operationsOf(config))).toString('utf8'))
}

/** LC_ALL, LC_MESSAGES, then LANG, as everywhere on Unix. */
const localeOf = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Lang =>
  /^fr/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en'

function fileArgument(): string {
  const file = process.argv[3]
  if (file) return file
  throw new NovaError('input.invalid', {
    fr: 'Nommez le fichier : npm run backup FICHIER',
    en: 'Name the file: npm run backup FILE',
  })
}

async function verifyAudit(database: Database): Promise<void> {
  for (const { id, name } of await database.asSystem((directory) => directory.organizations())) {
    const { sound, broken } = await database.inOrganization(id, (stores) => stores.auditLog.verify())
    if (broken) {
      console.error(`${name}: audit row ${broken.seq} (${broken.id}) is broken; ${sound} before it are sound`)
      process.exitCode = 1
    } else console.log(`${name}: ${sound} audit rows, all sound`)
  }
}

const COMMANDS: Record<string, (config: Config) => Promise<void>> = {
  start: run,
  chat: (config) => converse(config, async () => (await launch(config)).app),
  // For Workers, where nothing can migrate: tables, queues and the organization, then the end.
  migrate: async (config) => {
    const { app, token, finish } = await launch(config)
    await finish()
    await app.stop()
    const base = config.NOVA_URL ?? `http://localhost:${config.PORT}`
    console.log(token ? `Nova: ready · sign in / se connecter : ${base}/sign-in?token=${token}` : 'Nova: ready')
  },
  backup: async (config) => {
    const file = fileArgument()
    await writeFile(file, await operate({ name: 'backup' }, await operationsOf(config)))
    console.log(`backup → ${file}`)
  },
  'sign-in': async (config) => {
    const handle = process.argv[3] ?? ''
    const token = await operate({ name: 'sign-in', handle }, await operationsOf(config))
    console.log(`${config.NOVA_URL ?? `http://localhost:${config.PORT}`}/sign-in?token=${Buffer.from(token)}`)
  },
  restore: (config) =>
    withDatabase(config, async (database) => {
      await restoreBackup(database, fileArgument(), { force: process.argv.includes('--force') })
      console.log(`${fileArgument()} → ${config.DATABASE_URL ? 'Postgres' : config.NOVA_DATA_DIR}`)
    }),
  doctor: async (config) => {
    const checks = await diagnose(config)
    console.log(report(checks, localeOf(process.env)))
    // A platform's client may keep a connection open.
    process.exit(checks.every((check) => check.ok) ? 0 : 1)
  },
  'audit:verify': (config) => withDatabase(config, verifyAudit),
}

try {
  const command = COMMANDS[process.argv[2] ?? 'start']
  if (!command) throw new Error(`There is no command ${process.argv[2]}. Commands: ${Object.keys(COMMANDS).join(', ')}`)
  await command(readConfig(process.env))
} catch (thrown) {
  const error = toNovaError(thrown)
  const unforeseen = error.code === 'internal'
  console.error(unforeseen ? thrown : `${error.says.fr}\n\n${error.says.en}`)
  process.exit(1)
}
