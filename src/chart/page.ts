import { type Lang, phrases } from '../lib/i18n.ts'
import { cleanText } from './format.ts'
import { textWidth, truncate, wrap } from './measure.ts'
import type { ChartSpec } from './spec.ts'
import { HEIGHT, INK, type Look, MARGIN, SIZE, WIDTH } from './theme.ts'

/** A unit of a Vega-Lite layer. Positions that are not data are pixels from the plot's top left corner. */
export type Layer = { data?: object; mark: object; encoding?: object }

/** What a kind hands to the renderer: a complete Vega-Lite specification of WIDTH × HEIGHT. */
export type Drawing = Record<string, unknown>

/** One entry of the legend; `line` draws the stroke and its symbol, `area` a filled square. */
export type Key = { name: string; look: Look; as: 'line' | 'area' | 'symbol' }

/** A kind's file exports one of these. */
export type Draw = (spec: ChartSpec, lang: Lang) => Drawing

export type Plot = { left: number; top: number; width: number; height: number }

const say = phrases({
  empty: { fr: 'Aucune donnée', en: 'No data' },
})

const INNER = WIDTH - 2 * MARGIN
const TITLE_LINE = 26
const KEY_ROW = 21
const KEY_SIZE = 13

type Text = { text: string; x: number; y: number }

/** Texts at fixed pixels, drawn as given. */
export function texts(items: readonly Text[], mark: object): Layer {
  return {
    data: { values: items },
    mark: { type: 'text', baseline: 'middle', align: 'left', ...mark },
    encoding: {
      text: { field: 'text', type: 'nominal' },
      x: { field: 'x', type: 'quantitative', scale: null },
      y: { field: 'y', type: 'quantitative', scale: null },
    },
  }
}

/** Keys in as many columns as the widest allows, over as many rows as that takes. */
function legend(keys: readonly Key[], top: number): { height: number; layers: Layer[] } {
  if (!keys.length) return { height: 0, layers: [] }
  const symbol = keys[0]!.as === 'line' ? 30 : 19
  const names = keys.map(({ name }) => truncate(name, 210, KEY_SIZE))
  const widths = names.map((name) => symbol + textWidth(name, KEY_SIZE) + 22)
  const inOneRow = widths.reduce((sum, width) => sum + width, 0) <= INNER
  const column = Math.max(...widths)
  const columns = Math.max(1, Math.floor((INNER + 22) / column))
  let x = MARGIN
  const at = keys.map((_, i) => {
    if (!inOneRow) return { x: MARGIN + (i % columns) * column, y: top + 10 + Math.floor(i / columns) * KEY_ROW }
    const here = { x, y: top + 10 }
    x += widths[i]!
    return here
  })
  const layers = keys.flatMap(({ look, as }, i): Layer[] => {
    const { x, y } = at[i]!
    const point = { type: 'point', filled: true, fill: look.fill, stroke: look.stroke, strokeWidth: 1.5, opacity: 1 }
    if (as === 'area') return [fixed({ ...point, shape: 'square', size: 140 }, x + 6, y)]
    if (as === 'symbol') return [fixed({ ...point, shape: look.shape, size: 80 }, x + 6, y)]
    return [
      fixed({ type: 'rule', color: look.stroke, strokeWidth: 2.5, strokeDash: look.dash }, x, y, x + 22),
      fixed({ ...point, shape: look.shape, size: 46 }, x + 11, y),
    ]
  })
  const labels = names.map((text, i) => ({ text, x: at[i]!.x + symbol, y: at[i]!.y }))
  return {
    height: at.at(-1)!.y - top + 10,
    layers: [...layers, texts(labels, { fontSize: KEY_SIZE, color: INK.text })],
  }
}

/** One mark at fixed pixels. */
export function fixed(mark: object, x: number, y: number, x2?: number, y2?: number): Layer {
  return {
    data: { values: [{}] },
    mark,
    encoding: {
      x: { value: x },
      y: { value: y },
      ...(x2 === undefined ? {} : { x2: { value: x2 } }),
      ...(y2 === undefined ? {} : { y2: { value: y2 } }),
    },
  }
}

