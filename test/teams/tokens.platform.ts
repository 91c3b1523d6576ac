// Only what Microsoft signed for this bot, for Teams and for this tenant is heard.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { mention } from './activities.ts'
import { type Bench, signed, startBench } from './bench.ts'
import type { Claims } from './issuer.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())
beforeEach(() => {
  bench.inbox.events.length = 0
})

const refused = async (activity = mention('facture'), claims: Claims = {}) => {
  expect((await bench.send(activity, claims)).status).toBe(401)
  expect(bench.inbox.events).toEqual([])
}

it('a token for this bot is heard, also with a clock four minutes ahead', async () => {
  expect((await bench.send(mention('un'))).status).toBe(200)
  expect((await bench.send(mention('deux'), { expiresIn: -240 })).status).toBe(200)
  expect(bench.inbox.events).toHaveLength(2)
})

const wrong: [string, Claims][] = [
  ['another bot', { aud: '00000000-0000-4000-8000-000000000000' }],
  ['another issuer', { iss: 'https://evil.example' }],
  ['the issuer of emulators', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
  ['another service', { serviceurl: 'https://smba.trafficmanager.net/teams/' }],
  ['six minutes ago', { expiresIn: -360 }],
]
for (const [name, claims] of wrong)
  it(`a token of ${name} is 401 and no event`, () => refused(mention('facture'), claims))

it('another tenant, in either place that names one, is 401 and no event', async () => {
  const other = '99999999-9999-4999-8999-999999999999'
  const first = mention('facture')
  await refused({ ...first, conversation: { ...first.conversation, tenantId: other } })
  await refused({ ...first, channelData: { ...first.channelData, tenant: { id: other } } })
  await refused({ ...first, conversation: { ...first.conversation, tenantId: undefined }, channelData: {} })
})

it('another channel than Teams is 401 and no event', () => refused({ ...mention('facture'), channelId: 'emulator' }))

it('a service address that is not Microsoft’s is 401, whatever its token says', async () => {
  const evil = 'https://smba.trafficmanager.net.evil.example/'
  await refused({ ...mention('facture'), serviceUrl: evil }, { serviceurl: evil })
})

it('no token, half a token and a token signed by somebody else are 401', async () => {
  const request = await signed(mention('facture'), bench.connector, bench.issuer)
  const body = await request.text()
  const [head, payload] = request.headers.get('authorization')!.split('.')
  for (const authorization of [null, 'Bearer', 'Bearer x', `${head}.${payload}.${'A'.repeat(342)}`, 'Basic abc']) {
    const headers: Record<string, string> = authorization ? { authorization } : {}
    const answer = await bench.teams.handle(new Request(request.url, { method: 'POST', headers, body }), () => {})
    expect(answer.status).toBe(401)
  }
  expect(bench.inbox.events).toEqual([])
})

it('a key that is not endorsed for Teams is 401', async () => {
  for (const endorsements of [undefined, [], ['webchat']]) {
    const other = await startBench()
    other.connector.keys = other.connector.keys.map((key) => ({ ...key, endorsements }))
    expect((await other.send(mention('facture'))).status).toBe(401)
    expect(other.inbox.events).toEqual([])
    await other.close()
  }
})

it('what is no activity is refused before anything is read from it', async () => {
  const send = (init: RequestInit) =>
    bench.teams.handle(new Request('https://nova.example/api/messages', init), () => {})
  expect((await send({ method: 'GET' })).status).toBe(405)
  expect((await send({ method: 'POST', body: '[]' })).status).toBe(400)
  expect((await send({ method: 'POST', body: 'x'.repeat(1_000_001) })).status).toBe(413)
})
