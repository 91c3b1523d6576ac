// The entry on Workers. What is read from a request's sockets may not outlive it, so each request has its own database
// and app (cheap, and nothing connects before the first statement); what only computes is kept by the isolate.
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2'
import latin500 from '@fontsource/inter/files/inter-latin-500-normal.woff2'
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2'
import latin700 from '@fontsource/inter/files/inter-latin-700-normal.woff2'
import { agents } from '../agents/index.ts'
import { demoNames } from '../db/demo/names.ts'
import { connectPostgres } from '../db/postgres-connection.ts'
import weights from '../dist/engine.bin'
import { type App, createApp } from './app.ts'
import { createPainter } from './chart/png.ts'
import { workerAssets } from './chart/worker-assets.ts'
import { type Config, readConfig } from './config.ts'
import { createDocuments } from './document/documents.ts'
import { workerDocumentAssets } from './document/worker-assets.ts'
import { NovaError, toNovaError } from './errors.ts'
import { createEngine, type Engine } from './language/engine.ts'
import { createLog, type Log } from './lib/log.ts'
import { createDrivenJobs, type DrivenJobs } from './workflow/driven-jobs.ts'

/** Bindings of wrangler.toml; variables and secrets are the settings of config.ts. */
type Bindings = {
  HYPERDRIVE: { connectionString: string }
  ASSETS: { fetch(request: Request): Promise<Response> }
}
type Context = { waitUntil(work: Promise<unknown>): void }

/** A request may hold six connections at once, which posts to platforms need too. */
const CONNECTIONS = { data: 2, jobs: 1 }
const PAGE_FONTS: Readonly<Record<string, ArrayBuffer>> = {
  'inter-latin-400-normal.woff2': latin400,
  'inter-latin-500-normal.woff2': latin500,
  'inter-latin-600-normal.woff2': latin600,
  'inter-latin-700-normal.woff2': latin700,
}
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

let settings: { config: Config; secret: string; log: Log } | undefined

function readSettings(bindings: Bindings) {
  if (settings) return settings
  const texts = Object.entries<unknown>(bindings).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const config = readConfig({ ...Object.fromEntries(texts), DATABASE_URL: bindings.HYPERDRIVE.connectionString })
  const secret = config.NOVA_SECRET
  if (!secret)
    throw new NovaError('input.invalid', {
      fr: 'NOVA_SECRET : introuvable, attendu au moins 32 caractères (npm run wrangler -- secret put NOVA_SECRET).',
      en: 'NOVA_SECRET: not found, expected at least 32 characters (npm run wrangler -- secret put NOVA_SECRET).',
    })
  settings = { config, secret, log: createLog(config.NOVA_LOG) }
  return settings
}

let loaded: Engine | undefined
const load = () => {
  loaded ??= createEngine(agents, { names: demoNames(), load: new Uint8Array(weights) })
  return loaded
}
/** Loading takes most of a second of computing: it waits for the first message. */
const engine: Engine = {
  understand: (turn) => load().understand(turn),
  answerTo: (question, turn) => load().answerTo(question, turn),
  serialize: () => load().serialize(),
}
const charts = createPainter(workerAssets)
const documents = createDocuments({ document: workerDocumentAssets, chart: workerAssets })

async function readPageAsset({ ASSETS }: Bindings, name: string): Promise<Uint8Array | null> {
  const font = PAGE_FONTS[name]
  if (font) return new Uint8Array(font)
  const response = await ASSETS.fetch(new Request(`https://assets.invalid/${name}`))
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}

/** Works with an app of this request's own, and ends it once everything that outlives the answer is done. */
async function withApp<T>(
  bindings: Bindings,
  context: Context,
  work: (app: App, jobs: DrivenJobs) => Promise<T>,
): Promise<T> {
  const { config, secret, log } = readSettings(bindings)
  const pending = new Set<Promise<unknown>>()
  const waitUntil = (task: Promise<unknown>) => {
    const kept = task
      .catch((thrown) => log.error({ cause: String(thrown) }, 'background'))
      .finally(() => pending.delete(kept))
    pending.add(kept)
  }
  const database = connectPostgres(config.DATABASE_URL ?? '', CONNECTIONS)
  const jobs = createDrivenJobs(database.boss, log, waitUntil)
  const app = await createApp(config, {
    database,
    // SMTP needs sockets that nodemailer does not open in workerd: e-mail stays prepared.
    mailer: null,
    documents,
    charts,
    engine,
    pageAssets: (name) => readPageAsset(bindings, name),
    secret,
    log,
    now: () => config.NOVA_CLOCK ?? new Date(),
    waitUntil,
    processMetrics: false,
    jobs,
  })
  await jobs.start(app.handlers)
  const finish = async () => {
    while (pending.size > 0) await Promise.all(pending)
    await app.stop()
  }
  try {
    return await work(app, jobs)
  } finally {
    context.waitUntil(finish())
  }
}

/** The demo lets anybody be anybody, so it answers where only this machine asks. */
function requireLoopback(url: URL): void {
  if (LOOPBACK.has(url.hostname)) return
  throw new NovaError('auth.forbidden', {
    fr: 'La démonstration ne répond que sur cette machine. Mettez NOVA_DEMO=off.',
    en: 'The demo answers on this machine only. Set NOVA_DEMO=off.',
  })
}

export default {
  async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
    try {
      const url = new URL(request.url)
      if (readSettings(bindings).config.demo) requireLoopback(url)
      // Counters would begin again with each request.
      if (url.pathname === '/metrics') return new Response(null, { status: 404 })
      return await withApp(bindings, context, async (app) => app.fetch(request))
    } catch (thrown) {
      const error = toNovaError(thrown)
      const refused = error.code === 'auth.forbidden'
      // A wrong setting is for who deploys to read, not for who calls.
      if (!refused) console.error(error.code === 'internal' ? thrown : error.message)
      const told = refused ? error : toNovaError(null)
      const lang = /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'fr'
      return Response.json(told.toWire(lang), { status: told.status })
    }
  },

  /** Once a minute: what time brings, and jobs that were put off or cut off. */
  async scheduled(_event: unknown, bindings: Bindings, context: Context): Promise<void> {
    await withApp(bindings, context, async (app, jobs) => {
      await app.handlers.tick({})
      await jobs.runDue()
    })
  },
}
