/** The body of a request or response; null when it is longer than `max` bytes, of which no more are held. */
export async function readBytes(message: Request | Response, max: number): Promise<Uint8Array | null> {
  if (Number(message.headers.get('content-length') ?? 0) > max) {
    await message.body?.cancel()
    return null
  }
  const parts: Uint8Array[] = []
  let size = 0
  const reader = message.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > max) {
      await reader?.cancel()
      return null
    }
    parts.push(part.value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
