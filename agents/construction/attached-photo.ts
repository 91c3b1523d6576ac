import type { FileRef } from '../../src/chat/card.ts'
import type { RecordStore, TypedRecord } from '../../src/domain/records/record.ts'
import type { Context } from '../../src/tool/define.ts'

export type PhotoStores = {
  records: RecordStore
  messages: {
    list(filter: { conversationId: string; author: 'person' }): Promise<{ personId: string | null; files: FileRef[] }[]>
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The image that came with what the asker last wrote here. */
export async function attachedPhoto({ stores, conversation, actor }: Context<PhotoStores>): Promise<FileRef | null> {
  if (!conversation) return null
  const said = await stores.messages.list({ conversationId: conversation, author: 'person' })
  const own = said.filter(({ personId }) => personId === actor.id).at(-1)
  return own?.files.find(({ mime }) => mime.startsWith('image/')) ?? null
}

/** Keeps the image as a photo of the site, under what it was said to show. */
export const keepPhoto = (
  file: FileRef,
  of: { projectId: string; title: string; place: string; stage: TypedRecord<'photo'>['data']['stage'] },
  { stores, actor, today }: Context<PhotoStores>,
): Promise<TypedRecord<'photo'>> =>
  stores.records.create('photo', {
    title: of.title,
    date: today,
    projectId: of.projectId,
    personId: actor.id,
    data: {
      place: of.place,
      tags: [file.name],
      quality: 3,
      stage: of.stage,
      // Nobody looked at it yet: it is not published before somebody did.
      showsPeople: true,
      hazards: [],
      fileId: UUID.test(file.id) ? file.id : null,
    },
  })
