// Files of Discord: those that are a message by themselves, and what people attach.
import type { Adapter } from '../../src/chat/adapter.ts'
import { safeName } from '../../src/chat/attachments.ts'
import type { FileRef } from '../../src/chat/card.ts'
import { needBytes } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import type { Picture } from '../../src/chat/pictures.ts'
import { CARD_FLAGS, type MessageBody } from './elements.ts'

/** A message and the files that go with it. */
export type Rendered = { body: MessageBody; files: Picture[] }

/** Where Discord keeps what people attach. */
const ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net']

export const download: Adapter['download'] = (_workspace, file, maxBytes) =>
  fetchFile(file.url, { origins: ORIGINS, maxBytes })

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
