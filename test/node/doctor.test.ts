// What `npm run doctor` says, over a real database, mail server and addresses; a platform that refuses its token.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect } from '../../db/health.ts'
import { createMailer } from '../../integrations/smtp.ts'
import type { Check } from '../../src/chat/adapter.ts'
import { readConfig } from '../../src/config.ts'
import { type Examined, examine, examineMachine, report } from '../../src/doctor.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { SECRET } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'

let nova: TestApp
let standIn: StandIn
let folder: string
let mail: SMTPServer
let web: ServerType
let status = 200

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nova-doctor-'))
  standIn = await startStandIn()
  nova = await openTestApp({
    config: { SLACK_API_URL: standIn.url, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SECRET },
  })
  await nova.app.start()
  mail = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: false,
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'nova' }) : done(new Error('no')),
  })
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((listening) => {
    const fetch = () => Response.json({ status: 'ok' }, { status })
    web = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => listening())
  })
})
afterAll(async () => {
  await nova.app.stop()
  await standIn.close()
  await new Promise<void>((resolve) => mail.close(resolve))
  web.close()
  await rm(folder, { recursive: true })
})

const mailerWith = (password: string) =>
  createMailer({
    url: `smtp://nova:${password}@127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
    from: 'nova@chenevert.example',
  })

const look = (change: Partial<Examined> = {}, environment: Record<string, string> = {}) =>
  examine({
    config: readConfig({ NOVA_DATA_DIR: folder, ...environment }),
    isRunning: true,
    mailer: null,
    health: () => inspect(nova.database),
    organization: async () => ({ name: 'Chênevert', timeZone: 'America/Toronto' }),
    checkPlatforms: nova.app.checkPlatforms,
    ...change,
  })
const failing = (checks: Check[]) => checks.filter((check) => !check.ok).map((check) => check.name.en)

describe('the doctor', () => {
  it('finds nothing wrong where nothing is, and names each thing once', async () => {
    const checks = await look(
      { mailer: mailerWith('right') },
      { NOVA_URL: `http://localhost:${(web.address() as AddressInfo).port}` },
    )
    expect(failing(checks)).toEqual([])
    const names = checks.map((check) => check.name.en)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('Slack · Bot token')
    for (const { name, found } of checks)
      for (const lang of ['fr', 'en'] as const) expect(name[lang] && found[lang]).toBeTruthy()
  })

  it('says of whatever is wrong how to mend it', async () => {
    standIn.fault('auth.test', { error: 'token_revoked' })
    const checks = await look(
      {
        mailer: mailerWith('wrong'),
        organization: async () => ({ name: 'Chênevert', timeZone: 'America/Montréal' }),
      },
      { NOVA_DEMO: 'off' },
    )
    expect(failing(checks)).toEqual(['Public address', 'Time zone', 'E-mail', 'Slack · Bot token'])
    for (const check of checks.filter((one) => !one.ok)) expect(check.mend?.fr && check.mend.en).toBeTruthy()
    const [fr, en] = [report(checks, 'fr'), report(checks, 'en')]
    expect(fr).toMatch(/^✗ Courriel · .*mot de passe/m)
    expect(en).toMatch(/^✓ Database · PGlite \d+$/m)
    expect(fr.match(/→/g)).toHaveLength(4)
  })

  it('tells an address that is not secure, or that another answers', async () => {
    const { port } = web.address() as AddressInfo
    expect(failing(await look({}, { NOVA_URL: 'http://nova.example' }))).toEqual(['Public address'])
    status = 502
    const elsewhere = await examineMachine(
      readConfig({ NOVA_DATA_DIR: folder, NOVA_URL: `http://localhost:${port}` }),
      true,
    )
    expect(failing(elsewhere)).toEqual(['Public address'])
    web.close()
    const gone = await examineMachine(readConfig({ NOVA_DATA_DIR: folder, NOVA_URL: `http://localhost:${port}` }), true)
    expect(failing(gone)).toEqual(['Public address'])
  })

  it('tells a secret that others can read', async () => {
    await writeFile(join(folder, 'secret'), 's'.repeat(64))
    await chmod(join(folder, 'secret'), 0o644)
    const [check] = (await look()).filter((one) => !one.ok)
    expect(check?.mend?.en).toBe(`chmod 600 ${join(folder, 'secret')}`)
    await chmod(join(folder, 'secret'), 0o600)
    expect(failing(await look())).toEqual([])
  })

  it('tells a database that does not answer, is not migrated, or has a table without its wall', async () => {
    const silent = await look({ health: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) })
    expect(failing(silent)).toEqual(['Database'])
    expect(silent.find((one) => one.name.en === 'Database')?.found.en).toContain('ECONNREFUSED')
    await nova.database.asOwner(({ executeSql }) => executeSql('alter table invoices disable row level security'))
    const open = await look()
    expect(failing(open)).toEqual(['Wall between organizations'])
    expect(open.find((one) => !one.ok)?.found.en).toBe('invoices')
    await nova.database.asOwner(({ executeSql }) => executeSql(open.find((one) => !one.ok)!.mend!.en))
    await nova.database.asOwner(({ executeSql }) =>
      executeSql('create table drizzle.kept as select * from drizzle.__drizzle_migrations'),
    )
    await nova.database.asOwner(({ executeSql }) => executeSql('delete from drizzle.__drizzle_migrations where id = 1'))
    expect(failing(await look())).toEqual(['Tables'])
  })
})
