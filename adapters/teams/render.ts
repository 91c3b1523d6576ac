import { describeChart } from '../../src/chart/describe.ts'
import { chartTable } from '../../src/chart/table.ts'
import type { Outgoing } from '../../src/chat/adapter.ts'
import type { Action, Card } from '../../src/chat/card.ts'
import { cardText } from '../../src/chat/card-text.ts'
import { bylineOf, type Kit, layOut, moreFieldsText, morePartsText } from '../../src/chat/layout.ts'
import { addressOf } from '../../src/chat/links.ts'
import { fitMarkdown } from '../../src/chat/markup.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { CARD, LIMITS, note, REFRESH, sizeOf, textBlock } from './elements.ts'
import { nativeChart, tableElements } from './figures.ts'
import { escapeText, markup, messageMarkdown, paragraphBlock, type Source } from './text.ts'

const say = phrases({
  buttons: {
    fr: '{n, plural, one {# choix de plus} other {# choix de plus}} dans Nova',
    en: '{n, plural, one {# more choice} other {# more choices}} in Nova',
  },
  deciders: {
    fr: 'Les boutons sont visibles des personnes qui peuvent décider.',
    en: 'The buttons are visible to those who may decide.',
  },
  refresh: { fr: 'Actualiser', en: 'Refresh' },
})

export type RenderContext = {
  /** Base address of the local page, for links to records. */
  baseUrl: string
  /** Addresses of pictures, by index of the block in `card.blocks`. */
  pictures?: ReadonlyMap<number, string>
  /** Whether the buttons are in this copy of the card. */
  buttons?: boolean
  /** Teams' ids of those who see a copy of their own. */
  deciders?: readonly string[]
  /** Units of JSON that the card may have. */
  room?: number
}

/** Indexes of the blocks that need a picture: charts that Teams does not draw, and images that it may show. */
export const pictureBlocks = (card: Card, lang: Lang): number[] =>
  card.blocks.flatMap((block, index) => {
    if (block.type === 'chart') return nativeChart(block.chart, lang) ? [] : [index]
    if (block.type !== 'image') return []
    return /^image\/(png|jpeg|gif)$/.test(block.file.mime) && block.file.size <= 1_000_000 ? [index] : []
  })

/** A message of Nova's: a text with its sources when it is only words, else a card; always with the label of an AI. */
export function messageOf(outgoing: Outgoing, context: RenderContext & { direct?: boolean }): Payload {
  const { card, lang, prompts } = outgoing
  const sources: Source[] = []
  const text = isWords(card) ? wordsOf(card, context.baseUrl, sources) : ''
  const spoken = text !== '' && text.length <= LIMITS.text && text.length * 2 < (context.room ?? LIMITS.room)
  const summary = [oneLine(card.title), plain(card.summary)].filter(Boolean).join('\n')
  const suggested = (prompts ?? []).map((prompt) => cut(oneLine(prompt), 100)).filter(Boolean)
  const actions = suggested.slice(0, LIMITS.prompts).map((value) => ({ type: 'imBack', title: value, value }))
  return {
    type: 'message',
    summary: cut(summary, 2_000) || 'Nova',
    ...(spoken
      ? { text, textFormat: 'markdown' }
      : { attachments: [{ contentType: CARD, content: render(card, lang, context) }] }),
    entities: [labelOf(spoken ? sources : [])],
    ...(outgoing.feedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
    // Suggestions are of direct conversations only.
    ...(actions.length > 0 && context.direct ? { suggestedActions: { to: [], actions } } : {}),
  }
}

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
  const said = card.blocks.map((block) => (block.type === 'text' ? messageMarkdown(block.text, baseUrl, sources) : ''))
  return [title ? `**${escapeText(title)}**` : '', ...said].filter(Boolean).join('\n\n')
}

/** Says that an AI wrote it, and what it relies on. */
function labelOf(sources: readonly Source[]): Payload {
  const citation = sources.map(({ name, url }, index) => ({
    '@type': 'Claim',
    position: index + 1,
    appearance: { '@type': 'DigitalDocument', name: cut(name, 80), url, abstract: cut(name, 160) },
  }))
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    additionalType: ['AIGeneratedContent'],
    ...(citation.length > 0 ? { citation } : {}),
  }
}

/**
 * A card as an Adaptive Card 1.5. Pure and total: what Teams does not draw is a picture where there is one and a table
 * otherwise; what is too long is cut from the end and says so.
 */
export function render(card: Card, lang: Lang, context: RenderContext): Payload {
  const { baseUrl } = context
  const head = headOf(card, lang)
  const tail = tailOf(card, lang, context)
  const room = (context.room ?? LIMITS.room) - sizeOf([head, tail]) - 1_000
  const summary = card.blocks.length === 0 ? Math.min(8_000, Math.floor(room / 3)) : 0
  const space = { room, slots: Number.POSITIVE_INFINITY }
  const middle = layOut(card, lang, kitOf(lang, context), space, summary)
  // A table says itself what it lacks.
  const left = middle.left + middle.cut.filter((type) => type === 'text').length
  const text = morePartsText(left, lang)
  const more = left > 0 ? [note(`… ${markup.spans([{ text, href: `${baseUrl}/` }], baseUrl)}`)] : []
  const wide = card.blocks.some((block) => block.type === 'table' || block.type === 'chart')
  const userIds = context.deciders?.slice(0, LIMITS.deciders)
  const action = { type: 'Action.Execute', title: say(lang, 'refresh'), verb: 'refresh', data: REFRESH }
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang,
    ...(wide ? { msteams: { width: 'Full' } } : {}),
    ...(userIds ? { refresh: { action, userIds } } : {}),
    fallbackText: cut(cardText({ ...card, blocks: [], actions: [] }, lang), 1_000),
    body: [...head, ...middle.parts, ...more, ...tail],
  }
}

