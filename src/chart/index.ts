import { drawArea } from './area.ts'
import { drawBar } from './bar.ts'
import { drawGantt } from './gantt.ts'
import { drawGauge } from './gauge.ts'
import { drawHeatmap } from './heatmap.ts'
import { drawLine } from './line.ts'
import type { Draw } from './page.ts'
import { drawPie } from './pie.ts'
import { drawScatter } from './scatter.ts'
import type { ChartKind } from './spec.ts'
import { drawStackedBar } from './stacked-bar.ts'
import { drawWaterfall } from './waterfall.ts'

/** Every kind of chart and how it is drawn. */
export const CHARTS: Record<ChartKind, Draw> = {
  bar: drawBar,
  line: drawLine,
  area: drawArea,
  pie: drawPie,
  'stacked-bar': drawStackedBar,
  scatter: drawScatter,
  gauge: drawGauge,
  waterfall: drawWaterfall,
  gantt: drawGantt,
  heatmap: drawHeatmap,
}
