import type { Content, ContentCanvas, ContentText, CustomTableLayout } from 'pdfmake/interfaces.js'
import { COLOUR, PAGE } from './pdf.ts'

/** Hairlines between rows only; the head sits on a stronger line. */
export const ruled: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 ? 0 : row === (table.headerRows ?? 0) ? 0.9 : 0.4),
  hLineColor: (row, { table }) => (row === (table.headerRows ?? 0) ? COLOUR.accent : COLOUR.rule),
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: (column, { table }) => (column === (table.widths?.length ?? 0) - 1 ? 0 : 6),
  paddingTop: () => 4,
  paddingBottom: () => 3.5,
}

/** No lines: a grid that only aligns. */
export const plain: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 0,
  paddingTop: () => 1.6,
  paddingBottom: () => 1.6,
}

export const caption = (text: string): Content => ({
  text,
  bold: true,
  fontSize: 7.5,
  color: COLOUR.accent,
  margin: [0, 0, 0, 2],
})

export const head = (text: string, right: boolean): ContentText => ({
  text,
  bold: true,
  fontSize: 8,
  color: COLOUR.muted,
  alignment: right ? 'right' : 'left',
})

/** An amount: right-aligned, never wrapped, in figures of one width so that columns line up. */
export const figure = (text: string): ContentText => ({
  text: text.replaceAll(' ', '\u00a0'),
  alignment: 'right',
  noWrap: true,
  fontFeatures: ['tnum'],
})

export const rule = (width: number, colour: string, weight: number): ContentCanvas => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: weight, lineColor: colour }],
})

/** What is left and right on the top or bottom edge of a page, in small grey. */
export function edge(left: string, right: string, position: 'top' | 'bottom'): Content {
  return {
    columns: [
      { text: left, width: '*' },
      { text: right, width: 'auto', alignment: 'right' },
    ],
    columnGap: 16,
    fontSize: 7.5,
    color: COLOUR.muted,
    margin: [PAGE.side, position === 'top' ? 30 : 0, PAGE.side, 0],
  }
}

// About eleven lines of the widest column: a row of this size always fits what is left of a fresh page.
const PIECE = 700
const PIECE_LINES = 11

/**
 * A long text in pieces that end at a line, a sentence or a word. Each becomes a row of its own, so that a table can
 * keep its rows whole and still carry a text longer than a page.
 */
export function pieces(text: string): string[] {
  const found: string[] = []
  let rest = text.replace(/\r\n?/g, '\n').trimEnd()
  while (rest.length > PIECE || rest.split('\n').length > PIECE_LINES) {
    const start = rest.split('\n').slice(0, PIECE_LINES).join('\n').slice(0, PIECE)
    const ends = [
      start.length === PIECE ? start.lastIndexOf('\n') : start.length,
      start.lastIndexOf('. ') + 1,
      start.lastIndexOf(' '),
    ]
    const end = ends.find((at) => at > PIECE / 2 || (at > 0 && start.length < PIECE)) ?? start.length
    found.push(rest.slice(0, end))
    rest = rest.slice(end).replace(/^\s/, '')
  }
  return [...found, rest]
}
