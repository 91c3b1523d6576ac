import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { webError } from './words.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host
}

/** In demo mode anybody may be anybody, so a name that an attacker points at 127.0.0.1 (DNS rebinding) is refused. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = hostOf(c.req.raw)
  if (!URL.canParse(`http://${host}`) || !LOOPBACK.has(new URL(`http://${host}`).hostname)) {
    throw webError('auth.forbidden', 'bad-host')
  }
  await next()
}

/** Whatever changes something must come from this page: `Origin` decides, `Sec-Fetch-Site` where it is absent. */
export const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const sameOrigin =
      origin === undefined ? site === 'same-origin' : URL.canParse(origin) && new URL(origin).host === hostOf(c.req.raw)
    if (!sameOrigin || (site !== undefined && site !== 'same-origin')) throw webError('auth.forbidden', 'other-site')
  }
  await next()
}

export const pageHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  // The page is served over plain HTTP on loopback; a proxy that terminates TLS sets this itself.
  strictTransportSecurity: false,
})

/** Outermost, so that it has the last word: a drawing has its fonts and styles inside and may load or run nothing. */
export const drawingHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.headers.get('content-type') !== 'image/svg+xml') return
  c.res.headers.set(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'; sandbox",
  )
}
