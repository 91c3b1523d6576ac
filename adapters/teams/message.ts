import type { Outgoing } from '../../src/chat/adapter.ts'
import type { Card } from '../../src/chat/card.ts'
import { cardText } from '../../src/chat/card-text.ts'
import { parseMarkdown } from '../../src/chat/markdown.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type RenderContext, ROOM, render } from './render.ts'
import { escapeText, messageMarkdown, type Source } from './text.ts'

export const CARD = 'application/vnd.microsoft.card.adaptive'
/** Longer answers are cards, which are cut where Teams would refuse a message. */
const MAX_TEXT = 6_000

/** A message of Nova's: a text with its sources when it is only words, else a card; always with the label of an AI. */
export function messageOf(outgoing: Outgoing, context: RenderContext & { direct?: boolean }): Payload {
  const { card, lang, prompts } = outgoing
  const sources: Source[] = []
  const text = isWords(card) ? wordsOf(card, context.baseUrl, sources) : ''
  const spoken = text !== '' && text.length <= MAX_TEXT && text.length * 2 < (context.room ?? ROOM)
  const summary = [oneLine(card.title), plain(card.summary)].filter(Boolean).join('\n')
  const suggested = (prompts ?? []).map((prompt) => cut(oneLine(prompt), 100)).filter(Boolean)
  return {
    type: 'message',
    summary: cut(summary, 2_000) || 'Nova',
    ...(spoken
      ? { text, textFormat: 'markdown' }
      : { attachments: [{ contentType: CARD, content: render(card, lang, context) }] }),
    entities: [labelOf(spoken ? sources : [])],
    ...(outgoing.feedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
    // Suggestions are of direct conversations only.
    ...(suggested.length > 0 && context.direct
      ? { suggestedActions: { to: [], actions: suggested.slice(0, 4).map(imBack) } }
      : {}),
  }
}

const imBack = (value: string) => ({ type: 'imBack', title: value, value })

/** The card as words: for a Teams that refuses even a short card. */
export const textMessage = ({ card, lang }: Outgoing): Payload => ({
  type: 'message',
  summary: cut(plain(card.summary), 500) || 'Nova',
  text: escapeText(cut(cardText(card, lang), 3_000)).replace(/\n+/g, '\n\n'),
  textFormat: 'markdown',
  entities: [labelOf([])],
})

const isWords = ({ blocks, actions, tone, footer }: Card) =>
  blocks.length > 0 &&
  blocks.every((block) => block.type === 'text') &&
  actions.length === 0 &&
  !footer &&
  tone !== 'danger'

function wordsOf(card: Card, baseUrl: string, sources: Source[]): string {
  // A title that is only the name of who speaks says nothing.
  const title = oneLine(card.title) === 'Nova' ? '' : oneLine(card.title)
  const parts = card.blocks.flatMap((block) => (block.type === 'text' ? parseMarkdown(block.text) : []))
  const said = messageMarkdown(parts, baseUrl, sources)
  return [title ? `**${escapeText(title)}**` : '', said].filter(Boolean).join('\n\n')
}

/** Says that an AI wrote it, and what it relies on. */
const labelOf = (sources: readonly Source[]): Payload => ({
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  additionalType: ['AIGeneratedContent'],
  ...(sources.length > 0
    ? {
        citation: sources.map(({ name, url }, index) => ({
          '@type': 'Claim',
          position: index + 1,
          appearance: { '@type': 'DigitalDocument', name: cut(name, 80), url, abstract: cut(name, 160) },
        })),
      }
    : {}),
})
