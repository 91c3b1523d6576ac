import type { CcqSector } from './ccq.ts'
import { foldText } from './records/record.ts'

export type Clause = { agreement: string; article: string; sector: string | null; subject: string; body: string }

/** Words of one meaning in both languages; a question in one finds the clause in the other. */
const MEANINGS: [meaning: string, words: RegExp][] = [
  [
    'overtime',
    /\b(?:supplementaires?|surtemps|temps (?:double|demi|supp)|overtime|ot|time and a half|double time|majore\w*)\b/,
  ],
  ['saturday', /\b(?:samedis?|saturdays?|fin de semaine|weekend)\b/],
  ['sunday', /\b(?:dimanches?|sundays?|feries?|holidays?)\b/],
  ['travel', /\b(?:deplacements?|kilometr\w*|travel\w*|mileage|distance)\b/],
  ['vacation', /\b(?:vacances?|vacations?|conges?|shutdown|fermeture)\b/],
  ['rest', /\b(?:repos|rest|hebdomadaire)\b/],
  ['day', /\b(?:journee|par jour|workday)\b/],
]
const PLACES: [sector: CcqSector, words: RegExp][] = [
  ['residential', /\b(?:residentiel\w*|residential|maisons?|plex)\b/],
  ['institutional-commercial', /\b(?:institutionnel\w*|commercia\w*|institutional)\b/],
  ['industrial', /\b(?:industriel\w*|industrial|usines?)\b/],
  ['civil', /\b(?:genie civil|civil|voirie|routes?)\b/],
]
const ONTARIO = /\b(?:ontario|ottawa|employment standards)\b/
const STANDARDS = /\b(?:normes?|lnt|cnesst|hors construction|bureau|labour standards)\b/

const meaningsOf = (text: string) => MEANINGS.filter(([, words]) => words.test(text)).map(([meaning]) => meaning)

/** The sector that a question names; null where it names none. */
export const sectorAsked = (question: string): CcqSector | null =>
  PLACES.find(([, words]) => words.test(foldText(question)))?.[0] ?? null

/**
 * Clauses on what is asked, the nearest first. A clause must share the subject; where a sector or Ontario is meant,
 * those of another place are left out.
 */
export function rankClauses<T extends Clause>(
  clauses: readonly T[],
  question: string,
  site: { sector: CcqSector | null; ontario: boolean } = { sector: null, ontario: false },
): T[] {
  const asked = foldText(question)
  const wanted = meaningsOf(asked)
  const sector = sectorAsked(question) ?? site.sector
  const ontario = site.ontario || ONTARIO.test(asked)
  const words = asked.split(' ').filter((word) => word.length > 4)
  const scored = clauses.flatMap((clause) => {
    const subject = foldText(`${clause.subject} ${clause.body}`)
    const own = meaningsOf(subject)
    const shared = wanted.filter((meaning) => own.includes(meaning)).length
    const common = words.filter((word) => subject.includes(word.slice(0, 6))).length
    if (wanted.length ? !shared : !common) return []
    const isOntario = ONTARIO.test(foldText(clause.agreement))
    if (isOntario && !ontario) return []
    if (sector && clause.sector && clause.sector !== sector) return []
    const place =
      (isOntario ? 6 : 0) +
      (sector && clause.sector === sector ? 4 : 0) +
      (STANDARDS.test(asked) && /normes/.test(foldText(clause.agreement)) ? 4 : 0)
    return [{ clause, score: 3 * shared + common + place }]
  })
  return scored.sort((a, b) => b.score - a.score).map(({ clause }) => clause)
}
