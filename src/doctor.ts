// `npm run doctor`: looks at everything that is set up, and says of what is wrong how to mend it.
import { constants } from 'node:fs'
import { access, readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Check } from './chat/adapter.ts'
import type { Config } from './config.ts'
import { toNovaError } from './errors.ts'
import type { Bilingual, Lang } from './lib/i18n.ts'

const same = (text: string): Bilingual => ({ fr: text, en: text })

/** Node has what is used (node:sqlite, erasable types) from this version. */
const NODE = 24
/** Bytes that are free on the data's disk: below, a backup or an upload may fail. */
const ROOM = 500_000_000
const POSTGRES = 15
const REACH_MS = 5_000

/** How the database stands, as db/health.ts reads it. */
export type Health = {
  version: number
  migrations: { applied: number; known: number }
  unsecured: string[]
  queues: string[]
  parked: number
}

export type Examined = {
  config: Config
  /** Nova answers on her port. */
  isRunning: boolean
  /** Null while no mail server is set. */
  mailer: { verify(): Promise<void> } | null
  health(): Promise<Health>
  organization(): Promise<{ name: string; timeZone: string } | null>
  checkPlatforms(): Promise<Check[]>
}

function node(): Check {
  const found = same(process.versions.node)
  const ok = Number(process.versions.node.split('.')[0]) >= NODE
  const mend = { fr: `Démarre par npm, qui apporte Node ${NODE}.`, en: `Start through npm, which brings Node ${NODE}.` }
  return { name: same('Node'), ok, found, mend }
}

const DATA: Bilingual = { fr: 'Dossier de données', en: 'Data folder' }

async function dataFolder({ NOVA_DATA_DIR }: Config, isRunning: boolean): Promise<Check[]> {
  try {
    await access(NOVA_DATA_DIR, constants.R_OK | constants.W_OK)
  } catch (thrown) {
    const isAbsent = (thrown as { code?: string }).code === 'ENOENT'
    const mend = {
      fr: `Donne à cet utilisateur le droit d'écrire dans ${NOVA_DATA_DIR}, ou choisis un autre NOVA_DATA_DIR.`,
      en: `Let this user write in ${NOVA_DATA_DIR}, or choose another NOVA_DATA_DIR.`,
    }
    const absent = {
      fr: `${NOVA_DATA_DIR} n'existe pas encore : npm start le crée`,
      en: `${NOVA_DATA_DIR} does not exist yet: npm start makes it`,
    }
    const shut = {
      fr: `${NOVA_DATA_DIR} ne peut pas être lu et écrit`,
      en: `${NOVA_DATA_DIR} cannot be read and written`,
    }
    return [{ name: DATA, ok: isAbsent, found: isAbsent ? absent : shut, mend }]
  }
  const holder = isRunning ? await readFile(join(NOVA_DATA_DIR, 'nova.holder'), 'utf8').catch(() => '') : ''
  const { pid } = (holder ? JSON.parse(holder) : {}) as { pid?: number }
  const { bavail, bsize } = await statfs(NOVA_DATA_DIR)
  const free = bavail * bsize
  const gigabytes = (free / 1e9).toFixed(1)
  return [
    {
      name: DATA,
      ok: true,
      found: pid
        ? { fr: `${NOVA_DATA_DIR}, ouvert par le processus ${pid}`, en: `${NOVA_DATA_DIR}, open in process ${pid}` }
        : same(NOVA_DATA_DIR),
    },
    {
      name: { fr: 'Espace disque', en: 'Disk space' },
      ok: free >= ROOM,
      found: { fr: `${gigabytes.replace('.', ',')} Go libres`, en: `${gigabytes} GB free` },
      mend: { fr: 'Libère au moins 500 Mo.', en: 'Free at least 500 MB.' },
    },
  ]
}

