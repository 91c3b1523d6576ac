import type { FileRef } from '../chat/card.ts'
import type { ConversationStores, OutboxRow } from '../conversation/stores.ts'
import type { Transact } from '../tool/perform.ts'

/** A mail server, as the outbox needs it. Throws NovaError with `retry` when nothing was sent. */
export type Mailer = {
  send(
    mail: {
      to: string
      subject: string
      text: string
      attachments: { name: string; mime: string; bytes: Uint8Array }[]
    },
    key: string,
  ): Promise<{ messageId: string }>
}

/** Carries out an e-mail of the outbox, with its files. */
export async function carryEmail<S extends ConversationStores>(
  mailer: Mailer,
  organization: string,
  row: OutboxRow,
  transact: Transact<S>,
): Promise<Record<string, unknown>> {
  const { to, subject, text, files } = row.payload as { to: string; subject: string; text: string; files: FileRef[] }
  const attachments = await transact(organization, async (stores) => {
    const found = []
    for (const file of files) found.push(await stores.files.get(file.id))
    return found.flatMap((file) => (file ? [{ name: file.name, mime: file.mime, bytes: file.bytes }] : []))
  })
  return mailer.send({ to, subject, text, attachments }, row.idempotencyKey)
}
