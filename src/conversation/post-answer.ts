import type { PostedMessage } from '../chat/adapter.ts'
import type { DraftCard } from '../chat/card.ts'
import { cardText } from '../chat/card-text.ts'
import type { InboundEvent } from '../chat/event.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { assemble, type Piece } from '../mastermind/assemble.ts'
import type { Roster } from '../mastermind/roster.ts'
import type { Step } from '../mastermind/step.ts'
import { toActor } from '../tool/actor.ts'
import { type Audience, mayHear } from '../tool/audience.ts'
import type { Call } from '../tool/execute.ts'
import { openDirect } from './direct.ts'
import { publish, republish } from './publish.ts'
import type { Response } from './response.ts'
import { showDecision } from './settle.ts'
import type { Conversation, ConversationStores, MessageRow } from './stores.ts'
import { tellApprover } from './tell.ts'
import { wordCard } from './words.ts'

const say = phrases({
  updated: { fr: 'mis à jour', en: 'updated' },
})

type Asked = {
  event: InboundEvent
  eventId: string
  conversation: Conversation
  call: Call | null
  /** What showed that work was going on: the first message of the answer takes its place. */
  shown: PostedMessage | null
}

/**
 * Publishes what a turn came to: in its thread what everybody there may see, in the asker's direct messages what only
 * they may, with a word in the thread that says so. An answer that is given again takes the place of the one before.
 */
export async function postAnswer<S>(
  roster: Roster<S>,
  asked: Asked,
  response: Response,
  lang: Lang,
  now: Date,
  stores: ConversationStores,
): Promise<MessageRow[]> {
  const { event, eventId, conversation, call } = asked
  const { replaces } = response
  const before = replaces
    ? await stores.messages.list({ eventId: replaces.event, author: 'nova', approvalId: null })
    : []
  if (replaces) await stores.messages.update(replaces.message, { text: replaces.text, editedAt: now, eventId })
  const visibleTo = response.privately ? (call?.actor.id ?? null) : null
  const whisperTo = response.whisperTo ?? null
  let waiting = asked.shown
  const answers = new Set<DraftCard>()

  async function post(
    { card, agent, approvalId }: Pick<Piece, 'card' | 'agent' | 'approvalId'>,
    where: { id: string },
  ) {
    const at = before.findIndex((one) => one.conversationId === where.id)
    const [older] = at >= 0 && !approvalId ? before.splice(at, 1) : []
    if (!older) {
      const isHere = where.id === conversation.id
      const progress = isHere && !visibleTo && !whisperTo ? waiting : null
      if (progress) waiting = null
      const feedback = approvalId === null && answers.has(card)
      const prompts = response.prompts ?? []
      return publish(
        {
          ...{ conversation: where, card, agent, approvalId, lang, at: now, visibleTo, eventId },
          ...{ progress, feedback, prompts, whisperTo: isHere ? whisperTo : null },
        },
        stores,
      )
    }
    const footer = [card.footer, say(lang, 'updated')].filter(Boolean).join(' · ')
    const shown = await republish(older, { ...card, footer }, lang, now, stores)
    await stores.messages.update(older.id, { eventId, agent })
    return { ...older, card: shown, text: cardText(shown, lang) }
  }

  const isAside = await asideOf(roster, asked, response.steps, stores)
  const aside = response.privately ? [] : response.steps.filter(isAside)
  const posted: MessageRow[] = []
  const here: Piece[] = assemble(
    response.steps.filter((step) => !aside.includes(step)),
    lang,
  )
  const isTold = response.steps.some((step) => step.status === 'done')
  if (isTold) for (const { card } of here) answers.add(card)
  const word = (card: DraftCard): Piece => ({ card, agent: 'nova', approvalId: null, superseded: [] })
  here.push(...(response.extra ?? []).map(word))
  const apart: Piece[] = assemble(aside, lang)
  for (const { isElsewhere, ...shown } of response.shown ?? []) {
    const piece = { ...shown, agent: 'delphine-approbations', superseded: [] }
    if (isElsewhere && event.place.kind !== 'dm') apart.push(piece)
    else here.push(piece)
  }
  if (apart.length > 0 && call) here.push(word(wordCard(lang, 'aside', { name: call.actor.calledName })))
  for (const piece of here) {
    posted.push(await post(piece, conversation))
    for (const id of piece.superseded) {
      const older = await stores.approvals.get(id)
      if (older && call) await showDecision(older, call.actor.name, call.organization, now, stores)
    }
    if (piece.approvalId && call && response.steps.length > 0)
      await tellApprover(piece.approvalId, call, event.platform, stores)
  }
  if (apart.length > 0 && call) {
    const { platform, workspace, account } = event
    const direct = await openDirect({ platform, workspace, account: account.id }, call.actor, stores)
    for (const piece of apart) posted.push(await post(piece, direct))
    const { dialogue } = response
    // What is asked next about it is asked there.
    await stores.conversations.update(direct.id, {
      lastMessageAt: now,
      ...(dialogue ? { state: { ...direct.state, dialogue } } : {}),
    })
  }
  // The answer became shorter: what is left of the old one would contradict it.
  for (const older of before) await republish(older, wordCard(lang, 'replaced'), lang, now, stores)
  if (waiting)
    await publish(
      { conversation, card: wordCard(lang, 'answered'), agent: 'nova', lang, at: now, progress: waiting },
      stores,
    )
  return posted
}

/** Which steps tell more than everybody in the place may see. What somebody asks to be done, they ask in front of all. */
async function asideOf<S>(
  roster: Roster<S>,
  { event: { platform, workspace, place } }: Asked,
  steps: readonly Step[],
  stores: ConversationStores,
): Promise<(step: Step) => boolean> {
  const tells = ({ gate, status }: Step) => gate === 'none' && status === 'done'
  if (place.kind === 'dm' || !steps.some(tells)) return () => false
  const [channel] = await stores.channels.list({ platform, workspace, channel: place.channel }, 1)
  const persons = (await stores.persons.list()).filter((one) => one.active).map(toActor)
  const routed = await stores.routes.list({ subject: 'reports', platform, workspace, channel: place.channel }, 1)
  const shares: Audience['shares'] = [...(channel?.shares ?? []), ...(routed.length > 0 ? (['reports'] as const) : [])]
  const audience: Audience = { persons, shares }
  return (step) => {
    const { tool, drew = [], isSensitive } = step
    return tells(step) && !mayHear(audience, { tool, audience: roster.tools.get(tool)?.audience, drew, isSensitive })
  }
}
