import type { webApi } from '@slack/bolt'
import type { Adapter } from '../../src/chat/adapter.ts'
import { type Delivery, needBytes } from '../../src/chat/delivery.ts'
import { fetchFile } from '../../src/chat/download.ts'
import type { Picture } from '../../src/chat/pictures.ts'
import { type Clients, slackError } from './client.ts'

/** How a call that may be repeated is run: `once`, or `repeatable` with its pauses. */
type Repeat = Delivery['once']
/** Milliseconds for the bytes of one file. */
const UPLOAD_TIMEOUT = 20_000

export type Files = Pick<Adapter, 'download'> & {
  /** Sends a file's bytes and returns its id; nobody sees it before `complete`, so it may be repeated. */
  send(workspace: string, file: Pick<Picture, 'name' | 'bytes'> & { alt?: string }, repeat: Repeat): Promise<string>
  /** Shows a file in a channel; without one, cards may show it as `slack_file`. A second time is an error of Slack's. */
  complete(workspace: string, file: Uploaded, channel?: string, thread?: string | null): Promise<void>
}

type Uploaded = { id: string; title: string }

export function createFiles(clients: Clients, tokenOf: (workspace: string) => Promise<string>, apiUrl?: string): Files {
  const origins = ['https://files.slack.com', ...(apiUrl ? [new URL(apiUrl).origin] : [])]
  return {
    async send(workspace, { name, bytes, alt }, repeat) {
      needBytes(bytes)
      const described = alt ? { alt_text: alt.slice(0, 1_000) } : {}
      const { upload_url: url, file_id: id } = await repeat(async () => {
        const client = await clients(workspace)
        return client.files.getUploadURLExternal({ filename: name, length: bytes.byteLength, ...described })
      })
      if (!url || !id) throw slackError(new Error('no upload address'))
      await repeat(async () => {
        const body = new Blob([bytes as Uint8Array<ArrayBuffer>])
        const signal = AbortSignal.timeout(UPLOAD_TIMEOUT)
        const { ok, status } = await fetch(url, { method: 'POST', body, redirect: 'manual', signal })
        if (!ok) throw Object.assign(new Error(`upload ${status}`), { statusCode: status })
      })
      return id
    },

    async complete(workspace, file, channel, thread) {
      const client = await clients(workspace)
      const files: [typeof file] = [file]
      const place = { ...(channel ? { channel_id: channel } : {}), ...(channel && thread ? { thread_ts: thread } : {}) }
      await client.files.completeUploadExternal({ ...place, files } as webApi.FilesCompleteUploadExternalArguments)
    },

    async download(workspace, file, maxBytes) {
      const headers = { authorization: `Bearer ${await tokenOf(workspace)}` }
      return fetchFile(file.url, { origins, headers, maxBytes })
    },
  }
}
