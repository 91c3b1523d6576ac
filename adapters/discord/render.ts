import type { APIActionRowComponent, APIButtonComponent, APIComponentInContainer } from 'discord.js'
import { chartTable } from '../../src/chart/table.ts'
import type { Action, Block, Card, Tone } from '../../src/chat/card.ts'
import { cardText, labelled, progressText, sizeText, toneText } from '../../src/chat/card-text.ts'
import { addressOf } from '../../src/chat/links.ts'
import type { Picture } from '../../src/chat/pictures.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { CARD_FLAGS, customId, LIMITS, type MessageBody, STYLES } from './message.ts'
import { csvOf, type Table, tableText } from './table.ts'
import { escapeCut, escapeLine, escapeText, linkTo, markdownOf, small } from './text.ts'

const say = phrases({
  cut: { fr: 'Le texte complet est dans le fichier ci-dessous.', en: 'The whole text is in the file below.' },
  text: { fr: 'texte-complet.txt', en: 'full-text.txt' },
  table: { fr: 'tableau.csv', en: 'table.csv' },
  good: { fr: 'Utile', en: 'Useful' },
  bad: { fr: 'Pas utile', en: 'Not useful' },
})

export type RenderContext = {
  /** Base address of the local page, for links to records. */
  baseUrl: string
  /** Pictures and files, by index of their block in `card.blocks`. */
  pictures: ReadonlyMap<number, Picture>
  feedback?: boolean
}

export type Rendered = { body: MessageBody; files: Picture[] }

const COLOURS: Record<Tone, number | null> = {
  neutral: null,
  info: 0x3b82f6,
  success: 0x16a34a,
  warning: 0xd97706,
  danger: 0xdc2626,
}

type Part = APIComponentInContainer
const text = (content: string): Part => ({ type: 10, content: content.trim() || '…' })

/**
 * A card as Components V2 within Discord's limits. Pure and total: a chart without its picture is a table, a long
 * table goes on in a CSV file, and a card of which anything is left out carries all its words as a text file.
 */
export function render(card: Card, lang: Lang, { baseUrl, pictures, feedback }: RenderContext): Rendered {
  const files: Picture[] = []
  const attach = (file: Picture) => {
    const name = `${files.some((one) => one.name === safeName(file.name)) ? `${files.length}-` : ''}${safeName(file.name)}`
    files.push({ ...file, name })
    return { media: { url: `attachment://${name}` } }
  }
  const head = headOf(card, lang)
  const { parts: tail, whole: allActions } = tailOf(card, lang, baseUrl, feedback ?? false)
  let whole = allActions
  // The container, the line that says where the rest is, and its file.
  let slots = LIMITS.components - 3 - countOf([...head, ...tail])
  let room = LIMITS.text - textLength([...head, ...tail]) - 80
  const middle: Part[] = []
  const add = (...parts: Part[]) => {
    const length = textLength(parts)
    if (parts.length > slots || length > room) {
      whole = false
      return
    }
    slots -= parts.length
    room -= length
    middle.push(...parts)
  }
  const addTable = (table: Table) => {
    const drawn = tableText(table, lang, baseUrl, room)
    const csv = !drawn.whole && table.rows.length > 0 && files.length < LIMITS.files - 1 && slots > 1
    if (!drawn.whole && !csv) whole = false
    if (drawn.text) add(text(drawn.text))
    if (!csv) return
    const bytes = csvOf(table, lang)
    add({ type: 13, file: attach({ name: say(lang, 'table'), mime: 'text/csv', bytes, alt: '' }).media })
  }

  if (!card.blocks.some(({ type }) => type === 'text' || type === 'fields' || type === 'table'))
    if (card.summary.trim() !== '') add(text(escapeCut(card.summary, Math.max(0, Math.min(room, 1_500)))))
  for (const [index, block] of card.blocks.entries()) {
    const picture = files.length < LIMITS.files - 2 ? pictures.get(index) : undefined
    switch (block.type) {
      case 'text': {
        const fitting = markdownOf(block.text, baseUrl, room)
        whole &&= fitting.whole
        if (fitting.text.trim()) add(text(fitting.text))
        break
      }
      case 'fields':
        add(...fieldsPart(block.fields, lang, baseUrl, room, () => (whole = false)))
        break
      case 'table':
        addTable(block)
        break
      case 'chart':
        if (!picture || slots < 1) addTable(chartTable(block.chart, lang))
        else add(gallery(attach(picture), picture.alt))
        break
      case 'image':
        if (!picture || slots < 1) add(text(`🖼️ ${escapeLine(block.alt || block.file.name, 300)}`))
        else add(gallery(attach(picture), picture.alt))
        break
      case 'file':
        if (picture && slots > 0) add({ type: 13, file: attach(picture).media })
        else add(text(`📎 ${escapeLine(block.file.name, 200)} · ${sizeText(block.file.size, lang)}`))
        break
      case 'progress':
        add(text(`**${escapeLine(block.label, 200)}** ${progressText(block.done, lang)}`))
        break
      case 'divider':
        if (slots > 0) add({ type: 14, divider: true, spacing: 1 })
    }
  }
  if (!whole) {
    const bytes = new TextEncoder().encode(cardText(card, lang))
    const file = attach({ name: say(lang, 'text'), mime: 'text/plain', bytes, alt: '' })
    middle.push(text(small(say(lang, 'cut'))), { type: 13, file: file.media })
  }
  const components = [...head, ...middle, ...tail]
  const colour = COLOURS[card.tone]
  return {
    files,
    body: {
      flags: CARD_FLAGS,
      allowed_mentions: { parse: [] },
      attachments: files.map(({ name, alt }, id) => ({
        id: String(id),
        filename: name,
        ...(alt ? { description: cut(oneLine(alt), LIMITS.alt) } : {}),
      })),
      components: [
        {
          type: 17,
          components: components.length > 0 ? components : [text('')],
          ...(colour === null ? {} : { accent_color: colour }),
        },
      ],
    },
  }
}

