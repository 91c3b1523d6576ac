import { addDays, type IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

const ABSENCES: [
  handle: string,
  type: 'vacation' | 'sick' | 'family' | 'unpaid' | 'training',
  from: IsoDate,
  to: IsoDate,
  state: 'asked' | 'approved' | 'taken' | 'refused',
][] = [
  ['karine', 'vacation', '2026-08-10', '2026-08-14', 'taken'],
  ['nadia', 'vacation', '2026-08-17', '2026-08-28', 'taken'],
  ['tyler', 'training', '2026-09-28', '2026-09-29', 'taken'],
  ['genevieve', 'sick', '2026-10-05', '2026-10-05', 'taken'],
  ['luc', 'family', '2026-10-15', '2026-10-16', 'taken'],
  ['emilie', 'vacation', '2026-11-26', '2026-11-27', 'approved'],
  ['julien', 'vacation', '2026-12-17', '2026-12-18', 'asked'],
  ['steve', 'vacation', '2026-12-18', '2026-12-18', 'asked'],
  ['marc-antoine', 'vacation', '2027-02-22', '2027-02-26', 'approved'],
  ['karine', 'unpaid', '2026-11-13', '2026-11-13', 'refused'],
]

const CANDIDATES: [
  title: string,
  years: number,
  scores: [number | null, number | null, number | null, number | null],
  state: 'received' | 'shortlisted' | 'interview' | 'declined',
  on: IsoDate,
][] = [
  ['Candidature 1', 12, [5, 4, 5, 4], 'interview', '2026-10-12'],
  ['Candidature 2', 8, [4, 4, 3, 5], 'shortlisted', '2026-10-13'],
  ['Candidature 3', 3, [2, 3, null, 4], 'received', '2026-10-14'],
  ['Candidature 4', 15, [5, 3, 4, null], 'shortlisted', '2026-10-15'],
  ['Candidature 5', 6, [3, 5, 2, 3], 'received', '2026-10-19'],
  ['Candidature 6', 9, [4, null, 4, 4], 'received', '2026-10-20'],
  ['Candidature 7', 1, [1, 2, 3, 5], 'declined', '2026-10-21'],
  ['Candidature 8', 20, [5, 5, 4, 2], 'received', '2026-10-26'],
]

const CRITERIA = ['expérience de chef d’équipe', 'lecture de plans', 'santé et sécurité', 'français de chantier']

/** Short words of ours on what an agreement or a law says; to be read in the text itself. */
const CLAUSES: [
  agreement: string,
  article: string,
  sector: string | null,
  subject: string,
  body: string,
  confirmed: boolean,
][] = [
  [
    'Loi sur les normes du travail',
    'art. 52 et 55',
    null,
    'temps supplémentaire',
    'Au-delà de 40 heures dans la semaine, majoration de 50 %.',
    true,
  ],
  [
    'Loi sur les normes du travail',
    'art. 67 à 69',
    null,
    'vacances',
    'Deux semaines après un an, trois semaines après trois ans.',
    true,
  ],
  [
    'Loi sur les normes du travail',
    'art. 78',
    null,
    'repos',
    'Repos hebdomadaire d’au moins 32 heures consécutives.',
    true,
  ],
  [
    'Convention résidentielle',
    'heures',
    'residential',
    'samedi, temps supplémentaire, résidentiel léger',
    'Le samedi est majoré de 50 %; le dimanche et les fériés, de 100 %.',
    false,
  ],
  [
    'Convention institutionnelle et commerciale',
    'heures',
    'institutional-commercial',
    'temps supplémentaire',
    'Journée de 8 heures; première heure à 50 %, les suivantes à 100 %.',
    false,
  ],
  [
    'Convention industrielle',
    'heures',
    'industrial',
    'temps supplémentaire',
    'Toute heure supplémentaire est majorée de 100 %.',
    false,
  ],
  [
    'Convention du génie civil',
    'heures',
    'civil',
    'temps supplémentaire',
    'Semaine de 45 heures; majoration de 50 %.',
    false,
  ],
  [
    'Conventions de la construction',
    'déplacement',
    null,
    'frais de déplacement, travel pay',
    'Indemnité selon la distance du domicile au chantier; hors Québec, les règles du lieu s’appliquent.',
    false,
  ],
  [
    'Conventions de la construction',
    'congés',
    null,
    'vacances obligatoires',
    'Deux semaines en été et deux au temps des fêtes, fixées par la CCQ.',
    true,
  ],
  [
    'Employment Standards Act, 2000 (Ontario)',
    's. 22',
    null,
    'overtime',
    'Beyond 44 hours in a week, one and a half times the regular rate.',
    true,
  ],
]

/** Absences, applications, agreements, training. */
export function peopleRecords(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  return [
    ...ABSENCES.map(([person, type, from, to, state]) => {
      let days = 0
      for (let date = from; date <= to; date = addDays(date, 1)) days += 1
      return make(
        'absence',
        state,
        'Absence',
        { person, date: from, due: to },
        { type, to: day(to), hours: days * 800 },
      )
    }),
    make(
      'job_posting',
      'open',
      'Contremaître de chantier',
      { date: '2026-10-06', due: '2026-11-13' },
      {
        trade: 'charpentier-menuisier',
        place: 'Saint-Rosalba-des-Monts',
        requirements: ['carte CCQ compagnon', 'ASP Construction'],
        body: 'Diriger deux équipes sur des chantiers institutionnels.',
        criteria: CRITERIA.map((name, i) => ({ name, weight: [4, 3, 3, 2][i]! })),
      },
    ),
    make(
      'job_posting',
      'draft',
      'Charpentier compagnon',
      { date: '2026-10-28' },
      {
        trade: 'charpentier-menuisier',
        place: 'Val-des-Épinettes',
        requirements: ['carte CCQ compagnon'],
        body: '',
        criteria: [{ name: 'expérience', weight: 1 }],
      },
    ),
    ...CANDIDATES.map(([title, years, scores, state, date]) =>
      make(
        'candidate',
        state,
        title,
        { date },
        {
          posting: 'AFF-001',
          years,
          cards: ['ASP'],
          languages: ['fr'],
          summary: `${years} ans en charpente, dont une part comme chef d’équipe.`,
          scores: Object.fromEntries(CRITERIA.map((name, i) => [name, scores[i]!])),
        },
      ),
    ),
    ...CLAUSES.map(([agreement, article, sector, subject, body, confirmed]) =>
      make(
        'clause',
        'in-force',
        `${agreement}, ${article}`,
        {},
        { agreement, article, sector, subject, body, source: agreement, confirmed },
      ),
    ),
    make(
      'injury_file',
      'assigned',
      'Lésion du 18 août',
      { project: 'CHE-2603', date: '2026-08-18', person: 'steve' },
      {
        happenedOn: day('2026-08-18'),
        backOn: day('2026-09-08'),
        lightDuty: 'inventaire à l’entrepôt',
        steps: ['registre signé', 'réclamation envoyée', 'assignation temporaire acceptée'],
      },
    ),
    ...(
      [
        ['tyler', 'Travail en hauteur', '2026-09-28', 'done'],
        ['mamadou', 'ASP Construction, renouvellement', '2026-11-17', 'planned'],
        ['steve', 'Nacelles', '2026-11-19', 'planned'],
        ['dany', 'Secouriste en milieu de travail', '2026-12-02', 'planned'],
        ['julien', 'SIMDUT, mise à jour', '2027-01-14', 'planned'],
        ['mamadou', 'Chariot élévateur', '2026-12-09', 'planned'],
        ['emilie', 'Gestion de contrats publics', '2026-04-15', 'done'],
        ['steve', 'Travail en hauteur', '2025-04-08', 'done'],
      ] as const
    ).map(([person, course, date, state]) =>
      make(
        'training',
        state,
        course,
        { person, date },
        { course, place: 'Val-des-Épinettes', hours: 800, cost: 18_500 },
      ),
    ),
    ...(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'] as const).flatMap((month, i) =>
      (
        [
          ['charpentier-menuisier', [96_000, 62_000, 88_000, 84_000], [64_000, 40_000, 60_000, 64_000]],
          ["opérateur d'équipement lourd", [17_600, 8_000, 12_000, 16_000], [16_000, 10_000, 15_000, 16_000]],
        ] as const
      ).map(([trade, needed, available]) =>
        make(
          'workload',
          'current',
          `${trade} ${month.slice(0, 7)}`,
          { date: month },
          { trade, month: day(month), needed: needed[i]!, available: available[i]!, overtimeRate: 60_000 },
        ),
      ),
    ),
  ]
}
