import { addDays, addMonths, type IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

/** Act respecting the protection of personal information in the private sector (P-39.1). */
export const REQUEST_DAYS = 30
/** Incidents stay in the register for five years. */
export const INCIDENT_YEARS = 5

/** The day by which a request must be answered; thirty days, said unconfirmed in our notes. */
export const requestDueBy = (receivedOn: IsoDate): IsoDate => addDays(receivedOn, REQUEST_DAYS)

export type IncidentAssessment = {
  risk: 'serious' | 'limited'
  /** The CAI and the persons are told promptly where injury is a serious risk. */
  notify: boolean
  reasons: Bilingual[]
  keepUntil: IsoDate
}

type Level = 'low' | 'medium' | 'high'

/**
 * Whether an incident presents a risk of serious injury (s. 3.7): sensitivity of what was exposed, likelihood of
 * misuse, number of persons. An aid: the person in charge of privacy decides.
 */
export function assessIncident(incident: {
  sensitivity: Level
  likelihood: Level
  persons: number
  on: IsoDate
}): IncidentAssessment {
  const rank = { low: 0, medium: 1, high: 2 }
  const serious =
    rank[incident.sensitivity] + rank[incident.likelihood] >= 3 ||
    (incident.sensitivity === 'high' && incident.persons > 0 && incident.likelihood !== 'low')
  const names: Record<Level, Bilingual> = {
    low: { fr: 'faible', en: 'low' },
    medium: { fr: 'moyenne', en: 'medium' },
    high: { fr: 'élevée', en: 'high' },
  }
  return {
    risk: serious ? 'serious' : 'limited',
    notify: serious,
    reasons: [
      { fr: `sensibilité ${names[incident.sensitivity].fr}`, en: `${names[incident.sensitivity].en} sensitivity` },
      {
        fr: `probabilité d’usage malveillant ${names[incident.likelihood].fr}`,
        en: `${names[incident.likelihood].en} likelihood of misuse`,
      },
      { fr: `${incident.persons} personne(s) concernée(s)`, en: `${incident.persons} person(s) concerned` },
    ],
    keepUntil: addMonths(incident.on, 12 * INCIDENT_YEARS),
  }
}

export const RETENTION = {
  chat: { months: 12, fr: 'messages', en: 'messages' },
  prompts: { months: 3, fr: 'journaux des agents', en: 'agent logs' },
  receipts: { months: 84, fr: 'reçus et factures', en: 'receipts and invoices' },
  candidates: { months: 12, fr: 'candidatures', en: 'applications' },
  incidents: { months: 60, fr: 'registre des incidents', en: 'incident register' },
} as const
export type RetentionSubject = keyof typeof RETENTION

export type ConsentFact = {
  purpose: string
  basis: 'express' | 'implied'
  givenOn: IsoDate
  expiresOn: IsoDate | null
  withdrawnOn: IsoDate | null
}

/** Whether a message for a purpose may be sent on a day: the last word counts, and an implied consent ends (CASL s. 10: two years). */
export function mayContact(
  consents: readonly ConsentFact[],
  purpose: string,
  on: IsoDate,
): { allowed: boolean; basis: 'express' | 'implied' | null; until: IsoDate | null } {
  const valid = consents
    .filter((one) => one.purpose === purpose && one.givenOn <= on && (!one.withdrawnOn || one.withdrawnOn > on))
    .map((one) => ({
      ...one,
      until: one.basis === 'implied' ? (one.expiresOn ?? addMonths(one.givenOn, 24)) : one.expiresOn,
    }))
    .filter(({ until }) => !until || until >= on)
    .sort((a, b) => (a.basis === b.basis ? 0 : a.basis === 'express' ? -1 : 1))
  const [best] = valid
  return { allowed: !!best, basis: best?.basis ?? null, until: best?.until ?? null }
}
