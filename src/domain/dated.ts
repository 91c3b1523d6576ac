import { NovaError } from '../errors.ts'
import { formatDate, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

/**
 * A rule or rate in force from a day until another, both included. `confirmed` is false where it was not checked
 * against the text itself: say so wherever it is shown.
 */
export type Dated = { from: IsoDate; until?: IsoDate; source: string; confirmed: boolean }

/** The row in force on a day; null where none is. */
export const inForce = <T extends Dated>(rows: readonly T[], on: IsoDate): T | null =>
  rows.find((row) => row.from <= on && on <= (row.until ?? '9999-12-31')) ?? null

/** The row in force. Throws `rule.broken` on a day before our data, naming what is missing. */
export function needInForce<T extends Dated>(rows: readonly T[], on: IsoDate, what: Bilingual): T {
  const row = inForce(rows, on)
  if (row) return row
  throw new NovaError('rule.broken', {
    fr: `Je n’ai pas ${what.fr} au ${formatDate(on, 'fr')}. Vérifie la date, ou demande à la personne responsable.`,
    en: `I do not have ${what.en} on ${formatDate(on, 'en')}. Check the date, or ask the person responsible.`,
  })
}
