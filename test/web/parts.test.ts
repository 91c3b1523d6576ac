// The parts of the local page that need no company: what is served, who is signed in, what a file may do, what is said.

import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { mediaTypeOf, PAGE_FILES } from '../../adapters/web/assets.ts'
import type { WebData, WebPerson } from '../../adapters/web/data.ts'
import { fileResponse } from '../../adapters/web/files.ts'
import { createWeb } from '../../adapters/web/web.ts'
import { createTestInbox } from '../adapters/inbox.ts'

const PAGE = new URL('../../adapters/web/page/', import.meta.url)
const KARINE: WebPerson = {
  id: 'p1',
  handle: 'karine',
  name: 'Karine Ouellet',
  title: 'Facturation',
  role: 'user',
  lang: 'fr',
}

/** A page outside the demo, of a company where only Karine has a token. */
function openSignedPage(secret = 'a secret of the tests, of 32 bytes and more') {
  const state = { now: new Date('2026-11-02T13:00:00Z'), employed: true }
  const chart = { kind: 'bar' as const, title: 'T', unit: 'count' as const, series: [] }
  const card = {
    title: 'T',
    summary: 'S',
    tone: 'neutral' as const,
    blocks: [{ type: 'chart' as const, chart }],
    actions: [],
  }
  const data = {
    organization: async () => ({ name: 'Chênevert', timeZone: 'America/Toronto' }),
    signIn: async (token: string) => (token === 'right' ? KARINE : null),
    person: async (id: string) => (state.employed && id === KARINE.id ? KARINE : null),
    people: async () => [KARINE],
    channels: async () => [],
    record: async () => card,
    setUp: { mayManage: async () => false } as Partial<WebData['setUp']> as WebData['setUp'],
  }
  const web = createWeb(
    {
      demo: false,
      sessionSecret: secret,
      now: () => state.now,
      assets: async (name) => `the file ${name}`,
      painter: {
        svg: async () => '<svg xmlns="http://www.w3.org/2000/svg"/>',
        table: () => ({ columns: [], rows: [] }),
        describe: () => '',
      },
      report: (thrown) => {
        throw thrown
      },
    },
    createTestInbox(),
    data as Partial<WebData> as WebData,
  )
  const get = (path: string, cookie = '') =>
    web.handle(new Request(`http://nova.example${path}`, { headers: { host: 'nova.example', cookie } }), () => {})
  const cookieOf = async (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { state, get, signIn: async (token: string) => cookieOf(await get(`/sign-in?token=${token}`)) }
}

describe('a session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const response = await openSignedPage().get('/sign-in?token=right')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
  })

  it('cannot be forged, prolonged or taken from another Nova', async () => {
    const { get, signIn } = openSignedPage()
    const cookie = await signIn('right')
    const prolonged = cookie.replace(/p1\.(\d+)/, (_, expiry) => `p1.${Number(expiry) + 1}`)
    expect(prolonged).not.toBe(cookie)
    const elsewhere = await openSignedPage('another secret, as long as the first one').signIn('right')
    for (const forged of [prolonged, elsewhere, 'nova_session=p1.99999999999', cookie.slice(0, -6)])
      expect([forged, (await get('/web/state', forged)).status]).toEqual([forged, 401])
  })

  it('ends after thirty days, and at once when the person leaves', async () => {
    const { get, signIn, state } = openSignedPage()
    const cookie = await signIn('right')
    state.now = new Date('2026-12-02T12:59:59Z')
    expect((await get('/web/state', cookie)).status).toBe(200)
    state.employed = false
    expect((await get('/web/state', cookie)).status).toBe(401)
    state.employed = true
    state.now = new Date('2026-12-02T13:00:00Z')
    expect((await get('/web/state', cookie)).status).toBe(401)
  })
})

describe('what is served', () => {
  it('is every file of the page and no other', async () => {
    expect([...PAGE_FILES].sort()).toEqual((await readdir(PAGE)).sort())
    const { get } = openSignedPage()
    for (const name of PAGE_FILES) expect([name, (await get(`/assets/${name}`)).status]).toEqual([name, 200])
    for (const name of [
      '../web.ts',
      '..%2fweb.ts',
      'web.ts',
      '__proto__',
      'constructor',
      'page.html%00',
      '.env',
      'x.js',
    ])
      expect([name, (await get(`/assets/${name}`)).status]).toEqual([name, 404])
    expect(mediaTypeOf('inter-latin-400-normal.woff2')).toBe('font/woff2')
  })

  it('may be framed by nobody and run only its own scripts', async () => {
    const { headers } = await openSignedPage().get('/')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const html = await readFile(new URL('page.html', PAGE), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/)
  })

  it('of drawings loads and runs nothing', async () => {
    const { get, signIn } = openSignedPage()
    const drawing = await get('/web/records/invoices/1/charts/0.svg', await signIn('right'))
    expect(drawing.status).toBe(200)
    const policy = drawing.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('sandbox')
    expect(policy).not.toContain('script')
  })
})

describe('a file', () => {
  const open = (name: string, mime: string) => fileResponse({ name, mime, bytes: new Uint8Array([1]) }).headers

  it('is shown when a browser runs nothing of it, and downloaded otherwise', () => {
    expect(open('a.pdf', 'application/pdf').get('content-disposition')).toMatch(/^inline/)
    for (const mime of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript']) {
      expect(open('a', mime).get('content-disposition')).toMatch(/^attachment/)
      expect(open('a', mime).get('content-type')).toBe('application/octet-stream')
    }
  })

  it('keeps its name, whatever is in it', () => {
    const name = open('Été "à\r\nX: 1.pdf', 'application/pdf').get('content-disposition')!
    expect(name).not.toMatch(/[\r\n]/)
    expect(name).toContain('filename="Ete _a__X: 1.pdf"')
    expect(decodeURIComponent(name.split("UTF-8''")[1]!)).toBe('Été "à\r\nX: 1.pdf')
  })
})

describe('the sentences of the page', () => {
  it('are all there in both languages and all used', async () => {
    const source = await readFile(new URL('words.js', PAGE), 'utf8')
    const keys = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map(([, key]) => key!)
    const blocks = source.split(/^ {2}'?[a-z-]+'?: \{/m).slice(1)
    expect(keys.length).toBeGreaterThan(60)
    for (const [i, block] of blocks.entries())
      expect([keys[i], /\bfr:/.test(block), /\ben:/.test(block)]).toEqual([keys[i], true, true])

    const names = (await readdir(PAGE)).filter((name) => name.endsWith('.js') && name !== 'words.js')
    const code = (await Promise.all(names.map((name) => readFile(new URL(name, PAGE), 'utf8')))).join('\n')
    const said = [...code.matchAll(/say\('([a-z-]+)'/g)].map(([, key]) => key!)
    expect(said.filter((key) => !keys.includes(key))).toEqual([])
    expect(keys.filter((key) => !code.includes(`'${key}'`) && !key.startsWith('tone-'))).toEqual([])
  })
})
