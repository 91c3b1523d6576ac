import type { Certification } from './records/watched.ts'

export type CardKind = Certification['kind']

/** Cards that some works call for, by the words that name the work. */
const BY_WORK: [kind: CardKind, words: RegExp][] = [
  ['aerial-lift', /\b(nacelle|zoom boom|boom lift|plateforme elevatrice|aerial|lift 45)/],
  ['forklift', /\b(chariot|telescopique|telehandler|forklift)/],
  ['fall-arrest', /\b(toit|toiture|couvreur|hauteur|harnais|roof|heights?|harness)/],
  ['asbestos', /\b(amiante|desamiantage|asbestos)/],
]

/**
 * What somebody who does construction work must hold: in Québec the safety course (CSTC, s. 2.4.2) and the trade's
 * competency certificate; elsewhere what the work itself calls for. `work` is folded text.
 */
export function cardsForWork(province: string, work: string): CardKind[] {
  const ofWork = BY_WORK.flatMap(([kind, words]) => (words.test(work) ? [kind] : []))
  return province === 'QC' ? ['asp', 'ccq', ...ofWork] : ofWork
}

export const SITE_CARD_SOURCE = 'CSTC, art. 2.4.2; loi R-20'
