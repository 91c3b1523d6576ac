import type { Lang } from '../lib/i18n.ts'
import { tickFormat } from './format.ts'
import { textWidth } from './measure.ts'
import type { Unit } from './spec.ts'
import { SIZE } from './theme.ts'

/** A linear axis: its two ends, the ticks between and how they are written. */
export type ValueAxis = { domain: [number, number]; ticks: number[]; labels: string[]; labelWidth: number }

/** 1, 2 or 5 times a power of ten, so that about `count` of them span the range. */
function niceStep(range: number, count: number): number {
  const rough = range / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return power * (lead < 1.41 ? 1 : lead < 3.16 ? 2 : lead < 7.07 ? 5 : 10)
}

/** Cents, millionths and counts have no halves. */
const WHOLE: readonly Unit[] = ['money', 'percent', 'count']

/**
 * The axis of some values. Zero belongs to it unless `zero` is false; `min` and `max`, when given, widen it but never cut a
 * value off.
 */
export function valueAxis(
  values: readonly number[],
  unit: Unit,
  lang: Lang,
  { zero = true, min, max, count = 5 }: { zero?: boolean; min?: number; max?: number; count?: number } = {},
): ValueAxis {
  const all = [
    ...values,
    ...(zero || !values.length ? [0] : []),
    ...(min === undefined ? [] : [min]),
    ...(max === undefined ? [] : [max]),
  ]
  let low = Math.min(...all)
  let high = Math.max(...all)
  if (!zero) {
    // Points do not sit on the frame.
    const room = (high - low) * 0.05
    low -= room
    high += room
  }
  if (low === high) {
    // A flat line sits in the middle of a little room; a lone zero stands on the axis.
    const room = Math.abs(low) * 0.1 || (unit === 'percent' ? 1_000_000 : unit === 'money' ? 10_000 : 1)
    if (low !== 0) low -= room
    high += room
  }
  const step = Math.max(niceStep(high - low, count), WHOLE.includes(unit) ? 1 : 0)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => {
    const tick = (first + i) * step
    // Multiples of 0.1 carry float dust; twelve figures are more than any label shows.
    return Number(tick.toPrecision(12))
  })
  const write = tickFormat(unit, lang, Math.max(Math.abs(ticks[0]!), Math.abs(ticks.at(-1)!)), step)
  const labels = ticks.map(write)
  return {
    domain: [ticks[0]!, ticks.at(-1)!],
    ticks,
    labels,
    labelWidth: Math.max(...labels.map((label) => textWidth(label, SIZE.label))),
  }
}

/** Where a value falls on `length` pixels, from the low end. */
export const place = (value: number, [low, high]: [number, number], length: number): number =>
  ((value - low) / (high - low)) * length

/** Moves positions apart until each is `gap` from the next, keeping their order and staying within the two bounds. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]!)
  const moved = [...positions]
  let floor = low
  for (const i of order) {
    moved[i] = Math.max(moved[i]!, floor)
    floor = moved[i]! + gap
  }
  let ceiling = high
  for (const i of order.reverse()) {
    moved[i] = Math.min(moved[i]!, ceiling)
    ceiling = moved[i]! - gap
  }
  return moved
}
