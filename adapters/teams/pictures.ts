// Cards show pictures by address only, and Teams fetches them without signing in: each has an address that cannot be
// guessed, made from what it shows, so that a card sent again has the same one.
import type { Inbox, Outgoing } from '../../src/chat/adapter.ts'
import type { Block } from '../../src/chat/card.ts'
import { type ChartPictures, pictureOf } from '../../src/chat/pictures.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { pictureBlocks } from './render.ts'
import type { Places } from './workspace.ts'

export const PICTURES = '/api/teams/pictures'
const MAX_BYTES = 1_000_000

export type PictureLinks = {
  /** Addresses of a card's pictures by index of their block; none when they cannot be kept. */
  linksOf(workspace: string, outgoing: Outgoing): Promise<Map<number, string>>
  /** The picture at an address. */
  serve(pathname: string): Promise<Response>
}

export function createPictures(secret: string, places: Places, inbox: Inbox, charts: ChartPictures): PictureLinks {
  async function nameOf(workspace: string, block: Block, lang: Lang): Promise<string> {
    const encoder = new TextEncoder()
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
    const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(JSON.stringify([workspace, block, lang])))
    return Buffer.from(signed).toString('base64url')
  }
  return {
    async linksOf(workspace, { card, lang }) {
      const links = new Map<number, string>()
      // Teams fetches from the internet, over https.
      if (!inbox.baseUrl.startsWith('https://')) return links
      for (const index of pictureBlocks(card, lang)) {
        const block = card.blocks[index]!
        const name = await nameOf(workspace, block, lang)
        await places.keep(workspace, `picture:${name}`, { block, lang })
        links.set(index, `${inbox.baseUrl}${PICTURES}/${workspace}/${name}`)
      }
      return links
    },
    async serve(pathname) {
      // What is no address of ours is not decoded.
      const [, workspace, name] = /^\/([\w-]+)\/([\w-]+)$/.exec(pathname.slice(PICTURES.length)) ?? []
      const kept = workspace && name ? await places.kept(workspace, `picture:${name}`) : null
      if (!kept) return new Response(null, { status: 404 })
      const { block, lang } = kept as { block: Block; lang: Lang }
      const picture = await pictureOf(block, lang, workspace!, { charts, inbox })
      if (!picture || picture.bytes.byteLength > MAX_BYTES) return new Response(null, { status: 404 })
      const headers = {
        'content-type': picture.mime,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=86400',
      }
      return new Response(picture.bytes as Uint8Array<ArrayBuffer>, { headers })
    },
  }
}
