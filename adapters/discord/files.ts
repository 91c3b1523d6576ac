// Files of Discord: what goes with a card or by itself, and what people attach.
import type { Adapter, Inbox, Outgoing } from '../../src/chat/adapter.ts'
import type { FileRef } from '../../src/chat/card.ts'
import { needBytes } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import { type ChartPictures, type Picture, pictureOf } from '../../src/chat/pictures.ts'
import { plain } from '../../src/chat/plain.ts'
import { CARD_FLAGS, LIMITS, type MessageBody } from './elements.ts'

/** A message and the files that go with it. */
export type Rendered = { body: MessageBody; files: Picture[] }

/** Where Discord keeps what people attach. */
const ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

export const download: Adapter['download'] = (_workspace, file, maxBytes) =>
  fetchFile(file.url, { origins: ORIGINS, maxBytes })

/** What a card shows besides words, by index of its block, as much as one request takes. */
export async function picturesOf(
  { card, lang }: Outgoing,
  workspace: string,
  from: { charts: ChartPictures; inbox: Pick<Inbox, 'readFile'> },
): Promise<Map<number, Picture>> {
  const pictures = new Map<number, Picture>()
  let left: number = LIMITS.requestBytes
  for (const [index, block] of card.blocks.entries()) {
    if (pictures.size >= LIMITS.files) break
    // A picture that cannot be drawn or read is shown as a table or by its name.
    const found = await pictureOf(block, lang, workspace, from).catch(() => null)
    if (!found || found.bytes.byteLength > Math.min(left, LIMITS.fileBytes)) continue
    left -= found.bytes.byteLength
    pictures.set(index, found)
  }
  return pictures
}

/** A file as a message. */
export function fileMessage({ name: given, mime }: FileRef, bytes: Uint8Array): Rendered {
  needBytes(bytes)
  const name = safeName(given)
  return {
    files: [{ name, mime, bytes, alt: '' }],
    body: {
      flags: CARD_FLAGS,
      allowed_mentions: { parse: [] },
      attachments: [{ id: '0', filename: name }],
      components: [{ type: 13, file: { url: `attachment://${name}` } }],
    },
  }
}

/** Files that go with a card, each with a name of its own, and how its components name them. */
export function createAttachments() {
  const files: Picture[] = []
  return {
    files,
    add(file: Picture) {
      const name = safeName(file.name)
      const own = files.some((one) => one.name === name) ? `${files.length}-${name}` : name
      files.push({ ...file, name: own })
      return { url: `attachment://${own}` }
    },
  }
}
export type Attachments = ReturnType<typeof createAttachments>

/** Discord changes other characters in a file's name, and then does not find `attachment://` any more. */
function safeName(name: string): string {
  const kept = plain(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '_')
  const [, stem = '', ending = ''] = /^(.*?)(\.\w{1,8})?$/.exec(kept) ?? []
  return `${stem.slice(0, 80).replace(/^[._]+/, '') || 'nova'}${ending || '.bin'}`
}
