// Gallery cards as the `adaptivecards` renderer draws them, at the width of a phone and of a channel: written to a
// temporary folder to be looked at, and checked for what is clipped.
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formCard } from '../../adapters/teams/form.ts'
import { pictureBlocks, render } from '../../adapters/teams/render.ts'
import { nodeAssets } from '../../src/chart/node-assets.ts'
import { createPainter } from '../../src/chart/png.ts'
import { pictureOf } from '../../src/chat/pictures.ts'
import { PIXEL } from '../adapters/pixel.ts'
import { gallery } from '../gallery.ts'
import type { Json } from './connector.ts'

const CHROMIUM = '/usr/bin/chromium'
const FOLDER = join(tmpdir(), 'nova-teams-pictures')

const HOST = {
  fontFamily: 'Segoe UI, Inter, sans-serif',
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', showCard: { actionMode: 'inline' } },
  factSet: { title: { weight: 'Bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
}

describe.skipIf(!existsSync(CHROMIUM))('cards as they are drawn', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true })
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    })
    page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.setContent(
      '<html><style>ul,ol{box-sizing:border-box}</style><body style="margin:0;background:#f5f5f5"><div id="card" style="background:#fff;margin:8px"></div></body></html>',
    )
    for (const script of [
      '../node_modules/adaptivecards/dist/adaptivecards.js',
      '../../node_modules/marked/lib/marked.umd.js',
    ])
      await page.addScriptTag({ content: await readFile(new URL(script, import.meta.url), 'utf8') })
  })
  afterAll(() => browser?.close())

  async function draw(name: string, card: Json, width: number): Promise<string[]> {
    await page.setViewportSize({ width, height: 800 })
    const clipped = await page.evaluate(
      ([json, host]) => {
        const { AdaptiveCard, HostConfig } = (window as Json).AdaptiveCards
        AdaptiveCard.onProcessMarkdown = (text: string, result: Json) => {
          result.outputHtml = (window as Json).marked.parse(text)
          result.didProcess = true
        }
        const card = new AdaptiveCard()
        card.hostConfig = new HostConfig(host)
        card.parse(json)
        const place = document.getElementById('card')!
        place.replaceChildren(card.render())
        const limit = place.getBoundingClientRect().right + 1
        return [...place.querySelectorAll('*')].flatMap((one) =>
          one.getBoundingClientRect().right > limit && one.getBoundingClientRect().width > 0
            ? [`${one.className || one.tagName}: ${(one.textContent ?? '').slice(0, 40)}`]
            : [],
        )
      },
      [card, HOST] as const,
    )
    await page.locator('body').screenshot({ path: join(FOLDER, `${name.replace(/\W+/g, '-')}-${width}.png`) })
    return clipped
  }

  const painter = createPainter(nodeAssets)
  for (const { name, card } of gallery)
    test(name, async () => {
      const pictures = new Map<number, string>()
      for (const index of pictureBlocks(card, 'fr')) {
        const made = await pictureOf(card.blocks[index], 'fr', 'w', {
          charts: painter,
          inbox: { readFile: async () => PIXEL },
        })
        if (made) pictures.set(index, `data:image/png;base64,${Buffer.from(made.bytes).toString('base64')}`)
      }
      const made = render(card, 'fr', { baseUrl: 'https://nova.example', pictures })
      for (const width of [360, 720]) expect(await draw(name, made, width)).toEqual([])
    })

  test('a form', async () => {
    const fields = (['text', 'money', 'date', 'choice', 'choices', 'boolean', 'long-text'] as const).map((kind) => ({
      name: kind,
      label: `Un champ ${kind}`,
      kind,
      required: kind === 'text',
      hint: 'Ce que l’on écrit là',
      options: ['Garage Roy', 'Toitures Roy'].map((label) => ({ value: label, label })),
    }))
    const made = formCard(
      { id: 'f', title: 'Nouvelle facture', submit: 'Préparer', fields },
      'fr',
      false,
      'Le montant manque.',
    )
    for (const width of [360, 720]) expect(await draw('form', made, width)).toEqual([])
  })
})
