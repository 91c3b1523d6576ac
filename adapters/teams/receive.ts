import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import { isObject, listAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { toNovaError } from '../../src/errors.ts'
import { readBytes } from '../../src/lib/bytes.ts'
import type { Accounts } from './account.ts'
import type { Answer } from './dispatch.ts'
import { CARD } from './elements.ts'
import { formCard } from './form.ts'
import { langOf, parse, workspaceOf } from './parse.ts'
import { PICTURES, type PictureLinks } from './pictures.ts'
import type { Places } from './places.ts'
import { escapeText } from './text.ts'
import type { Verify } from './verify.ts'

/** Activities are far below this many bytes. */
const MAX_BODY = 1_000_000

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
      const attachments = [{ contentType: CARD, content: formCard(reply.form, langOf(activity), false) }]
      await settings.tell(workspace, account, { type: 'message', summary: reply.form.title, attachments })
    }
  }

  return async (request: Request, waitUntil: (work: Promise<unknown>) => void): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith(`${PICTURES}/`)) return settings.pictures.serve(pathname)
    if (request.method !== 'POST') return new Response(null, { status: 405 })
    const raw = await readBytes(request, MAX_BODY)
    if (!raw) return new Response(null, { status: 413 })
    const activity = decode(raw)
    if (!activity) return new Response(null, { status: 400 })
    if (!(await settings.verify(request.headers.get('authorization'), activity)))
      return new Response(null, { status: 401 })

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

function decode(raw: Uint8Array): Payload | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(raw))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