function kitOf(lang: Lang, { baseUrl, pictures }: RenderContext): Kit<Payload> {
  return {
    sizeOf,
    // Escaping may double what is written.
    words: (text, room) => [textBlock(escapeText(cut(text, room)))],
    line: (spans) => textBlock(markup.spans(spans, baseUrl)),
    markdown(text, room) {
      const sizeOfPart = (part: Parameters<typeof paragraphBlock>[0]) => sizeOf(paragraphBlock(part, baseUrl)) + 1
      const { paragraphs, whole } = fitMarkdown(text, room - 2, sizeOfPart)
      return { parts: paragraphs.map((part) => paragraphBlock(part, baseUrl)), whole }
    },
    fields(fields) {
      const facts = fields.slice(0, LIMITS.fields).map(({ label, value, href }) => ({
        title: escapeText(cut(oneLine(label), 100)) || '–',
        value: markup.spans([{ text: cut(plain(value), 600) || '–', ...(href ? { href } : {}) }], baseUrl),
      }))
      const more = fields.length - facts.length
      const set = facts.length > 0 ? [{ type: 'FactSet', facts }] : []
      return { parts: more > 0 ? [...set, note(`… ${moreFieldsText(more, lang)}`)] : set, whole: true }
    },
    table: (table, { room }) => tableElements(table, lang, baseUrl, room),
    chart(chart, _index, room) {
      const native = nativeChart(chart, lang)
      if (!native) return null
      const described = note(escapeText(cut(describeChart(chart, lang), 600)))
      const table = tableElements(chartTable(chart, lang), lang, baseUrl, room - sizeOf([native, described]))
      const fallback = table.parts.find((element) => element.type === 'Table') ?? described
      return [{ ...native, fallback }, described]
    },
    picture(index, alt, title) {
      const url = pictures?.get(index)
      if (!url) return null
      const image = { type: 'Image', url, altText: cut(plain(alt), 1_000) || '…', size: 'Stretch' }
      return title === undefined ? [image] : [image, note(escapeText(cut(alt, 600)))]
    },
    file: () => null,
    divider: { type: 'Container', separator: true, spacing: 'Medium', items: [] },
  }
}

function headOf(card: Card, lang: Lang): Payload[] {
  const title = cut(oneLine(card.title), 200)
  const byline = cut(bylineOf(card, lang), 250)
  return [
    ...(title ? [textBlock(escapeText(title), { size: 'Large', weight: 'Bolder', style: 'heading' })] : []),
    ...(byline ? [note(escapeText(byline))] : []),
  ]
}

function tailOf(card: Card, lang: Lang, { baseUrl, buttons = true }: RenderContext): Payload[] {
  const shown = card.actions.filter((action) => buttons || action.type === 'link')
  const made = shown.map((action) => actionOf(action, baseUrl)).filter((action) => action !== null)
  const rows: Payload[][] = []
  let width = 0
  for (const action of made.slice(0, LIMITS.buttons)) {
    const wide = String(action.title).length + 5
    const fits = rows.length > 0 && rows.at(-1)!.length < LIMITS.rowButtons && width + wide <= LIMITS.rowWidth
    if (fits) rows.at(-1)!.push(action)
    else rows.push([action])
    width = fits ? width + wide : wide
  }
  const more = made.length - LIMITS.buttons
  return [
    ...rows.map((actions) => ({ type: 'ActionSet', actions })),
    ...(more > 0 ? [note(`… ${say(lang, 'buttons', { n: more })}`)] : []),
    ...(shown.length < card.actions.length ? [note(say(lang, 'deciders'))] : []),
    ...(card.footer && oneLine(card.footer) ? [note(escapeText(cut(oneLine(card.footer), 500)))] : []),
  ]
}

const STYLES = { primary: 'positive', danger: 'destructive', default: 'default' } as const

/** Teams asks nothing before a click: a question is a small card that opens below, with the button in it. */
function actionOf(action: Action, baseUrl: string): Payload | null {
  const title = cut(oneLine(action.label), LIMITS.button) || '…'
  if (action.type === 'link') {
    const url = addressOf(action.url, baseUrl)
    return url ? { type: 'Action.OpenUrl', title, url } : null
  }
  const shown = { title, style: STYLES[action.style] }
  const nova = { button: action.id }
  // Older clients open a dialog, whose answer is the same.
  const fallback = { type: 'Action.Submit', ...shown, data: { msteams: { type: 'task/fetch' }, nova } }
  const execute = { type: 'Action.Execute', ...shown, verb: 'button', data: { nova }, fallback }
  if (!action.confirm) return execute
  const question = textBlock(escapeText(cut(plain(action.confirm), 500)))
  return { type: 'Action.ShowCard', ...shown, card: { type: 'AdaptiveCard', body: [question], actions: [execute] } }
}
