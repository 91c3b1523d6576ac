import type { types } from '@slack/bolt'
import { describeChart } from '../../src/chart/describe.ts'
import { chartTable } from '../../src/chart/table.ts'
import type { Outgoing } from '../../src/chat/adapter.ts'
import type { Action, Block, Card } from '../../src/chat/card.ts'
import { cardText, labelled, progressText, sizeText, toneText } from '../../src/chat/card-text.ts'
import { addressOf } from '../../src/chat/links.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { escapeCut, LIMITS, type Made, note, plainText, type SlackBlock, textLength } from './blocks.ts'
import { nativeChart } from './chart.ts'
import { tableBlocks } from './table.ts'
import { markdownBlocks, richText } from './text.ts'

const say = phrases({
  left: {
    fr: '{n, plural, one {# partie ne tient pas ici} other {# parties ne tiennent pas ici}}',
    en: '{n, plural, one {# part does not fit here} other {# parts do not fit here}}',
  },
  moreFields: {
    fr: '{n, plural, one {# champ de plus} other {# champs de plus}}',
    en: '{n, plural, one {# more field} other {# more fields}}',
  },
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

/** `text` is the notification; `blocks` is the message; `warnings` say what was cut or shown otherwise. */
export type Rendered = { text: string; blocks: SlackBlock[]; warnings: string[] }

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
  const warnings: string[] = []
  const head = headOf(card, lang)
  const tail = [...tailOf(card, lang, context, warnings), ...(feedback ? [feedbackBlock(lang)] : [])]
  const pictures = new Set(pictureBlocks(card, lang))
  let room = LIMITS.text - textLength([head, tail]) - 100
  let slots = LIMITS.blocks - head.length - tail.length - 1
  const middle: SlackBlock[] = []
  let left = 0

  const summary = { type: 'paragraph' as const, spans: [{ text: cut(plain(card.summary), room) }] }
  if (card.blocks.length === 0) middle.push(richText([summary], context.baseUrl))
  for (const [index, block] of card.blocks.entries()) {
    const made = blocksOf(block, lang, context.baseUrl, {
      room: Math.max(0, room),
      picture: pictures.has(index) || context.textOnly ? (context.pictures.get(index) ?? null) : undefined,
      nativeTable: !context.textOnly && !middle.some((one) => one.type === 'table'),
    })
    const length = textLength(made.blocks)
    if (made.blocks.length === 0 || length > room || made.blocks.length > slots) {
      left += made.blocks.length === 0 && made.whole ? 0 : 1
      continue
    }
    if (!made.whole) warnings.push(`${block.type} ${index} cut`)
    middle.push(...made.blocks)
    room -= length
    slots -= made.blocks.length
  }
  if (left > 0) {
    warnings.push(`${left} blocks left out`)
    middle.push(note(`… ${say(lang, 'left', { n: left })}`))
  }
  const blocks = [...head, ...middle, ...tail].map((block, i) => ({ ...block, block_id: `${context.salt}-${i}` }))
  const text = escapeCut([oneLine(card.title), plain(card.summary)].filter(Boolean).join('\n'), LIMITS.notification)
  return { text: text || '…', blocks, warnings }
}

/** The card as mrkdwn that shows its characters as they are: for Slack servers that refuse the blocks. */
export const fallbackText = (card: Card, lang: Lang): string => escapeCut(cardText(card, lang), LIMITS.fallback)

function headOf(card: Card, lang: Lang): SlackBlock[] {
  const title = oneLine(card.title)
  const byline = [toneText(card.tone, lang), card.author].filter(Boolean).join(' · ')
  return [
    ...(title ? [{ type: 'header', text: plainText(title, LIMITS.header) } as const] : []),
    ...(byline ? [note(cut(byline, 300))] : []),
  ]
}

function tailOf(card: Card, lang: Lang, context: RenderContext, warnings: string[]): SlackBlock[] {
  const buttons = card.actions.flatMap((action, i) => buttonOf(action, i, lang, context.baseUrl) ?? [])
  const kept: types.Button[] = []
  for (const button of buttons.slice(0, LIMITS.buttons)) if (textLength([...kept, button]) <= 6_000) kept.push(button)
  if (kept.length < card.actions.length) warnings.push(`${card.actions.length - kept.length} buttons left out`)
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

type Space = {
  room: number
  /** Undefined: no picture is needed; null: one is, and there is none. */
  picture: string | null | undefined
  nativeTable: boolean
}
const whole = (...blocks: SlackBlock[]): Made => ({ blocks, whole: true })

function blocksOf(block: Block, lang: Lang, baseUrl: string, space: Space): Made {
  switch (block.type) {
    case 'text':
      return markdownBlocks(block.text, baseUrl, space.room)
    case 'fields':
      return fieldBlocks(block.fields, lang, baseUrl)
    case 'table':
      return tableBlocks(block, lang, baseUrl, space.room, space.nativeTable)
    case 'chart': {
      if (space.picture) return whole(picture(space.picture, describeChart(block.chart, lang), block.chart.title))
      const native = space.picture === undefined ? nativeChart(block.chart, lang) : null
      if (native) return whole(native)
      return tableBlocks(chartTable(block.chart, lang), lang, baseUrl, space.room, space.nativeTable)
    }
    case 'image':
      return whole(space.picture ? picture(space.picture, block.alt) : note(`🖼️ ${block.alt || block.file.name}`))
    case 'file':
      return whole(note(`📎 ${oneLine(block.file.name)} · ${sizeText(block.file.size, lang)}`))
    case 'progress': {
      const spans = [
        { text: `${cut(oneLine(block.label), 200)} `, bold: true as const },
        { text: progressText(block.done, lang) },
      ]
      return whole(richText([{ type: 'paragraph', spans }], baseUrl))
    }
    case 'divider':
      return whole({ type: 'divider' })
  }
}

const picture = (id: string, alt: string, title = ''): types.ImageBlock => ({
  type: 'image',
  slack_file: { id },
  alt_text: cut(plain(alt), LIMITS.alt) || '…',
  ...(oneLine(title) ? { title: plainText(oneLine(title), LIMITS.header) } : {}),
})

/** Characters that mrkdwn reads as style and that have no escape. */
const STYLING = /[*_~`]/

function fieldBlocks(fields: { label: string; value: string; href?: string }[], lang: Lang, baseUrl: string): Made {
  const shown = fields
    .slice(0, 3 * LIMITS.fields)
    .map(({ label, value, href }) => ({ label: cut(oneLine(label), 200), value: cut(plain(value), 600), href }))
  const more = fields.length - shown.length
  const rest = more > 0 ? [note(`… ${say(lang, 'moreFields', { n: more })}`)] : []
  if (shown.some((field) => STYLING.test(field.label) || STYLING.test(field.value))) {
    const spans = shown.flatMap(({ label, value, href }, i) => [
      { text: `${i ? '\n' : ''}${labelled(label, '', lang)}`, bold: true as const },
      { text: value, ...(href ? { href } : {}) },
    ])
    return { blocks: [richText([{ type: 'paragraph', spans }], baseUrl), ...rest], whole: more <= 0 }
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
  return { blocks: [...sections, ...rest], whole: more <= 0 }
}
