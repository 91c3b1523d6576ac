import { z } from 'zod'
import { NovaError } from '../../src/errors.ts'
import type { Bilingual } from '../../src/lib/i18n.ts'
import { MEASURES, measureOf } from './measures.ts'

/** Other words for each measure, as people type them. */
const WORDS: Record<string, string[]> = {
  revenue: [
    'revenu',
    'ventes',
    'chiffre d’affaires',
    'facturation',
    'facturé',
    'facture moins',
    'sales',
    'billing',
    'billed',
    'bill less',
  ],
  receipts: [
    'encaissement',
    'encaissé',
    'paiements reçus',
    'rentrées d’argent',
    'receipt',
    'cash in',
    'payments received',
  ],
  costs: ['coût', 'dépenses', 'cost', 'spending'],
  margin: ['marge', 'margin', 'profit'],
  dso: ['DSO', 'délai de paiement', 'délai de recouvrement'],
  receivables: ['comptes à recevoir', 'recevables', 'accounts receivable', 'AR'],
  backlog: ['carnet', 'orders in hand'],
  hours: ['heures', 'hours', 'heure travaillée'],
  on_time: ['à temps', 'on time', 'tâches'],
  trir: ['TRIR', 'accidents', 'sécurité', 'safety'],
  conversion: ['conversion', 'soumissions', 'taux de réussite', 'win rate', 'quotes'],
  nps: ['NPS', 'recommandation'],
  csat: ['CSAT', 'satisfaction'],
}

export type MetricOption = { value: string; label: Bilingual; words: string[] }

export const METRIC_OPTIONS: MetricOption[] = MEASURES.map(({ key, name }) => ({
  value: key,
  label: name,
  words: WORDS[key] ?? [],
}))

/** A measure by its key. Text rather than a closed list, since an organization adds its own. */
export const metricField = (
  saying: { label: Bilingual; ask?: Bilingual },
  options: readonly MetricOption[] = METRIC_OPTIONS,
) =>
  z
    .string()
    .min(1)
    .max(60)
    .meta({ ...saying, options, slot: 'choice' } as Record<string, unknown>)

/** A measure that the person may not see, or that nobody defined. */
export function notVisible(key: string): NovaError {
  const known = measureOf(key)
  if (!known)
    return new NovaError('not-found', {
      fr: `Je ne connais pas l’indicateur « ${key} ». Demande « les indicateurs du mois » pour voir ceux qui existent.`,
      en: `I don't know the indicator "${key}". Ask for "this month's indicators" to see those that exist.`,
    })
  return new NovaError('auth.forbidden', {
    fr: `Ton rôle ne permet pas de voir « ${known.name.fr} ». Demande-le à un gestionnaire.`,
    en: `Your role does not allow seeing "${known.name.en}". Ask a manager.`,
  })
}
