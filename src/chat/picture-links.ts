import type { Lang } from '../lib/i18n.ts'
import type { Inbox } from './adapter.ts'
import type { Block, Card } from './card.ts'
import { type ChartPictures, pictureOf } from './pictures.ts'
import { createRemembered } from './remembered.ts'

const MAX_BYTES = 1_000_000

export type PictureLinks = {
  /** Addresses of a card's pictures by index of their block; none where Nova has no public address. */
  linksOf(workspace: string, shown: { card: Card; lang: Lang }): Promise<Map<number, string>>
  /** The picture at an address. */
  serve(pathname: string): Promise<Response>
}

export type PictureLinksSettings = {
  /** Signs the addresses. */
  secret: string
  /** Where the pictures are, e.g. `/api/teams/pictures`. */
  path: string
  inbox: Pick<Inbox, 'baseUrl' | 'readFile' | 'store'>
  charts: ChartPictures
  /** Indexes of the blocks that need a picture. */
  needed(card: Card, lang: Lang): number[]
}

/**
 * For platforms that show pictures by address only, and fetch them without signing in: each has an address that
 * cannot be guessed, made from what it shows, so that a card sent again has the same one.
 */
export function createPictureLinks({ secret, path, inbox, charts, needed }: PictureLinksSettings): PictureLinks {
  const { read, write } = createRemembered(inbox.store)
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
      if (!inbox.baseUrl.startsWith('https://')) return links
      for (const index of needed(card, lang)) {
        const block = card.blocks[index]!
        const name = await nameOf(workspace, block, lang)
        await write(workspace, `picture:${name}`, { block, lang })
        links.set(index, `${inbox.baseUrl}${path}/${workspace}/${name}`)
      }
      return links
    },
    async serve(pathname) {
      // What is no address of ours is not decoded.
      const [, workspace, name] = /^\/([\w-]+)\/([\w-]+)$/.exec(pathname.slice(path.length)) ?? []
      const kept = workspace && name ? await read<{ block: Block; lang: Lang }>(workspace, `picture:${name}`) : null
      const picture = kept && (await pictureOf(kept.block, kept.lang, workspace!, { charts, inbox }))
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
