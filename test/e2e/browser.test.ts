// The main job on the local page, in a real browser: ask as Karine, approve as Nadia, the PDF is in the thread.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'

// Two browsers' pages and the whole product may share two cores with other tests.
vi.setConfig({ testTimeout: 90_000 })

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
      pageAssets: (name) => {
        const from = name.endsWith('.woff2') ? 'node_modules/@fontsource/inter/files' : 'adapters/web/page'
        return readFile(new URL(`../../${from}/${name}`, import.meta.url)).catch(() => null)
      },
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

  const problems: string[] = []

  async function openAs(name: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
    const page = await browser.newPage({ viewport })
    page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') problems.push(`${name}: ${said.text()}`)
    })
    await page.goto(address)
    await page.locator('header button[aria-haspopup]').click()
    await page.getByRole('menuitemradio', { name: new RegExp(name) }).click()
    await page
      .getByRole('button', { name: new RegExp(`Tu es ${name}`) })
      .first()
      .waitFor()
    await page.goto(`${page.url().split('#')[0]}#c=facturation`)
    await page.locator('h1', { hasText: 'facturation' }).waitFor()
    return page
  }

  /** Types in the channel and gives the thread that opens. */
  async function ask(page: Page, text: string) {
    await page.getByRole('textbox', { name: 'Écrire dans #facturation' }).fill(text)
    await page.keyboard.press('Enter')
    await page.locator('.panel .card').first().waitFor()
    return page.locator('.panel')
  }

  /** Opens the thread of the last request on the page of somebody else. */
  async function openLastThread(page: Page) {
    await page.locator('.replies').last().click()
    await page.locator('.panel .card').first().waitFor()
    return page.locator('.panel')
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

  test('Nadia rejects with a reason, Karine reads it without a reload', async () => {
    const karine = await openAs('Karine Ouellet')
    const thread = await ask(karine, 'facture la famille Arsenault-Roy 640 $ pour une rampe')
    await thread.getByRole('button', { name: 'Refuser' }).waitFor()
    const nadia = await openAs('Nadia Belkacem')
    const hers = await openLastThread(nadia)
    await hers.getByRole('button', { name: 'Refuser' }).click()
    const dialog = nadia.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    // An empty reason is refused where it is missing.
    await dialog.getByText('Ce champ est nécessaire.').waitFor()
    await dialog.getByLabel('Pourquoi?').fill('Le prix est celui de l’an passé')
    await dialog.getByRole('button', { name: 'Refuser' }).click()
    await thread.getByText('Le prix est celui de l’an passé').first().waitFor()
    await expect.poll(() => thread.getByRole('button', { name: 'Approuver' }).count()).toBe(0)
  })

  test('an edit makes a second revision; the old button no longer decides', async () => {
    const karine = await openAs('Karine Ouellet')
    const thread = await ask(karine, 'facture la famille Arsenault-Roy 700 $ pour une moustiquaire')
    await thread.getByRole('button', { name: 'Approuver' }).waitFor()
    const nadia = await openAs('Nadia Belkacem')
    const hers = await openLastThread(nadia)
    await hers.getByRole('button', { name: 'Approuver' }).waitFor()
    const shown = await nadia.evaluate(async () => {
      const place = new URLSearchParams(location.hash.slice(1))
      const of = `channel=${place.get('c')}&thread=${place.get('t')}`
      const { messages } = await (await fetch(`/web/messages?${of}&${location.search.slice(1)}`)).json()
      const posted = messages.findLast((one: { card: unknown }) => one.card)
      const action = posted.card.actions.find((one: { label: string }) => one.label === 'Approuver')
      return { message: posted.id, action: action.id }
    })
    await thread.getByRole('button', { name: 'Modifier' }).click()
    const dialog = karine.getByRole('dialog')
    await dialog.getByLabel('Lignes').fill('Moustiquaire : 750,00 $')
    await dialog.getByRole('button', { name: 'Envoyer' }).click()
    await hers.getByText('750,00').first().waitFor()
    const answer = await nadia.evaluate(
      async (click) =>
        (
          await fetch(`/web/buttons${location.search}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ id: crypto.randomUUID(), ...click }),
          })
        ).status,
      shown,
    )
    expect(answer).toBe(200)
    await hers.getByText('Visible pour toi seulement').waitFor()
    expect(await nadia.getByText('Approuvé par').count()).toBe(0)
    await hers.getByRole('button', { name: 'Approuver' }).first().click()
    await thread.getByText('Approuvé par Nadia Belkacem').first().waitFor()
  })

  test('asked and approved with the keyboard only', async () => {
    const karine = await openAs('Karine Ouellet')
    await karine.reload()
    await karine.locator('.composer-input').first().waitFor()
    const focused = () => karine.evaluate(() => document.activeElement?.textContent ?? '')
    for (let i = 0; i < 30 && (await focused()) !== 'Aller à la conversation'; i++)
      await karine.keyboard.press('Shift+Tab')
    expect(await focused()).toBe('Aller à la conversation')
    await karine.keyboard.press('Enter')
    await karine.keyboard.type('facture la famille Arsenault-Roy 810 $ pour un seuil')
    await karine.keyboard.press('Enter')
    await karine.locator('.panel').getByRole('button', { name: 'Approuver' }).waitFor()
    await karine.keyboard.press('Escape')
    await expect.poll(() => karine.locator('.panel').isVisible()).toBe(false)

    const nadia = await openAs('Nadia Belkacem')
    await nadia.locator('.replies').last().focus()
    await nadia.keyboard.press('Enter')
    const approve = nadia.locator('.panel').getByRole('button', { name: 'Approuver' })
    await approve.waitFor()
    for (let i = 0; i < 30 && !(await approve.evaluate((one) => one === document.activeElement)); i++)
      await nadia.keyboard.press('Shift+Tab')
    await nadia.keyboard.press('Enter')
    await nadia.locator('.panel').getByText('Approuvé par Nadia Belkacem').first().waitFor()
  })

  test('on a phone nothing is wider than the screen', async () => {
    const phone = await openAs('Isabelle Chênevert', { width: 390, height: 844 })
    const width = () => phone.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(390)
    await phone.getByRole('textbox', { name: 'Écrire dans #facturation' }).fill('compare les chantiers')
    await phone.keyboard.press('Enter')
    await phone.locator('.panel .chart-block').first().waitFor()
    expect(await width()).toBe(390)
    const panel = await phone.locator('.panel').boundingBox()
    expect([panel?.x, panel?.width]).toEqual([0, 390])
  })

  test('the console stayed silent', () => {
    expect(problems).toEqual([])
  })
})
