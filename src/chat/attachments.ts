import type { Inbox, Outgoing } from './adapter.ts'
import { type ChartPictures, type Picture, pictureOf } from './pictures.ts'
import { plain } from './plain.ts'

export type AttachmentLimits = { files: number; fileBytes: number; requestBytes: number }

/** What a card shows besides words, by index of its block, as much as one request takes. */
export async function picturesOf(
  { card, lang }: Outgoing,
  workspace: string,
  from: { charts: ChartPictures; inbox: Pick<Inbox, 'readFile'> },
  most: AttachmentLimits,
): Promise<Map<number, Picture>> {
  const pictures = new Map<number, Picture>()
  let left = most.requestBytes
  for (const [index, block] of card.blocks.entries()) {
    if (pictures.size >= most.files) break
    // A picture that cannot be drawn or read is shown as a table or by its name.
    const found = await pictureOf(block, lang, workspace, from).catch(() => null)
    if (!found || found.bytes.byteLength > Math.min(left, most.fileBytes)) continue
    left -= found.bytes.byteLength
    pictures.set(index, found)
  }
  return pictures
}

/** Files that go with a message, each with a name of its own, and the address by which its parts name them. */
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

/** Only characters that no platform changes in a file's name: `attachment://` would not find it any more. */
export function safeName(name: string): string {
  const kept = plain(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '_')
  const [, stem = '', ending = ''] = /^(.*?)(\.\w{1,8})?$/.exec(kept) ?? []
  return `${stem.slice(0, 80).replace(/^[._]+/, '') || 'nova'}${ending || '.bin'}`
}
