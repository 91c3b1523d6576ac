import type { Context } from 'hono'
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import type { WebData, WebPerson } from './data.ts'

const SESSION = 'nova_session'
const AS = 'nova_as'
const THIRTY_DAYS = 30 * 86_400

type Settings = { demo: boolean; sessionSecret: string; now(): Date }

const attributes = (c: Context) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https',
})

/** The value is `person.expiry`, signed by HMAC-SHA-256; expiry in seconds since 1970. */
export async function openSession(c: Context, settings: Settings, person: WebPerson): Promise<void> {
  const expires = Math.floor(settings.now().getTime() / 1000) + THIRTY_DAYS
  await setSignedCookie(c, SESSION, `${person.id}.${expires}`, settings.sessionSecret, {
    ...attributes(c),
    maxAge: THIRTY_DAYS,
  })
}

export function closeSession(c: Context): void {
  deleteCookie(c, SESSION, { path: '/' })
  deleteCookie(c, AS, { path: '/' })
}

export function rememberDemoPerson(c: Context, handle: string): void {
  setCookie(c, AS, handle, attributes(c))
}

/**
 * Who asks. In demo mode: `as` of the address (so that two tabs can be two persons), then the cookie, then the
 * first person. Otherwise the signed session, as long as the person still exists.
 */
export async function findPerson(c: Context, settings: Settings, data: WebData): Promise<WebPerson | null> {
  if (settings.demo) {
    const people = await data.people()
    const wanted = [c.req.query('as'), getCookie(c, AS)]
    return (
      people.find((one) => one.handle === wanted[0]) ??
      people.find((one) => one.handle === wanted[1]) ??
      people[0] ??
      null
    )
  }
  const value = await getSignedCookie(c, settings.sessionSecret, SESSION)
  if (!value) return null
  const dot = value.lastIndexOf('.')
  const expires = Number(value.slice(dot + 1))
  if (!(expires * 1000 > settings.now().getTime())) return null
  return data.person(value.slice(0, dot))
}
