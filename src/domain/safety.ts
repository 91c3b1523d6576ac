import { quotient } from './quotient.ts'

/** OSHA's base: 100 persons at 2 000 hours a year. */
const BASE_HOURS = 200_000

export type SafetyCounts = { hours: number; recordables: number; lostTime: number; lostDays: number }

/** Rates for 200 000 hours worked; null without hours. Show the counts beside them: a small firm's rates jump. */
export type SafetyRates = SafetyCounts & { trir: number | null; ltir: number | null; severity: number | null }

/** Total recordable rate, lost-time rate and severity (lost days). `hours` are whole hours worked. */
export function computeSafetyRates(counts: SafetyCounts): SafetyRates {
  const rate = (count: number) => quotient(count * BASE_HOURS, counts.hours)
  return { ...counts, trir: rate(counts.recordables), ltir: rate(counts.lostTime), severity: rate(counts.lostDays) }
}

/** Days away, restricted or transferred (OSHA's DART): cases of either for 200 000 hours. */
export const dartRate = ({
  hours,
  lostTime,
  restricted,
}: {
  hours: number
  lostTime: number
  restricted: number
}): number | null => quotient((lostTime + restricted) * BASE_HOURS, hours)

export type IncidentKind = 'near-miss' | 'first-aid' | 'recordable' | 'lost-time'

/**
 * What a first report tells of an event (29 CFR 1904.7, on which the rates above rest): days off, care beyond first
 * aid such as stitches, nobody hurt, else first aid. `folded` is text without accents.
 */
export function readIncident(folded: string): { kind: IncidentKind; lostDays: number; serious: boolean } {
  const days =
    /(\d{1,3}) (?:jours?|days?) (?:d arret|perdus?|off|lost|away)|arret (?:de travail )?de (\d{1,3}) jours?/.exec(
      folded,
    )
  const lostDays = Number(days?.[1] ?? days?.[2] ?? 0)
  const serious = /\b(deces|mort|died|death|fatal|amput\w*|electrocut\w*|plusieurs blesses|several injured)/.test(
    folded,
  )
  const nobody =
    /\b(passe proche|near miss|personne (?:de )?bless\w*|nobody hurt|no one hurt|nobody (?:was )?injured|pas de blesse)/
  const care =
    /\b(points?|sutures?|stitch\w*|fractur\w*|casse\w*|broken|hopital|hospital|urgence|ambulance|medecin|docteur|doctor|clinique)\b/
  const off =
    /\b(arret de travail|perte de temps|lost time|off work|ne peut pas travailler|retourne chez (?:lui|elle)|sent home)\b/
  const kind =
    lostDays > 0 || off.test(folded) || serious
      ? 'lost-time'
      : nobody.test(folded)
        ? 'near-miss'
        : care.test(folded)
          ? 'recordable'
          : 'first-aid'
  return { kind, lostDays, serious }
}
