import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

const N = 'CHE-2601'

const R = 'CHE-2602'

const S = 'CHE-2603'

const E = 'CHE-2604'

const B = 'CHE-2503'

const PERMITS: [
  project: string,
  authority: string,
  type: 'construction' | 'renovation' | 'demolition' | 'occupation',
  state: 'to-ask' | 'asked' | 'issued' | 'closed',
  number: string | null,
  issued: IsoDate | null,
  expires: IsoDate | undefined,
][] = [
  [N, 'City of Ottawa', 'construction', 'issued', 'BP-26-1184', '2026-02-24', '2027-02-24'],
  [N, 'City of Ottawa', 'occupation', 'to-ask', null, null, undefined],
  [R, 'Val-des-Épinettes', 'renovation', 'issued', 'R-2026-087', '2026-05-25', '2026-11-25'],
  [S, 'Saint-Rosalba-des-Monts', 'renovation', 'issued', '26-0311', '2026-07-27', '2027-07-27'],
  [S, 'Saint-Rosalba-des-Monts', 'occupation', 'asked', null, null, undefined],
  [E, 'Sainte-Ozite', 'construction', 'issued', '2026-C-45', '2026-09-30', '2027-09-30'],
  [E, 'Sainte-Ozite', 'demolition', 'issued', '2026-D-12', '2026-09-30', '2026-12-31'],
  [B, 'Port-Albin', 'occupation', 'closed', 'PO-2026-03', '2026-02-02', undefined],
]

const INSPECTIONS: [
  project: string,
  date: IsoDate,
  title: string,
  type: 'quality' | 'safety' | 'municipal' | 'engineer',
  state: 'planned' | 'passed' | 'to-redo',
  by: string,
  bad: string | null,
][] = [
  [N, '2026-10-15', 'Steel inspection, final', 'engineer', 'passed', 'julien', null],
  [N, '2026-11-04', 'Roof inspection', 'engineer', 'planned', 'julien', null],
  [N, '2026-11-18', 'Fall-arrest equipment check', 'safety', 'planned', 'dany', null],
  [
    R,
    '2026-10-22',
    'Coupe-feu, corridor du 2e étage',
    'quality',
    'to-redo',
    'emilie',
    'Percement de gicleur non scellé',
  ],
  [R, '2026-09-10', 'Pare-air, façade est', 'quality', 'passed', 'emilie', null],
  [
    R,
    '2026-08-20',
    'Calfeutrage des fenêtres, façade est',
    'quality',
    'to-redo',
    'emilie',
    'Joint absent à trois fenêtres',
  ],
  [S, '2026-11-04', 'Charpente', 'municipal', 'planned', 'dany', null],
  [S, '2026-10-07', 'Échafaudages', 'safety', 'passed', 'dany', null],
  [E, '2026-10-14', 'Fond d’excavation', 'engineer', 'passed', 'mamadou', null],
  [E, '2026-10-27', 'Tranchée et étançonnement', 'safety', 'to-redo', 'mamadou', 'Étançon manquant sur 4 m'],
]

/** Weather that stopped work; the wind of 29 October is in the site log. */
const WEATHER: [
  project: string,
  date: IsoDate,
  weather: string,
  activity: string,
  hours: number,
  crew: number,
  state: 'claimed' | 'granted' | 'refused',
][] = [
  [N, '2026-03-12', 'Verglas', 'excavation', 3200, 4, 'granted'],
  [N, '2026-04-16', 'Pluie forte, 38 mm', 'slab', 4800, 6, 'granted'],
  [N, '2026-06-25', 'Orages', 'steel', 2400, 6, 'granted'],
  [R, '2026-07-15', 'Pluie forte, 44 mm', 'toiture', 2400, 3, 'granted'],
  [S, '2026-09-23', 'Pluie, 22 mm', 'toiture', 1600, 2, 'refused'],
  [E, '2026-10-14', 'Pluie, 12 mm', 'semelles', 700, 7, 'claimed'],
  [N, '2026-10-29', 'Vent, rafales 62 km/h', 'cladding', 5200, 13, 'claimed'],
  [E, '2026-10-30', 'Vent, rafales 70 km/h', 'clôture', 400, 2, 'claimed'],
]

const CHECKLIST = [
  'Déficiences corrigées',
  'Manuel du propriétaire remis',
  'Plans tels que construits',
  'Quittances des sous-traitants',
  'Facture de retenue',
  'Formation du client',
  'Sondage envoyé',
]

