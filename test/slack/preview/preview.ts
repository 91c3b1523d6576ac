// Pictures of every card of the gallery as Slack shows it: `node test/slack/preview/preview.ts [folder]`.
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { pictureBlocks, render } from '../../../adapters/slack/render.ts'
import { nodeAssets } from '../../../src/chart/node-assets.ts'
import { createPainter } from '../../../src/chart/png.ts'
import { pictureOf } from '../../../src/chat/pictures.ts'
import { PIXEL } from '../../adapters/pixel.ts'
import { gallery } from '../../gallery.ts'
import { pageOf } from './html.ts'

const folder = process.argv[2] ?? join(tmpdir(), 'nova-slack-preview')
await mkdir(folder, { recursive: true })
const charts = createPainter(nodeAssets)
const inbox = { readFile: async () => PIXEL }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
for (const width of [390, 680]) {
  const page = await browser.newPage({ viewport: { width, height: 100 } })
  for (const { name, card } of gallery) {
    const ids = new Map<number, string>()
    const addresses = new Map<string, string>()
    for (const index of pictureBlocks(card, 'fr')) {
      const picture = await pictureOf(card.blocks[index], 'fr', 'T1', { charts, inbox })
      if (!picture) continue
      ids.set(index, `F${index}`)
      addresses.set(`F${index}`, `data:${picture.mime};base64,${Buffer.from(picture.bytes).toString('base64')}`)
    }
    const context = { baseUrl: 'https://nova.example', salt: 's', pictures: ids }
    const { blocks } = render({ card, lang: 'fr', feedback: name === 'text' }, context)
    await page.setContent(pageOf(blocks, addresses))
    await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true })
  }
  await page.close()
}
await browser.close()
