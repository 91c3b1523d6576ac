import type { Loader, Spec } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import type { Lang } from '../lib/i18n.ts'
import { describeChart } from './describe.ts'
import { CHARTS } from './index.ts'
import { textWidth } from './measure.ts'
import type { ChartSpec } from './spec.ts'

/** Vega's hook for measuring text, exported but left out of its types. */
type TextMetrics = {
  width: (item: { fontSize?: number; fontWeight?: number | string }, text: unknown) => number
}

async function loadEngine() {
  const [vega, { compile }, { expressionInterpreter }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
  ])
  tameSets()
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics }
  textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
    textWidth(String(text), fontSize, Number(fontWeight) >= 600 || fontWeight === 'bold' ? 600 : 400)
  return { vega, compile, expressionInterpreter }
}

/**
 * vega-lite gives every Set a method without parameters that returns text. Libraries that copy the language's prototypes
 * call such methods and expect an iterator: discord.js would not load after a chart. With the parameter that JSON hands
 * over they let it be.
 */
function tameSets(): void {
  const sets = Set.prototype as Set<unknown> & { toJSON(): string }
  const { toJSON } = sets
  Object.defineProperty(sets, 'toJSON', {
    configurable: true,
    writable: true,
    value(this: typeof sets, _key: string) {
      return toJSON.call(this)
    },
  })
}

let engine: ReturnType<typeof loadEngine> | undefined

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

/** A chart fetches nothing: neither data, images nor links, whatever its text says. */
const refuse = () => Promise.reject(new Error('a chart may not load anything'))
const NO_LOADER: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

/**
 * The chart as an SVG document of 800 × 450 in the language, its figures described to screen readers. Expressions are
 * interpreted, never compiled, so it runs where `eval` is forbidden. Heavy modules are loaded at the first call and kept.
 */
export async function renderSvg(spec: ChartSpec, lang: Lang): Promise<string> {
  engine ??= loadEngine()
  const { vega, compile, expressionInterpreter } = await engine
  const drawing = CHARTS[spec.kind](spec, lang)
  const logger = vega.logger(vega.Error)
  const { spec: plan } = compile(drawing as unknown as TopLevelSpec, { logger })
  const runtime = vega.parse(plan as Spec, undefined, { ast: true })
  const view = new vega.View(runtime, { expr: expressionInterpreter, loader: NO_LOADER, logger, renderer: 'none' })
  try {
    // Vega puts a description on the page's element only, not in a document of its own.
    const svg = await view.toSVG()
    return svg.replace(
      '<svg ',
      () => `<svg role="graphics-document" aria-label="${escapeXml(describeChart(spec, lang))}" `,
    )
  } finally {
    view.finalize()
  }
}
