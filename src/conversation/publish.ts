import { approvalOf } from '../approval/cards.ts'
import type { PostedMessage } from '../chat/adapter.ts'
import type { Card, DraftCard, FileRef } from '../chat/card.ts'
import { cardText } from '../chat/card-text.ts'
import type { Lang } from '../lib/i18n.ts'
import type { Conversation, ConversationStores, MessageRow } from './stores.ts'

type Publication = {
  conversation: Pick<Conversation, 'id'>
  card: DraftCard
  lang: Lang
  at: Date
  agent?: string | null
  approvalId?: string | null
  /** Only this person sees it. */
  visibleTo?: string | null
  /** The same for an account that belongs to nobody. */
  whisperTo?: string | null
  /** What showed the work, whose place it takes. */
  progress?: PostedMessage | null
  /** Ask whether it helped. */
  feedback?: boolean
  /** What may be said next. */
  prompts?: readonly string[]
  /** The event that it answers. */
  eventId?: string | null
  /** Nobody asked for it now: it is posted then at the earliest. */
  notBefore?: Date | null
}

/** Gives every button an opaque id whose meaning stays here. */
export async function sealCard(
  draft: DraftCard,
  conversation: string | null,
  stores: Pick<ConversationStores, 'actions'>,
  /** The only one whose clicks count; null: everybody's. */
  only: string | null = null,
): Promise<Card> {
  const drafts = draft.actions ?? []
  const tokens = drafts.map(() => crypto.randomUUID())
  const rows = drafts.flatMap((action, i) =>
    action.type === 'button'
      ? [{ token: tokens[i]!, intent: action.intent, conversationId: conversation, personId: only }]
      : [],
  )
  if (rows.length > 0) await stores.actions.insertMany(rows)
  const actions = drafts.map((action, i) =>
    action.type === 'link'
      ? action
      : {
          type: 'button' as const,
          id: tokens[i]!,
          label: action.label,
          style: action.style ?? ('default' as const),
          ...(action.confirm ? { confirm: action.confirm } : {}),
        },
  )
  return { ...draft, actions }
}

/** Writes a message of Nova's and the outbox row that will post it. */
export async function publish(
  publication: Publication,
  stores: ConversationStores,
): Promise<MessageRow & { card: Card }> {
  const { conversation, lang, at } = publication
  const card = await sealCard(publication.card, conversation.id, stores, publication.visibleTo)
  const id = crypto.randomUUID()
  const message = await stores.messages.insert({
    id,
    conversationId: conversation.id,
    author: 'nova',
    agent: publication.agent ?? null,
    externalId: id,
    eventId: publication.eventId ?? null,
    approvalId: publication.approvalId ?? approvalOf(publication.card),
    visibleTo: publication.visibleTo ?? null,
    text: cardText(card, lang),
    card,
    files: filesOf(card),
    at,
  })
  const { notBefore, whisperTo, progress, feedback, prompts = [] } = publication
  await stores.outbox.insert({
    kind: 'message',
    payload: {
      message: id,
      lang,
      ...(notBefore ? { until: notBefore.toISOString() } : {}),
      ...(whisperTo ? { whisperTo } : {}),
      ...(progress ? { progress } : {}),
      ...(feedback ? { feedback } : {}),
      ...(prompts.length > 0 ? { prompts } : {}),
    },
    idempotencyKey: `message:${id}`,
    // The outbox keeps real time, also where the clock that people see stands still.
    ...(notBefore ? { nextAt: new Date(Date.now() + notBefore.getTime() - at.getTime()) } : {}),
  })
  return { ...message, card }
}

/** Replaces a message's card everywhere it was posted. */
export async function republish(
  message: MessageRow,
  draft: DraftCard,
  lang: Lang,
  at: Date,
  stores: ConversationStores,
) {
  const card = await sealCard(draft, message.conversationId, stores, message.visibleTo)
  await stores.messages.update(message.id, { card, text: cardText(card, lang), files: filesOf(card), editedAt: at })
  const idempotencyKey = `edit:${message.id}:${crypto.randomUUID()}`
  await stores.outbox.insert({ kind: 'edit', payload: { message: message.id, lang }, idempotencyKey })
  return card
}

const filesOf = (card: Card): FileRef[] =>
  card.blocks.flatMap((block) => (block.type === 'file' || block.type === 'image' ? [block.file] : []))
