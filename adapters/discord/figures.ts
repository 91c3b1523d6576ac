// Discord draws neither charts nor tables: charts are pictures, tables aligned text.
import type { Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import type { Table } from '../../src/chat/layout.ts'
import { addressOf } from '../../src/chat/links.ts'
import { linkTo } from '../../src/chat/markup.ts'
import { narrowTable, textTable } from '../../src/chat/text-table.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import { LIMITS } from './elements.ts'
import { codeBlock, escapeLine, small } from './text.ts'

/** Characters of a line in a code block that a narrow window shows without breaking it. */
const WIDTH = 40

/**
 * The caption, an aligned code block of the first rows, and the links of their cells. `whole` is false when rows,
 * columns or words are left out.
 */
export function tableText(table: Table, lang: Lang, baseUrl: string, room: number): { text: string; whole: boolean } {
  const caption = escapeLine(table.caption, 200)
  const shown = narrowTable(table, WIDTH, LIMITS.tableRows)
  const head = caption ? `**${caption}**\n` : ''
  const drawn = shown.columns.length > 0 ? textTable(shown, room - head.length - 80, LIMITS.tableRows) : null
  const lines = drawn ? codeBlock(drawn.text) : ''
  const rows = drawn?.rows ?? 0
  const more = table.rows.length - rows + (table.more ?? 0)
  const note = more > 0 ? `\n${small(`… ${moreText(more, lang)}`)}` : ''
  const left = room - head.length - lines.length - note.length
  const links = linksOf(table.rows.slice(0, rows), baseUrl, Math.min(left, 900))
  return { text: `${head}${lines}${links}${note}`.trim(), whole: shown.whole && rows === table.rows.length }
}

/** A code block shows no links: those of its cells stand below it. */
function linksOf(rows: Cell[][], baseUrl: string, room: number): string {
  const links: string[] = []
  for (const cell of rows.flat()) {
    const url = typeof cell === 'string' ? null : addressOf(cell.href, baseUrl, LIMITS.url)
    const label = url && escapeLine(cellText(cell), 60)
    const link = url && label ? linkTo(label, url) : ''
    if (link && !links.includes(link) && [...links, link].join(' · ').length + 5 <= room) links.push(link)
  }
  return links.length > 0 ? `\n${small(links.join(' · '))}` : ''
}
