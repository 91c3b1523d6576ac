import { nodeAssets } from '../../src/chart/node-assets.ts'
import { createPainter } from '../../src/chart/png.ts'
import { CHARTS } from '../gallery-charts.ts'
import { type Measure, measure, quantile } from './measure.ts'

const ROUNDS = 15

/** Each kind as a PNG once everything is loaded. */
export async function benchCharts(): Promise<Measure[]> {
  const painter = createPainter(nodeAssets)
  const measures: Measure[] = []
  for (const spec of Object.values(CHARTS)) for (let i = 0; i < 3; i += 1) await painter.png(spec, 'fr')
  for (const [kind, spec] of Object.entries(CHARTS)) {
    const times: number[] = []
    for (let i = 0; i < ROUNDS; i += 1) {
      const started = performance.now()
      await painter.png(spec, 'fr')
      times.push(performance.now() - started)
    }
    measures.push(measure(`chart ${kind}, PNG, p50`, quantile(times, 0.5), 60, 'ms'))
  }
  return measures
}
