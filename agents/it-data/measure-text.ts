import { growth } from '../../src/domain/ratios.ts'
import { addDays, firstOfMonth, formatDate, lastOfMonth, type Period } from '../../src/lib/dates.ts'
import { type Lang, phrases } from '../../src/lib/i18n.ts'
import { formatMoney, formatNumber, formatPercent } from '../../src/lib/money.ts'
import type { Measure, MeasureUnit, Reading } from './measures.ts'

const say = phrases({
  unknown: { fr: 'n/d', en: 'n/d' },
  days: { fr: '{value} jours', en: '{value} days' },
  points: { fr: '{value} points', en: '{value} points' },
  of: { fr: '{value} ({part} sur {whole})', en: '{value} ({part} of {whole})' },
  inHours: { fr: '{value} ({part} en {whole} h)', en: '{value} ({part} in {whole} h)' },
  fromTo: { fr: '{from} à {to}', en: '{from} to {to}' },
  noBefore: { fr: '–', en: '–' },
})

/** A value of a measure as it is read: `42,7 jours`, `53,3 points`, `2 934 530,00 $`. */
export function formatMeasure(value: number | null, unit: MeasureUnit, lang: Lang): string {
  if (value === null) return say(lang, 'unknown')
  switch (unit) {
    case 'cents':
      return formatMoney(Math.round(value), lang)
    case 'ppm':
      return formatPercent(value, lang, 1)
    case 'hours':
      return `${formatNumber(value / 100, lang, 1)}\u00a0h`
    case 'days':
      return say(lang, 'days', { value: formatNumber(value, lang, 1) })
    case 'points':
      return say(lang, 'points', { value: formatNumber(value, lang, 1) })
    default:
      return formatNumber(value, lang, 1)
  }
}

/** The value with the counts it is made of: a small firm's rates jump. */
export function formatReading({ key, unit }: Pick<Measure, 'key' | 'unit'>, reading: Reading, lang: Lang): string {
  const value = formatMeasure(reading.value, unit, lang)
  if (!reading.counts) return value
  const [part, whole] = reading.counts.map((count) => formatNumber(count, lang, 0)) as [string, string]
  return say(lang, key === 'trir' ? 'inHours' : 'of', { value, part, whole })
}

const signed = (text: string, value: number, lang: Lang) =>
  value > 0 ? `+${text}` : value < 0 ? `${lang === 'fr' ? '−' : '-'}${text}` : text

/** `−17,4 %` of amounts, `+2,1 points` of rates and scores, `−3,2 jours`; a dash without a value to compare. */
export function formatChange(now: number | null, before: number | null, unit: MeasureUnit, lang: Lang): string {
  if (now === null || before === null) return say(lang, 'noBefore')
  const difference = now - before
  if (unit === 'ppm')
    return signed(
      say(lang, 'points', { value: formatNumber(Math.abs(difference) / 10_000, lang, 1) }),
      difference,
      lang,
    )
  if (unit === 'days' || unit === 'points')
    return signed(formatMeasure(Math.abs(difference), unit, lang), difference, lang)
  if (unit === 'count') return signed(formatNumber(Math.abs(difference), lang, 1), difference, lang)
  const change = growth(Math.round(now), Math.round(before))
  return change === null ? say(lang, 'noBefore') : signed(formatPercent(Math.abs(change), lang, 1), change, lang)
}

/** `octobre 2026`, `nov. 2025 à oct. 2026`, or both days. */
export function formatPeriod({ from, to }: Period, lang: Lang): string {
  const whole = from === firstOfMonth(from) && to === lastOfMonth(to)
  if (whole && addDays(to, 1).slice(0, 7) > from.slice(0, 7) && from.slice(0, 7) === to.slice(0, 7))
    return formatDate(from, lang, 'month')
  const show = (date: string) => formatDate(date, lang, whole ? 'month' : 'short')
  return from === to ? show(from) : say(lang, 'fromTo', { from: show(from), to: show(to) })
}

/** Short enough for a chart's axis, and different for two periods: `2025-11 – 2026-10`. */
export function formatPeriodShort({ from, to }: Period, lang: Lang): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return formatDate(from, lang, 'month')
  return `${from.slice(0, 7)} – ${to.slice(0, 7)}`
}
