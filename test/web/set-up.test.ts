// An administrator connects Slack on the page of a running Nova: the whole product, with a small Slack at the other end.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { openTestDatabase } from '../db/open.ts'
import { TEAM } from '../slack/payloads.ts'
import { SECRET, signed } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'
import { createReach } from './reach.ts'

const TOKEN = 'xoxb-1-kept-from-everybody'
const VALUES = { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET }

let standIn: StandIn
let nova: TestApp
let page: ReturnType<typeof createReach>
beforeAll(async () => {
  standIn = await startStandIn()
  nova = await openTestApp({ config: { SLACK_API_URL: standIn.url } })
  await nova.app.start()
  page = createReach(nova)
})
afterAll(async () => {
  await nova.app.stop()
  await standIn.close()
})

const save = (values: Record<string, string>, who = 'isabelle') =>
  page.post(who, '/web/platforms/slack/save', { values })
const slackOf = async () => {
  const { body } = await page.get('isabelle', '/web/platforms')
  return body.platforms.find((one: { platform: string }) => one.platform === 'slack')
}
const signedStatus = async () => (await nova.app.fetch(signed({ type: 'url_verification', challenge: 'c' }))).status

describe('only who administers Nova', () => {
  it.each(['nadia', 'karine', 'tyler'])('%s reads, tries, saves and removes nothing', async (who) => {
    const reached = await Promise.all([
      page.get(who, '/web/platforms'),
      page.get(who, '/web/platforms/slack/channels'),
      page.post(who, '/web/platforms/slack/test', { values: VALUES }),
      save(VALUES, who),
      page.post(who, '/web/platforms/slack/remove', {}),
      page.post(who, '/web/platforms/slack/install', {}),
      page.post(who, '/web/platforms/slack/greeting', {
        id: crypto.randomUUID(),
        workspace: TEAM,
        channel: 'C1',
        name: 'x',
      }),
    ])
    expect(reached.map(({ status, body }) => [status, body.error.code])).toEqual(
      reached.map(() => [403, 'auth.forbidden']),
    )
    expect((await page.get(who, '/web/state')).body.manages).toBe(false)
    expect(await slackOf()).toMatchObject({ on: false })
  })

  it('is told the way there when she asks in a conversation', async () => {
    const answer = await nova.chat('connecte Slack', { as: 'isabelle' })
    expect(answer.cards[0]?.actions).toEqual([expect.objectContaining({ type: 'link', url: 'nova:platforms/slack' })])
    const refused = await nova.chat('connecte Slack', { as: 'karine' })
    expect(refused.steps[0]).toMatchObject({ status: 'refused' })
  })
})