export type Page = {
  /** First free pixel under title and legend. */
  top: number
  /**
   * The finished drawing of layers on a plot, measured in page pixels; `signals` are the lists that axis labels are looked up in.
   */
  finish: (plot: Plot, layers: Layer[], signals?: Record<string, unknown>) => Drawing
}

/** Title, the y axis' name as a subtitle, legend: what stands above every plot. */
export function startPage(spec: ChartSpec, keys: readonly Key[] = [], subtitle = spec.axis?.y): Page {
  const title = wrap(cleanText(spec.title), INNER, SIZE.title, 600, 2)
  let top = MARGIN
  const titleLines = title.map((text, i) => ({ text, x: MARGIN, y: MARGIN + TITLE_LINE * (i + 0.5) - 2 }))
  if (title[0]) top += title.length * TITLE_LINE
  const chrome: Layer[] = title[0]
    ? [texts(titleLines, { fontSize: SIZE.title, fontWeight: 600, color: INK.title })]
    : []
  const under = subtitle === undefined ? '' : truncate(cleanText(subtitle), INNER, SIZE.subtitle)
  if (under) {
    chrome.push(texts([{ text: under, x: MARGIN, y: top + 8 }], { fontSize: SIZE.subtitle, color: INK.muted }))
    top += 19
  }
  const key = legend(keys, top + 6)
  if (key.height) top += 6 + key.height
  return {
    top,
    finish: (plot, layers, signals = {}) => ({
      width: plot.width,
      height: plot.height,
      padding: {
        left: plot.left,
        top: plot.top,
        right: WIDTH - plot.left - plot.width,
        bottom: HEIGHT - plot.top - plot.height,
      },
      autosize: { type: 'none', contains: 'content' },
      params: Object.entries(signals).map(([name, value]) => ({ name, value })),
      layer: [...layers, ...[...chrome, ...key.layers].map((layer) => shifted(layer, plot))].map(described),
      config: CONFIG,
    }),
  }
}

/**
 * Vega-Lite would read positions and raw cents aloud for every mark: only those that bring a sentence of their own are kept
 * for screen readers, beside the whole picture's.
 */
const described = (layer: Layer): Layer => ({
  ...layer,
  mark: { ...layer.mark, aria: 'description' in (layer.encoding ?? {}) },
})

type Position = { value?: number; field?: string } | undefined

/** A layer in page pixels, made relative to the plot that Vega-Lite measures from. */
function shifted(layer: Layer, { left, top }: Plot): Layer {
  const encoding = layer.encoding as Record<string, Position>
  if (encoding.x?.field) {
    const { values } = layer.data as { values: Text[] }
    return { ...layer, data: { values: values.map((item) => ({ ...item, x: item.x - left, y: item.y - top })) } }
  }
  const moved = Object.entries(encoding).map(([channel, position]) => [
    channel,
    { value: position!.value! - (channel.startsWith('x') ? left : top) },
  ])
  return { ...layer, encoding: Object.fromEntries(moved) }
}

/** What is drawn when there is nothing to draw: the title and a calm panel that says so. */
export function drawEmpty(spec: ChartSpec, lang: Lang): Drawing {
  const page = startPage(spec)
  const top = page.top + 16
  const plot = { left: MARGIN, top, width: INNER, height: HEIGHT - MARGIN - top }
  return page.finish(plot, [
    fixed({ type: 'rect', color: INK.empty, cornerRadius: 8 }, 0, 0, plot.width, plot.height),
    texts([{ text: say(lang, 'empty'), x: plot.width / 2, y: plot.height / 2 }], {
      align: 'center',
      fontSize: 16,
      color: INK.muted,
    }),
  ])
}

const CONFIG = {
  background: INK.paper,
  font: 'Inter',
  view: { stroke: null },
  axis: {
    aria: false,
    labelFont: 'Inter',
    labelFontSize: SIZE.label,
    labelColor: INK.text,
    labelLimit: 0,
    labelOverlap: false,
    labelPadding: 7,
    titleFont: 'Inter',
    titleFontSize: SIZE.subtitle,
    titleFontWeight: 400,
    titleColor: INK.muted,
    titlePadding: 8,
    gridColor: INK.grid,
    domainColor: INK.line,
    ticks: false,
  },
  text: { font: 'Inter', fontSize: SIZE.value, color: INK.text, limit: 0 },
}
