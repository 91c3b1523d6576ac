import type { AppOptions, Receiver, types } from '@slack/bolt'
import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import { isPermanent } from '../../src/chat/delivery.ts'
import { type InboundEvent, langOf, type Place } from '../../src/chat/event.ts'
import type { Installs } from '../../src/chat/install.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut } from '../../src/chat/plain.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { type Clients, clientOptions, SILENT, type SlackClient } from './client.ts'
import { escapeCut, LIMITS } from './elements.ts'
import { modalOf, noticeModal } from './form.ts'
import { type Parsed, parse } from './parse.ts'
import type { Sessions } from './progress.ts'
import { render } from './render.ts'
import type { Accounts } from './workspace.ts'

const say = phrases({
  tooLate: {
    fr: 'Slack a mis trop de temps à ouvrir le formulaire. Clique encore une fois.',
    en: 'Slack took too long to open the form. Click once more.',
  },
  elsewhere: {
    fr: 'Je te réponds en message privé. Pour que je réponde ici, invite-moi dans ce canal (/invite @Nova).',
    en: 'I answer you in a direct message. To have me answer here, invite me to this channel (/invite @Nova).',
  },
})

export type DispatchSettings = {
  apiUrl?: string
  teamId?: string
  inbox: Inbox
  accounts: Accounts
  clients: Clients
  installs: Installs
  sessions: Sessions
}

/** What Slack is answered, and what is left to do after the answer. */
export type Answer = { body: Payload | string; later: (() => Promise<unknown>)[] }

export type Dispatch = (body: Payload) => Promise<Answer>

/**
 * Passes one verified payload through Bolt to the inbox and resolves once the event is stored durably, with what
 * Slack is to be answered. Bolt acknowledges events before its listeners run; here the acknowledgement is held back
 * until they have. One `App` a payload: it costs 0.2 ms, and in workerd a shared one loses replies.
 * Throws what the inbox throws.
 */
export function createDispatch(settings: DispatchSettings): Dispatch {
  const { inbox, accounts, installs, sessions } = settings

  async function take({ event, trigger }: Extract<Parsed, { type: 'event' }>, client: SlackClient, answer: Answer) {
    const { workspace } = event
    const [account, place] = await Promise.all([accounts.describe(workspace, event.account.id), placeOf(event)])
    const known: InboundEvent = { ...event, account, place }
    const { content } = known
    let wrong: Payload | null = null
    const reply = await inbox.receive(known).catch((thrown): Reply => {
      wrong = fieldError(thrown, known)
      return refusal(thrown, known)
    })
    if (content.type === 'message' || content.type === 'command') sessions.name({ workspace, ...place }, content.text)
    const isMoved = place.channel !== event.place.channel
    answer.body = wrong ?? acknowledgement(reply, known, isMoved) ?? ''
    answer.later.push(() => follow(reply, known, trigger, client))
  }

  /** Where Nova can answer what was asked by command: she may not be in that channel. Then it is between them. */
  async function placeOf({ workspace, account, place, content }: InboundEvent): Promise<Place> {
    if (content.type !== 'command') return place
    const client = await settings.clients(workspace, 'quick')
    const [found, opened] = await Promise.all([
      client.conversations.info({ channel: place.channel }).catch(() => null),
      client.conversations.open({ users: account.id }).catch(() => null),
    ])
    if (found?.channel?.is_member) return place
    return { channel: opened?.channel?.id ?? account.id, thread: null, kind: 'dm' }
  }

  /** What a reply needs of Slack's API: a dialog while its trigger lives, a message for one person, a sign. */
  async function follow(reply: Reply, event: InboundEvent, trigger: string | undefined, client: SlackClient) {
    const { content, place, workspace } = event
    if (reply.type === 'form' && content.type !== 'form' && trigger) {
      const view: types.ModalView = modalOf(reply.form, place)
      const opened = client.views.open({ trigger_id: trigger, view })
      await opened.catch(() => hint(client, event, say(langOfEvent(event), 'tooLate')))
    }
    if (reply.type === 'notice' && content.type !== 'form' && !isSlash(event)) await hint(client, event, reply.text)
    // Slack leaves the session as it was.
    if (content.type === 'stop') await sessions.show({ workspace, ...place }, 'active')
  }

  /** Links of Nova's own, shown as far as everybody there may see them. */
  async function preview({ asker, at, urls }: Extract<Parsed, { type: 'links' }>, client: SlackClient) {
    const unfurls: types.LinkUnfurls = {}
    const account = await accounts.describe(asker.workspace, asker.account.id)
    for (const [i, url] of urls.entries()) {
      const shown = await inbox.preview({ ...asker, account }, url)
      if (!shown) continue
      const { blocks } = render(shown, { baseUrl: inbox.baseUrl, salt: `link-${i}`, pictures: new Map() })
      unfurls[url] = { blocks: blocks as types.KnownBlock[] }
    }
    const known = at as { channel: string; ts: string }
    if (Object.keys(unfurls).length > 0) await client.chat.unfurl({ ...known, unfurls }).catch(() => {})
  }

  return async (body) => {
    const answer: Answer = { body: '', later: [] }
    // What Nova does not answer never reaches Bolt, which throws on payloads that lack a user or team.
    const parsed = parse(body, settings.teamId)
    if (parsed?.type === 'removed') await installs.remove(parsed.workspaces)
    if (!parsed || parsed.type === 'removed') return answer
    const { workspace } = parsed.type === 'event' ? parsed.event : parsed.asker
    const bolt = await import('./sdk.ts')
    const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} }
    const options: AppOptions = {
      receiver,
      authorize: async () => ({ botToken: await installs.token(workspace) }),
      // Parsing drops what Nova herself wrote, so that nothing is to be asked of Slack.
      ignoreSelf: false,
      convoStore: false,
      logger: SILENT,
      clientOptions: clientOptions(settings.apiUrl),
    }
    const app = new bolt.App(options)
    app.use(async ({ client }) => {
      if (parsed.type === 'event') await take(parsed, client, answer)
      else answer.later.push(() => preview(parsed, client))
    })
    app.error((error) => Promise.reject((error as { original?: Error }).original ?? error))
    await app.processEvent({ body, ack: async () => {} })
    return answer
  }
}

