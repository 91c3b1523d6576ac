// Charts and tables as Teams draws them.
import { plainValue } from '../../src/chart/format.ts'
import type { ChartSpec } from '../../src/chart/spec.ts'
import type { Cell } from '../../src/chat/card.ts'
import { cellText, moreText } from '../../src/chat/card-text.ts'
import { fitRows, type Made, type Table } from '../../src/chat/layout.ts'
import { nativeData } from '../../src/chat/native-chart.ts'
import type { Payload } from '../../src/chat/payload.ts'
import { cut, oneLine } from '../../src/chat/plain.ts'
import { isIsoDate } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { LIMITS, NATIVE_CHARTS, note, sizeOf, textBlock } from './elements.ts'
import { escapeText, markup } from './text.ts'

const say = phrases({
  columns: {
    fr: '{n, plural, one {# colonne de plus} other {# colonnes de plus}}',
    en: '{n, plural, one {# more column} other {# more columns}}',
  },
  met: { fr: 'Cible atteinte', en: 'Target met' },
})

/** Labels longer than this stand beside horizontal bars. */
const SHORT_LABEL = 12

/** The chart as Teams draws it, or null when its kind or size is beyond that. */
export function nativeChart(chart: ChartSpec, lang: Lang): Payload | null {
  const kind = NATIVE_CHARTS.find((native) => native === chart.kind)
  if (kind === 'gauge') return gauge(chart, lang)
  const drawn = kind ? nativeData(chart, lang, LIMITS.chart) : null
  if (!drawn) return null
  const { title, labels, series } = drawn
  const [first] = series
  if (kind === 'pie') {
    // Shares of a hundred are slices; amounts are parts of a sum.
    const type = chart.unit === 'percent' ? 'Chart.Pie' : 'Chart.Donut'
    return { type, title, data: first!.values.map((value, i) => ({ legend: labels[i], value })) }
  }
  const titles = {
    title,
    ...(drawn.x ? { xAxisTitle: drawn.x } : {}),
    ...(drawn.y ? { yAxisTitle: drawn.y } : {}),
  }
  const lines = (at: readonly string[]) =>
    series.map(({ name, values }) => ({ legend: name, values: values.map((y, i) => ({ x: at[i], y })) }))
  if (kind === 'line' || kind === 'area')
    return { type: 'Chart.Line', ...titles, data: lines(drawn.raw.map((label, i) => momentOf(label) ?? labels[i]!)) }
  if (kind === 'stacked-bar' || series.length > 1) {
    const stacked = kind === 'stacked-bar' ? { stacked: true } : {}
    return { type: 'Chart.VerticalBar.Grouped', ...titles, ...stacked, data: lines(labels) }
  }
  const lying = labels.some((label) => label.length > SHORT_LABEL)
  const data = first!.values.map((y, i) => ({ x: labels[i], y }))
  return { type: lying ? 'Chart.HorizontalBar' : 'Chart.VerticalBar', ...titles, data }
}

/** Teams draws a time axis where every label is a date: a month is its first day. */
function momentOf(label: string): string | null {
  const day = /^\d{4}-\d{2}$/.test(label) ? `${label}-01` : label
  return isIsoDate(day) ? day : null
}

/** The only chart of Teams' with a fixed scale and a target. */
function gauge(chart: ChartSpec, lang: Lang): Payload | null {
  const point = chart.series[0]?.points[0]
  if (!point || !Number.isFinite(point.value)) return null
  const { min = 0, max, target } = chart.axis ?? {}
  const { value } = point
  const top = max ?? Math.max(value, target ?? 0, chart.unit === 'percent' ? 1_000_000 : 0)
  if (!(top > min) || value < min || value > top) return null
  const plain = (one: number) => plainValue(one, chart.unit)
  const title = cut(oneLine(chart.title), LIMITS.chart.title)
  const label = cut(oneLine(point.label), LIMITS.chart.label) || title
  const hasTarget = target !== undefined && target > min && target < top
  const segments = hasTarget
    ? [
        { legend: label, size: plain(target - min), color: 'warning' },
        { legend: say(lang, 'met'), size: plain(top - target), color: 'good' },
      ]
    : [{ legend: label, size: plain(top - min) }]
  const valueFormat = chart.unit === 'percent' ? 'Percentage' : 'Fraction'
  const scale = { min: plain(min), max: plain(top), value: plain(value), valueFormat }
  return { type: 'Chart.Gauge', title, subLabel: label, ...scale, segments }
}

/** A table within `room` units: its caption, the rows that fit, and how many rows and columns are left out. */
export function tableElements(table: Table, lang: Lang, baseUrl: string, room: number): Made<Payload> {
  const caption = cut(oneLine(table.caption), 200)
  const parts = caption ? [textBlock(escapeText(caption), { weight: 'Bolder' })] : []
  const rowOf = (cells: readonly Cell[]): Payload => ({
    type: 'TableRow',
    cells: cells.map((cell) => ({ type: 'TableCell', items: [textBlock(cellOf(cell, baseUrl))] })),
  })
  const shown = table.columns.slice(0, LIMITS.tableColumns)
  const head = rowOf(shown.map(({ label }) => label))
  const grid = {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: shown.map((column, i) => ({
      // On a phone, figures need less room than the words of the first column.
      width: i === 0 ? 3 : 2,
      ...(column.align === 'right' ? { horizontalCellContentAlignment: 'Right' } : {}),
    })),
  }
  const left = room - sizeOf([...parts, grid, head]) - 300
  const most = { columns: LIMITS.tableColumns, rows: LIMITS.tableRows, room: left }
  const { rows, more, wide, whole } = fitRows(table, most, rowOf, (row) => sizeOf(row) + 1)
  if (shown.length > 0 && (rows.length > 0 || table.rows.length === 0)) parts.push({ ...grid, rows: [head, ...rows] })
  const said = [more > 0 ? moreText(more, lang) : '', wide > 0 ? say(lang, 'columns', { n: wide }) : '']
  const text = said.filter(Boolean).join(' · ')
  // What was cut here is whole on the local page.
  const page = whole ? {} : { href: `${baseUrl}/` }
  if (text) parts.push(note(`… ${markup.spans([{ text, ...page }], baseUrl)}`))
  return { parts, whole }
}

/** An empty text block is refused by some clients. */
function cellOf(cell: Cell, baseUrl: string): string {
  const text = cut(cellText(cell), LIMITS.cell) || '–'
  return markup.spans([typeof cell === 'string' ? { text } : { text, href: cell.href }], baseUrl)
}
