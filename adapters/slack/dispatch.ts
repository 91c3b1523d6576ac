import type { App, AppOptions, Receiver, types } from '@slack/bolt'
import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import type { InboundEvent } from '../../src/chat/event.ts'
import { NovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import type { Accounts } from './account.ts'
import { escapeCut, LIMITS } from './blocks.ts'
import { clientOptions, isPermanent, type NewClient, once, SILENT } from './client.ts'
import { modalOf, noticeModal } from './form.ts'
import { type Parsed, parse } from './parse.ts'
import type { Payload } from './payload.ts'

const say = phrases({
  tooLate: {
    fr: 'Slack a mis trop de temps à ouvrir le formulaire. Clique encore une fois.',
    en: 'Slack took too long to open the form. Click once more.',
  },
})

export type DispatchSettings = {
  botToken: string
  apiUrl?: string
  teamId?: string
  inbox: Pick<Inbox, 'receive'>
  accounts: Accounts
  newClient: NewClient
}

/** What Slack is answered, and what is left to do after the answer. */
export type Answer = { body: Payload | string; later: (() => Promise<void>)[] }

export type Dispatch = (body: Payload, retry?: { num?: number; reason?: string }) => Promise<Answer>

/**
 * Passes one verified payload through Bolt to the inbox and resolves once the event is stored durably, with what
 * Slack is to be answered. Bolt acknowledges events before its listeners run; here the acknowledgement is held back
 * until they have. One `App` a payload: it costs 0.2 ms, and in workerd a shared one loses replies.
 * Throws what the inbox throws.
 */
export function createDispatch(settings: DispatchSettings): Dispatch {
  return async (body, retry = {}) => {
    const answer: Answer = { body: '', later: [] }
    // What Nova does not answer never reaches Bolt, which throws on payloads that lack a user or team.
    const parsed = parse(body, settings.teamId)
    if (!parsed) return answer
    const bolt = await import('./bolt.ts')
    const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} }
    const options: AppOptions = {
      receiver,
      // The token is from the settings: nothing to ask Slack with auth.test. Parsing drops what Nova herself wrote.
      authorize: async () => ({ botToken: settings.botToken }),
      ignoreSelf: false,
      convoStore: false,
      logger: SILENT,
      clientOptions: clientOptions(settings.apiUrl),
    }
    const app = new bolt.App(options)
    listen(app, async (ack) => {
      const { workspace, account } = parsed.event
      const event = { ...parsed.event, account: await settings.accounts.describe(workspace, account.id) }
      const reply = await settings.inbox.receive(event).catch((thrown) => refusal(thrown, event))
      await ack?.(acknowledgement(reply, event))
      const later = afterwards(reply, { ...parsed, event }, settings.newClient)
      if (later) answer.later.push(later)
    })
    app.error((error) => Promise.reject((error as { original?: Error }).original ?? error))
    await app.processEvent({
      body,
      ...(retry.num === undefined ? {} : { retryNum: retry.num }),
      ...(retry.reason === undefined ? {} : { retryReason: retry.reason }),
      ack: async (response?: Payload | string) => {
        answer.body = response ?? ''
      },
    })
    return answer
  }
}

type Ack = ((response?: Payload | string) => Promise<void>) | undefined

function listen(app: App, take: (ack: Ack) => Promise<void>) {
  const listener = (args: { ack?: unknown }) => take(args.ack as Ack)
  const any = /.*/
  app.event(any, listener)
  app.command(any, listener)
  app.action({ type: 'block_actions' }, listener)
  app.view({ type: 'view_submission' }, listener)
  app.shortcut({ type: 'shortcut' }, listener)
  app.shortcut({ type: 'message_action' }, listener)
}

/** Whoever clicked or typed a command sees why it will never work; for other events the error is the answer. */
function refusal(thrown: unknown, event: InboundEvent): Reply {
  const interactive = ['button', 'command', 'form'].includes(event.content.type)
  if (!(thrown instanceof NovaError) || !isPermanent(thrown) || !interactive) throw thrown
  return { type: 'notice', text: thrown.says[langOf(event)] }
}

/** What a reply says in the body of the acknowledgement itself; nothing for most. */
function acknowledgement(reply: Reply, event: InboundEvent): Payload | undefined {
  if (event.content.type === 'command' && reply.type === 'notice')
    return { response_type: 'ephemeral', text: escapeCut(reply.text, LIMITS.section) }
  if (event.content.type !== 'form') return undefined
  if (reply.type === 'form') return { response_action: 'update', view: modalOf(reply.form, event.place) }
  if (reply.type === 'notice') return { response_action: 'update', view: noticeModal(reply.text) }
  return undefined
}

/** What a reply needs of Slack's API: a dialog while its trigger lives, or a message for one person. */
function afterwards(reply: Reply, { event, trigger }: Parsed, newClient: NewClient): (() => Promise<void>) | null {
  if (event.content.type === 'form') return null
  if (reply.type === 'form' && trigger) {
    const view: types.ModalView = modalOf(reply.form, event.place)
    return async () => {
      try {
        await once(async () => (await newClient()).views.open({ trigger_id: trigger, view }))
      } catch {
        await whisper(newClient, event, say(langOf(event), 'tooLate'))
      }
    }
  }
  if (reply.type === 'notice' && event.content.type !== 'command') return () => whisper(newClient, event, reply.text)
  return null
}

/** A hint: that it cannot be shown must fail nothing. */
async function whisper(newClient: NewClient, { place, account }: InboundEvent, text: string): Promise<void> {
  const message = { channel: place.channel, user: account.id, text: escapeCut(text, LIMITS.section) }
  await once(async () =>
    (await newClient()).chat.postEphemeral(place.thread === null ? message : { ...message, thread_ts: place.thread }),
  ).catch(() => {})
}

const langOf = (event: InboundEvent): Lang => (event.account.locale?.startsWith('en') ? 'en' : 'fr')
