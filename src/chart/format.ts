import { formatDate, isIsoDate } from '../lib/dates.ts'
import { type Lang, LOCALE } from '../lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../lib/money.ts'
import type { Unit } from './spec.ts'

const NBSP = '\u00a0'
const YEAR_MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** `2026-11` or `2026-11-02`. */
export const isDateLabel = (label: string): boolean => YEAR_MONTH.test(label) || isIsoDate(label)

const monthFormats = Object.fromEntries(
  (['fr', 'en'] as const).map((lang) => [
    lang,
    new Intl.DateTimeFormat(lang === 'en' ? 'en-US' : LOCALE.fr, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  ]),
) as Record<Lang, Intl.DateTimeFormat>

/**
 * Text that may be drawn: one line, without control, bidirectional-override and private characters or lone surrogates,
 * and without pictographs, which no font of ours has.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]|(?![©®™])\p{Extended_Pictographic}|[\ufe00-\ufe0f]/gu, '')
    .replace(/[\u202f\u2009]/g, NBSP)
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A category as people read it: `2026-11` is `nov. 2026` or `Nov 2026`, a date is written out, other text is cleaned. */
export function formatLabel(label: string, lang: Lang): string {
  if (YEAR_MONTH.test(label))
    return monthFormats[lang].format(Date.parse(`${label}-01T00:00:00Z`)).replace('\u202f', NBSP)
  return isIsoDate(label) ? formatDate(label, lang) : cleanText(label)
}

/** The exact value: money to the cent, a percentage to its last millionth. */
export function formatValue(value: number, unit: Unit, lang: Lang): string {
  switch (unit) {
    case 'money':
      return formatMoney(Math.round(value), lang)
    case 'percent':
      return formatPercent(value, lang, 4)
    case 'hours':
      return `${formatNumber(value, lang, 2)}${NBSP}h`
    case 'days':
      return `${formatNumber(value, lang, 2)}${NBSP}${lang === 'fr' ? 'j' : 'd'}`
    case 'ratio':
      return formatNumber(value, lang, 4)
    case 'count':
      return formatNumber(value, lang, 4)
  }
}

/** A whole number of digits that loses nothing of `step`, at most `most`. */
function digitsOf(step: number, most: number): number {
  for (let digits = 0; digits < most; digits++) {
    const scaled = step * 10 ** digits
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return digits
  }
  return most
}

/** French and English suffixes: `2 G$` and `$2B`. */
const MAGNITUDES = [
  { size: 1e15, fr: 'P', en: 'Q' },
  { size: 1e12, fr: 'T', en: 'T' },
  { size: 1e9, fr: 'G', en: 'B' },
  { size: 1e6, fr: 'M', en: 'M' },
  { size: 1e3, fr: 'k', en: 'K' },
  { size: 1, fr: '', en: '' },
]

/** An amount of dollars or a count with its magnitude: `120 k$`, `$120K`. */
function writeScaled(
  value: number,
  at: (typeof MAGNITUDES)[number],
  digits: number,
  money: boolean,
  lang: Lang,
): string {
  const number = formatNumber(Math.abs(value) / at.size, lang, digits)
  const sign = value < 0 && /[1-9]/.test(number) ? (lang === 'fr' ? '−' : '-') : ''
  if (lang === 'en') return `${sign}${money ? '$' : ''}${number}${at.en}`
  const suffix = `${at.fr}${money ? '$' : ''}`
  return suffix ? `${sign}${number}${NBSP}${suffix}` : `${sign}${number}`
}

/** How ticks `step` apart and up to `most` (absolute) are written, all in one magnitude. */
export function tickFormat(unit: Unit, lang: Lang, most: number, step: number): (value: number) => string {
  if (unit === 'percent') return (value) => formatPercent(value, lang, digitsOf(step / 10_000, 4))
  if (unit === 'money' || unit === 'count') {
    const divisor = unit === 'money' ? 100 : 1
    const least = unit === 'money' ? 1e3 : 1e4
    const top = most / divisor
    const possible = top < least ? MAGNITUDES.slice(-1) : MAGNITUDES.filter(({ size }) => top >= size)
    const at = possible.find(({ size }) => digitsOf(step / divisor / size, 2) <= 1) ?? possible.at(-1)!
    const digits = digitsOf(step / divisor / at.size, unit === 'money' && at.size === 1 ? 2 : 3)
    return (value) =>
      writeScaled(value / divisor, value === 0 ? MAGNITUDES.at(-1)! : at, digits, unit === 'money', lang)
  }
  const suffix = unit === 'hours' ? `${NBSP}h` : unit === 'days' ? `${NBSP}${lang === 'fr' ? 'j' : 'd'}` : ''
  return (value) => `${formatNumber(value, lang, digitsOf(step, 4))}${suffix}`
}

/** A value in about three figures, for where the exact one has no room: `1,25 M$`, `$12.5K`, `94,7 %`. */
export function formatShort(value: number, unit: Unit, lang: Lang): string {
  if (unit === 'percent') return formatPercent(value, lang, Math.abs(value) < 100_000 ? 2 : 1)
  if (unit === 'ratio') return formatNumber(value, lang, 2)
  if (unit === 'money' || unit === 'count') {
    const plain = unit === 'money' ? value / 100 : value
    if (Math.abs(plain) < 1000)
      return unit === 'money' && plain % 1 === 0
        ? writeScaled(plain, MAGNITUDES.at(-1)!, 0, true, lang)
        : formatValue(value, unit, lang)
    // 999 950 is a million in three figures, not `1 000 k`.
    const at = MAGNITUDES.find(({ size }) => Math.abs(plain) >= size * 0.9995)!
    const scaled = Math.abs(plain) / at.size
    return writeScaled(plain, at, scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0, unit === 'money', lang)
  }
  return formatValue(Math.round(value * 10) / 10, unit, lang)
}

/** A value as a platform that prints the number it is given should get it: dollars and percent, not cents and millionths. */
export function plainValue(value: number, unit: Unit): number {
  if (unit === 'money') return Math.round(value) / 100
  return unit === 'percent' ? Math.round(value) / 10_000 : value
}

/** The sign of a unit that stands beside plain values, e.g. on an axis; empty for counts and ratios. */
export function unitSign(unit: Unit, lang: Lang): string {
  if (unit === 'days') return lang === 'fr' ? 'j' : 'd'
  return { money: '$', percent: '%', hours: 'h', ratio: '', count: '' }[unit]
}
