import { phrases } from '../lib/i18n.ts'
import { type ValueAxis, valueAxis } from './axis.ts'
import { formatLabel, formatShort, formatValue } from './format.ts'
import { textWidth } from './measure.ts'
import { type Draw, drawEmpty, type Key, type Layer, startPage } from './page.ts'
import { bandAxis, categoryAxis, valueScale, valueSignals, zeroLine } from './scaled.ts'
import type { ChartSpec } from './spec.ts'
import { HEIGHT, INK, MARGIN, MEANING, SIZE, WIDTH } from './theme.ts'

const say = phrases({
  up: { fr: '+ Augmentation', en: '+ Increase' },
  down: { fr: '− Diminution', en: '− Decrease' },
  total: { fr: 'Total', en: 'Total' },
})

export type Step = { label: string; role: 'up' | 'down' | 'total'; from: number; to: number; change: number }

/**
 * The running steps of a waterfall. A point named in `axis.totals` shows the running total and its own value is not counted,
 * except as the first: there it is the opening balance.
 */
export function stepsOf(spec: ChartSpec): Step[] {
  const totals = new Set(spec.axis?.totals ?? [])
  let running = 0
  const points = (spec.series[0]?.points ?? []).filter(({ value }) => Number.isFinite(value))
  return points.map(({ label, value }, i): Step => {
    if (totals.has(label)) {
      if (i === 0) running = value
      return { label, role: 'total', from: 0, to: running, change: 0 }
    }
    const from = running
    running += value
    return { label, role: value < 0 ? 'down' : 'up', from, to: running, change: value }
  })
}

/** `+12,50 $`: an increase is told by its sign, not by its colour alone. */
const signed = (step: Step, write: (value: number) => string) =>
  step.role === 'total' ? write(step.to) : step.change > 0 ? `+${write(step.change)}` : write(step.change)

export const drawWaterfall: Draw = (spec, lang) => {
  const steps = stepsOf(spec)
  if (!steps.length) return drawEmpty(spec, lang)
  const roles = (['up', 'down', 'total'] as const).filter((role) => steps.some((step) => step.role === role))
  const keys = roles.map(
    (role): Key => ({
      name: say(lang, role),
      look: { fill: MEANING[role], stroke: MEANING[role], dash: [], shape: 'square' },
      as: 'area',
    }),
  )
  const page = startPage(spec, keys)
  const axis: ValueAxis = valueAxis(
    steps.flatMap(({ from, to }) => [from, to]),
    spec.unit,
    lang,
    { min: spec.axis?.min, max: spec.axis?.max },
  )
  const labels = steps.map(({ label }) => formatLabel(label, lang))
  const left = MARGIN + axis.labelWidth + 8
  const width = WIDTH - MARGIN - left
  const band = width / steps.length
  const names = categoryAxis(labels, band, left - MARGIN, false)
  const exact = steps.map((step) => signed(step, (value) => formatValue(value, spec.unit, lang)))
  const short = steps.map((step) => signed(step, (value) => formatShort(value, spec.unit, lang)))
  const words = [exact, short].find((texts) => texts.every((text) => textWidth(text, SIZE.value, 600) <= band - 4))
  const under = words && steps.some(({ from, to }) => Math.min(from, to) < 0) ? 18 : 0
  const top = page.top + 26
  const height = HEIGHT - MARGIN - names.height - under - (spec.axis?.x ? 22 : 0) - top
  const bars = steps.map((step, at) => ({
    at,
    from: step.from,
    to: step.to,
    fill: MEANING[step.role],
    says: `${labels[at]}, ${exact[at]}`,
    text: words?.[at] ?? '',
    edge: step.role === 'down' ? Math.min(step.from, step.to) : Math.max(step.from, step.to),
  }))
  const x = {
    field: 'at',
    type: 'ordinal',
    scale: { domain: steps.map((_, i) => i), paddingInner: 0.3, paddingOuter: 0.15 },
    axis: { ...bandAxis(names, spec.axis?.x), offset: under },
  }
  const y = valueScale(axis, 'y')
  const links = bars.slice(1).map(({ at }) => ({ at: at - 1, next: at, level: steps[at - 1]!.to }))
  const label = (downward: boolean): Layer => ({
    data: { values: bars.filter((_, i) => (steps[i]!.role === 'down') === downward) },
    mark: {
      type: 'text',
      align: 'center',
      baseline: downward ? 'top' : 'bottom',
      dy: downward ? 5 : -4,
      fontWeight: 600,
      color: INK.text,
    },
    encoding: { x, y: { ...y, field: 'edge' }, text: { field: 'text', type: 'nominal' } },
  })
  return page.finish(
    { left, top, width, height },
    [
      {
        data: { values: links },
        mark: { type: 'rule', color: '#8793a1', strokeDash: [2, 2] },
        encoding: {
          x: { ...x, bandPosition: 0.5 },
          x2: { field: 'next', bandPosition: 0.5 },
          y: { ...y, field: 'level' },
        },
      },
      {
        data: { values: bars },
        mark: { type: 'bar', orient: 'vertical' },
        encoding: {
          x,
          y: { ...y, field: 'from' },
          y2: { field: 'to' },
          fill: { field: 'fill', type: 'nominal', scale: null, legend: null },
          description: { field: 'says', type: 'nominal' },
        },
      },
      ...zeroLine(axis, 'y'),
      ...(words ? [label(false), label(true)] : []),
    ],
    { ...valueSignals(axis, 'y'), categoryLabels: names.labels },
  )
}