async function secret({ NOVA_SECRET, NOVA_DATA_DIR }: Config): Promise<Check> {
  const name = { fr: 'Secret de l’installation', en: 'Secret of the installation' }
  if (NOVA_SECRET) return { name, ok: true, found: same('NOVA_SECRET') }
  const path = join(NOVA_DATA_DIR, 'secret')
  const file = await stat(path).catch(() => null)
  if (!file) return { name, ok: true, found: { fr: 'créé au premier démarrage', en: 'made at the first start' } }
  const isOpen = (file.mode & 0o077) !== 0
  const found = isOpen ? { fr: `${path} est lisible par d'autres`, en: `${path} can be read by others` } : same(path)
  return { name, ok: !isOpen, found, mend: same(`chmod 600 ${path}`) }
}

/** What the address answers: null when it is Nova. */
async function troubleAt(url: string): Promise<string | null> {
  try {
    const response = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(REACH_MS) })
    const body = (await response.json().catch(() => null)) as { status?: string } | null
    return response.ok && body?.status === 'ok' ? null : `HTTP ${response.status}`
  } catch (thrown) {
    const { cause, name } = thrown as { cause?: { code?: string }; name: string }
    return cause?.code ?? name
  }
}

async function address({ NOVA_URL, demo }: Config, isRunning: boolean): Promise<Check> {
  const name = { fr: 'Adresse publique', en: 'Public address' }
  const mend = {
    fr: 'Mets NOVA_URL à l’adresse https:// que le mandataire (proxy) sert, et vérifie qu’il mène à PORT.',
    en: 'Set NOVA_URL to the https:// address that the proxy serves, and check that it leads to PORT.',
  }
  if (!NOVA_URL)
    return {
      name,
      ok: demo,
      found: demo
        ? { fr: 'démonstration, sur cette machine seulement', en: 'demo, on this machine only' }
        : {
            fr: 'NOVA_URL n’est pas réglé : les liens mènent à localhost',
            en: 'NOVA_URL is not set: links lead to localhost',
          },
      mend,
    }
  const { protocol, hostname } = new URL(NOVA_URL)
  if (protocol !== 'https:' && hostname !== 'localhost')
    return { name, ok: false, found: { fr: `${NOVA_URL} n’est pas en https`, en: `${NOVA_URL} is not https` }, mend }
  if (!isRunning)
    return {
      name,
      ok: true,
      found: { fr: `${NOVA_URL}, pas essayée : Nova est arrêtée`, en: `${NOVA_URL}, not tried: Nova is stopped` },
    }
  const trouble = await troubleAt(NOVA_URL)
  return { name, ok: trouble === null, found: same(trouble === null ? NOVA_URL : `${NOVA_URL} : ${trouble}`), mend }
}

async function mail(mailer: Examined['mailer']): Promise<Check> {
  const name = { fr: 'Courriel', en: 'E-mail' }
  if (!mailer)
    return {
      name,
      ok: true,
      found: { fr: 'SMTP_URL n’est pas réglé : rien ne part', en: 'SMTP_URL is not set: nothing is sent' },
    }
  try {
    await mailer.verify()
    return { name, ok: true, found: { fr: 'le serveur accepte la connexion', en: 'the server takes the connection' } }
  } catch (thrown) {
    return {
      name,
      ok: false,
      found: toNovaError(thrown).says,
      mend: { fr: 'Vérifie SMTP_URL.', en: 'Check SMTP_URL.' },
    }
  }
}

const QUEUES = ['turn', 'deliver', 'tick']

