import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Cents } from '../lib/money.ts'
import { median } from './payer-forecast.ts'

/** Iglewicz and Hoaglin (1993): a modified z-score above 3.5 is an outlier. */
export const OUTLIER_SCORE = 3.5
/** Where all values but a few are equal no score exists; a gap of a quarter of the usual value is then one. */
export const OUTLIER_GAP = 0.25

/** `score` is the modified z-score or, when `by` is `gap`, the gap relative to the median. */
export type Outlier = { index: number; value: number; usual: number; by: 'score' | 'gap'; score: number }

/** The values far from the rest: 0.6745·|x − median| ÷ MAD above 3.5. Fewer than four values say nothing. */
export function findOutliers(values: readonly number[]): Outlier[] {
  const usual = median(values)
  if (usual === null || values.length < 4) return []
  const deviation = median(values.map((value) => Math.abs(value - usual)))!
  const by = deviation > 0 ? 'score' : 'gap'
  return values.flatMap((value, index) => {
    const away = Math.abs(value - usual)
    const score = by === 'score' ? (0.6745 * away) / deviation : away / Math.abs(usual)
    return score > (by === 'score' ? OUTLIER_SCORE : OUTLIER_GAP) ? [{ index, value, usual, by, score }] : []
  })
}

/** A vendor's bill. */
export type VendorBill = { vendor: string; number: string; date: IsoDate; amount: Cents }

/** Pairs that may be one bill entered twice: same vendor, amounts within 1 %, at most 10 days apart, similar number. */
export function findDuplicateBills<T extends VendorBill>(bills: readonly T[]): [T, T][] {
  const byVendor = Map.groupBy(bills, ({ vendor }) => vendor)
  return [...byVendor.values()].flatMap((own) =>
    own.flatMap((first, i) =>
      own.slice(i + 1).flatMap((second): [T, T][] => (alike(first, second) ? [[first, second]] : [])),
    ),
  )
}

function alike(a: VendorBill, b: VendorBill): boolean {
  const larger = Math.max(Math.abs(a.amount), Math.abs(b.amount))
  return (
    Math.sign(a.amount) === Math.sign(b.amount) &&
    Math.abs(a.amount - b.amount) * 100 <= larger &&
    Math.abs(daysBetween(a.date, b.date)) <= 10 &&
    similarNumbers(a.number, b.number)
  )
}

/** How much a pair looks like one bill, out of 4: the vendor, the amount, the days, the number; a half for nearly. */
export function duplicateScore(a: VendorBill, b: VendorBill): number {
  const plain = ({ number }: VendorBill) => number.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const half = (exact: boolean) => (exact ? 1 : 0.5)
  if (a.vendor !== b.vendor || !alike(a, b)) return 0
  return (
    1 + half(a.amount === b.amount) + half(Math.abs(daysBetween(a.date, b.date)) <= 7) + half(plain(a) === plain(b))
  )
}

/** Equal without punctuation, one inside the other, or one keystroke apart (a digit changed, missing, added, swapped). */
function similarNumbers(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')) as [string, string]
  if (!first || !second) return false
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first]
  return (shorter.length >= 3 && longer.includes(shorter)) || oneKeystrokeApart(shorter, longer)
}

function oneKeystrokeApart(shorter: string, longer: string): boolean {
  if (longer.length - shorter.length > 1) return false
  let i = 0
  while (i < shorter.length && shorter[i] === longer[i]) i += 1
  if (shorter.length < longer.length) return shorter.slice(i) === longer.slice(i + 1)
  if (shorter.slice(i + 1) === longer.slice(i + 1)) return true
  return shorter[i] === longer[i + 1] && shorter[i + 1] === longer[i] && shorter.slice(i + 2) === longer.slice(i + 2)
}
