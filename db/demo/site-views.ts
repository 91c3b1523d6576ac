import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoRow } from './rows.ts'

const N = 'CHE-2601'

const R = 'CHE-2602'

const S = 'CHE-2603'

const E = 'CHE-2604'

const B = 'CHE-2503'

type Measure = [label: string, code: string, unit: 'm2' | 'm' | 'm3' | 'count', units: number]

const SHEETS: [
  project: string,
  sheet: string,
  revision: string,
  title: string,
  discipline: 'architecture' | 'structure' | 'mechanical' | 'electrical' | 'civil',
  on: IsoDate,
  current: boolean,
  measures: Measure[],
][] = [
  [
    N,
    'S-101',
    '2',
    'Foundation plan',
    'structure',
    '2026-03-02',
    true,
    [
      ['slab', '03 30 00', 'm2', 2860],
      ['footings', '03 30 00', 'm3', 214],
    ],
  ],
  [
    N,
    'A-201',
    '3',
    'Roof plan',
    'architecture',
    '2026-06-15',
    true,
    [
      ['toiture', '07 50 00', 'm2', 2905],
      ['parapet', '07 62 00', 'm', 236],
    ],
  ],
  [
    N,
    'A-601',
    '1',
    'Door schedule',
    'architecture',
    '2026-03-02',
    true,
    [
      ['dock doors', '08 30 00', 'count', 8],
      ['doors', '08 10 00', 'count', 21],
    ],
  ],
  [
    R,
    'A-301',
    '2',
    'Corridor du 2e étage',
    'architecture',
    '2026-05-18',
    false,
    [
      ['gypse', '09 20 00', 'm2', 512],
      ['plafond', '09 51 00', 'm2', 148],
    ],
  ],
  [
    R,
    'A-301',
    '3',
    'Corridor du 2e étage',
    'architecture',
    '2026-10-21',
    true,
    [
      ['gypse', '09 20 00', 'm2', 548],
      ['plafond', '09 51 00', 'm2', 148],
      ['soffite', '09 20 00', 'm', 37],
    ],
  ],
  [
    R,
    'A-601',
    '1',
    'Bordereau des portes',
    'architecture',
    '2026-05-18',
    true,
    [
      ['portes', '08 10 00', 'count', 46],
      ['portes coupe-feu', '08 10 00', 'count', 12],
    ],
  ],
  [
    S,
    'S-101',
    '1',
    'Structure du rez-de-chaussée',
    'structure',
    '2026-07-20',
    false,
    [['linteaux', '06 10 00', 'count', 14]],
  ],
  [
    S,
    'S-101',
    '2',
    'Structure du rez-de-chaussée',
    'structure',
    '2026-09-08',
    true,
    [
      ['linteaux', '06 10 00', 'count', 16],
      ['solives', '06 10 00', 'm', 412],
    ],
  ],
  [S, 'A-201', '1', 'Plan de toiture', 'architecture', '2026-07-20', true, [['toiture', '07 50 00', 'm2', 318]]],
  [
    E,
    'A-101',
    '0',
    'Plan de l’aile B',
    'architecture',
    '2026-09-28',
    true,
    [
      ['dalle', '03 30 00', 'm2', 940],
      ['cloisons', '09 20 00', 'm2', 1860],
    ],
  ],
  [
    E,
    'S-101',
    '0',
    'Fondations de l’aile B',
    'structure',
    '2026-09-28',
    true,
    [
      ['semelles', '03 30 00', 'm3', 96],
      ['murs', '03 30 00', 'm3', 128],
    ],
  ],
  [E, 'A-601', '0', 'Bordereau des portes', 'architecture', '2026-09-28', true, [['portes', '08 10 00', 'count', 34]]],
]

const PHOTOS: [
  project: string,
  date: IsoDate,
  place: string,
  stage: 'before' | 'during' | 'after',
  quality: number,
  state: 'internal' | 'clearance-asked' | 'cleared',
  people: boolean,
  hazards: string[],
  tags: string,
][] = [
  [B, '2025-09-03', 'salle de brassage', 'before', 4, 'cleared', false, [], 'microbrasserie avant'],
  [B, '2026-01-28', 'salle de brassage', 'after', 5, 'cleared', false, [], 'microbrasserie après cuves'],
  [B, '2026-01-28', 'bar', 'after', 5, 'cleared', false, [], 'microbrasserie bar comptoir'],
  ['CHE-2402', '2025-07-30', 'accueil', 'after', 5, 'clearance-asked', false, [], 'clinique accueil'],
  ['CHE-2401', '2025-09-29', 'façade sud', 'after', 4, 'cleared', false, [], 'enveloppe coop toit fini'],
  [S, '2026-08-04', 'façade rue du Marché', 'before', 3, 'internal', false, [], '6-plex avant'],
  [S, '2026-10-26', 'toit', 'after', 4, 'internal', false, [], 'toit fini'],
  [S, '2026-10-30', '3e étage', 'during', 3, 'internal', true, ['garde-corps enlevé à une fenêtre'], 'fenêtres'],
  [R, '2026-10-28', 'corridor du 2e étage', 'during', 3, 'internal', true, [], 'gicleurs détour'],
  [N, '2026-10-22', 'north wall', 'during', 4, 'internal', true, ['panel leaning without a tie'], 'cladding'],
  [E, '2026-10-27', 'aile B', 'during', 4, 'internal', false, ['tranchée sans étançon'], 'démolition'],
  [E, '2026-10-30', 'clôture', 'during', 2, 'internal', false, [], 'clôture réparée'],
]

/** Drawings, clashes and photos. */
export function siteViews(make: MakeRecord): DemoRow<'records'>[] {
  return [
    ...SHEETS.map(([project, sheet, revision, title, discipline, date, current, measures]) =>
      make(
        'drawing',
        current ? 'current' : 'superseded',
        `${sheet} rév. ${revision} – ${title}`,
        { project, date },
        {
          sheet,
          revision,
          discipline,
          issuedBy: 'architecte',
          scale: 100,
          fileId: null,
          measures: measures.map(([label, costCode, unit, units]) => ({
            label,
            costCode,
            unit,
            quantity: units * 1000,
          })),
        },
      ),
    ),
    ...PHOTOS.map(([project, date, place, stage, quality, state, showsPeople, hazards, tags]) =>
      make(
        'photo',
        state,
        tags,
        { project, date },
        { place, tags: tags.split(' '), quality, stage, showsPeople, hazards, fileId: null },
      ),
    ),
    ...(
      [
        ['gaine 600 × 300 / poutre W310', 'RDC', '7-C', 'high'],
        ['gicleur DN50 / plafond', '2e', '4-B', 'medium'],
        ['chemin de câbles / conduit', 'RDC', '9-D', 'low'],
      ] as const
    ).map(([between, level, axis, severity]) =>
      make(
        'clash',
        'open',
        between,
        { project: E, date: '2026-10-20' },
        { between: between.split(' / '), level, axis, severity },
      ),
    ),
  ]
}
