import { type Lang, LOCALE } from './i18n.ts'

/** An amount in integer cents of its currency. */
export type Cents = number
/** A rate in integer millionths: 5 % is 50 000. */
export type Ppm = number
export type Currency = 'CAD' | 'USD'

const MILLION = 1_000_000n

/**
 * `amount × rate`, rounded half up on the absolute value with the sign put back, in exact integer arithmetic.
 * Half-up is Revenu Québec's rule: QST on 100.00 is 9.98. Throws RangeError on a fraction of a cent.
 */
export function applyRate(amount: Cents, rate: Ppm): Cents {
  return divideHalfUp(BigInt(amount) * BigInt(rate), MILLION)
}

/** `numerator / denominator` as an integer, half up on the absolute value. */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) throw new RangeError('division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = (2n * n + d) / (2n * d)
  return Number(negative ? -quotient : quotient)
}

/**
 * Splits an amount by weights so that the parts sum to it exactly (largest remainder method); ties go to the first.
 * Weights are non-negative numbers, not all zero.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new RangeError('weights must have a positive sum')
  const sign = amount < 0 ? -1 : 1
  const exact = weights.map((weight) => (Math.abs(amount) * weight) / total)
  const parts = exact.map(Math.floor)
  let rest = Math.abs(amount) - parts.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, i] of order) {
    if (rest <= 0) break
    parts[i]! += 1
    rest -= 1
  }
  return parts.map((part) => sign * part)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(lang: Lang, minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${lang}${minimum}${maximum}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[lang], { minimumFractionDigits: minimum, maximumFractionDigits: maximum })
    numberFormats.set(key, format)
  }
  return format
}

/** French typography wants U+00A0 between thousands; ICU gives U+202F in some versions. */
const noBreak = (text: string) => text.replace(/[\u202f\u2009]/g, '\u00a0')

/** `1 149,75 $` (U+00A0) in French, `$1,149.75` in English; a foreign currency is named: `3 200,00 $ US`, `US$3,200.00`. */
export function formatMoney(amount: Cents, lang: Lang, currency: Currency = 'CAD'): string {
  // Integers are split before formatting so that no float ever stands for an amount.
  const units = Math.trunc(Math.abs(amount) / 100)
  const cents = String(Math.abs(amount) % 100).padStart(2, '0')
  const whole = noBreak(numberFormat(lang, 0, 0).format(units))
  const sign = amount < 0 ? (lang === 'fr' ? '−' : '-') : ''
  const foreign = currency === 'USD'
  return lang === 'fr'
    ? `${sign}${whole},${cents}\u00a0$${foreign ? '\u00a0US' : ''}`
    : `${sign}${foreign ? 'US' : ''}$${whole}.${cents}`
}

/** A plain number with the language's separators. */
export function formatNumber(value: number, lang: Lang, digits = 2, minimum = 0): string {
  const text = noBreak(numberFormat(lang, minimum, digits).format(value))
  return lang === 'fr' ? text.replace(/^-/, '−') : text
}

/** A rate in millionths as a percentage: `9,975 %` with U+00A0, `9.975%`. */
export function formatPercent(rate: Ppm, lang: Lang, digits = 3, minimum = 0): string {
  const text = formatNumber(rate / 10_000, lang, digits, minimum)
  return lang === 'fr' ? `${text}\u00a0%` : `${text}%`
}