describe('settings', () => {
  beforeEach(async () => {
    await page.post('isabelle', '/web/platforms/slack/remove', {})
    standIn.calls.length = 0
  })

  it('are refused where they are wrong, by field, before Slack is asked', async () => {
    for (const [values, field] of [
      [{ SLACK_BOT_TOKEN: 'not a token', SLACK_SIGNING_SECRET: SECRET }, 'SLACK_BOT_TOKEN'],
      // Without a secret anybody could speak in Slack's name.
      [{ SLACK_BOT_TOKEN: TOKEN }, expect.stringMatching(/SLACK_(SIGNING_SECRET|APP_TOKEN)/)],
      [{}, expect.any(String)],
    ] as const)
      expect(await save(values)).toMatchObject({ status: 400, body: { error: { code: 'input.invalid', field } } })
    expect(await page.post('isabelle', '/web/platforms/irc/save', { values: {} })).toMatchObject({ status: 404 })
    expect(standIn.calls).toEqual([])
    expect(await slackOf()).toMatchObject({ on: false })
  })

  it('are tried without being kept; what fails is told with how to mend it', async () => {
    standIn.fault('auth.test', { error: 'invalid_auth' })
    const bad = await page.post('isabelle', '/web/platforms/slack/test', { values: VALUES })
    expect(bad.body.checks.find((check: { ok: boolean }) => !check.ok)).toMatchObject({
      found: 'invalid_auth',
      mend: expect.stringContaining('xoxb'),
    })
    const good = await page.post('isabelle', '/web/platforms/slack/test', { values: VALUES })
    expect(good.body.checks.every((check: { ok: boolean }) => check.ok)).toBe(true)
    expect(JSON.stringify([bad, good])).not.toContain(TOKEN)
    expect(await slackOf()).toMatchObject({ on: false })
    expect(await nova.within((stores) => stores.connections.list({ integration: 'slack' }))).toEqual([])
    expect(await signedStatus()).toBe(404)
  })

  it('switch Slack on at once, and off again; secrets never come back and are sealed where they are kept', async () => {
    const saved = await save(VALUES)
    expect(saved).toMatchObject({ status: 200, body: { platform: { on: true } } })
    expect(await signedStatus()).toBe(200)
    const slack = await slackOf()
    expect(slack.workspaces).toEqual([{ id: TEAM, name: 'Chênevert' }])
    const token = slack.settings.find((one: { name: string }) => one.name === 'SLACK_BOT_TOKEN')
    expect(token).toMatchObject({ secret: true, kept: true, fromEnvironment: false })
    const told = JSON.stringify([saved.body, slack])
    for (const secret of [TOKEN, SECRET]) expect(told).not.toContain(secret)
    const [row] = await nova.within((stores) => stores.connections.list({ integration: 'slack' }))
    const audit = await nova.within((stores) => stores.auditLog.list({ subjectKind: 'platform' }))
    const stored = Buffer.from(row!.token).toString('latin1') + JSON.stringify(audit)
    for (const secret of [TOKEN, SECRET]) expect(stored).not.toContain(secret)
    expect(audit[0]).toMatchObject({
      action: 'platform.set',
      data: { settings: expect.arrayContaining(Object.keys(VALUES)) },
    })

    expect((await page.post('isabelle', '/web/platforms/slack/remove', {})).body.platform).toMatchObject({ on: false })
    expect(await signedStatus()).toBe(404)
    expect(await nova.within((stores) => stores.connections.list({ integration: 'slack' }))).toEqual([])
  })

  it('left empty stay as they were; another one takes its place', async () => {
    await save(VALUES)
    expect(await save({ SLACK_SIGNING_SECRET: 'another-signing-secret' })).toMatchObject({ status: 200 })
    expect(await signedStatus()).toBe(401)
    const again = signed({ type: 'url_verification', challenge: 'c' }, { secret: 'another-signing-secret' })
    expect((await nova.app.fetch(again)).status).toBe(200)
    expect(standIn.calls.at(-1)?.token).toBe(TOKEN)
  })

  it('are kept though a check fails: some can be made whole only once Nova answers', async () => {
    standIn.fault('auth.test', { error: 'account_inactive' })
    const saved = await save(VALUES)
    expect(saved.body.checks.some((check: { ok: boolean }) => !check.ok)).toBe(true)
    expect(await signedStatus()).toBe(200)
  })

  it('work after a restart, and on another process that shares the database', async () => {
    await save(VALUES)
    const other = await openTestApp({
      config: { SLACK_API_URL: standIn.url },
      database: { ...nova.database, close: async () => {} },
    })
    expect([...other.app.adapters.keys()]).toContain('slack')
  })
})

describe('hello', () => {
  it('is said once in a channel, and its thread can be answered', async () => {
    await save(VALUES)
    const { body } = await page.get('isabelle', '/web/platforms/slack/channels')
    const channel = body.channels[0]
    expect(channel).toMatchObject({ workspace: TEAM })
    const greeting = { id: crypto.randomUUID(), workspace: TEAM, channel: channel.id, name: channel.name }
    standIn.calls.length = 0
    for (let i = 0; i < 2; i += 1)
      expect(await page.post('isabelle', '/web/platforms/slack/greeting', greeting)).toMatchObject({ status: 200 })
    const [post, ...others] = standIn.bodies('chat.postMessage')
    expect(others).toEqual([])
    expect(post).toMatchObject({ channel: channel.id })
    const [surface] = await nova.within((stores) => stores.surfaces.list({ messageId: greeting.id }))
    expect(surface).toMatchObject({ platform: 'slack', workspace: TEAM, channel: channel.id })
    const elsewhere = { ...greeting, id: crypto.randomUUID(), workspace: 'T0OTHER' }
    expect(await page.post('isabelle', '/web/platforms/slack/greeting', elsewhere)).toMatchObject({ status: 404 })
  })

  it('and accounts of the only workspace are linked by their id alone', async () => {
    await save(VALUES)
    const { steps } = await nova.chat('relie le compte Slack U0STEVE99 à Steve', { as: 'isabelle' })
    expect(steps[0]).toMatchObject({ tool: 'persons.link_account', status: 'done' })
    const { id } = await nova.personOf('steve')
    const known = await nova.within((stores) => stores.identities.list({ personId: id, platform: 'slack' }))
    expect(known).toMatchObject([{ workspace: TEAM, account: 'U0STEVE99' }])
  })

  it('that Slack refuses is told in its reader’s language, and nothing is kept', async () => {
    await save(VALUES)
    standIn.fault('chat.postMessage', { error: 'not_in_channel' })
    const id = crypto.randomUUID()
    const refused = await page.post('isabelle', '/web/platforms/slack/greeting', {
      id,
      workspace: TEAM,
      channel: 'C0FACT',
      name: 'facturation',
    })
    expect(refused.body.error.message).toContain('/invite @Nova')
    expect(await nova.within((stores) => stores.messages.get(id))).toBeNull()
  })
})

