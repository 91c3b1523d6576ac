import { z } from 'zod'
import { webError } from './words.ts'

const MAX_FILES = 10
/** Bytes of one attached file. */
const MAX_FILE = 20 * 1024 * 1024
const MAX_FORM = 200

// Made by our own page or by the core; nothing with a slash or a dot gets near a path or a query.
const id = z.string().regex(/^[\w:@-]{1,128}$/)
// Nova's own threads have names with a colon until they are posted.
const thread = z.string().regex(/^[\w-]{1,128}$/)
const values = z.record(z.string().max(100), z.union([z.string().max(20_000), z.array(z.string().max(500)).max(200)]))

/** `id` is made by the page, one for each thing done, so that a retry is the same event. */
export const messageBody = z.object({
  id: z.uuid(),
  channel: id,
  thread: thread.nullable().default(null),
  text: z.string().trim().max(12_000),
  addressed: z.boolean().default(true),
})
export const buttonBody = z.object({
  id: z.uuid(),
  action: z.string().min(1).max(300),
  message: id,
  values: z.record(z.string().max(100), z.string().max(5_000)).optional(),
})
export const formBody = z.object({
  id: z.uuid(),
  form: z.string().min(1).max(300),
  channel: id,
  thread: thread.nullable().default(null),
  values: values.refine((all) => Object.keys(all).length <= MAX_FORM),
})
export const languageBody = z.object({ lang: z.enum(['fr', 'en']) })
export const personBody = z.object({ handle: id })
export const tokenBody = z.object({ token: z.string().min(1).max(500) })
export const channelBody = z.object({ channel: id })
export const messagesQuery = z.object({ channel: id, thread: thread.nullable().default(null), before: id.optional() })
export const anId = id

/** The value in the expected shape; throws `input.invalid` naming the first field at fault. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const field = result.error.issues[0]?.path.join('.') || 'body'
  throw webError('input.invalid', 'bad-input', { field })
}

export type MessageRequest = z.infer<typeof messageBody> & {
  files: { name: string; mime: string; bytes: Uint8Array }[]
}

/** A sent message, as JSON or, with files, as multipart form data. Throws `input.invalid` or `too-large`. */
export async function readMessage(request: Request): Promise<MessageRequest> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_FILES * MAX_FILE) {
    throw webError('too-large', 'too-large', { files: MAX_FILES })
  }
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const body = check(messageBody, await readJson(request))
    if (!body.text) throw webError('input.invalid', 'empty-message')
    return { ...body, files: [] }
  }
  const form = await request.formData().catch(() => {
    throw webError('input.invalid', 'bad-input', { field: 'body' })
  })
  const sent = form.getAll('files').filter((part): part is File => typeof part !== 'string')
  if (sent.length > MAX_FILES || sent.some((file) => file.size > MAX_FILE)) {
    throw webError('too-large', 'too-large', { files: MAX_FILES })
  }
  const body = check(messageBody, {
    id: form.get('id'),
    channel: form.get('channel'),
    thread: form.get('thread') || null,
    text: form.get('text') ?? '',
    addressed: form.get('addressed') !== 'false',
  })
  if (!body.text && sent.length === 0) throw webError('input.invalid', 'empty-message')
  const files = await Promise.all(
    sent.map(async (file) => ({
      // Some systems send a whole path; only its last part is a name.
      name: file.name.split(/[\\/]/).at(-1)?.slice(0, 200) || 'fichier',
      mime: file.type || 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
  return { ...body, files }
}

export function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => {
    throw webError('input.invalid', 'bad-input', { field: 'body' })
  })
}
