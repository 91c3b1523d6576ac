// Pictures of every card of the gallery as Discord shows it: `node test/discord/preview/preview.ts [folder]`.
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { render } from '../../../adapters/discord/render.ts'
import { nodeAssets } from '../../../src/chart/node-assets.ts'
import { createPainter } from '../../../src/chart/png.ts'
import { type Picture, pictureOf } from '../../../src/chat/pictures.ts'
import { PIXEL } from '../../adapters/pixel.ts'
import { gallery } from '../../gallery.ts'
import type { Json } from '../../slack/json.ts'
import { pageOf } from './html.ts'

const folder = process.argv[2] ?? join(tmpdir(), 'nova-discord-preview')
await mkdir(folder, { recursive: true })
const charts = createPainter(nodeAssets)
const inbox = { readFile: async () => PIXEL }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 420, height: 100 } })
for (const { name, card } of gallery) {
  const pictures = new Map<number, Picture>()
  for (const [i, block] of card.blocks.entries()) {
    const picture =
      block.type === 'file'
        ? { name: block.file.name, mime: block.file.mime, bytes: PIXEL, alt: '' }
        : await pictureOf(block, 'fr', 'g', { charts, inbox })
    if (picture) pictures.set(i, picture)
  }
  const { body, files } = render(card, 'fr', { baseUrl: 'https://nova.example', pictures, feedback: name === 'text' })
  const addresses = new Map(
    files.map((file) => [
      `attachment://${file.name}`,
      `data:${file.mime};base64,${Buffer.from(file.bytes).toString('base64')}`,
    ]),
  )
  await page.setContent(pageOf(body as Json, addresses))
  await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png`, fullPage: true })
}
await browser.close()
