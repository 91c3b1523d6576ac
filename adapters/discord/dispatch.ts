import type { Inbox, Reply } from '../../src/chat/adapter.ts'
import type { InboundContent, InboundEvent } from '../../src/chat/event.ts'
import { createDrafts, pagesOf, type Values } from '../../src/chat/form.ts'
import { isObject, listAt, objectAt, type Payload, textAt } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { toNovaError } from '../../src/errors.ts'
import { phrases } from '../../src/lib/i18n.ts'
import { type Button, CARD_FLAGS, customId, EPHEMERAL, LIMITS, note, readId } from './elements.ts'
import { modalOf, questionModal, submitted } from './form.ts'
import { parseAutocomplete, parseCommand, parseInteraction, type Where } from './parse.ts'
import type { Waiting, Waits } from './progress.ts'
import { escapeCut } from './text.ts'
import type { Accounts } from './workspace.ts'

const say = phrases({
  sure: { fr: 'Es-tu certain ?', en: 'Are you sure?' },
  yes: { fr: 'Oui', en: 'Yes' },
  done: { fr: '✅ C’est noté.', en: '✅ Noted.' },
  thanks: { fr: 'Merci, c’est noté.', en: 'Thank you, noted.' },
  why: { fr: 'Qu’est-ce qui n’allait pas ?', en: 'What was wrong?' },
  feedback: { fr: 'Ton avis', en: 'Your opinion' },
  more: {
    fr: 'Étape {page} sur {pages} notée. Il reste des champs à remplir.',
    en: 'Step {page} of {pages} noted. There are more fields to fill in.',
  },
  listening: {
    fr: 'Je t’écoute. Écris-moi ta demande, par exemple : /nova rapport de la semaine',
    en: 'I am listening. Write your request, for example: /nova weekly report',
  },
  goOn: { fr: 'Continuer', en: 'Continue' },
  mend: { fr: 'Corriger', en: 'Correct' },
  again: {
    fr: 'Ce formulaire n’est plus ouvert. Clique encore une fois sur le bouton.',
    en: 'This form is no longer open. Click the button once more.',
  },
  stranger: {
    fr: 'Ton compte Discord n’est membre d’aucun serveur de Nova. Écris-lui depuis le serveur de ton entreprise.',
    en: 'Your Discord account is not a member of any server of Nova. Write to her from your company’s server.',
  },
})

/** What Discord is answered, and what is left to do after the answer. */
export type Answer = { body: Payload; later?: () => Promise<void> }
/** Null for what is no interaction of ours. */
export type Dispatch = (raw: unknown) => Promise<Answer | null>

export type DispatchSettings = {
  waits: Waits
  inbox: Pick<Inbox, 'receive' | 'settled' | 'cardFor' | 'suggest' | 'store'>
  accounts: Accounts
  where: Where
  pause: (millis: number) => Promise<void>
}

/** Discord waits three seconds; by then the answer must be there. */
const DEADLINE = 2_000
/** How long a command may go without an answer after its turn before it is taken to have none. */
const SETTLED = 25_000
const LINGER = 4_000
const [COMMAND, COMPONENT, AUTOCOMPLETE, MODAL] = [2, 3, 4, 5]

type Refused = Extract<Reply, { type: 'notice' }> & { refused: true }
type Acted = NonNullable<ReturnType<typeof parseInteraction>>