/** Discord changes other characters in a file's name, and then does not find `attachment://` any more. */
export const safeName = (name: string): string => {
  const kept = plain(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '_')
  const [, stem = '', ending = ''] = /^(.*?)(\.\w{1,8})?$/.exec(kept) ?? []
  return `${stem.slice(0, 80).replace(/^[._]+/, '') || 'nova'}${ending || '.bin'}`
}

const gallery = (item: { media: { url: string } }, alt: string): Part => ({
  type: 12,
  items: [{ ...item, description: cut(plain(alt), LIMITS.alt).trim() || '…' }],
})

function headOf(card: Card, lang: Lang): Part[] {
  const title = escapeLine(card.title, 150)
  const byline = [toneText(card.tone, lang), card.author ? escapeLine(card.author, 200) : null].filter(Boolean)
  const lines = [title && `## ${title}`, byline.length > 0 && small(byline.join(' · '))].filter(Boolean)
  return lines.length > 0 ? [text(lines.join('\n'))] : []
}

function fieldsPart(
  fields: Extract<Block, { type: 'fields' }>['fields'],
  lang: Lang,
  baseUrl: string,
  room: number,
  shorten: () => void,
): Part[] {
  const lines: string[] = []
  let left = room
  for (const { label, value, href } of fields) {
    const said = escapeCut(value.trim(), 600) || '–'
    if (plain(value).length > 600 || oneLine(label).length > 200) shorten()
    const url = href ? addressOf(href, baseUrl, LIMITS.url) : null
    const linked = url && !said.includes('\n') && !url.startsWith('mailto:') ? linkTo(said, url) : said
    const line = `**${escapeText(labelled(cut(oneLine(label), 200) || '–', '', lang).trim())}** ${linked}`
    if (line.length + 1 > left) {
      shorten()
      break
    }
    left -= line.length + 1
    lines.push(line)
  }
  return lines.length > 0 ? [text(lines.join('\n'))] : []
}

type Row = APIActionRowComponent<APIButtonComponent>

function tailOf(card: Card, lang: Lang, baseUrl: string, feedback: boolean): { parts: Part[]; whole: boolean } {
  const made = card.actions.map((action) => buttonOf(action, baseUrl))
  const ids = made.map((one) => (one && typeof one !== 'string' && 'custom_id' in one ? one.custom_id : null))
  // Discord wants each id once; a second button with it would do the same.
  const buttons = made.filter((one, i): one is APIButtonComponent => {
    return one !== null && typeof one !== 'string' && (ids[i] === null || ids.indexOf(ids[i]!) === i)
  })
  const kept = buttons.slice(0, LIMITS.buttons)
  const rows: Row[] = []
  for (let i = 0; i < kept.length; i += LIMITS.rowButtons)
    rows.push({ type: 1, components: kept.slice(i, i + LIMITS.rowButtons) })
  if (feedback) rows.push({ type: 1, components: [thumb('good', '👍', lang), thumb('bad', '👎', lang)] })
  const links = made.filter((one) => typeof one === 'string')
  const shown = links.filter((_, i) => links.slice(0, i + 1).join(' · ').length < 700)
  const footer = card.footer ? escapeLine(card.footer, 400) : ''
  return {
    parts: [...(shown.length > 0 ? [text(shown.join(' · '))] : []), ...rows, ...(footer ? [text(small(footer))] : [])],
    whole: kept.length === buttons.length && shown.length === links.length && !made.includes(null),
  }
}

const thumb = (meaning: 'good' | 'bad', emoji: string, lang: Lang): APIButtonComponent => ({
  type: 2,
  style: 2,
  custom_id: customId(meaning, ''),
  label: say(lang, meaning),
  emoji: { name: emoji },
})

/** A text where Discord takes no such button: it follows `https:` to public hosts only. Null for what leads nowhere. */
function buttonOf(action: Action, baseUrl: string): APIButtonComponent | string | null {
  const label = cut(oneLine(action.label), LIMITS.button) || '…'
  if (action.type === 'button') {
    const custom_id = customId(action.confirm === undefined ? 'do' : 'ask', action.id)
    return action.id.length > LIMITS.action ? null : { type: 2, style: STYLES[action.style], label, custom_id }
  }
  const url = addressOf(action.url, baseUrl, LIMITS.url)
  if (!url) return null
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' && hostname.includes('.')) return { type: 2, style: 5, label, url }
  const words = escapeLine(action.label, 100) || '…'
  return `🔗 ${protocol === 'mailto:' ? `${words} (${escapeLine(url.slice('mailto:'.length), 200)})` : linkTo(words, url)}`
}

const countOf = (parts: Part[]): number =>
  parts.reduce((sum, part) => sum + 1 + ('components' in part ? part.components.length : 0), 0)

/** Buttons count too, to be safe. */
const textLength = (parts: Part[]): number =>
  parts.reduce((sum, part) => {
    if (part.type === 10) return sum + part.content.length
    if (part.type !== 1) return sum
    return sum + part.components.reduce((all, one) => all + ('label' in one ? (one.label?.length ?? 0) : 0), 0)
  }, 0)
