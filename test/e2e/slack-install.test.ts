// Installation by OAuth in the real Nova: begun by an administrator, tokens kept encrypted, forgotten at removal.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { envelope, KARINE, mention, TEAM } from '../slack/payloads.ts'
import { SECRET, signed } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'

let standIn: StandIn
let nova: TestApp
beforeAll(async () => {
  standIn = await startStandIn()
  nova = await openTestApp({
    config: {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: standIn.url,
      NOVA_URL: 'https://nova.example',
    },
  })
  await nova.app.start()
  const { name, email } = await nova.personOf('karine')
  standIn.users.set(KARINE, { team_id: TEAM, is_email_confirmed: true, profile: { real_name: name, email } })
})
afterAll(async () => {
  await nova.app.stop()
  await standIn.close()
})

const get = async (path: string) => nova.app.fetch(new Request(`https://nova.example${path}`, { redirect: 'manual' }))
const token = () => nova.within((stores) => stores.adapterValues.list({ platform: 'slack', workspace: TEAM }))
async function ask() {
  const response = await nova.app.fetch(signed(mention('mes heures de la semaine')))
  await nova.idle()
  return response.status
}

test('an administrator installs Nova in a workspace; she answers there until she is removed', async () => {
  const admin = await nova.personOf('isabelle')
  const { id: organization } = await nova.app.host.profile(
    (await nova.within((stores) => stores.organizations.get()))!.id,
  )
  const state = await nova.app.installations.begin(organization, admin.id)
  const asked = await get(`/slack/install?state=${state}`)
  expect([asked.status, new URL(asked.headers.get('location')!).searchParams.get('state')]).toEqual([302, state])

  const back = `/slack/oauth?code=good&state=${state}`
  expect((await get(back)).status).toBe(200)
  expect((await get(back)).status).toBe(403)
  const [kept] = await token()
  expect(JSON.stringify(kept)).not.toContain('xoxb')

  expect(await ask()).toBe(200)
  await vi.waitUntil(() => standIn.messages.size > 0 || standIn.bodies('chat.postEphemeral').length > 0, {
    timeout: 20_000,
  })
  const spoken = standIn.calls.filter(({ method }) => method.startsWith('chat.'))
  expect(spoken.every(({ token }) => token?.startsWith('xoxe.xoxb-'))).toBe(true)

  await nova.app.fetch(signed(envelope({ type: 'app_uninstalled' })))
  expect(await token()).toEqual([])
  expect((await nova.app.fetch(signed(mention('encore là ?')))).status).toBe(424)
})
