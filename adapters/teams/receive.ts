import type { Activity } from 'botbuilder'
import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import { admit } from '../../src/chat/admit.ts'
import { listAt, type Payload, parseObject, textAt } from '../../src/chat/payload.ts'
import type { PictureLinks } from '../../src/chat/picture-links.ts'
import { toNovaError } from '../../src/errors.ts'
import { createRecent } from '../../src/lib/recent.ts'
import { type Authentication, ISSUER, isService, KEYS_KEPT, OPENID, type TeamsSettings } from './client.ts'
import type { Answer } from './dispatch.ts'
import { CARD } from './elements.ts'
import { PICTURES } from './files.ts'
import { formCard } from './form.ts'
import { langOfClient, parse, workspaceOf } from './parse.ts'
import { escapeText } from './text.ts'
import type { Accounts, Places } from './workspace.ts'

export type ReceiveSettings = {
  verify: Verify
  inbox: Inbox
  places: Places
  pictures: PictureLinks
  accounts: Accounts
  invoke(activity: Payload): Promise<Answer>
  /** A message of Teams' own shape for one account only. */
  tell(workspace: string, account: string, activity: Payload): Promise<void>
}

/**
 * Answers `POST /api/messages`, on Node and on Workers: 401 for what does not come from Teams, 200 once the event is
 * stored, an invoke with its body; 5xx for what may be sent again. Its pictures are fetched without a token.
 */
export function createReceive(settings: ReceiveSettings) {
  const { inbox, places } = settings

  /** Never holds back an event: a workspace that is not linked keeps nothing, and says so when it is received. */
  async function remember(workspace: string, activity: Payload): Promise<void> {
    try {
      if (isRemoval(activity)) {
        // One person or team that takes the app away leaves it to the others.
        if (await places.removed(workspace, activity)) await inbox.unlink(workspace)
        return
      }
      await places.remember(workspace, activity)
    } catch {
      // What is kept is asked for again by the next activity.
    }
  }

  /** Clients without Action.Execute send a click as a message: what it is answered is written to whoever clicked. */
  async function follow(reply: Reply, workspace: string, account: string, activity: Payload): Promise<void> {
    if (reply.type === 'notice')
      await settings.tell(workspace, account, { type: 'message', text: escapeText(reply.text), textFormat: 'markdown' })
    if (reply.type === 'form') {
      const attachments = [{ contentType: CARD, content: formCard(reply.form, langOfClient(activity), false) }]
      await settings.tell(workspace, account, { type: 'message', summary: reply.form.title, attachments })
    }
  }

  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith(`${PICTURES}/`)) return settings.pictures.serve(pathname)
    const activity = await admit(request, async (raw, headers) => {
      const sent = parseObject(raw)
      if (!sent) return 400
      return (await settings.verify(headers.get('authorization'), sent)) ? sent : 401
    })
    if (typeof activity === 'number') return new Response(null, { status: activity })

    const workspace = workspaceOf(activity)
    await remember(workspace, activity)
    try {
      if (activity.type === 'invoke') {
        const { body, later } = await settings.invoke(activity)
        if (later) waitUntil(later().catch(() => {}))
        return Response.json(body)
      }
      const parsed = parse(activity)
      if (parsed) {
        const event = { ...parsed, account: await settings.accounts.describe(parsed.account, activity) }
        const reply = await inbox.receive(event)
        waitUntil(follow(reply, workspace, event.account.id, activity).catch(() => {}))
      }
      return new Response(null, { status: 200 })
    } catch (thrown) {
      return new Response(null, { status: toNovaError(thrown).status })
    }
  }
}

/** The app was taken away, or the team that it was in. */
function isRemoval(activity: Payload): boolean {
  if (activity.type === 'installationUpdate') return String(activity.action).startsWith('remove')
  if (activity.type !== 'conversationUpdate') return false
  if (textAt(activity, 'channelData', 'eventType') === 'teamDeleted') return true
  return listAt(activity, 'membersRemoved').some((one) => one.id === textAt(activity, 'recipient', 'id'))
}

/** True when an activity comes from Teams, for this bot, from its own tenant. Never throws. */
export type Verify = (authorization: string | null, activity: Payload) => Promise<boolean>

/** Microsoft's keys, by the address that describes them. */
const published = createRecent<Payload[]>(10, KEYS_KEPT)

/** botbuilder's tolerance for clocks, in seconds. */
const SKEW = 300

/**
 * Checks the token of a request: signature, issuer, audience, service address and expiry by botbuilder; before it, by
 * us, what its paths for emulators and skills leave out; after it, that the key is endorsed for Teams, which it takes as
 * given where a key has no endorsements. The body is not signed: its tenant and address must match.
 */
export function createVerify(settings: TeamsSettings, authentication: Authentication): Verify {
  return async (authorization, activity) => {
    const serviceUrl = textAt(activity, 'serviceUrl')
    if (!authorization || activity.channelId !== 'msteams') return false
    if (!isService(serviceUrl, settings) || !isOfTenant(activity, settings.tenant)) return false
    try {
      // Its third part is no JSON, and not asked for.
      const [head, claims] = authorization
        .replace(/^Bearer /, '')
        .split('.', 2)
        .map(decoded)
      if (claims?.iss !== ISSUER || claims.aud !== settings.appId || claims.serviceurl !== serviceUrl) return false
      if (typeof claims.exp !== 'number' || claims.exp + SKEW < Date.now() / 1000) return false
      await (await authentication()).authenticateRequest(activity as unknown as Activity, authorization)
      return await isEndorsed(textAt(head, 'kid') ?? '', settings.openIdUrl ?? OPENID)
    } catch {
      // A forged signature is thrown as an ordinary error.
      return false
    }
  }
}

const decoded = (part: string) => parseObject(Buffer.from(part, 'base64url'))

/** Every place of an activity that names a tenant names ours, and at least one does. */
function isOfTenant(activity: Payload, tenant: string): boolean {
  const named = [textAt(activity, 'conversation', 'tenantId'), textAt(activity, 'channelData', 'tenant', 'id')]
  const given = named.filter((one) => one !== undefined)
  return given.length > 0 && given.every((one) => one.toLowerCase() === tenant.toLowerCase())
}

async function isEndorsed(kid: string, openIdUrl: string): Promise<boolean> {
  const find = (keys: Payload[] = []) => keys.find((key) => key.kid === kid)
  // Only tokens with a good signature come so far: an unknown key is a new one.
  const endorsements = (find(published.get(openIdUrl)) ?? find(await fetchKeys(openIdUrl)))?.endorsements
  return Array.isArray(endorsements) && endorsements.includes('msteams')
}

async function fetchKeys(openIdUrl: string): Promise<Payload[]> {
  const read = async (url: string): Promise<unknown> => {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    return response.json()
  }
  const keys = listAt(await read(textAt(await read(openIdUrl), 'jwks_uri') ?? ''), 'keys')
  published.set(openIdUrl, keys)
  return keys
}
