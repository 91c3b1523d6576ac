import { daysBetween, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'
import type { Cents } from '../lib/money.ts'

/** By days past due: an item due today is current. */
export const AGEING_BUCKETS = ['current', '1-30', '31-60', '61-90', '90+'] as const
export type AgeingBucket = (typeof AGEING_BUCKETS)[number]

export const AGEING_LABELS: Record<AgeingBucket, Bilingual> = {
  current: { fr: 'Courant', en: 'Current' },
  '1-30': { fr: '1 à 30 jours', en: '1–30 days' },
  '31-60': { fr: '31 à 60 jours', en: '31–60 days' },
  '61-90': { fr: '61 à 90 jours', en: '61–90 days' },
  '90+': { fr: 'Plus de 90 jours', en: 'Over 90 days' },
}

/** `balance` is what is left to receive, tax included, holdback excluded; a credit is negative. */
export type Receivable = { due: IsoDate; balance: Cents }

export function bucketOf(due: IsoDate, on: IsoDate): AgeingBucket {
  const late = daysBetween(due, on)
  if (late <= 0) return 'current'
  if (late <= 30) return '1-30'
  if (late <= 60) return '31-60'
  return late <= 90 ? '61-90' : '90+'
}

export type Ageing<T extends Receivable> = {
  buckets: Record<AgeingBucket, Cents>
  total: Cents
  /** All but `current`. */
  overdue: Cents
  /** Every item with a balance, the longest overdue first. */
  items: (T & { bucket: AgeingBucket; daysLate: number })[]
}

/** Receivables (or payables) on a date, by days past due. Settled items are left out. */
export function computeAgeing<T extends Receivable>(receivables: readonly T[], on: IsoDate): Ageing<T> {
  const items = receivables
    .filter((item) => item.balance !== 0)
    .map((item) => ({ ...item, bucket: bucketOf(item.due, on), daysLate: Math.max(0, daysBetween(item.due, on)) }))
    .sort((a, b) => b.daysLate - a.daysLate || b.balance - a.balance)
  const buckets: Record<AgeingBucket, Cents> = { current: 0, '1-30': 0, '31-60': 0, '61-90': 0, '90+': 0 }
  for (const item of items) buckets[item.bucket] += item.balance
  const total = items.reduce((sum, item) => sum + item.balance, 0)
  return { buckets, total, overdue: total - buckets.current, items }
}
