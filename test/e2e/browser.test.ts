// The main job on the local page, in a real browser: ask as Karine, approve as Nadia, the PDF is in the thread.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

if (!existsSync(CHROMIUM)) console.warn('no chromium on this machine: the browser run is left out')

describe.skipIf(!existsSync(CHROMIUM))('the local page in a browser', () => {
  let nova: TestApp
  let server: ServerType
  let browser: Browser
  let address: string

  beforeAll(async () => {
    nova = await openTestApp({
      pageAssets: (name) => readFile(new URL(`../../adapters/web/page/${name}`, import.meta.url)).catch(() => null),
    })
    await nova.app.start()
    server = serve({ fetch: nova.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise<void>((resolve) => server.once('listening', () => resolve()))
    const bound = server.address()
    address = `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await nova.app.stop()
  })

  async function openAs(name: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(address)
    await page.locator('header button[aria-haspopup]').click()
    await page.getByText(name).first().click()
    await page
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .waitFor()
    await page.getByText('facturation', { exact: true }).first().click()
    expect(problems).toEqual([])
    return page
  }

  test('Karine asks, Nadia approves, the PDF is in the thread of both', async () => {
    const karine = await openAs('Karine Ouellet')
    await karine.locator('textarea').first().fill('facture la famille Arsenault-Roy 1 000 $ pour la peinture du salon')
    await karine.keyboard.press('Enter')
    await karine.getByRole('button', { name: 'Approuver' }).first().waitFor()

    const nadia = await openAs('Nadia Belkacem')
    await nadia.getByText('1 réponse').first().click()
    await nadia.getByRole('button', { name: 'Approuver' }).first().click()
    await nadia.getByText('Facture 2026-0152.pdf').first().waitFor()

    // Without a reload, the other page shows the decision and the file.
    await karine.getByText('Approuvé par Nadia Belkacem').first().waitFor()
    const file = karine.locator('a[href^="/files/"]').first()
    await file.waitFor()
    const response = await karine.request.get(new URL((await file.getAttribute('href'))!, address).href)
    expect(response.status()).toBe(200)
    expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
