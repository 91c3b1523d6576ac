import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPglite } from '../../db/pglite.ts'
import { createLog } from '../../src/lib/log.ts'
import { createJobs } from '../../src/workflow/jobs.ts'
import { build, freePort, type Started, startNova } from './process.ts'

const CLOCK = { NOVA_CLOCK: '2026-11-02T08:00:00-05:00' }

describe('as a process', () => {
  let directory: string
  let port: number
  const started: Started[] = []
  const start = (environment: Record<string, string> = {}, args: string[] = [], where = directory) => {
    const nova = startNova(where, { PORT: String(port), ...CLOCK, ...environment }, args)
    started.push(nova)
    return nova
  }
  beforeAll(build, 120_000)
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nova-node-'))
    port = await freePort()
  })
  afterEach(async () => {
    for (const { child, ended } of started.splice(0)) {
      child.kill('SIGKILL')
      await ended
    }
    await rm(directory, { recursive: true, force: true })
  })

  const call = async (path: string, body: unknown) => {
    const response = await fetch(`http://localhost:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what comes over HTTP has no type
    return { status: response.status, body: (await response.json()) as any }
  }
  const ready = async () => (await fetch(`http://localhost:${port}/ready`)).status

  it('serves, refuses a second on the same data, survives kill -9, and ends cleanly', async () => {
    const first = start()
    const line = await first.ready
    expect(line).toContain(`http://localhost:${port}`)
    expect(line).toContain(directory)
    expect(await ready()).toBe(200)
    const second = start({ PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(String(first.child.pid))

    const text = 'facture la Coop Les Trois Saules 3 h de menuiserie à 85 $'
    const asked = await call('/api/v1/chat', { text, as: 'karine', channel: '#facturation' })
    expect(asked.status).toBe(200)
    const { approval } = asked.body.steps.find((step: { approval?: object }) => step.approval)
    first.child.kill('SIGKILL')
    await first.ended

    const again = start()
    await again.ready
    const decide = () =>
      call(`/api/v1/approvals/${approval.id}/decisions`, { decision: 'approve', revision: 1, as: 'nadia' })
    expect(await decide()).toMatchObject({ status: 200, body: { state: 'approved' } })
    expect(await decide()).toMatchObject({ status: 409 })
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)

    const backup = join(directory, 'copy.nova')
    expect(await start({}, ['backup', backup]).ended).toBe(0)
    const elsewhere = join(directory, 'restored')
    expect(await start({}, ['restore', backup], elsewhere).ended).toBe(0)
    const verified = start({}, ['audit:verify'], elsewhere)
    expect(await verified.ended).toBe(0)
    expect(verified.output()).toContain('all sound')

    const data = new PGlite(join(elsewhere, 'data'))
    const broken = await data.query<{ id: string }>('select id from audit_log where seq = 2')
    await data.exec('alter table audit_log disable trigger all')
    await data.query(`update audit_log set action = 'nothing' where seq = 2`)
    await data.close()
    const tampered = start({}, ['audit:verify'], elsewhere)
    expect(await tampered.ended).toBe(1)
    expect(tampered.output()).toContain('audit row 2')
    expect(tampered.output()).toContain(broken.rows[0]!.id)
  }, 240_000)

  it('an event that was acknowledged before kill -9 is answered once after the restart', async () => {
    const first = start()
    await first.ready
    first.child.kill('SIGKILL')
    await first.ended
    // As a platform's event that was stored with its job when the process was killed.
    const database = await openPglite(directory)
    const [organization] = await database.asSystem((system) => system.organizations())
    const jobs = createJobs(database.boss, createLog('silent'))
    const id = randomUUID()
    const event = await database.inOrganization(organization!.id, async (stores, sql) => {
      const [karine] = await stores.persons.list({ handle: 'karine' })
      const stored = await stores.events.insertOnce({
        platform: 'web',
        workspace: 'local',
        id,
        at: new Date(),
        account: { id: karine!.id },
        place: { channel: 'facturation', thread: null, kind: 'public' },
        content: { type: 'message', message: id, text: 'crée une facture', addressed: true, files: [] },
      })
      await jobs.enqueue('turn', { organization: organization!.id, event: stored.id }, { sql })
      return stored.id
    })
    await database.close()
    const again = start()
    await again.ready
    await expect
      .poll(
        async () =>
          (await (await fetch(`http://localhost:${port}/metrics`)).text()).match(
            /nova_turn_seconds_count\{.*\} (\d+)/,
          )?.[1],
        { timeout: 30_000 },
      )
      .toBe('1')
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
    const after = await openPglite(directory)
    const found = await after.inOrganization(organization!.id, async (stores) => {
      const [conversation] = await stores.conversations.list({ thread: id })
      return {
        event: await stores.events.need(event),
        answers: await stores.messages.list({ conversationId: conversation!.id, author: 'nova' }),
      }
    })
    await after.close()
    expect(found.event).toMatchObject({ state: 'done', attempts: 1 })
    expect(found.answers).toHaveLength(1)
  }, 240_000)

  it('NOVA_DEMO=off prints a link with which the first administrator signs in; a wrong setting stops the start', async () => {
    const nova = start({ NOVA_DEMO: 'off' })
    const link = /http:\S+sign-in\?token=\S+/.exec(await nova.ready)![0]
    const response = await fetch(link, { redirect: 'manual' })
    expect(response.status).toBeLessThan(400)
    expect(response.headers.get('set-cookie')).toBeTruthy()
    expect((await fetch(`${link}x`, { redirect: 'manual' })).headers.get('set-cookie')).toBeNull()
    const wrong = start({ PORT: 'x' })
    expect(await wrong.ended).toBe(1)
    expect(wrong.output()).toContain('PORT: found "x"')
  }, 120_000)

  it('doctor reads a Nova that runs, one that is stopped, and one that never was', async () => {
    const french = { LANG: 'fr_CA.UTF-8' }
    const before = start(french, ['doctor'])
    expect(await before.ended).toBe(0)
    expect(before.output()).toContain('créé au premier démarrage')
    const nova = start({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}`, MAIL_FROM: 'nova@firme.example' })
    await nova.ready
    // It is the running one that looks, with its own settings.
    const running = start({}, ['doctor'])
    expect(await running.ended).toBe(1)
    expect(running.output()).toContain(`open in process ${nova.child.pid}`)
    expect(running.output()).toMatch(/^✗ E-mail .*\n +→ /m)
    nova.child.kill('SIGINT')
    expect(await nova.ended).toBe(0)
    const stopped = start(french, ['doctor'])
    expect(await stopped.ended).toBe(0)
    expect(stopped.output()).toMatch(/^✓ Base de données · PGlite \d+$/m)
    expect(stopped.output()).not.toContain('✗')
  }, 120_000)
})
