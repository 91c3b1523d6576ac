import type { Lang } from '../lib/i18n.ts'
import { phrases } from '../lib/i18n.ts'
import type { ValueAxis } from './axis.ts'
import { cleanText, formatShort } from './format.ts'
import { fits, textWidth, truncate, wrap } from './measure.ts'
import type { Layer } from './page.ts'
import type { ChartSpec } from './spec.ts'
import { INK, MEANING, SIZE } from './theme.ts'

const say = phrases({ target: { fr: 'Cible', en: 'Target' } })

export const LINE_HEIGHT = 15

/** The Vega-Lite position channel of a value axis whose labels are looked up in the signals `<name>Ticks` and `<name>Labels`. */
export function valueScale(axis: ValueAxis, name: 'x' | 'y', shown: object = {}) {
  return {
    type: 'quantitative',
    scale: { domain: axis.domain, nice: false, zero: false },
    axis: {
      values: axis.ticks,
      // Vega drops values that are more than it would have chosen.
      tickCount: axis.ticks.length,
      labelFlush: false,
      labelExpr: `${name}Labels[indexof(${name}Ticks, datum.value)]`,
      domain: false,
      grid: true,
      title: null,
      ...shown,
    },
  }
}

export const valueSignals = (axis: ValueAxis, name: 'x' | 'y') => ({
  [`${name}Ticks`]: axis.ticks,
  [`${name}Labels`]: axis.labels,
})

/** The darker line of zero, across the plot. */
export function zeroLine(axis: ValueAxis, channel: 'x' | 'y'): Layer[] {
  if (axis.domain[0] > 0 || axis.domain[1] < 0) return []
  return [
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: INK.line, strokeWidth: 1.25 },
      encoding: { [channel]: { field: 'zero', type: 'quantitative' } },
    },
  ]
}

/** The words beside a reference line, as two lines, and their width. */
export function targetWords(spec: ChartSpec, lang: Lang): { lines: string[]; width: number } | undefined {
  const target = spec.axis?.target
  if (target === undefined) return undefined
  const lines = [say(lang, 'target'), formatShort(target, spec.unit, lang)]
  return { lines, width: Math.max(...lines.map((line) => textWidth(line, SIZE.value, 600))) }
}

/** A dashed line at the target; its words are placed by the caller, `at` pixels across and `dy` moved. */
export function targetLine(
  target: number,
  channel: 'x' | 'y',
  words: string[],
  at: { value: number; align: string; dy?: number; baseline?: string },
): Layer[] {
  const data = { values: [{ target }] }
  const position = { field: 'target', type: 'quantitative' }
  return [
    {
      data,
      mark: { type: 'rule', color: MEANING.target, strokeWidth: 1.5, strokeDash: [6, 4] },
      encoding: { [channel]: position },
    },
    {
      data,
      mark: {
        type: 'text',
        align: at.align,
        baseline: at.baseline ?? 'middle',
        dy: at.dy ?? 0,
        lineHeight: LINE_HEIGHT,
        fontWeight: 600,
        color: MEANING.target,
      },
      encoding: { [channel]: position, [channel === 'y' ? 'x' : 'y']: { value: at.value }, text: { value: words } },
    },
  ]
}

/** How the names under a row of bands are set, so that none overlaps or leaves the page. */
export type CategoryAxis = {
  /** One entry a category: its lines, or `''` where there is room for every second or third only. */
  labels: (string | string[])[]
  angle: number
  /** Pixels under the plot. */
  height: number
}

/** True when each label stands upright under its band, on at most three lines, with no letter lost. */
export const standsUpright = (labels: readonly string[], band: number): boolean =>
  labels.every((label) => fits(label, band - 8, SIZE.label, 400, 3) && !breaksDate(label, band - 8))

/** `2 nov. 2026` on three lines is worse than a third of the dates. */
const breaksDate = (label: string, limit: number) =>
  wrap(label, limit, SIZE.label, 400, 3).length > 2 && textWidth(label, SIZE.label) < 90

const ANGLE = (40 * Math.PI) / 180

/**
 * Labels of bands `band` pixels wide beginning `left` pixels from the page's margin: upright and wrapped if they fit; dates
 * thinned to every n-th; other text slanted and, if need be, truncated or thinned as well.
 */
export function categoryAxis(labels: readonly string[], band: number, left: number, dated: boolean): CategoryAxis {
  if (standsUpright(labels, band)) {
    const lines = labels.map((label) => wrap(label, band - 8, SIZE.label, 400, 3))
    return { labels: lines, angle: 0, height: 10 + LINE_HEIGHT * Math.max(1, ...lines.map((each) => each.length)) }
  }
  if (dated || labels.every((label) => textWidth(label, SIZE.label) <= 48)) {
    const widest = Math.max(...labels.map((label) => textWidth(label, SIZE.label)))
    const every = Math.ceil((widest + 14) / band)
    return { labels: labels.map((label, i) => (i % every ? '' : label)), angle: 0, height: 10 + LINE_HEIGHT }
  }
  const every = Math.max(1, Math.ceil(19 / band))
  // A slanted name reaches back to the left: the first ones have less room.
  const limit = (i: number) => Math.min(150, (left + band * (i + 0.5) + 8) / Math.cos(ANGLE))
  const slanted = labels.map((label, i) => (i % every ? '' : truncate(label, limit(i), SIZE.label)))
  const widest = Math.max(...slanted.map((label) => textWidth(label, SIZE.label)))
  return { labels: slanted, angle: -40, height: 20 + widest * Math.sin(ANGLE) }
}

/** The Vega-Lite axis of bands numbered from zero, labels in the signal `categoryLabels`. */
export function bandAxis({ angle }: Pick<CategoryAxis, 'angle'>, title?: string) {
  return {
    labelExpr: 'categoryLabels[datum.value]',
    labelAngle: angle,
    labelAlign: angle ? 'right' : 'center',
    labelBaseline: 'top',
    labelLineHeight: LINE_HEIGHT,
    labelPadding: 8,
    domain: false,
    grid: false,
    title: title ? cleanText(title) : null,
  }
}
