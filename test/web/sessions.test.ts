// Outside of the demo: who has no session sees nothing, and a session is one person's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOrganization } from '../../db/founding.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { openTestDatabase } from '../db/open.ts'
import { createReach } from './reach.ts'

describe('a page with sessions', () => {
  let nova: TestApp
  let token: string
  let page: ReturnType<typeof createReach>
  beforeAll(async () => {
    const database = await openTestDatabase()
    token = await foundOrganization(database)
    nova = await openTestApp({ config: { NOVA_DEMO: 'off' }, database })
    page = createReach(nova)
  })
  afterAll(() => nova.close())

  const signIn = (given: string) => page.send(`/sign-in?token=${encodeURIComponent(given)}`)
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const state = (cookie: string, path = '/web/state') => page.send(path, { headers: { cookie } })

  it('is opened by the link with a good token and carries only that person', async () => {
    const response = await signIn(token)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
    expect(response.headers.get('set-cookie')).not.toContain(token)
    const cookie = cookieOf(response)
    const opened = await state(cookie)
    expect(opened.status).toBe(200)
    expect(await opened.json()).toMatchObject({ demo: false, people: [] })
    // The demo's switch does not exist here.
    const other = await page.send('/web/person', { method: 'POST', body: { handle: 'nadia' }, headers: { cookie } })
    expect(other.status).toBe(403)
  })

  it('a bad token opens nothing and the page says so', async () => {
    for (const bad of ['', 'nova_unknown', `${token}x`]) {
      const response = await signIn(bad)
      expect([response.headers.get('location'), response.headers.get('set-cookie')]).toEqual(['/#refused', null])
      const posted = await page.send('/web/sign-in', { method: 'POST', body: { token: bad || 'x' } })
      expect(posted.status).toBe(401)
    }
  })

  it.each(['/web/state', '/web/messages?channel=general', '/web/stream', '/files/x', '/web/records/invoices/1'])(
    'without a session %s is refused, whoever one says to be',
    async (path) => {
      for (const cookie of ['', 'nova_as=nadia', 'nova_session=somebody.99999999999.signature']) {
        const response = await state(cookie, `${path}${path.includes('?') ? '&' : '?'}as=nadia`)
        expect([cookie, response.status]).toEqual([cookie, 401])
      }
    },
  )

  it('ends after thirty days, and with a changed signature', async () => {
    const cookie = cookieOf(await signIn(token))
    expect((await state(`${cookie.slice(0, -4)}AAA%3D`)).status).toBe(401)
    const before = nova.clock.now
    nova.clock.now = new Date(before.getTime() + 30 * 86_400_000 + 1000)
    expect((await state(cookie)).status).toBe(401)
    nova.clock.now = before
    expect((await state(cookie)).status).toBe(200)
  })
})
