import type { APIActionRowComponent, APIButtonComponent, APIComponentInContainer } from 'discord.js'
import { type Attachments, createAttachments } from '../../src/chat/attachments.ts'
import type { Action, Card, Tone } from '../../src/chat/card.ts'
import { cardText, labelled } from '../../src/chat/card-text.ts'
import { csvOf } from '../../src/chat/csv.ts'
import { bylineOf, type Field, type Kit, layOut, type Made } from '../../src/chat/layout.ts'
import { addressOf } from '../../src/chat/links.ts'
import { linkTo } from '../../src/chat/markup.ts'
import type { Picture } from '../../src/chat/pictures.ts'
import { cut, oneLine, plain } from '../../src/chat/plain.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { CARD_FLAGS, customId, LIMITS, STYLES } from './elements.ts'
import { tableText } from './figures.ts'
import type { Rendered } from './files.ts'
import { escapeCut, escapeLine, escapeText, markdownOf, markup, small } from './text.ts'

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
export function render(card: Card, lang: Lang, context: RenderContext): Rendered {
  const attachments = createAttachments()
  const head = headOf(card, lang)
  const { parts: tail, whole } = tailOf(card, lang, context.baseUrl, context.feedback ?? false)
  // The container, the line that says where the rest is, and its file.
  const slots = LIMITS.components - 3 - countOf([...head, ...tail])
  const room = LIMITS.text - textLength([...head, ...tail]) - 80
  const hasWords = card.blocks.some(({ type }) => type === 'text' || type === 'fields' || type === 'table')
  const summary = hasWords || card.summary.trim() === '' ? 0 : 1_500
  const middle = layOut(card, lang, kitOf(lang, context, attachments), { room, slots }, summary)
  const components = [...head, ...middle.parts]
  if (!whole || middle.left > 0 || middle.cut.length > 0) {
    const bytes = new TextEncoder().encode(cardText(card, lang))
    const file = attachments.add({ name: say(lang, 'text'), mime: 'text/plain', bytes, alt: '' })
    components.push(text(small(say(lang, 'cut'))), { type: 13, file })
  }
  components.push(...tail)
  // What found no room on the card brings no file.
  const written = JSON.stringify(components)
  const files = attachments.files.filter(({ name }) => written.includes(`"attachment://${name}"`))
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

function kitOf(lang: Lang, { baseUrl, pictures }: RenderContext, attachments: Attachments): Kit<Part> {
  // One file is kept for the whole text, one for a table.
  const given = (index: number) => (attachments.files.length < LIMITS.files - 2 ? pictures.get(index) : undefined)
  return {
    sizeOf: textLength,
    words: (words, room) => [text(escapeCut(words, room))],
    line: (spans) => text(markup.spans(spans, baseUrl)),
    markdown(written, room) {
      const made = markdownOf(written, baseUrl, room)
      return { parts: made.text.trim() ? [text(made.text)] : [], whole: made.whole }
    },
    fields: (fields, room) => fieldsPart(fields, lang, baseUrl, room),
    table(table, { room, slots }) {
      const drawn = tableText(table, lang, baseUrl, room)
      const parts = drawn.text ? [text(drawn.text)] : []
      const hasFile = table.rows.length > 0 && attachments.files.length < LIMITS.files - 1 && slots > 1
      if (drawn.whole || !hasFile) return { parts, whole: drawn.whole }
      const bytes = csvOf(table, lang)
      const file = attachments.add({ name: say(lang, 'table'), mime: 'text/csv', bytes, alt: '' })
      return { parts: [...parts, { type: 13, file }], whole: true }
    },
    chart: () => null,
    picture(index) {
      const picture = given(index)
      if (!picture) return null
      const description = cut(plain(picture.alt), LIMITS.alt).trim() || '…'
      return [{ type: 12, items: [{ media: attachments.add(picture), description }] }]
    },
    file(index) {
      const file = given(index)
      return file ? { type: 13, file: attachments.add(file) } : null
    },
    divider: { type: 14, divider: true, spacing: 1 },
  }
}

function headOf(card: Card, lang: Lang): Part[] {
  const title = escapeLine(card.title, 150)
  const byline = escapeLine(bylineOf(card, lang), 250)
  const lines = [title && `## ${title}`, byline && small(byline)].filter(Boolean)
  return lines.length > 0 ? [text(lines.join('\n'))] : []
}

function fieldsPart(fields: readonly Field[], lang: Lang, baseUrl: string, room: number): Made<Part> {
  const lines: string[] = []
  let whole = true
  let left = room
  for (const { label, value, href } of fields) {
    const said = escapeCut(value.trim(), 600) || '–'
    if (plain(value).length > 600 || oneLine(label).length > 200) whole = false
    const url = href ? addressOf(href, baseUrl, LIMITS.url) : null
    const linked = url && !said.includes('\n') && !url.startsWith('mailto:') ? linkTo(said, url) : said
    const line = `**${escapeText(labelled(cut(oneLine(label), 200) || '–', '', lang).trim())}** ${linked}`
    left -= line.length + 1
    if (left < 0) {
      whole = false
      break
    }
    lines.push(line)
  }
  return { parts: lines.length > 0 ? [text(lines.join('\n'))] : [], whole }
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
