// An administrator sets Slack up in a real browser: by keyboard, on a phone, in the dark; and what the page does when
// the server goes away.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTestApp, type TestApp } from '../app.ts'
import { SECRET } from '../slack/signed.ts'
import { type StandIn, startStandIn } from '../slack/stand-in.ts'
import { createReach } from './reach.ts'
import { CHROMIUM, FLAGS, faintTexts, nameless } from './seen.ts'

vi.setConfig({ testTimeout: 60_000 })

describe.skipIf(!existsSync(CHROMIUM))('the set-up page', () => {
  let nova: TestApp
  let standIn: StandIn
  let server: ServerType
  let browser: Browser
  let port: number

  const listen = (on = 0) =>
    new Promise<void>((listening) => {
      server = serve({ fetch: nova.app.fetch, port: on, hostname: '127.0.0.1' }, () => listening())
    })
  const hangUp = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })

  beforeAll(async () => {
    standIn = await startStandIn()
    nova = await openTestApp({
      config: { SLACK_API_URL: standIn.url },
      pageAssets: (name) => readFile(new URL(`../../adapters/web/page/${name}`, import.meta.url)).catch(() => null),
    })
    await nova.app.start()
    await listen()
    port = (server.address() as AddressInfo).port
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
    await hangUp()
    await nova?.app.stop()
    await standIn?.close()
  })

  async function open(handle: string, hash: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => expect.unreachable(error.message))
    await page.goto(`http://localhost:${port}/?as=${handle}#${hash}`)
    return page
  }

  it('leads by keyboard from the side bar to a hello in a channel, and shows no secret again', async () => {
    const page = await open('isabelle', 'c=general')
    await page.getByRole('button', { name: 'Plateformes' }).focus()
    await page.keyboard.press('Enter')
    const slack = page.getByRole('region', { name: 'Slack' })
    const head = slack.getByRole('button', { name: /Slack/ }).first()
    await head.focus()
    await page.keyboard.press('Enter')
    expect(await head.getAttribute('aria-expanded')).toBe('true')
    await slack.getByLabel(/xoxb/).fill('wrong')
    await slack.getByRole('button', { name: 'Tester' }).press('Enter')
    await slack.getByText("n'a pas la forme attendue").waitFor()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('SLACK_BOT_TOKEN')

    await slack.getByLabel(/xoxb/).fill('xoxb-secret')
    await slack.getByLabel(/Signing Secret/).fill(SECRET)
    standIn.fault('auth.test', { error: 'invalid_auth' })
    await slack.getByRole('button', { name: 'Tester' }).press('Enter')
    await slack.getByText('invalid_auth').waitFor()
    await slack.getByRole('button', { name: 'Tester' }).press('Enter')
    await slack.getByText('Tout est en ordre').waitFor()
    await slack.getByRole('button', { name: 'Enregistrer' }).press('Enter')
    await slack.locator('.tone', { hasText: 'Allumée' }).waitFor()
    expect(await slack.getByLabel(/xoxb/).inputValue()).toBe('')
    expect(await page.content()).not.toContain('xoxb-secret')

    await slack.getByRole('button', { name: 'Dire bonjour' }).press('Enter')
    await slack.getByLabel('Dans quel canal?').waitFor()
    await slack.getByRole('button', { name: 'Dire bonjour' }).press('Enter')
    await slack.getByText('Nova a dit bonjour').waitFor()
    expect(standIn.bodies('chat.postMessage')).toHaveLength(1)

    await slack.getByRole('button', { name: 'Retirer' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).press('Enter')
    await slack.locator('.tone', { hasText: 'Éteinte' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor()
  })

  it('is not offered to others, nor shown by its address', async () => {
    const page = await open('karine', 's=platforms')
    await page.locator('.composer-input').first().waitFor()
    expect(await page.getByRole('button', { name: 'Plateformes' }).count()).toBe(0)
    expect(await page.locator('.platform').count()).toBe(0)
  })

  it.each([
    ['light', 'fr'],
    ['dark', 'en'],
  ] as const)('can be read on a phone of 390 px: %s, %s', async (colorScheme, lang) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme }
    await createReach(nova).post('isabelle', '/web/language', { lang })
    const page = await open('isabelle', 's=platforms/slack', phone)
    await page.locator('.platform-body:not([hidden])').waitFor()
    expect(await page.evaluate(faintTexts)).toEqual([])
    expect(await page.evaluate(nameless)).toEqual([])
    const small = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth > innerWidth,
      low: [...document.querySelectorAll<HTMLElement>('button, input')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < 43.5)
        .map((one) => one.textContent),
    }))
    expect(small.wide).toBe(false)
    expect(small.low.filter((text) => !['FR', 'EN'].includes(text ?? ''))).toEqual([])
    await createReach(nova).post('isabelle', '/web/language', { lang: 'fr' })
  })

  it('keeps what could not be sent, over a reload too, and sends it once Nova is back', async () => {
    const page = await open('karine', 'c=general')
    await page.locator('.to-nova').first().click()
    await hangUp()
    const box = page.getByRole('textbox', { name: 'Écrire dans #general' })
    await box.fill('le béton arrive à midi')
    await box.press('Enter')
    await page.getByText('Pas envoyé.').waitFor()
    await page.getByText('Connexion perdue').first().waitFor()
    await listen(port)
    await expect.poll(() => page.getByText('Pas envoyé.').count(), { timeout: 30_000 }).toBe(0)
    const sent = () =>
      nova.within(async (stores) =>
        (await stores.messages.list()).filter((one) => one.text === 'le béton arrive à midi'),
      )
    await expect.poll(async () => (await sent()).length, { timeout: 15_000 }).toBe(1)

    await page.route(/\/web\/messages/, (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await box.fill('la grue est en retard')
    await box.press('Enter')
    await page.getByText('Pas envoyé.').waitFor()
    await page.reload()
    const kept = page.locator('.message', { hasText: 'la grue est en retard' })
    await kept.getByText('Pas envoyé.').waitFor()
    await page.unroute(/\/web\/messages/)
    await kept.getByRole('button', { name: 'Réessayer' }).click()
    await expect.poll(() => page.getByText('Pas envoyé.').count()).toBe(0)
    await page.reload()
    await kept.waitFor()
    expect(await page.getByText('Pas envoyé.').count()).toBe(0)
  })

  it('says that a channel could not be read, and reads it once Nova is back', async () => {
    const page = await open('karine', 'c=general')
    await page.locator('.composer-input').first().waitFor()
    await hangUp()
    await page.locator('[data-channel=facturation]').click()
    await page.locator('.main .empty .notice').waitFor()
    await listen(port)
    await page.locator('.main .empty').getByRole('button', { name: 'Réessayer' }).click()
    await page
      .locator('.main')
      .getByText("C'est le début de #facturation")
      .or(page.locator('.main .message').first())
      .first()
      .waitFor()
    expect(await page.locator('.main .empty .notice').count()).toBe(0)
  })

  it('shows the PDF that a click brought at the end of a long thread', async () => {
    const karine = await open('karine', 'c=facturation', { viewport: { width: 1280, height: 560 } })
    await karine.locator('.composer-input').first().fill('facture la famille Arsenault-Roy 900 $ pour une galerie')
    await karine.keyboard.press('Enter')
    await karine.locator('.panel').getByRole('button', { name: 'Approuver' }).waitFor()
    const nadia = await open('nadia', 'c=facturation', { viewport: { width: 1280, height: 560 } })
    await nadia.locator('.replies').last().click()
    await nadia.locator('.panel').getByRole('button', { name: 'Approuver' }).click()
    const file = nadia.locator('.panel .file-row').last()
    await file.waitFor()
    await expect
      .poll(() =>
        file.evaluate((row) => {
          const { top } = row.closest('.message')!.getBoundingClientRect()
          return top >= 0 && top < innerHeight
        }),
      )
      .toBe(true)
  })
})
