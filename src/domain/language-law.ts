import type { IsoDate } from '../lib/dates.ts'
import type { Bilingual } from '../lib/i18n.ts'

export type LanguageDuty = {
  key: string
  from: number
  since: IsoDate
  says: Bilingual
  source: string
  confirmed: boolean
}

/** Charter of the French language (C-11), by the number of persons employed in Québec. */
const DUTIES: LanguageDuty[] = [
  {
    key: 'serve',
    from: 1,
    since: '2022-06-01',
    says: {
      fr: 'Servir et informer en français tout client qui le demande.',
      en: 'Serve and inform every client in French.',
    },
    source: 'C-11, art. 50.2',
    confirmed: true,
  },
  {
    key: 'work',
    from: 1,
    since: '2022-06-01',
    says: {
      fr: 'Offres d’emploi, contrats et politiques en français; exiger une autre langue seulement si c’est nécessaire, et le justifier.',
      en: 'Postings, contracts and policies in French; require another language only where needed, with reasons.',
    },
    source: 'C-11, art. 41 et 46',
    confirmed: true,
  },
  {
    key: 'adhesion',
    from: 1,
    since: '2023-06-01',
    says: {
      fr: 'Remettre d’abord la version française d’un contrat d’adhésion.',
      en: 'Hand over the French version of an adhesion contract first.',
    },
    source: 'C-11, art. 55',
    confirmed: true,
  },
  {
    key: 'declare',
    from: 5,
    since: '2022-09-01',
    says: {
      fr: 'Déclarer au Registraire la part du personnel qui ne parle pas français (5 à 49 personnes).',
      en: 'Declare to the Registraire the share of staff who do not speak French (5 to 49 people).',
    },
    source: 'Loi sur la publicité légale, art. 33',
    confirmed: false,
  },
  {
    key: 'register',
    from: 25,
    since: '2025-06-01',
    says: {
      fr: 'S’inscrire à l’OQLF (25 personnes et plus pendant six mois).',
      en: 'Register with the OQLF (25 people or more for six months).',
    },
    source: 'C-11, art. 139',
    confirmed: true,
  },
  {
    key: 'committee',
    from: 100,
    since: '1977-08-26',
    says: { fr: 'Former un comité de francisation.', en: 'Form a francization committee.' },
    source: 'C-11, art. 136',
    confirmed: true,
  },
]

/** What binds a firm of a size on a day, and the next step up. */
export function languageDuties(people: number, on: IsoDate): { duties: LanguageDuty[]; next: LanguageDuty | null } {
  const known = DUTIES.filter(({ since }) => since <= on)
  return { duties: known.filter(({ from }) => people >= from), next: known.find(({ from }) => people < from) ?? null }
}
