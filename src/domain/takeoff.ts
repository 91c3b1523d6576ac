/** Thousandths of the unit. */
export type Measure = { label: string; costCode: string; unit: 'm2' | 'm' | 'm3' | 'count'; quantity: number }

/** 1 m = 3.280 840 ft (exact: 1 ft is 0.3048 m). */
const FEET = 1 / 0.3048

/** Square metres to square feet, metres to feet, cubic metres to cubic yards; counts stay. Thousandths. */
export function toImperial({ unit, quantity }: Pick<Measure, 'unit' | 'quantity'>): {
  unit: 'pi2' | 'pi' | 'vg3' | 'count'
  quantity: number
} {
  if (unit === 'm2') return { unit: 'pi2', quantity: Math.round(quantity * FEET ** 2) }
  if (unit === 'm') return { unit: 'pi', quantity: Math.round(quantity * FEET) }
  return unit === 'm3'
    ? { unit: 'vg3', quantity: Math.round((quantity * FEET ** 3) / 27) }
    : { unit: 'count', quantity }
}

/** A polygon drawn on a sheet, in millimetres of paper, at one to `scale`: square metres and metres around, thousandths. */
export function measureOutline(
  points: readonly { x: number; y: number }[],
  scale: number,
): { area: number; perimeter: number } {
  const next = (i: number) => points[(i + 1) % points.length]!
  const twice = points.reduce((sum, point, i) => sum + point.x * next(i).y - next(i).x * point.y, 0)
  const around = points.reduce((sum, point, i) => sum + Math.hypot(next(i).x - point.x, next(i).y - point.y), 0)
  return { area: Math.round((Math.abs(twice) / 2) * (scale / 1000) ** 2 * 1000), perimeter: Math.round(around * scale) }
}

/** What changed between two revisions, by label; quantities are thousandths, `change` above zero is more. */
export function diffMeasures(
  before: readonly Measure[],
  after: readonly Measure[],
): (Measure & { before: number; change: number })[] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))]
  return labels.flatMap((label) => {
    const [old, now] = [before.find((one) => one.label === label), after.find((one) => one.label === label)]
    const change = (now?.quantity ?? 0) - (old?.quantity ?? 0)
    return change ? [{ ...(now ?? old)!, quantity: now?.quantity ?? 0, before: old?.quantity ?? 0, change }] : []
  })
}

/** With its waste, in whole units of what is bought: sheets of 32 ft², rolls of 1 000. Thousandths in, units out. */
export const unitsToBuy = (quantity: number, wastePpm: number, perUnit: number): number =>
  Math.ceil((quantity * (1_000_000 + wastePpm)) / 1_000_000 / perUnit)
