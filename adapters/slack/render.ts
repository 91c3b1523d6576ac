import type { types } from '@slack/bolt'
import type { Outgoing } from '../../src/chat/adapter.ts'
import type { Action, Card } from '../../src/chat/card.ts'
import { cardText, labelled } from '../../src/chat/card-text.ts'
import {
  bylineOf,
  type Field,
  type Kit,
  layOut,
  type Made,
  moreFieldsText,
  morePartsText,
} from '../../src/chat/layout.ts'
import { addressOf } from '../../src/chat/links.ts'
import { fitMarkdown } from '../../src/chat/markup.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { escapeCut, LIMITS, note, plainText, type SlackBlock, textLength } from './elements.ts'
import { nativeChart, tableBlocks } from './figures.ts'
import { richText } from './text.ts'

const say = phrases({
  sure: { fr: 'Es-tu certain ?', en: 'Are you sure?' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  helped: { fr: 'Utile', en: 'Helpful' },
  missed: { fr: 'À côté', en: 'Not helpful' },
})

export type RenderContext = {
  /** Base address of the local page, for links to records. */
  baseUrl: string
  /** Start of every block_id; a new one for each update, or Slack keeps the state of the old blocks. */
  salt: string
  /** Slack's ids of pictures uploaded for the card: by index of the block in `card.blocks`. */
  pictures: ReadonlyMap<number, string>
  /** Another card on the same page has the table and the charts that Slack draws there: all are aligned text. */
  textOnly?: boolean
}

/** `text` is the notification; `blocks` is the message. */
export type Rendered = { text: string; blocks: SlackBlock[] }

/** Indexes of the blocks that need an uploaded picture: charts that Slack does not draw, and images. */
export function pictureBlocks(card: Card, lang: Lang): number[] {
  let native = 0
  return card.blocks.flatMap((block, index) => {
    if (block.type === 'image') return [index]
    if (block.type !== 'chart') return []
    return nativeChart(block.chart, lang) && native++ < LIMITS.charts ? [] : [index]
  })
}

/**
 * A card as Block Kit within Slack's limits. Pure and total: what Slack does not draw becomes a picture when one was
 * uploaded and a table otherwise; what is too long is cut and says so.
 */
export function render(
  { card, lang, feedback }: Pick<Outgoing, 'card' | 'lang' | 'feedback'>,
  context: RenderContext,
): Rendered {
  const head = headOf(card, lang)
  const tail = [...tailOf(card, lang, context.baseUrl), ...(feedback ? [feedbackBlock(lang)] : [])]
  const space = {
    room: LIMITS.text - textLength([head, tail]) - 100,
    slots: LIMITS.blocks - head.length - tail.length - 1,
  }
  const summary = card.blocks.length === 0 ? LIMITS.text : 0
  const { parts, left } = layOut(card, lang, kitOf(card, lang, context), space, summary)
  const more = left > 0 ? [note(`… ${morePartsText(left, lang)}`)] : []
  const blocks = [...head, ...parts, ...more, ...tail].map((one, i) => ({ ...one, block_id: `${context.salt}-${i}` }))
  const text = escapeCut([oneLine(card.title), plain(card.summary)].filter(Boolean).join('\n'), LIMITS.notification)
  return { text: text || '…', blocks }
}

/** The card as mrkdwn that shows its characters as they are: for Slack servers that refuse the blocks. */
export const fallbackText = (card: Card, lang: Lang): string => escapeCut(cardText(card, lang), LIMITS.fallback)

function kitOf(card: Card, lang: Lang, { baseUrl, pictures, textOnly = false }: RenderContext): Kit<SlackBlock> {
  const pictured = new Set(pictureBlocks(card, lang))
  let hasTable = textOnly
  return {
    sizeOf: textLength,
    words: (text, room) => [richText([{ type: 'paragraph', spans: [{ text: cut(text, room) }] }], baseUrl)],
    line: (spans) =>
      spans.length > 1 ? richText([{ type: 'paragraph', spans }], baseUrl) : note(spans[0]?.text ?? ''),
    markdown(text, room) {
      const { paragraphs, whole } = fitMarkdown(text, room, (part) => textLength(richText([part], baseUrl)) + 1)
      return { parts: paragraphs.length > 0 ? [richText(paragraphs, baseUrl)] : [], whole }
    },
    fields: (fields) => fieldBlocks(fields, lang, baseUrl),
    table(table, { room }) {
      const made = tableBlocks(table, lang, baseUrl, room, !hasTable)
      hasTable ||= made.parts.some(({ type }) => type === 'table')
      return made
    },
    chart(chart, index) {
      const native = textOnly || pictured.has(index) ? null : nativeChart(chart, lang)
      return native && [native]
    },
    picture(index, alt, title = '') {
      const id = pictures.get(index)
      const named = oneLine(title) ? { title: plainText(oneLine(title), LIMITS.header) } : {}
      const alt_text = cut(plain(alt), LIMITS.alt) || '…'
      return id ? [{ type: 'image', slack_file: { id }, alt_text, ...named }] : null
    },
    file: () => null,
    divider: { type: 'divider' },
  }
}

function headOf(card: Card, lang: Lang): SlackBlock[] {
  const title = oneLine(card.title)
  const byline = bylineOf(card, lang)
  return [
    ...(title ? [{ type: 'header', text: plainText(title, LIMITS.header) } as const] : []),
    ...(byline ? [note(cut(byline, 300))] : []),
  ]
}

function tailOf(card: Card, lang: Lang, baseUrl: string): SlackBlock[] {
  const buttons = card.actions.flatMap((action, i) => buttonOf(action, i, lang, baseUrl) ?? [])
  const kept: types.Button[] = []
  for (const button of buttons.slice(0, LIMITS.buttons)) if (textLength([...kept, button]) <= 6_000) kept.push(button)
  return [
    ...(kept.length > 0 ? [{ type: 'actions', elements: kept } as const] : []),
    ...(card.footer ? [note(cut(card.footer, 1_000))] : []),
  ]
}

function buttonOf(action: Action, index: number, lang: Lang, baseUrl: string): types.Button | null {
  const text = plainText(oneLine(action.label), LIMITS.button)
  if (action.type === 'link') {
    const url = addressOf(action.url, baseUrl, LIMITS.url)
    return url ? { type: 'button', action_id: `link-${index}`, text, url } : null
  }
  if (action.id.length > LIMITS.value) return null
  const confirm: types.ConfirmationDialog = {
    title: plainText(say(lang, 'sure'), LIMITS.label),
    text: plainText(action.confirm ?? '', LIMITS.confirmText),
    confirm: plainText(oneLine(action.label) || say(lang, 'yes'), LIMITS.confirmButton),
    deny: plainText(say(lang, 'no'), LIMITS.confirmButton),
  }
  return {
    type: 'button',
    action_id: `button-${index}`,
    text,
    value: action.id,
    ...(action.style === 'default' ? {} : { style: action.style }),
    ...(action.confirm === undefined ? {} : { confirm }),
  }
}

function feedbackBlock(lang: Lang): types.ContextActionsBlock {
  const button = (key: 'helped' | 'missed', sign: string) => ({
    text: plainText(`${sign} ${say(lang, key)}`, LIMITS.button),
    accessibility_label: say(lang, key),
    value: key,
  })
  const buttons = { positive_button: button('helped', '👍'), negative_button: button('missed', '👎') }
  return { type: 'context_actions', elements: [{ type: 'feedback_buttons', action_id: 'feedback', ...buttons }] }
}

/** Characters that mrkdwn reads as style and that have no escape. */
const STYLING = /[*_~`]/

function fieldBlocks(fields: readonly Field[], lang: Lang, baseUrl: string): Made<SlackBlock> {
  const shown = fields
    .slice(0, 3 * LIMITS.fields)
    .map(({ label, value, href }) => ({ label: cut(oneLine(label), 200), value: cut(plain(value), 600), href }))
  const more = fields.length - shown.length
  const rest = more > 0 ? [note(`… ${moreFieldsText(more, lang)}`)] : []
  if (shown.some((field) => STYLING.test(field.label) || STYLING.test(field.value))) {
    const spans = shown.flatMap(({ label, value, href }, i) => [
      { text: `${i ? '\n' : ''}${labelled(label, '', lang)}`, bold: true as const },
      { text: value, ...(href ? { href } : {}) },
    ])
    return { parts: [richText([{ type: 'paragraph', spans }], baseUrl), ...rest], whole: more <= 0 }
  }
  const texts = shown.map(({ label, value, href }) => {
    const said = escapeCut(value, 1_000) || '–'
    const url = href ? addressOf(href, baseUrl, LIMITS.url) : null
    const linked = url && url.length < 600 && !said.includes('\n') ? `<${escapeCut(url, LIMITS.url)}|${said}>` : said
    return { type: 'mrkdwn' as const, text: `*${escapeCut(label, 250) || '–'}*\n${linked}`, verbatim: true }
  })
  const sections: SlackBlock[] = []
  for (let i = 0; i < texts.length; i += LIMITS.fields)
    sections.push({ type: 'section', fields: texts.slice(i, i + LIMITS.fields) })
  return { parts: [...sections, ...rest], whole: more <= 0 }
}
