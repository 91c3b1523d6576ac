// The adapter in workerd: botbuilder checks the token there too, and what goes out leaves through fetch.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ROOT } from '../rules/sources.ts'
import { APP, KARINE, mention, TENANT } from './activities.ts'
import { member, signed } from './bench.ts'
import { type Connector, type Json, startConnector } from './connector.ts'
import { type Claims, type Issuer, startIssuer } from './issuer.ts'

const ENTRY = `
import { createTeams } from '${ROOT}adapters/teams/teams.ts'
const kept = new Map()
const events = []
const inbox = {
  baseUrl: 'https://nova.example',
  receive: async (event) => (events.push(event), { type: 'accepted' }),
  store: {
    read: async (_, key) => kept.get(key) ?? null,
    write: async (_, key, value) => void kept.set(key, value),
    exclusively: (_, key, work) => work(),
  },
}
export default {
  async fetch(request, { APP, TENANT, BASE }) {
    const settings = { appId: APP, password: 'secret-secret', tenant: TENANT, loginUrl: BASE, openIdUrl: BASE + 'openid' }
    const teams = createTeams({ ...settings, charts: {} }, inbox)
    const { pathname } = new URL(request.url)
    if (pathname === '/events') return Response.json(events)
    if (pathname !== '/post') return teams.handle(request, (work) => work)
    const card = { title: 'Voilà', summary: 'Voilà', tone: 'neutral', blocks: [], actions: [] }
    const outgoing = { card, lang: 'fr', message: 'm', idempotencyKey: 'k' }
    return Response.json(await teams.post({ workspace: TENANT, channel: '19:factures@thread.tacv2', thread: null }, outgoing))
  },
}`

let connector: Connector
let issuer: Issuer
let wrangler: ChildProcess
let folder: string
let address: string

beforeAll(async () => {
  connector = await startConnector()
  issuer = await startIssuer(connector)
  connector.members.set(`29:${KARINE}`, member(KARINE, 'Karine Roy', 'karine@chenevert.example'))
  folder = await mkdtemp(join(tmpdir(), 'nova-teams-'))
  await writeFile(join(folder, 'worker.js'), ENTRY)
  const alias = `"botframework-connector" = "${ROOT}node_modules/botframework-connector/lib/index.js"`
  const head =
    'name = "teams"\nmain = "worker.js"\ncompatibility_date = "2026-10-01"\ncompatibility_flags = ["nodejs_compat"]'
  await writeFile(join(folder, 'wrangler.toml'), `${head}\n[alias]\n${alias}\n`)
  const [port, inspector] = [await freePort(), await freePort()]
  address = `http://127.0.0.1:${port}`
  const variables = Object.entries({ APP, TENANT, BASE: connector.url }).flatMap(([name, value]) => [
    '--var',
    `${name}:${value}`,
  ])
  const places = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', `${inspector}`]
  wrangler = spawn(join(ROOT, 'test/node_modules/.bin/wrangler'), ['dev', ...places, ...variables], {
    cwd: folder,
    // A group of its own, so that workerd ends with it.
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, CI: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' },
  })
  await vi.waitUntil(
    () =>
      fetch(`${address}/events`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { timeout: 50_000, interval: 200 },
  )
})
afterAll(async () => {
  const ended = new Promise((resolve) => wrangler.once('exit', resolve))
  process.kill(-wrangler.pid!)
  await ended
  await issuer.close()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

async function send(activity: Json, claims: Claims = {}): Promise<number> {
  const request = await signed(activity, connector, issuer, claims)
  const init = { method: 'POST', headers: request.headers, body: await request.text() }
  return (await fetch(`${address}/api/messages`, init)).status
}

test('a signed mention is heard with its verified address; forged and old ones are 401', async () => {
  expect(await send(mention('facture'), { aud: 'another' })).toBe(401)
  expect(await send(mention('facture'), { expiresIn: -3600 })).toBe(401)
  const request = await signed(mention('facture'), connector, issuer)
  const authorization = `${request.headers.get('authorization')!.slice(0, -12)}AAAAAAAAAAAA`
  const forged = await fetch(`${address}/api/messages`, {
    method: 'POST',
    headers: { authorization },
    body: await request.text(),
  })
  expect(forged.status).toBe(401)
  expect(await send(mention('facture'))).toBe(200)
  const events = (await (await fetch(`${address}/events`)).json()) as Json[]
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    account: { id: KARINE, verifiedEmail: 'karine@chenevert.example' },
    content: { text: 'facture' },
  })
})

test('a card is posted with the label of an AI', async () => {
  expect((await fetch(`${address}/post`)).status).toBe(200)
  expect(connector.sent.at(-1)?.body.entities[0].additionalType).toEqual(['AIGeneratedContent'])
})