/** Passes an interaction of Discord, verified, to the inbox and answers it within its three seconds. Never throws. */
export function createDispatch({ waits, inbox, accounts, where, pause }: DispatchSettings): Dispatch {
  const whisper = (text: string, ...buttons: Button[]): Answer => ({
    body: { type: 4, data: note(escapeCut(text, 1_500), ...buttons) },
  })

  const quiet = (lang: Acted['lang']): Payload => ({
    type: 7,
    data: { ...note(say(lang, 'done')), flags: CARD_FLAGS },
  })
  const drafts = createDrafts(inbox.store)

  return async (raw) => {
    if (!isObject(raw)) return null
    const acted = parseInteraction(raw, where)
    if (!acted || ![COMMAND, COMPONENT, AUTOCOMPLETE, MODAL].includes(Number(raw.type))) return null
    try {
      const workspace = acted.workspace ?? (await accounts.workspaceOf(acted.account.id))
      if (!workspace) return raw.type === AUTOCOMPLETE ? { body: choices([]) } : whisper(say(acted.lang, 'stranger'))
      if (acted.workspace) void accounts.heard(workspace, acted.account.id)
      return await answerOf(raw, acted, workspace)
    } catch (thrown) {
      if (raw.type === AUTOCOMPLETE) return { body: choices([]) }
      return whisper(toNovaError(thrown).says[acted.lang])
    }
  }

  async function answerOf(raw: Payload, acted: Acted, workspace: string): Promise<Answer | null> {
    const { lang, account, place } = acted
    const asker = { workspace, account, place }
    const eventOf = (content: InboundContent, at = place): InboundEvent => ({
      platform: 'discord',
      workspace,
      id: acted.id,
      at: acted.at,
      account,
      place: at,
      content,
    })
    if (raw.type === COMMAND) {
      const content = parseCommand(raw)
      return content && take(eventOf(content), acted, { type: 5 })
    }
    if (raw.type === AUTOCOMPLETE) {
      const typed = parseAutocomplete(raw)
      return { body: choices(typed ? await inbox.suggest(asker, typed.kind, typed.text) : []) }
    }
    const id = textAt(raw, 'data', 'custom_id') ?? ''
    const message = textAt(raw, 'message', 'id') ?? ''
    const [meaning, rest = ''] = readId(id)
    switch (meaning) {
      case 'do':
        return take(eventOf({ type: 'button', action: rest, message }), acted, { type: 6 })
      case 'ask': {
        const outgoing = await inbox.cardFor(asker, message).catch(() => null)
        const action = outgoing?.card.actions.find((one) => one.type === 'button' && one.id === rest)
        const shown = buttonIn(listAt(raw.message, 'components'), id)
        const question = (action?.type === 'button' && action.confirm) || say(lang, 'sure')
        const label = action?.label ?? textAt(shown, 'label') ?? say(lang, 'yes')
        const style = shown?.style === 4 ? 'danger' : 'primary'
        return whisper(question, { label, style, id: customId('sure', place.thread ?? '', rest) })
      }
      case 'sure': {
        const [, thread = '', action = ''] = readId(id, 1)
        const asked = textAt(raw, 'message', 'interaction_metadata', 'interacted_message_id') ?? message
        const event = eventOf({ type: 'button', action, message: asked }, { ...place, thread: thread || null })
        return take(event, acted, quiet(lang))
      }
      case 'good':
      case 'bad': {
        const feedback = eventOf({ type: 'feedback', message, good: meaning === 'good' })
        const modal = questionModal(customId('why', ''), say(lang, 'feedback'), say(lang, 'why'))
        return take(
          feedback,
          acted,
          meaning === 'bad' ? { type: 9, data: modal } : { ...whisper(say(lang, 'thanks')).body },
        )
      }
      case 'why': {
        const text = String(submitted(raw, []).text ?? '').trim()
        const event = eventOf({ type: 'feedback', message, good: false, ...(text ? { text } : {}) })
        return take(event, acted, whisper(say(lang, 'thanks')).body)
      }
      case 'more': {
        const [, page = '0', form = ''] = readId(id, 1)
        const draft = await drafts.find(workspace, account.id, form)
        return draft ? { body: { type: 9, data: modalOf(draft, Number(page), lang) } } : whisper(say(lang, 'again'))
      }
      case 'form':
        return fill(raw, acted, workspace, eventOf)
      default:
        return null
    }
  }

  /** One page of a form: the next is offered, or the whole is handed on. What was typed is kept until it is accepted. */
  async function fill(
    raw: Payload,
    acted: Acted,
    workspace: string,
    eventOf: (content: InboundContent, at?: InboundEvent['place']) => InboundEvent,
  ): Promise<Answer> {
    const { lang, account } = acted
    const [, number = '0', form = ''] = readId(textAt(raw, 'data', 'custom_id') ?? '', 1)
    const page = Number(number)
    const goTo = (label: 'goOn' | 'mend', to: number): Button => ({
      label: say(lang, label),
      style: 'primary',
      id: customId('more', to, form),
    })
    const draft = await drafts.find(workspace, account.id, form)
    if (!draft && page > 0) return whisper(say(lang, 'again'))
    const values: Values = { ...draft?.values, ...submitted(raw, draft?.form.fields ?? []) }
    if (draft) await drafts.keep(workspace, account.id, { ...draft, values })
    const pages = draft ? pagesOf(draft.form, LIMITS.modalFields).length : 1
    if (page + 1 < pages) return whisper(say(lang, 'more', { page: page + 1, pages }), goTo('goOn', page + 1))
    const event = eventOf({ type: 'form', form, values }, draft?.place)
    // The message of a step is for one person's eyes: nothing else takes its button away.
    const flags = Number(objectAt(raw, 'message').flags ?? 0)
    const answer = await take(event, acted, flags & EPHEMERAL ? quiet(lang) : { type: 6 }, goTo('mend', 0))
    if (draft && answer.body.type !== 4) await drafts.forget(workspace, account.id, form).catch(() => {})
    return answer
  }

  /**
   * Hands an event to the inbox and answers with `accepted` once it is stored, or when the time is up: what the inbox
   * says after that follows as a message. `mend` is offered beside a refusal.
   */
  async function take(event: InboundEvent, { token, lang }: Acted, accepted: Payload, mend?: Button): Promise<Answer> {
    const { workspace, account, place } = event
    const open = accepted.type === 5
    const spot = { workspace, channel: place.channel, thread: place.thread }
    const message = 'message' in event.content ? event.content.message : undefined
    const waiting: Waiting = { token, account: account.id, at: Date.now(), open, ...(message ? { message } : {}) }
    const work = (async (): Promise<Reply | Refused> => {
      // Kept before the turn can answer. A workspace that is not linked is told so by `receive`.
      await waits.begin(spot, waiting).catch(() => {})
      return inbox.receive(event)
    })().catch((thrown): Refused => ({ type: 'notice', text: toNovaError(thrown).says[lang], refused: true }))
    const tell = (reply: Reply | Refused) => {
      const text = escapeCut(reply.type === 'notice' ? reply.text : say(lang, 'again'), 1_500)
      return note(text, ...('refused' in reply && mend ? [mend] : []))
    }

    const reply = await Promise.race([work, pause(DEADLINE).then(() => null)])
    if (!reply) return { body: accepted, later: async () => follow(await work) }
    if (reply.type === 'form') {
      const draft = { form: reply.form, place, values: {} }
      await drafts.keep(workspace, account.id, draft).catch(() => {})
      return { body: { type: 9, data: modalOf(draft, 0, lang) } }
    }
    if (reply.type === 'notice') return { body: { type: 4, data: tell(reply) } }
    return open ? { body: accepted, later: () => sweep() } : { body: accepted }

    async function follow(late: Reply): Promise<void> {
      if (late.type !== 'form' && late.type !== 'notice') return open ? sweep() : undefined
      if (open) await waits.close(spot, waiting)
      await waits.send(waiting, { body: tell(late) }).catch(() => {})
    }

    /** A turn without an answer would leave "Nova is thinking" there for 15 minutes. */
    async function sweep(): Promise<void> {
      if (!(await inbox.settled(event, SETTLED).catch(() => false))) return
      await pause(LINGER)
      const now = await waits.find(spot).catch(() => null)
      if (!now?.open || now.token !== token) return
      if (event.content.type !== 'opened') return waits.close(spot, waiting)
      const body = { ...note(say(lang, 'listening')), flags: CARD_FLAGS }
      await waits.answer(spot, waiting, { body, files: [] }).catch(() => {})
    }
  }
}

const choices = (found: readonly { value: string; label: string }[]): Payload => ({
  type: 8,
  data: {
    choices: found
      .filter(({ value, label }) => value !== '' && value.length <= LIMITS.choice && oneLine(label) !== '')
      .slice(0, LIMITS.choices)
      .map(({ value, label }) => ({ name: cut(oneLine(label), LIMITS.choice), value })),
  },
})

function buttonIn(components: Payload[], id: string): Payload | undefined {
  for (const one of components) {
    if (one.custom_id === id) return one
    const found = buttonIn(listAt(one, 'components'), id)
    if (found) return found
  }
  return undefined
}
