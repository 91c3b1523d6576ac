// The local page in a real browser: by keyboard alone, on a small phone, in the dark, in English, with hostile text.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { answers, createReach } from './reach.ts'
import { CHROMIUM, FLAGS, faintTexts, nameless } from './seen.ts'

if (!existsSync(CHROMIUM)) console.warn('no chromium on this machine: the page is not tried in a browser')

describe.skipIf(!existsSync(CHROMIUM))('the page', () => {
  let nova: TestApp
  let server: ServerType
  let browser: Browser
  let address: string

  beforeAll(async () => {
    nova = await openTestApp({
      pageAssets: (name) => readFile(new URL(`../../adapters/web/page/${name}`, import.meta.url)).catch(() => null),
    })
    await nova.app.start()
    const listening = Promise.withResolvers<number>()
    server = serve({ fetch: nova.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => listening.resolve(port))
    address = `http://localhost:${await listening.promise}`
    const page = createReach(nova)
    const live = await page.open('karine')
    for (const text of ['facture la famille Arsenault-Roy 1 000 $ pour la peinture', 'âge des comptes clients']) {
      const id = crypto.randomUUID()
      await page.say('karine', text, { id })
      await live.until(answers(id))
    }
    await live.close()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    if (server && 'closeAllConnections' in server) server.closeAllConnections()
    await nova?.app.stop()
  })

  async function open(handle: string, channel: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => expect.unreachable(error.message))
    await page.goto(`${address}/?as=${handle}#c=${channel}`)
    await page.locator('.scroller .message, .scroller .empty').first().waitFor()
    return page
  }

  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim(),
    )

  it('is used by keyboard alone: to the writing box, to the answer, back, to another channel and another person', async () => {
    const page = await open('isabelle', 'general')
    await page.evaluate(() => {
      document.body.tabIndex = -1
      document.body.focus()
    })
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Aller à la conversation')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Écrire dans #general')

    await page.keyboard.type('qui nous doit de l’argent')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('svp')
    await page.keyboard.press('Enter')
    await page.locator('.panel .card').waitFor()
    expect(await focused(page)).toBe('Répondre…')
    expect(await page.locator('#announcer').textContent()).toMatch(/^Nova/)

    await page.keyboard.press('Escape')
    await page.locator('.panel').waitFor({ state: 'hidden' })

    await page.locator('.channel[aria-current]').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain('facturation')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'facturation' }).waitFor()

    await page.locator('.person-button').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemradio', { checked: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('as') !== 'isabelle')
    await page.getByRole('heading', { level: 1, name: 'facturation' }).waitFor()
  })

  it('asks why in a form that Escape leaves, with its field named', async () => {
    const page = await open('nadia', 'facturation')
    await page.locator('.replies').first().click()
    await page.locator('.panel').getByRole('button', { name: 'Refuser' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await page.evaluate(nameless)).toEqual([])
    await dialog.locator('button[type=submit]').click()
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.locator('.panel').isVisible()).toBe(true)
  })

  it.each([
    ['light', 'fr'],
    ['dark', 'en'],
  ] as const)('can be read: %s, %s', async (colorScheme, lang) => {
    const page = await open('isabelle', 'facturation', { colorScheme })
    if (lang === 'en') await page.getByRole('button', { name: 'English' }).click()
    await page.locator('.replies').last().click()
    await page.locator('.panel .card').first().waitFor()
    expect(await page.evaluate(faintTexts)).toEqual([])
    expect(await page.evaluate(nameless)).toEqual([])
    expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'en' ? 'en-CA' : 'fr-CA')
    if (lang === 'en') await page.getByRole('button', { name: 'Français' }).click()
  })

  it('fits a phone of 360 px, with what is touched at least 44 px high', async () => {
    const page = await open('isabelle', 'facturation', {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    })
    const small = () =>
      page.evaluate(() => ({
        wide: document.documentElement.scrollWidth > innerWidth,
        low: [
          ...document.querySelectorAll<HTMLElement>(
            '.channel, .icon-button, .send, .button, .replies, .suggestion, .person-button, .menu-item, .file-row, .toggle',
          ),
        ]
          .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < 44)
          .map((one) => one.className),
      }))
    expect(await small()).toEqual({ wide: false, low: [] })
    await page.locator('.replies').first().tap()
    await page.locator('.panel .card').first().waitFor()
    expect(await page.locator('.main').isVisible()).toBe(false)
    expect(await small()).toEqual({ wide: false, low: [] })
    await page.goBack()
    await page.locator('.main').waitFor()
    await page.locator('.main .menu-button').tap()
    await page.locator('.sidebar .channel').first().waitFor()
    expect(await small()).toEqual({ wide: false, low: [] })
  })

  it('shows what somebody wrote as text, and links only where they may lead', async () => {
    const page = await open('karine', 'general')
    const text =
      '<img src=x onerror="document.title=1"> **gras** [clic](javascript:alert(1)) [site](https://example.com/a)'
    await page.locator('.to-nova').first().click()
    await page.locator('.main textarea').fill(text)
    await page.keyboard.press('Enter')
    const message = page.locator('.main .message', { hasText: 'onerror' })
    await message.waitFor()
    expect(await message.locator('img').count()).toBe(0)
    expect(await message.locator('strong').textContent()).toBe('gras')
    expect(await message.locator('.prose a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      'https://example.com/a',
    ])
  })
})