/** Whoever clicked or typed a command sees why it will never work; for other events the error is the answer. */
function refusal(thrown: unknown, event: InboundEvent): Reply {
  const interactive = ['button', 'command', 'form', 'feedback'].includes(event.content.type)
  if (!(thrown instanceof NovaError) || !isPermanent(thrown) || !interactive) throw thrown
  return { type: 'notice', text: thrown.says[langOfEvent(event)] }
}

/** What is wrong in a dialog is said below its field, with what was typed still there. */
function fieldError(thrown: unknown, event: InboundEvent): Payload | null {
  const { content } = event
  if (content.type !== 'form' || !(thrown instanceof NovaError) || !thrown.field) return null
  const text = cut(thrown.says[langOfEvent(event)], LIMITS.label)
  return thrown.field in content.values ? { response_action: 'errors', errors: { [thrown.field]: text } } : null
}

/** What a reply says in the body of the acknowledgement itself; nothing for most. */
function acknowledgement(reply: Reply, event: InboundEvent, isMoved: boolean): Payload | undefined {
  if (event.content.type === 'form') {
    if (reply.type === 'form') return { response_action: 'update', view: modalOf(reply.form, event.place) }
    return reply.type === 'notice' ? { response_action: 'update', view: noticeModal(reply.text) } : undefined
  }
  if (!isSlash(event)) return undefined
  const moved = isMoved && reply.type === 'accepted' ? say(langOfEvent(event), 'elsewhere') : null
  const text = reply.type === 'notice' ? reply.text : moved
  return text ? { response_type: 'ephemeral', text: escapeCut(text, LIMITS.section) } : undefined
}

/** For that person alone: never a decision, and that it cannot be shown must fail nothing. */
async function hint(client: SlackClient, { place, account }: InboundEvent, said: string): Promise<void> {
  const text = escapeCut(said, LIMITS.section)
  const message = { channel: place.channel, text, ...(place.thread ? { thread_ts: place.thread } : {}) }
  const sent =
    place.channel === account.id
      ? client.chat.postMessage(message)
      : client.chat.postEphemeral({ ...message, user: account.id })
  await sent.catch(() => {})
}

/** A slash command, unlike a shortcut on a message, shows the text of its acknowledgement. */
const isSlash = ({ id }: InboundEvent) => id.startsWith('command:')

const langOfEvent = ({ account }: InboundEvent): Lang => langOf(account.locale)
