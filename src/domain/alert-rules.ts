import type { IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

export const ALERT_METRICS = {
  'project.cost_share': { unit: 'ppm', label: { fr: 'coût sur budget', en: 'cost over budget' } },
  'project.cpi': { unit: 'ppm', label: { fr: 'IPC', en: 'CPI' } },
  'project.underbilled': { unit: 'cents', label: { fr: 'sous-facturation', en: 'underbilling' } },
  'invoice.days_late': { unit: 'days', label: { fr: 'jours de retard d’une facture', en: 'days late of an invoice' } },
  'cash.balance': { unit: 'cents', label: { fr: 'encaisse', en: 'cash' } },
  'task.days_late': { unit: 'days', label: { fr: 'jours de retard d’une tâche', en: 'days late of a task' } },
  'certification.days_left': {
    unit: 'days',
    label: { fr: 'jours avant l’expiration d’une carte', en: 'days before a card expires' },
  },
  'order.days_late': { unit: 'days', label: { fr: 'jours de retard d’une commande', en: 'days late of an order' } },
  'bill.unit_price_gap': { unit: 'ppm', label: { fr: 'écart d’un prix unitaire', en: 'gap of a unit price' } },
  'change_order.days_unsigned': {
    unit: 'days',
    label: { fr: 'jours sans signature d’un avenant', en: 'days a change is unsigned' },
  },
} as const satisfies Record<string, { unit: 'ppm' | 'cents' | 'days'; label: Bilingual }>
export type AlertMetric = keyof typeof ALERT_METRICS

export type AlertRule = {
  id: string
  metric: string
  comparison: 'above' | 'below'
  threshold: number
  projectId: string | null
  state: 'active' | 'snoozed' | 'acknowledged' | 'off'
  snoozedUntil: IsoDate | null
}
export type AlertReading = { metric: string; projectId: string | null; subject: string; href: string; value: number }
export type FiredAlert = { rule: string; readings: AlertReading[]; worst: number }

/**
 * Rules over readings: one alert a rule, its readings grouped, the worst first. A snoozed rule is silent until its day,
 * an acknowledged one until a reading gets worse than what was acknowledged (`lastValue`).
 */
export function evaluateAlerts(
  rules: readonly (AlertRule & { lastValue: number | null })[],
  readings: readonly AlertReading[],
  today: IsoDate,
): FiredAlert[] {
  return rules.flatMap((rule) => {
    if (rule.state === 'off' || (rule.state === 'snoozed' && rule.snoozedUntil && today < rule.snoozedUntil)) return []
    const over = (value: number) => (rule.comparison === 'above' ? value > rule.threshold : value < rule.threshold)
    const worse = (a: number, b: number) => (rule.comparison === 'above' ? a > b : a < b)
    const hits = readings
      .filter(
        (one) => one.metric === rule.metric && (!rule.projectId || one.projectId === rule.projectId) && over(one.value),
      )
      .sort((a, b) => (worse(a.value, b.value) ? -1 : worse(b.value, a.value) ? 1 : 0))
    const worst = hits[0]?.value
    if (worst === undefined) return []
    if (rule.state === 'acknowledged' && rule.lastValue !== null && !worse(worst, rule.lastValue)) return []
    return [{ rule: rule.id, readings: hits, worst }]
  })
}
