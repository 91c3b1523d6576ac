// Files of Teams: bots give them in direct conversations only, with the person's consent.
import type { Adapter, AdapterStore, Inbox, Target } from '../../src/chat/adapter.ts'
import type { FileRef } from '../../src/chat/card.ts'
import { sizeText } from '../../src/chat/card-text.ts'
import { needBytes } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import { createExpiring } from '../../src/chat/expiring.ts'
import { objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { NovaError } from '../../src/errors.ts'
import { isFileHost, isService, type TeamsSettings, teamsError } from './client.ts'
import { CARD, cardOf, textBlock } from './elements.ts'
import { escapeText } from './text.ts'
import type { Places, Reference } from './workspace.ts'

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent'
const INFO = 'application/vnd.microsoft.teams.card.file.info'
/** Milliseconds for the bytes of one file. */
const TIMEOUT = 20_000

/** Longer nobody takes up an offer. */
const OFFER_MS = 30 * 24 * 3_600_000
/** Files that wait for consent, by what was written into the question. */
const offersOf = (store: AdapterStore) =>
  createExpiring<{ file: FileRef; channel: string }>(store, 'upload', 200, OFFER_MS)

type UploadSettings = {
  places: Places
  inbox: Pick<Inbox, 'baseUrl' | 'store'>
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
    if (direct) await offersOf(inbox.store).write(target.workspace, pending, { file, channel: target.channel })
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
export async function offered(store: AdapterStore, workspace: string, channel: string, value: unknown) {
  const id = textAt(value, 'context', 'nova', 'upload')
  const kept = id ? await offersOf(store).read(workspace, id) : null
  return kept?.channel === channel ? kept.file : null
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