describe('Add to Slack', () => {
  it('leads to Slack and back, links the workspace once, and is not for others', async () => {
    const app = { SLACK_BOT_TOKEN: '', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret' }
    await page.post('isabelle', '/web/platforms/slack/remove', {})
    await nova.within(async (stores) => {
      for (const one of await stores.workspaces.list({ platform: 'slack' })) await stores.workspaces.remove(one.id)
    })
    expect(await save({ ...app, SLACK_SIGNING_SECRET: SECRET })).toMatchObject({
      status: 200,
      body: { platform: { on: true, installs: true, workspaces: [] } },
    })
    const { body } = await page.post('isabelle', '/web/platforms/slack/install', {})
    const leads = await nova.app.fetch(new Request(`http://localhost:3000${body.url}`))
    expect(leads.status).toBe(302)
    const state = new URL(leads.headers.get('location')!).searchParams.get('state')!
    const back = () => nova.app.fetch(new Request(`http://localhost:3000/slack/oauth?code=good&state=${state}`))
    const forged = await nova.app.fetch(
      new Request(`http://localhost:3000/slack/oauth?code=good&state=${state.slice(0, -4)}0000`),
    )
    expect([forged.status, (await slackOf()).workspaces]).toEqual([403, []])
    expect((await back()).status).toBe(200)
    expect((await slackOf()).workspaces).toEqual([{ id: TEAM, name: 'Chênevert' }])
    expect((await back()).status).toBe(403)
  })
})

describe('the environment', () => {
  it('wins over what is stored, and is not changed on the page', async () => {
    const fixed = await openTestApp({
      config: { SLACK_API_URL: standIn.url, ...VALUES },
      database: await openTestDatabase(),
    })
    const there = createReach(fixed)
    const { body } = await there.get('isabelle', '/web/platforms')
    const slack = body.platforms.find((one: { platform: string }) => one.platform === 'slack')
    expect(slack).toMatchObject({ on: true, fromEnvironment: true })
    await there.post('isabelle', '/web/platforms/slack/save', { values: { SLACK_BOT_TOKEN: 'xoxb-another' } })
    standIn.calls.length = 0
    await fixed.app.adapters.get('slack')!.check()
    expect(standIn.calls.map((call) => call.token)).toEqual([TOKEN])
    await there.post('isabelle', '/web/platforms/slack/remove', {})
    expect(fixed.app.adapters.has('slack')).toBe(true)
    await fixed.close()
  })
})

it('settings that do not open, as with another secret, leave Slack off and Nova running', async () => {
  await save(VALUES)
  await nova.within(async (stores) => {
    const [row] = await stores.connections.list({ integration: 'slack' })
    await stores.connections.update(row!.id, { token: row!.token.map((byte) => byte ^ 1) })
  })
  const other = await openTestApp({
    config: { SLACK_API_URL: standIn.url },
    database: { ...nova.database, close: async () => {} },
  })
  expect(other.app.adapters.has('slack')).toBe(false)
  const { status, body } = await createReach(other).get('isabelle', '/web/platforms')
  expect(status).toBe(200)
  expect(body.platforms[0].settings.some((one: { kept: boolean }) => one.kept)).toBe(false)
})
