import type { DraftCard } from '../chat/card.ts'
import { type InboundEvent, PLATFORM_NAMES } from '../chat/event.ts'
import { digestOfCode, readAccountCode } from '../lib/account-code.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { toActor } from '../tool/actor.ts'
import { directConversation } from './direct.ts'
import { publish } from './publish.ts'
import type { Response } from './response.ts'
import type { ConversationStores } from './stores.ts'
import { wordCard } from './words.ts'

const say = phrases({
  linkedTitle: { fr: 'Compte relié', en: 'Account linked' },
  linked: {
    fr: "Bonjour {name}! Je te reconnais ici à partir de maintenant. Dis-moi ce qu'il te faut.",
    en: 'Hello {name}! I know you here from now on. Tell me what you need.',
  },
  told: {
    fr: "Le compte {platform} « {account} » est maintenant le tien. Si ce n'est pas toi, écris-moi tout de suite : délie mon compte {platform}.",
    en: 'The {platform} account "{account}" is now yours. If this was not you, tell me at once: unlink my {platform} account.',
  },
  notTitle: { fr: "Ce code n'a pas fonctionné", en: 'That code did not work' },
  wrong: {
    fr: "Ce code n'est pas bon, a déjà servi ou a plus de 10 minutes. Demandes-en un nouveau à Nova sur sa page locale : « lie mon compte {platform} ». {left, plural, =0 {C'était ton dernier essai pour l'heure qui vient.} one {Il te reste un essai.} other {Il te reste # essais.}}",
    en: 'That code is wrong, was used already or is older than 10 minutes. Ask Nova for a new one on her local page: "link my {platform} account". {left, plural, =0 {That was your last try for the coming hour.} one {One try is left.} other {# tries are left.}}',
  },
  tooMany: {
    fr: "Trop d'essais. Réessaie dans une heure, ou demande à l'administrateur de Nova de relier ton compte.",
    en: 'Too many tries. Try again in an hour, or ask the Nova administrator to link your account.',
  },
  inPublic: {
    fr: 'Un code ne se donne pas devant les autres. Envoie-le-moi en message privé, ou avec /nova.',
    en: 'A code is not for others to read. Send it to me in a direct message, or with /nova.',
  },
})

const MOST_TRIES = 5
const HOUR_MS = 3_600_000
const WRONG = 'account.wrong_code'
/** What a stranger does beside talking to Nova gets no answer. */
const ANSWERED: ReadonlySet<string> = new Set(['message', 'command', 'button', 'form', 'opened'])

/**
 * What an account that belongs to nobody is answered: nothing of the company, how to be linked, and where it typed the
 * one-time code that somebody of the company made, it is theirs from now on.
 */
export async function meetStranger(
  event: InboundEvent,
  organization: { id: string; lang: Lang },
  now: Date,
  stores: ConversationStores,
): Promise<Response> {
  const { platform, workspace, account, place, content } = event
  if (content.type === 'message-edited' || content.type === 'message-deleted' || content.type === 'feedback')
    return { steps: [] }
  const isPrivate = place.kind === 'dm'
  const answer = (card: DraftCard, lang: Lang = organization.lang): Response => ({
    steps: [],
    lang,
    extra: [card],
    ...(isPrivate ? {} : { whisperTo: account.id }),
  })
  if (!ANSWERED.has(content.type)) return { steps: [] }
  const text = content.type === 'message' || content.type === 'command' ? content.text : ''
  const code = readAccountCode(text)
  const values = { platform: PLATFORM_NAMES[platform] }
  if (code === null) return answer(wordCard(organization.lang, 'stranger', values, 'strangerTitle'))
  const refusal = (word: 'wrong' | 'tooMany' | 'inPublic', left = 0) =>
    answer(cardOf('warning', say(organization.lang, 'notTitle'), say(organization.lang, word, { ...values, left })))
  if (!isPrivate && content.type !== 'command') return refusal('inPublic')

  const subject = { subjectKind: 'account', subjectId: `${platform}/${workspace}/${account.id}` }
  const tries = (await stores.auditLog.list(subject, MOST_TRIES)).filter(
    (one) => one.action === WRONG && one.at.getTime() > now.getTime() - HOUR_MS,
  )
  if (tries.length >= MOST_TRIES) return refusal('tooMany')
  const id = await stores.oneTimeCodes.redeem(
    { kind: 'account', sha256: await digestOfCode(organization.id, code) },
    now,
  )
  const person = id ? await stores.persons.get(id) : null
  if (!person?.active) {
    await stores.auditLog.append({ ...subject, at: now, actorId: null, action: WRONG, data: {} })
    return refusal('wrong', MOST_TRIES - 1 - tries.length)
  }
  const actor = toActor(person)
  const told = await directConversation(actor, 'web', stores)
  const identity = { platform, workspace, account: account.id, name: account.name ?? null }
  await stores.identities.link({ ...identity, personId: person.id, linkedBy: 'code' })
  await stores.auditLog.append({ ...subject, at: now, actorId: person.id, action: 'account.link', data: identity })
  const { lang } = actor
  const sentence = say(lang, 'told', { ...values, account: account.name ?? account.id })
  if (told)
    await publish(
      { conversation: told, card: cardOf('success', say(lang, 'linkedTitle'), sentence), lang, at: now, agent: 'nova' },
      stores,
    )
  return answer(cardOf('success', say(lang, 'linkedTitle'), say(lang, 'linked', { name: actor.calledName })), lang)
}

const cardOf = (tone: DraftCard['tone'], title: string, sentence: string): DraftCard => ({
  title,
  summary: sentence,
  tone,
  blocks: [{ type: 'text', text: sentence }],
})
