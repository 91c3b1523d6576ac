import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Block, Card, Column } from '../../src/chat/card.ts'
import type { Lang } from '../../src/lib/i18n.ts'
import type { WebMessage } from './data.ts'

/** Draws a chart for the page; `table` and `describe` are its text alternatives. */
export type ChartPainter = {
  svg(chart: ChartSpec, lang: Lang): Promise<string>
  table(chart: ChartSpec, lang: Lang): { columns: Column[]; rows: string[][] }
  describe(chart: ChartSpec, lang: Lang): string
}

type WireBlock =
  | Exclude<Block, { type: 'chart' }>
  | { type: 'chart'; title: string; src: string; alt: string; table: { columns: Column[]; rows: string[][] } }

export type WireCard = Omit<Card, 'blocks'> & { blocks: WireBlock[] }
export type WireMessage = Omit<WebMessage, 'at' | 'card' | 'replies'> & {
  at: string
  card: WireCard | null
  replies?: { count: number; last: string }
}

/** A card as the page draws it. `source` is the path that serves its charts, without the block's number. */
export function wireCard(card: Card, source: string, lang: Lang, painter: ChartPainter): WireCard {
  const blocks = card.blocks.map((block, i): WireBlock => {
    if (block.type !== 'chart') return block
    return {
      type: 'chart',
      title: block.chart.title,
      src: `${source}/${i}.svg`,
      alt: painter.describe(block.chart, lang),
      table: painter.table(block.chart, lang),
    }
  })
  return { ...card, blocks }
}

export function wireMessage(message: WebMessage, lang: Lang, painter: ChartPainter): WireMessage {
  const { at, card, replies, ...rest } = message
  return {
    ...rest,
    at: at.toISOString(),
    card: card && wireCard(card, `/web/charts/${encodeURIComponent(message.id)}`, lang, painter),
    ...(replies ? { replies: { count: replies.count, last: replies.last.toISOString() } } : {}),
  }
}
