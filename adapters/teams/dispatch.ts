import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import { isPermanent } from '../../src/chat/delivery.ts'
import type { Account, InboundContent, InboundEvent } from '../../src/chat/event.ts'
import { objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import type { PictureLinks } from '../../src/chat/picture-links.ts'
import { toNovaError } from '../../src/errors.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { CARD, textBlock } from './elements.ts'
import { formAgain, formCard } from './form.ts'
import { buttonOf, eventOf, formOf, langOfClient, plainText, workspaceOf } from './parse.ts'
import { render } from './render.ts'
import { escapeText } from './text.ts'

const say = phrases({
  noted: { fr: 'C’est noté.', en: 'Noted.' },
  working: { fr: 'Je m’en occupe; la carte se met à jour.', en: 'I am on it; the card will be updated.' },
  elsewhere: { fr: 'C’est demandé. Je réponds dans notre conversation.', en: 'Asked. I answer in our conversation.' },
  unknown: { fr: 'Je ne connais pas ce bouton.', en: 'I do not know this button.' },
  ask: { fr: 'Demander à Nova', en: 'Ask Nova' },
  request: { fr: 'Ta demande', en: 'Your request' },
  send: { fr: 'Demander', en: 'Ask' },
  empty: { fr: 'Écris ta demande, puis recommence.', en: 'Write your request, then try again.' },
  search: {
    fr: 'Choisis « Demander à Nova » dans le menu d’un message, ou écris-lui directement.',
    en: 'Choose “Ask Nova” in the menu of a message, or write to her directly.',
  },
})

/** Milliseconds that a click waits for its turn; Teams waits fifteen seconds for the answer. */
const PATIENCE = 4_000

export type DispatchSettings = {
  inbox: Inbox
  pictures: PictureLinks
  describe(account: Account, activity: Payload): Promise<Account>
  directChannel(workspace: string, account: string): Promise<string>
  /** What an offered file needs; runs after the answer. */
  consented(activity: Payload): Promise<void>
}

/** The body that answers an invoke, and what is left to do after it. */
export type Answer = { body: Payload; later?: () => Promise<void> }

/** Answers every invoke: what waits on Teams' side always gets a body that it accepts. Throws what the inbox throws on feedback. */
export function createDispatch(settings: DispatchSettings) {
  const { inbox, pictures } = settings

  async function take(
    activity: Payload,
    content: InboundContent,
  ): Promise<{ event: InboundEvent; reply: Reply } | null> {
    const parsed = eventOf(activity, idOf(activity), content)
    if (!parsed) return null
    const event = { ...parsed, account: await settings.describe(parsed.account, activity) }
    return { event, reply: await inbox.receive(event) }
  }

  /** The card as whoever clicked may see it now; null when it is not theirs. */
  async function cardNow(event: InboundEvent, activity: Payload): Promise<Payload | null> {
    const outgoing = await inbox.cardFor(event, textAt(activity, 'replyToId') ?? '')
    if (!outgoing) return null
    const links = await pictures.linksOf(event.workspace, outgoing)
    // Their own copy: the inbox has left out what is not theirs, and it goes on being refreshed for them.
    const own = outgoing.deciders ? { deciders: [textAt(activity, 'from', 'id') ?? event.account.id] } : {}
    return render(outgoing.card, outgoing.lang, { baseUrl: inbox.baseUrl, pictures: links, ...own })
  }

  async function act(activity: Payload, lang: Lang): Promise<Payload> {
    const action = objectAt(activity, 'value', 'action')
    const message = textAt(activity, 'replyToId') ?? ''
    const button = buttonOf(action.data)
    const form = formOf(action.data)
    if (!button && !form) {
      const asker = eventOf(activity, idOf(activity), { type: 'opened' })
      if (!asker) return notice(say(lang, 'unknown'))
      const card = await cardNow({ ...asker, account: await settings.describe(asker.account, activity) }, activity)
      return card ? cardAnswer(card) : notice(say(lang, 'unknown'))
    }
    const taken = await take(activity, button ? { type: 'button', message, ...button } : form!)
    if (!taken) return notice(say(lang, 'unknown'))
    const { event, reply } = taken
    if (reply.type === 'form') return cardAnswer(formCard(reply.form, lang, false))
    if (reply.type === 'notice') return notice(reply.text)
    const settled = await inbox.settled(event, PATIENCE)
    const card = await cardNow(event, activity).catch(() => null)
    if (card && settled) return cardAnswer(card)
    return notice(say(lang, settled ? 'noted' : 'working'))
  }

  /** A dialog opens for a button, or for the message that Nova is asked about. */
  async function open(activity: Payload, lang: Lang): Promise<Payload> {
    const data = objectAt(activity, 'value').data
    const button = buttonOf(data)
    if (!button) return dialog(say(lang, 'ask'), askCard(activity, lang))
    const taken = await take(activity, { type: 'button', message: textAt(activity, 'replyToId') ?? '', ...button })
    if (!taken) return closed(say(lang, 'unknown'))
    if (taken.reply.type === 'form') return dialog(taken.reply.form.title, formCard(taken.reply.form, lang, true))
    return closed(taken.reply.type === 'notice' ? taken.reply.text : say(lang, 'noted'))
  }

  /** A dialog was sent: what is wrong in it is said in the dialog itself, with what was typed still there. */
  async function submit(activity: Payload, lang: Lang): Promise<Payload> {
    const data = objectAt(activity, 'value').data
    const form = formOf(data)
    if (!form) return ask(activity, textAt(data, 'request') ?? '', lang)
    try {
      const taken = await take(activity, form)
      if (taken?.reply.type === 'form') return dialog(taken.reply.form.title, formCard(taken.reply.form, lang, true))
      return closed(taken?.reply.type === 'notice' ? taken.reply.text : say(lang, 'noted'))
    } catch (thrown) {
      const again = formAgain(data, form.values)
      if (!again || !isPermanent(thrown)) throw thrown
      return dialog(again.title, formCard(again, lang, true, toNovaError(thrown).says[lang]))
    }
  }

  /** What was asked from the menu of a message is answered to whoever asked only, whoever wrote the message. */
  async function ask(activity: Payload, text: string, lang: Lang): Promise<Payload> {
    if (!text.trim()) return dialog(say(lang, 'ask'), askCard(activity, lang, say(lang, 'empty')))
    const asker = eventOf(activity, idOf(activity), { type: 'command', text: text.trim() })
    if (!asker) return closed(say(lang, 'unknown'))
    const account = await settings.describe(asker.account, activity)
    const channel = await settings.directChannel(workspaceOf(activity), asker.account.id)
    const reply = await inbox.receive({ ...asker, account, place: { channel, thread: null, kind: 'dm' } })
    return closed(reply.type === 'notice' ? reply.text : say(lang, 'elsewhere'))
  }

  async function answer(activity: Payload, lang: Lang): Promise<Answer> {
    switch (activity.name) {
      case 'adaptiveCard/action':
        return { body: await act(activity, lang) }
      case 'task/fetch':
      case 'composeExtension/fetchTask':
        return { body: await open(activity, lang) }
      case 'task/submit':
      case 'composeExtension/submitAction':
        return { body: await submit(activity, lang) }
      case 'composeExtension/query':
        return { body: { composeExtension: { type: 'message', text: say(lang, 'search') } } }
      case 'message/submitAction': {
        const feedback = feedbackOf(activity)
        if (feedback) await take(activity, feedback)
        return { body: {} }
      }
      case 'fileConsent/invoke':
        return { body: {}, later: () => settings.consented(activity) }
      default:
        // Sign-in and what Teams adds later: heard, and nothing to do.
        return { body: {} }
    }
  }

  return async (activity: Payload): Promise<Answer> => {
    const lang = langOfClient(activity)
    try {
      return await answer(activity, lang)
    } catch (thrown) {
      const error = toNovaError(thrown)
      const text = error.says[lang]
      if (activity.name === 'adaptiveCard/action')
        return { body: isPermanent(error) ? notice(text) : failure(error.code, text) }
      if (/^(task|composeExtension)\//.test(String(activity.name))) return { body: closed(text) }
      throw thrown
    }
  }
}

const cardAnswer = (value: Payload) => ({ statusCode: 200, type: CARD, value })
const notice = (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value })
const failure = (code: string, message: string) => ({
  statusCode: 500,
  type: 'application/vnd.microsoft.error',
  value: { code, message },
})
const closed = (value: string) => ({ task: { type: 'message', value } })
const dialog = (title: string, card: Payload) => ({
  task: {
    type: 'continue',
    value: { title: title.slice(0, 60) || 'Nova', width: 'medium', card: { contentType: CARD, content: card } },
  },
})

function askCard(activity: Payload, lang: Lang, error?: string): Payload {
  const text = plainText(textAt(activity, 'value', 'messagePayload', 'body', 'content') ?? '')
  const input = {
    type: 'Input.Text',
    id: 'request',
    label: say(lang, 'request'),
    isMultiline: true,
    maxLength: 4_000,
    isRequired: true,
    errorMessage: say(lang, 'empty'),
    value: text.slice(0, 4_000),
  }
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [...(error ? [textBlock(escapeText(error), { color: 'Attention' })] : []), input],
    actions: [{ type: 'Action.Submit', title: say(lang, 'send'), style: 'positive', data: {} }],
  }
}

/** `actionValue.feedback` is JSON in a text. */
function feedbackOf(activity: Payload): InboundContent | null {
  const message = textAt(activity, 'replyToId')
  const reaction = textAt(activity, 'value', 'actionValue', 'reaction')
  if (!message || (reaction !== 'like' && reaction !== 'dislike')) return null
  const written = textAt(activity, 'value', 'actionValue', 'feedback') ?? ''
  let text: string | undefined
  try {
    text = textAt(JSON.parse(written), 'feedbackText')
  } catch {
    text = written || undefined
  }
  return { type: 'feedback', message, good: reaction === 'like', ...(text ? { text } : {}) }
}

/** Unique for a click, the same when it is sent again. */
function idOf(activity: Payload): string {
  const [message, name] = [textAt(activity, 'replyToId') ?? '', String(activity.name)]
  return (
    textAt(activity, 'id') ??
    `${name}:${message}:${textAt(activity, 'from', 'id')}:${textAt(activity, 'timestamp') ?? ''}`
  )
}
