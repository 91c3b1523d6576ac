import { chartTable } from '../chart/table.ts'
import { type Lang, phrases } from '../lib/i18n.ts'
import { formatNumber, formatPercent } from '../lib/money.ts'
import type { Action, Block, Card, Cell, Column, Tone } from './card.ts'
import { markdownText } from './markdown.ts'
import { oneLine, plain } from './plain.ts'

const say = phrases({
  info: { fr: 'Info', en: 'Info' },
  success: { fr: 'Fait', en: 'Done' },
  warning: { fr: 'Attention', en: 'Warning' },
  danger: { fr: 'Important', en: 'Important' },
  label: { fr: '{label}\u00a0: {value}', en: '{label}: {value}' },
  more: {
    fr: '{n, plural, one {# ligne de plus} other {# lignes de plus}}',
    en: '{n, plural, one {# more row} other {# more rows}}',
  },
  file: { fr: 'Fichier', en: 'File' },
  image: { fr: 'Image', en: 'Image' },
  choices: { fr: 'Choix', en: 'Choices' },
  bytes: { fr: '{n} o', en: '{n} B' },
  kilobytes: { fr: '{n} Ko', en: '{n} KB' },
  megabytes: { fr: '{n} Mo', en: '{n} MB' },
})

const SIGNS = { info: 'ℹ️', success: '✅', warning: '⚠️', danger: '⛔' } as const

/** The sign and word that tell a tone without colour, e.g. `✅ Fait`; null when there is nothing to tell. */
export const toneText = (tone: Tone, lang: Lang): string | null =>
  tone === 'neutral' ? null : `${SIGNS[tone]} ${say(lang, tone)}`

/** `label : value` with the language's colon. */
export const labelled = (label: string, value: string, lang: Lang): string => say(lang, 'label', { label, value })

/** `3 lignes de plus`, `1 more row`. */
export const moreText = (n: number, lang: Lang): string => say(lang, 'more', { n })

/** A share of 0 to 1 000 000 as ten squares and its percentage: `▰▰▰▱▱▱▱▱▱▱ 30 %`. */
export function progressText(done: number, lang: Lang): string {
  if (!Number.isFinite(done)) return '—'
  const full = Math.round(Math.min(1, Math.max(0, done / 1_000_000)) * 10)
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${formatPercent(done, lang, 0)}`
}

/** A file's size as people say it: `12 Ko`, `1.4 MB`. */
export function sizeText(bytes: number, lang: Lang): string {
  if (bytes < 1000) return say(lang, 'bytes', { n: formatNumber(bytes, lang, 0) })
  if (bytes < 1_000_000) return say(lang, 'kilobytes', { n: formatNumber(Math.ceil(bytes / 1000), lang, 0) })
  return say(lang, 'megabytes', { n: formatNumber(bytes / 1_000_000, lang, 1) })
}

/**
 * The text form of any card, without markup, that stands alone: title, tone, summary, every block as lines, the
 * buttons by name. Total; never cut.
 */
export function cardText(card: Card, lang: Lang): string {
  const tone = toneText(card.tone, lang)
  const head = [card.title, tone, card.author].filter(Boolean).map((part) => oneLine(part!))
  const parts = [
    head.join(' · '),
    isRepeated(card) ? '' : plain(card.summary),
    ...card.blocks.map((block) => blockText(block, lang)),
    actionsText(card.actions, lang),
    card.footer ? plain(card.footer) : '',
  ]
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

/** Short answers often have a text block that is their summary. */
const isRepeated = ({ summary, blocks }: Card) =>
  blocks.some((block) => block.type === 'text' && markdownText(block.text).trim() === plain(summary).trim())

function blockText(block: Block, lang: Lang): string {
  switch (block.type) {
    case 'text':
      return markdownText(block.text)
    case 'fields':
      return block.fields.map((field) => labelled(oneLine(field.label), plain(field.value), lang)).join('\n')
    case 'table':
      return tableText(block, lang)
    case 'chart':
      return tableText(chartTable(block.chart, lang), lang)
    case 'image':
      return labelled(say(lang, 'image'), oneLine(block.alt || block.file.name), lang)
    case 'file':
      return labelled(say(lang, 'file'), `${oneLine(block.file.name)} (${sizeText(block.file.size, lang)})`, lang)
    case 'progress':
      return labelled(oneLine(block.label), formatPercent(block.done, lang, 0), lang)
    case 'divider':
      return ''
  }
}

/** What a cell says, on one line. */
export const cellText = (cell: Cell): string => oneLine(typeof cell === 'string' ? cell : cell.text)

function tableText(table: { caption: string; columns: Column[]; rows: Cell[][]; more?: number }, lang: Lang): string {
  const line = (cells: string[]) => cells.join(' | ')
  return [
    oneLine(table.caption),
    line(table.columns.map((column) => oneLine(column.label))),
    ...table.rows.map((row) => line(row.map(cellText))),
    ...(table.more ? [`… ${moreText(table.more, lang)}`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function actionsText(actions: Action[], lang: Lang): string {
  if (actions.length === 0) return ''
  const names = actions.map((action) =>
    action.type === 'link' ? `${oneLine(action.label)} <${action.url}>` : `[${oneLine(action.label)}]`,
  )
  return labelled(say(lang, 'choices'), names.join(' '), lang)
}
