import { NovaError } from '../../src/errors.ts'
import { type NewClient, once, slackError } from './client.ts'

/** How a call that may be repeated is run: `once`, or `repeatable` with its pauses. */
type Repeat = <T>(call: () => Promise<T>) => Promise<T>
/** Milliseconds for the bytes of one file. */
const UPLOAD_TIMEOUT = 20_000

type Upload = { name: string; bytes: Uint8Array; alt?: string }

/**
 * Sends a file's bytes to Slack and returns its id. Nobody sees it before `shareFile`, so it may be repeated.
 * Throws NovaError.
 */
export async function storeFile(newClient: NewClient, repeat: Repeat, { name, bytes, alt }: Upload): Promise<string> {
  const place = await repeat(async () => {
    const client = await newClient()
    return client.files.getUploadURLExternal({
      filename: name,
      length: bytes.byteLength,
      ...(alt ? { alt_text: alt.slice(0, 1_000) } : {}),
    })
  })
  const { upload_url: url, file_id: id } = place
  if (!url || !id) throw slackError(new Error('no upload address'))
  await repeat(async () => {
    const body = new Blob([bytes as Uint8Array<ArrayBuffer>])
    const response = await globalThis.fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT),
    })
    if (!response.ok) throw Object.assign(new Error(`upload ${response.status}`), { statusCode: response.status })
  })
  return id
}

/** Finishes uploads that only cards will show, as `slack_file`. */
export async function keepFile(newClient: NewClient, repeat: Repeat, id: string, title: string): Promise<void> {
  await repeat(async () => (await newClient()).files.completeUploadExternal({ files: [{ id, title }] }))
}

/** Shows an uploaded file in a channel or thread. A second time is an error of Slack's, so it is called once. */
export async function shareFile(
  newClient: NewClient,
  id: string,
  title: string,
  channel: string,
  thread: string | null,
): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id, title }]
  await once(async () =>
    (await newClient()).files.completeUploadExternal(
      thread === null ? { files, channel_id: channel } : { files, channel_id: channel, thread_ts: thread },
    ),
  )
}

/** Slack refuses files without bytes. */
export function requireBytes(bytes: Uint8Array): void {
  if (bytes.byteLength > 0) return
  throw new NovaError('input.invalid', { fr: 'Le fichier est vide.', en: 'The file is empty.' })
}
