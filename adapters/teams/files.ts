// Files and pictures of Teams: bots show pictures by address, and give files in direct conversations only.
import type { Adapter, Inbox, Outgoing, Target } from '../../src/chat/adapter.ts'
import type { Block, FileRef } from '../../src/chat/card.ts'
import { sizeText } from '../../src/chat/card-text.ts'
import { needBytes } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import { isObject, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { type ChartPictures, pictureOf } from '../../src/chat/pictures.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { NovaError } from '../../src/errors.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { isFileHost, isService, type TeamsSettings, teamsError } from './client.ts'
import { CARD, cardOf, textBlock } from './elements.ts'
import { pictureBlocks } from './render.ts'
import { escapeText } from './text.ts'
import type { Places, Reference } from './workspace.ts'

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent'
const INFO = 'application/vnd.microsoft.teams.card.file.info'
/** Milliseconds for the bytes of one file. */
const TIMEOUT = 20_000

type UploadSettings = {
  places: Places
  inbox: Pick<Inbox, 'baseUrl'>
  sendTo(target: Target, at: Reference, activity: Payload): Promise<{ message: string }>
  careful<T>(key: string, call: () => Promise<T>): Promise<T>
}

/**
 * A file for people. In a direct conversation Teams asks whether it may be put in the person's OneDrive, and the bytes
 * follow when they agree; elsewhere bots have no files, so it is a link to the local page, which asks who is there.
 */
export function createUpload({ places, inbox, sendTo, careful }: UploadSettings): Adapter['upload'] {
  return async (target, file, bytes, key) => {
    needBytes(bytes)
    const at = await places.of(target.workspace, target.channel)
    const pending = crypto.randomUUID()
    const direct = at.kind === 'dm'
    if (direct) await places.keep(target.workspace, `upload:${pending}`, { file, channel: target.channel })
    const context = { nova: { upload: pending } }
    const name = cut(oneLine(file.name), 200)
    const about = { description: name, sizeInBytes: bytes.byteLength, acceptContext: context, declineContext: context }
    const attachment = direct
      ? { contentType: CONSENT, name, content: about }
      : { contentType: CARD, content: linkCard(file, `${inbox.baseUrl}/files/${encodeURIComponent(file.id)}`) }
    await careful(key, () => sendTo(target, at, { type: 'message', summary: name, attachments: [attachment] }))
  }
}

const linkCard = (file: FileRef, url: string): Payload =>
  cardOf(
    [textBlock(`📎 ${escapeText(cut(oneLine(file.name), 200))} · ${sizeText(file.size, 'fr')}`)],
    [{ type: 'Action.OpenUrl', title: 'Ouvrir / Open', url }],
  )

/** What is known of a file that was offered in a conversation; null when it was offered elsewhere, or never. */
export async function offered(
  places: Places,
  workspace: string,
  channel: string,
  value: unknown,
): Promise<FileRef | null> {
  const id = textAt(value, 'context', 'nova', 'upload')
  const kept = id ? await places.kept(workspace, `upload:${id}`) : null
  return isObject(kept) && kept.channel === channel ? (kept.file as FileRef) : null
}

/** Puts the bytes where Teams says and returns the card that shows them. Once: the address is good for one time. */
export async function putFile(value: unknown, bytes: Uint8Array, settings: TeamsSettings): Promise<Payload> {
  const info = objectAt(value, 'uploadInfo')
  const url = textAt(info, 'uploadUrl')
  if (!isFileHost(url, settings))
    throw new NovaError('input.invalid', { fr: 'Adresse de dépôt inconnue.', en: 'Unknown upload address.' })
  const response = await fetch(url!, {
    method: 'PUT',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
    headers: { 'content-range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}` },
    body: new Blob([bytes as Uint8Array<ArrayBuffer>]),
  })
  if (!response.ok) throw teamsError({ status: response.status })
  const content = { uniqueId: textAt(info, 'uniqueId'), fileType: textAt(info, 'fileType') }
  return { contentType: INFO, name: textAt(info, 'name'), contentUrl: textAt(info, 'contentUrl'), content }
}

/** Files have an address that needs no token; pictures are with the Bot Connector and need ours. */
export function createDownload(settings: TeamsSettings, token: () => Promise<string>): Adapter['download'] {
  return async (_workspace, { url }, maxBytes) => {
    const ofService = isService(url, settings)
    const origins = url && (ofService || isFileHost(url, settings)) ? [new URL(url).origin] : []
    const headers = ofService ? { headers: { authorization: `Bearer ${await token()}` } } : {}
    return fetchFile(url, { origins, maxBytes, ...headers })
  }
}

export const PICTURES = '/api/teams/pictures'
const MAX_BYTES = 1_000_000

/**
 * Cards show pictures by address only, and Teams fetches them without signing in: each has an address that cannot be
 * guessed, made from what it shows, so that a card sent again has the same one.
 */
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
