import { describeChart } from '../../src/chart/describe.ts'
import { chartTable } from '../../src/chart/table.ts'
import type { Action, Block, Card } from '../../src/chat/card.ts'
import { cardText, progressText, sizeText, toneText } from '../../src/chat/card-text.ts'
import { addressOf } from '../../src/chat/links.ts'
import { parseMarkdown } from '../../src/chat/markdown.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { nativeChart } from './chart.ts'
import { type Made, note, sizeOf, tableElements, textBlock } from './table.ts'
import { escapeText, inline, listText } from './text.ts'

const say = phrases({
  left: {
    fr: '{n, plural, one {# partie de plus} other {# parties de plus}} dans Nova',
    en: '{n, plural, one {# more part} other {# more parts}} in Nova',
  },
  fields: {
    fr: '{n, plural, one {# champ de plus} other {# champs de plus}}',
    en: '{n, plural, one {# more field} other {# more fields}}',
  },
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

/** A message may have 100 KB with two bytes a character, of which 80 are used: units of the card's JSON. */
export const ROOM = 36_000
export const BUTTONS = 20
/** Teams refuses more than six in one row, and a phone cuts off what is wider than so many letters. */
const ROW = { buttons: 5, width: 36, button: 40 }
const FIELDS = 40
/** How many people a card may be shown to in their own way. */
export const MOST_DECIDERS = 60

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

/**
 * A card as an Adaptive Card 1.5. Pure and total: what Teams does not draw is a picture where there is one and a table
 * otherwise; what is too long is cut from the end and says so.
 */
export function render(card: Card, lang: Lang, context: RenderContext): Payload {
  const head = headOf(card, lang)
  const tail = tailOf(card, lang, context)
  let room = (context.room ?? ROOM) - sizeOf([head, tail]) - 1_000
  const middle: Payload[] = []
  let left = 0
  if (card.blocks.length === 0) {
    const summary = cut(plain(card.summary), Math.max(0, Math.min(8_000, room / 3)))
    if (summary) middle.push(textBlock(escapeText(summary)))
    room -= sizeOf(middle)
  }
  for (const [index, block] of card.blocks.entries()) {
    const made = elementsOf(block, lang, context, Math.max(0, room), context.pictures?.get(index))
    const size = sizeOf(made.elements)
    if (size > room || (made.elements.length === 0 && !made.whole)) {
      left += 1
      continue
    }
    if (!made.whole && block.type === 'text') left += 1
    middle.push(...made.elements)
    room -= size
  }
  if (left > 0)
    middle.push(
      note(`… ${inline([{ text: say(lang, 'left', { n: left }), href: `${context.baseUrl}/` }], context.baseUrl)}`),
    )
  const wide = card.blocks.some((block) => block.type === 'table' || block.type === 'chart')
  const userIds = context.deciders?.slice(0, MOST_DECIDERS)
  const again = {
    type: 'Action.Execute',
    title: say(lang, 'refresh'),
    verb: 'refresh',
    data: { nova: { refresh: true } },
  }
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang,
    ...(wide ? { msteams: { width: 'Full' } } : {}),
    ...(userIds ? { refresh: { action: again, userIds } } : {}),
    fallbackText: cut(cardText({ ...card, blocks: [], actions: [] }, lang), 1_000),
    body: [...head, ...middle, ...tail],
  }
}

function headOf(card: Card, lang: Lang): Payload[] {
  const title = cut(oneLine(card.title), 200)
  const byline = [toneText(card.tone, lang), card.author ? cut(oneLine(card.author), 200) : null].filter(Boolean)
  return [
    ...(title ? [textBlock(escapeText(title), { size: 'Large', weight: 'Bolder', style: 'heading' })] : []),
    ...(byline.length > 0 ? [note(escapeText(byline.join(' · ')))] : []),
  ]
}

function tailOf(card: Card, lang: Lang, { baseUrl, buttons = true }: RenderContext): Payload[] {
  const shown = card.actions.filter((action) => buttons || action.type === 'link')
  const made = shown.map((action) => actionOf(action, baseUrl)).filter((action) => action !== null)
  const rows: Payload[][] = []
  let width = 0
  for (const action of made.slice(0, BUTTONS)) {
    const wide = String(action.title).length + 5
    const fits = rows.length > 0 && rows.at(-1)!.length < ROW.buttons && width + wide <= ROW.width
    if (fits) rows.at(-1)!.push(action)
    else rows.push([action])
    width = fits ? width + wide : wide
  }
  const more = made.length - BUTTONS
  return [
    ...rows.map((actions) => ({ type: 'ActionSet', actions })),
    ...(more > 0 ? [note(`… ${say(lang, 'buttons', { n: more })}`)] : []),
    ...(shown.length < card.actions.length ? [note(say(lang, 'deciders'))] : []),
    ...(card.footer && oneLine(card.footer) ? [note(escapeText(cut(oneLine(card.footer), 500)))] : []),
  ]
}

/** Teams asks nothing before a click: a question is a small card that opens below, with the button in it. */
function actionOf(action: Action, baseUrl: string): Payload | null {
  const title = cut(oneLine(action.label), ROW.button) || '…'
  if (action.type === 'link') {
    const url = addressOf(action.url, baseUrl)
    return url ? { type: 'Action.OpenUrl', title, url } : null
  }
  const style = action.style === 'primary' ? 'positive' : action.style === 'danger' ? 'destructive' : 'default'
  const nova = { button: action.id }
  const execute = {
    type: 'Action.Execute',
    title,
    style,
    verb: 'button',
    data: { nova },
    // Older clients open a dialog, whose answer is the same.
    fallback: { type: 'Action.Submit', title, style, data: { msteams: { type: 'task/fetch' }, nova } },
  }
  if (!action.confirm) return execute
  const question = textBlock(escapeText(cut(plain(action.confirm), 500)))
  return { type: 'Action.ShowCard', title, style, card: { type: 'AdaptiveCard', body: [question], actions: [execute] } }
}

const whole = (...elements: Payload[]): Made => ({ elements, whole: true })

function elementsOf(block: Block, lang: Lang, context: RenderContext, room: number, picture: string | undefined): Made {
  const { baseUrl } = context
  switch (block.type) {
    case 'text':
      return textElements(block.text, baseUrl, room)
    case 'fields': {
      const facts = block.fields.slice(0, FIELDS).map(({ label, value, href }) => ({
        title: escapeText(cut(oneLine(label), 100)) || '–',
        value: inline([{ text: cut(plain(value), 600) || '–', ...(href ? { href } : {}) }], baseUrl),
      }))
      const more = block.fields.length - facts.length
      return {
        elements: [
          ...(facts.length > 0 ? [{ type: 'FactSet', facts }] : []),
          ...(more > 0 ? [note(`… ${say(lang, 'fields', { n: more })}`)] : []),
        ],
        whole: true,
      }
    }
    case 'table':
      return tableElements(block, lang, baseUrl, room)
    case 'chart': {
      const described = note(escapeText(cut(describeChart(block.chart, lang), 600)))
      const native = nativeChart(block.chart, lang)
      const table = tableElements(chartTable(block.chart, lang), lang, baseUrl, room - sizeOf([native, described]))
      if (native) {
        const fallback = table.elements.find((element) => element.type === 'Table') ?? described
        return whole({ ...native, fallback }, described)
      }
      if (!picture) return table
      return whole(imageOf(picture, describeChart(block.chart, lang)), described)
    }
    case 'image': {
      const alt = oneLine(block.alt || block.file.name)
      return whole(picture ? imageOf(picture, alt) : textBlock(`🖼️ ${escapeText(cut(alt, 500))}`))
    }
    case 'file':
      return whole(
        textBlock(`📎 ${escapeText(cut(oneLine(block.file.name), 200))} · ${sizeText(block.file.size, lang)}`),
      )
    case 'progress':
      return whole(
        textBlock(`**${escapeText(cut(oneLine(block.label), 200)) || '–'}** ${progressText(block.done, lang)}`),
      )
    case 'divider':
      return whole({ type: 'Container', separator: true, spacing: 'Medium', items: [] })
  }
}

const imageOf = (url: string, alt: string): Payload => ({
  type: 'Image',
  url,
  altText: cut(plain(alt), 1_000) || '…',
  size: 'Stretch',
})

/** Paragraph by paragraph, as many as fit; the one that does not is cut. */
function textElements(text: string, baseUrl: string, room: number): Made {
  const elements: Payload[] = []
  let left = room
  for (const part of parseMarkdown(text)) {
    const element =
      part.type === 'code'
        ? textBlock(escapeText(part.text).replace(/\n/g, '\n\n'), { fontType: 'Monospace' })
        : part.type === 'list'
          ? textBlock(listText(part, baseUrl))
          : textBlock(inline(part.spans, baseUrl).replace(/\n+/g, '\n\n'), STYLES[part.type])
    const size = sizeOf(element) + 1
    if (size <= left) {
      elements.push(element)
      left -= size
      continue
    }
    const written =
      part.type === 'code' ? part.text : part.type === 'list' ? '' : part.spans.map((s) => s.text).join('')
    const lines = part.type === 'list' ? fitting(String(element.text), left - 100) : ''
    // Escaping may double what is written, in the text and again in JSON.
    const kept = lines || escapeText(cut(written, Math.max(0, Math.floor((left - 100) / 4))))
    if (kept) elements.push({ ...element, text: kept })
    return { elements, whole: false }
  }
  return { elements, whole: true }
}

/** The first lines of a list whose JSON fits. */
function fitting(text: string, room: number): string {
  let left = room
  const lines = text.split('\n')
  const cutAt = lines.findIndex((line) => {
    left -= sizeOf(line)
    return left < 0
  })
  return lines.slice(0, cutAt).join('\n')
}

const STYLES: Record<'paragraph' | 'heading' | 'quote', Payload> = {
  paragraph: {},
  heading: { weight: 'Bolder', size: 'Medium' },
  quote: { isSubtle: true },
}