/** Where each project stands at its end; the brewery waits for its dispute, its manual and its survey. */
function closeouts(make: MakeRecord, day: (date: IsoDate) => IsoDate): DemoRow<'records'>[] {
  const of = (project: string, end: IsoDate | null, missing: string[], warranty: IsoDate | null) =>
    make(
      'closeout',
      !end ? 'open' : missing.length ? 'substantial' : 'complete',
      `Fermeture ${project}`,
      { project, ...(end ? { date: end } : {}), ...(warranty ? { due: warranty } : {}) },
      {
        items: CHECKLIST.map((item) => ({
          item,
          done: !!end && !missing.includes(item),
          on: end && !missing.includes(item) ? day(end) : null,
        })),
        substantialOn: end ? day(end) : null,
        endOfWork: end ? day(end) : null,
        warrantyEnds: warranty ? day(warranty) : null,
      },
    )
  return [
    of('CHE-2401', '2025-09-30', [], '2026-09-30'),
    of('CHE-2402', '2025-07-31', ['Sondage envoyé'], '2026-07-31'),
    of('CHE-2501', '2025-07-31', [], '2026-07-31'),
    of('CHE-2502', '2026-01-31', ['Plans tels que construits'], '2027-01-31'),
    of(B, '2026-01-31', ['Manuel du propriétaire remis', 'Sondage envoyé', 'Déficiences corrigées'], '2027-01-31'),
    of(N, null, [], null),
    of(R, null, [], null),
    of(S, null, [], null),
  ]
}

/** Permits, inspections, weather, closeouts. */
export function siteChecks(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  const on = (date: IsoDate | null) => (date ? day(date) : null)
  return [
    ...PERMITS.map(([project, authority, type, state, permitNumber, issued, expires]) =>
      make(
        'permit',
        state,
        `${type} – ${authority}`,
        { project, ...(issued ? { date: issued } : {}), ...(expires ? { due: expires } : {}) },
        {
          authority,
          type,
          permitNumber,
          askedOn: null,
          issuedOn: on(issued),
          conditions: type === 'construction' ? ['affiché au chantier', 'inspection avant fermeture des murs'] : [],
        },
      ),
    ),
    ...INSPECTIONS.map(([project, date, title, type, state, by, bad]) =>
      make(
        'inspection',
        state,
        title,
        { project, date, person: by },
        {
          type,
          by,
          fileIds: [],
          items:
            state === 'planned'
              ? [{ item: title, ok: null, note: '' }]
              : [
                  { item: 'conforme aux plans', ok: !bad, note: bad ?? '' },
                  { item: 'lieux propres et sûrs', ok: true, note: '' },
                ],
        },
      ),
    ),
    ...WEATHER.map(([project, date, weather, activity, hoursLost, crew, state]) =>
      make('weather_day', state, `${weather} – ${activity}`, { project, date }, { weather, activity, hoursLost, crew }),
    ),
    ...closeouts(make, day),
    make(
      'baseline',
      'current',
      'Phase 1 de l’école',
      { project: E, date: '2026-10-05' },
      {
        startsOn: day('2026-11-30'),
        finishesOn: day('2027-02-16'),
        activities: [
          ['A', 0, 3],
          ['B', 3, 9],
          ['E', 3, 23],
          ['C', 9, 23],
          ['D', 23, 35],
          ['F', 35, 43],
          ['G', 35, 44],
          ['H', 44, 47],
        ].map(([code, start, finish]) => ({ code: String(code), start: Number(start), finish: Number(finish) })),
      },
    ),
    ...(
      [
        [N, 14, ['travail en hauteur', 'levage de panneaux']],
        [R, 12, ['poussière de gypse', 'travaux en milieu occupé']],
        [E, 12, ['tranchées', 'démolition', 'école occupée']],
      ] as const
    ).map(([project, workers, hazards]) =>
      make(
        'prevention_program',
        'in-force',
        'Programme de prévention',
        { project, date: '2026-10-01' },
        {
          workers,
          hazards: [...hazards],
          measures: ['causerie chaque lundi', 'ÉPI vérifiés', 'premiers soins au poste'],
          emergency: '911, point de rassemblement à la barrière 1',
        },
      ),
    ),
  ]
}
