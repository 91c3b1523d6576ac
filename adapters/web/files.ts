/** Types that a browser shows without running anything of them in our origin; all else is downloaded. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** A stored file as an HTTP answer: named by RFC 6266, never sniffed, private to the person. */
export function fileResponse(file: { name: string; mime: string; bytes: Uint8Array }): Response {
  const shown = SHOWN.has(file.mime)
  const ascii = file.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return new Response(Uint8Array.from(file.bytes), {
    headers: {
      'content-type': shown ? file.mime : 'application/octet-stream',
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
      'content-length': String(file.bytes.length),
      'cache-control': 'private, max-age=300',
    },
  })
}
