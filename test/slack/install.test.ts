import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSlack } from '../../adapters/slack/slack.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { command, envelope, mention, TEAM } from './payloads.ts'
import { type Bench, startBench } from './setup.ts'
import { SECRET, signed } from './signed.ts'

let bench: Bench
beforeEach(async () => {
  bench = await startBench({ botToken: '', clientId: '1.2', clientSecret: 'client-secret' })
  bench.inbox.states.add('state-1')
})
afterEach(() => bench.standIn.close())

const get = async (path: string, lang = 'fr-CA') =>
  bench.send(new Request(`http://nova.test${path}`, { headers: { 'accept-language': lang } }))
const install = () => get('/slack/oauth?code=good&state=state-1')
const card = { title: 'Bonjour', summary: 'Bonjour', tone: 'neutral' as const, blocks: [], actions: [] }
const say = (workspace = TEAM) =>
  bench.slack.post(
    { workspace, channel: 'C0FACT', thread: null },
    { card, lang: 'fr', message: 'm', idempotencyKey: crypto.randomUUID() },
  )
const tokens = (method: string) =>
  bench.standIn.calls.filter((call) => call.method === method).map(({ token }) => token)
const HOUR = 3_600_000
/** Moves the end of the kept token. */
function expireIn(millis: number) {
  const kept = bench.inbox.kept.get(`${TEAM}/token`) as object
  bench.inbox.kept.set(`${TEAM}/token`, { ...kept, until: Date.now() + millis })
}

describe('an installation', () => {
  test('leads to Slack with the least scopes, and back', async () => {
    const response = await get('/slack/install?state=state-1')
    expect(response.status).toBe(302)
    const asked = new URL(response.headers.get('location')!)
    expect(asked.origin + asked.pathname).toBe('https://slack.com/oauth/v2/authorize')
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: '1.2',
      state: 'state-1',
      redirect_uri: 'https://nova.example/slack/oauth',
    })
    expect(asked.searchParams.get('scope')).toContain('app_mentions:read,')
    expect((await get('/slack/install')).status).toBe(400)
  })

  test('keeps the token under the workspace, links it, and speaks with it', async () => {
    const response = await install()
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('installée dans Chênevert')])
    expect(bench.inbox.linked).toEqual([TEAM])
    expect(bench.standIn.bodies('oauth.v2.access')[0]).toMatchObject({
      code: 'good',
      redirect_uri: 'https://nova.example/slack/oauth',
    })
    await say()
    expect(tokens('chat.postMessage')).toEqual([expect.stringMatching(/^xoxe\.xoxb-/)])
    expect((await bench.send(signed(mention('bonjour')))).status).toBe(200)
    expect(bench.inbox.events[0]?.workspace).toBe(TEAM)
  })

  test.each([
    ['a used or forged state', '/slack/oauth?code=good&state=state-2', 403, 'plus de 15 minutes'],
    ['a code that Slack does not know', '/slack/oauth?code=bad&state=state-1', 502, 'invalid_code'],
    ['somebody who changed their mind', '/slack/oauth?error=access_denied&state=state-1', 400, 'annulée'],
  ])('of %s links nothing and keeps nothing', async (_, path, status, says) => {
    const response = await get(path)
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(says)])
    expect(bench.inbox.linked).toEqual([])
    expect(bench.inbox.kept.size).toBe(0)
  })

  test('of an organization of Enterprise Grid counts for all its workspaces', async () => {
    bench.standIn.installed = {
      team: null,
      enterprise: { id: 'E0GROUP', name: 'Groupe' },
      is_enterprise_install: true,
    }
    expect(await (await get('/slack/oauth?code=good&state=state-1', 'en')).text()).toContain('installed in Groupe')
    expect(bench.inbox.linked).toEqual(['E0GROUP'])
    const authorizations = [{ enterprise_id: 'E0GROUP', team_id: null, is_bot: true, is_enterprise_install: true }]
    await bench.send(signed(mention('bonjour', {}), {}))
    expect(bench.inbox.events).toEqual([])
    await bench.send(signed({ ...mention('bonjour'), enterprise_id: 'E0GROUP', authorizations }))
    await bench.send(signed(command('aide', { enterprise_id: 'E0GROUP', is_enterprise_install: 'true' })))
    expect(bench.inbox.events.map(({ workspace }) => workspace)).toEqual(['E0GROUP', 'E0GROUP'])
    await say('E0GROUP')
    expect(bench.standIn.messages.size).toBe(1)
  })
})

describe('a token', () => {
  test('that nobody got is an answer that helps, and Slack is not asked', async () => {
    await expect(say()).rejects.toMatchObject({ code: 'integration.missing', retry: false })
    const response = await bench.send(signed(mention('bonjour')))
    expect([response.status, response.headers.get('x-slack-no-retry')]).toEqual([424, '1'])
    expect(bench.standIn.calls).toEqual([])
  })

  test('is renewed two hours before its end, once for all that ask at the same time, on any instance', async () => {
    await install()
    expireIn(HOUR)
    const other = createSlack(
      {
        clientId: '1.2',
        clientSecret: 'client-secret',
        signingSecret: SECRET,
        apiUrl: bench.standIn.url,
        charts: { png: async () => PIXEL },
      },
      bench.inbox,
    )
    const before = bench.standIn.bodies('oauth.v2.access').length
    await Promise.all([say(), say(), other.directChannel(TEAM, 'U0DANY'), other.directChannel(TEAM, 'U0NADIA')])
    expect(bench.standIn.bodies('oauth.v2.access').slice(before)).toMatchObject([{ grant_type: 'refresh_token' }])
    expect(new Set(tokens('chat.postMessage'))).toEqual(new Set(tokens('conversations.open')))
  })

  test('that cannot be renewed serves until its end', async () => {
    await install()
    expireIn(HOUR)
    bench.standIn.fault('oauth.v2.access', { status: 503 })
    await say()
    expect(bench.standIn.messages.size).toBe(1)
    expireIn(-1)
    bench.standIn.fault('oauth.v2.access', { status: 503 })
    await expect(say()).rejects.toMatchObject({ code: 'unavailable', retry: true })
    await say()
  })
})

describe('a removal', () => {
  test.each([
    ['the app', { type: 'app_uninstalled' }],
    ['its token', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0NOVA'] } }],
  ])('of %s unlinks the workspace', async (_, event) => {
    await install()
    expect((await bench.send(signed(envelope(event)))).status).toBe(200)
    expect(bench.inbox.unlinked).toEqual([TEAM])
  })

  test('of somebody’s own token, or from a workspace without Nova, unlinks nothing', async () => {
    await bench.send(signed(envelope({ type: 'app_uninstalled' })))
    await install()
    await bench.send(signed(envelope({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })))
    expect(bench.inbox.unlinked).toEqual([])
  })
})

test('the check tries the client’s id and secret', async () => {
  const bad = async () => (await bench.slack.check()).filter(({ ok }) => !ok)
  expect(await bad()).toEqual([])
  await bench.standIn.close()
  bench = await startBench({ botToken: '', clientId: '1.2', clientSecret: 'wrong', signingSecret: '' })
  expect(await bad()).toMatchObject([
    { name: { en: 'App credentials' }, found: { en: 'bad_client_secret' } },
    { name: { en: 'Signing secret' } },
  ])
})