async function database({ health, config, organization }: Examined): Promise<Check[]> {
  const name = { fr: 'Base de données', en: 'Database' }
  let stands: Health
  try {
    stands = await health()
  } catch (thrown) {
    const found = { fr: `ne répond pas (${reason(thrown)})`, en: `does not answer (${reason(thrown)})` }
    const mend = {
      fr: 'Vérifie DATABASE_URL et que Postgres marche.',
      en: 'Check DATABASE_URL and that Postgres runs.',
    }
    return [{ name, ok: false, found, mend }]
  }
  const { version, migrations, unsecured, queues, parked } = stands
  const start = {
    fr: 'Démarre Nova une fois (npm start) : elle met la base à jour.',
    en: 'Start Nova once (npm start): she brings the database up to date.',
  }
  const missing = QUEUES.filter((queue) => !queues.includes(queue))
  const known = await organization().catch(() => null)
  return [
    {
      name,
      ok: version >= POSTGRES,
      found: same(`${config.DATABASE_URL ? 'Postgres' : 'PGlite'} ${version}`),
      mend: { fr: `Il faut Postgres ${POSTGRES} ou plus récent.`, en: `Postgres ${POSTGRES} or newer is needed.` },
    },
    {
      name: { fr: 'Tables', en: 'Tables' },
      ok: migrations.applied === migrations.known,
      found: {
        fr: `${migrations.applied} migrations sur ${migrations.known}`,
        en: `${migrations.applied} of ${migrations.known} migrations`,
      },
      mend: migrations.applied > migrations.known ? NEWER : start,
    },
    {
      name: { fr: 'Cloison entre organisations', en: 'Wall between organizations' },
      ok: unsecured.length === 0,
      found: unsecured.length ? same(unsecured.join(', ')) : { fr: 'sur chaque table', en: 'on every table' },
      mend: same(unsecured.map((table) => `alter table ${table} enable row level security;`).join(' ')),
    },
    {
      name: { fr: 'Files de tâches', en: 'Job queues' },
      ok: missing.length === 0 && parked === 0,
      found: missing.length
        ? { fr: `absentes : ${missing.join(', ')}`, en: `absent: ${missing.join(', ')}` }
        : { fr: `${QUEUES.join(', ')}; ${parked} abandonnées`, en: `${QUEUES.join(', ')}; ${parked} given up` },
      mend: missing.length ? start : PARKED,
    },
    ...(known ? [timeZone(known)] : []),
  ]
}

const NEWER: Bilingual = {
  fr: 'La base vient d’une version plus récente : mets Nova à jour.',
  en: 'The database is of a newer version: update Nova.',
}
const PARKED: Bilingual = {
  fr: "Lis le journal (NOVA_LOG=info), puis vide la file : delete from pgboss.job where name = 'parked'.",
  en: "Read the log (NOVA_LOG=info), then empty the queue: delete from pgboss.job where name = 'parked'.",
}

function timeZone({ name, timeZone: zone }: { name: string; timeZone: string }): Check {
  const title = { fr: 'Fuseau horaire', en: 'Time zone' }
  try {
    const time = new Intl.DateTimeFormat('fr-CA', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
    const now = time.format(new Date()).replace(/\s*h\s*/, ':')
    return { name: title, ok: true, found: same(`${name} · ${zone} · ${now}`) }
  } catch {
    const mend = {
      fr: 'Dans le chat : « change le fuseau horaire de l’organisation ».',
      en: 'In the chat: "change the organization time zone".',
    }
    return { name: title, ok: false, found: same(zone), mend }
  }
}

const reason = (thrown: unknown) => {
  const { cause, code, message } = thrown as { cause?: { code?: string }; code?: string; message?: string }
  return cause?.code ?? code ?? message ?? String(thrown)
}

/** What needs no database; `rest` is everything. */
export const examineMachine = async (config: Config, isRunning: boolean): Promise<Check[]> => [
  node(),
  ...(await dataFolder(config, isRunning)),
  await secret(config),
  await address(config, isRunning),
]

export const examine = async (of: Examined): Promise<Check[]> => [
  ...(await examineMachine(of.config, of.isRunning)),
  ...(await database(of)),
  await mail(of.mailer),
  ...(await of.checkPlatforms()),
]

/** `✓ name · what was found`, and under what is wrong how to mend it. */
export const report = (checks: readonly Check[], lang: Lang): string =>
  checks
    .map(({ name, ok, found, mend }) => {
      const line = `${ok ? '✓' : '✗'} ${name[lang]} · ${found[lang]}`
      return ok || !mend ? line : `${line}\n    → ${mend[lang]}`
    })
    .join('\n')
