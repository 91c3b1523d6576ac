import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

const N = 'CHE-2601'

const R = 'CHE-2602'

const S = 'CHE-2603'

const E = 'CHE-2604'

const _B = 'CHE-2503'

/** Questions to the architect; numbers 6, 10, 11 and 14 are those that the tasks talk about. */
const RFIS: [
  project: string,
  asked: IsoDate,
  due: IsoDate,
  answered: IsoDate | null,
  to: string,
  sheet: string,
  question: string,
  answer: string,
  delay: number,
][] = [
  [
    N,
    '2026-03-11',
    '2026-03-18',
    '2026-03-17',
    'Linden + Shaw Architects',
    'S-101',
    'Anchor bolt pattern at grid C4',
    'Use detail 5/S-501.',
    0,
  ],
  [
    N,
    '2026-04-08',
    '2026-04-15',
    '2026-04-22',
    'Linden + Shaw Architects',
    'S-102',
    'Slab joint spacing at the docks',
    '4.5 m each way.',
    2,
  ],
  [
    R,
    '2026-06-10',
    '2026-06-17',
    '2026-06-16',
    'Atelier Boisclair',
    'A-201',
    'Cloison coupe-feu au corridor du rez-de-chaussée',
    'Une heure, composition W1e.',
    0,
  ],
  [
    R,
    '2026-07-08',
    '2026-07-15',
    '2026-07-14',
    'Atelier Boisclair',
    'A-301',
    'Raccord de la membrane à la fenêtre type F3',
    'Voir esquisse ESQ-04.',
    0,
  ],
  [
    S,
    '2026-08-12',
    '2026-08-19',
    '2026-08-20',
    'Atelier Boisclair',
    'S-201',
    'Solives coupées au logement 5',
    'Doubler et boulonner aux 600 mm.',
    1,
  ],
  [
    S,
    '2026-10-05',
    '2026-10-16',
    null,
    'Atelier Boisclair',
    'S-101',
    'Linteaux du rez-de-chaussée : acier ou bois d’ingénierie?',
    '',
    0,
  ],
  [
    N,
    '2026-08-19',
    '2026-08-26',
    '2026-08-25',
    'Linden + Shaw Architects',
    'A-401',
    'Cladding colour at the office bay',
    'RAL 7016.',
    0,
  ],
  [
    R,
    '2026-09-02',
    '2026-09-09',
    '2026-09-08',
    'Atelier Boisclair',
    'A-401',
    'Sens d’ouverture de la porte P-214',
    'Vers le corridor.',
    0,
  ],
  [
    N,
    '2026-09-16',
    '2026-09-23',
    '2026-10-01',
    'Linden + Shaw Architects',
    'M-101',
    'Unit heater location, bay 3',
    'Shift 600 mm north.',
    3,
  ],
  [
    R,
    '2026-10-13',
    '2026-10-20',
    '2026-10-21',
    'Atelier Boisclair',
    'A-301',
    'Passage des gicleurs au corridor du 2e étage',
    'Contourner la poutre; avenant à prévoir.',
    4,
  ],
  [R, '2026-10-22', '2026-11-03', null, 'Atelier Boisclair', 'A-301', 'Hauteur du plafond suspendu du corridor', '', 0],
  [
    E,
    '2026-10-19',
    '2026-10-26',
    null,
    'Girard Poulin architectes',
    'A-101',
    'Type d’ancrage au mur nord de l’aile B',
    '',
    0,
  ],
  [E, '2026-10-21', '2026-11-04', null, 'Girard Poulin architectes', 'S-101', 'Niveau du roc à l’axe 7', '', 0],
  [N, '2026-10-09', '2026-10-19', null, 'Linden + Shaw Architects', 'S-501', 'Dock leveller anchor detail', '', 0],
]

const SUBMITTALS: [
  project: string,
  code: string,
  title: string,
  state: 'to-send' | 'sent' | 'approved' | 'as-noted' | 'rejected',
  sent: IsoDate | null,
  back: IsoDate | null,
  vendor: string,
][] = [
  [N, '05 12 00', 'Steel frame', 'approved', '2026-03-20', '2026-04-02', 'acier'],
  [N, '07 42 00', 'Wall panels, lot 3', 'as-noted', '2026-09-14', '2026-09-25', 'enveloppe'],
  [N, '08 30 00', 'Dock levellers', 'sent', '2026-10-12', null, 'fenetres'],
  [R, '21 10 00', 'Gicleurs du 2e étage, détour', 'sent', '2026-10-22', null, 'gicleurs'],
  [R, '08 50 00', 'Fenêtres types F1 à F4', 'approved', '2026-06-18', '2026-06-30', 'fenetres'],
  [R, '08 30 00', 'Portes coupe-feu', 'rejected', '2026-09-28', '2026-10-14', 'fenetres'],
  [S, '06 10 00', 'Solives du 3e étage', 'approved', '2026-09-21', '2026-09-30', 'bois'],
  [S, '08 50 00', 'Fenêtres du 6-plex', 'approved', '2026-08-24', '2026-09-03', 'fenetres'],
  [E, '08 50 00', 'Fenêtres de l’aile B', 'sent', '2026-10-23', null, 'fenetres'],
  [E, '03 30 00', 'Formule de béton 30 MPa', 'approved', '2026-10-06', '2026-10-09', 'beton'],
  [E, '05 12 00', 'Charpente d’acier, phase 1', 'to-send', null, null, 'acier'],
]

/** Questions and shop drawings. */
export function sitePapers(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  const on = (date: IsoDate | null) => (date ? day(date) : null)
  return [
    ...RFIS.map(([project, date, due, answered, to, sheet, question, answer, delayDays]) =>
      make(
        'rfi',
        answered ? 'answered' : 'open',
        question,
        { project, date, due, person: project === N || project === S ? 'julien' : 'emilie' },
        {
          question,
          to,
          sheet,
          costCode: null,
          answer: answer || null,
          answeredOn: on(answered),
          delayDays,
        },
      ),
    ),
    ...SUBMITTALS.map(([project, costCode, title, state, sent, back, vendor]) =>
      make(
        'submittal',
        state,
        title,
        { project, vendor, ...(sent ? { date: sent } : {}) },
        {
          costCode,
          revision: state === 'rejected' ? 1 : 0,
          sentOn: on(sent),
          returnedOn: on(back),
          reviewer:
            project === N
              ? 'Linden + Shaw Architects'
              : project === E
                ? 'Girard Poulin architectes'
                : 'Atelier Boisclair',
        },
      ),
    ),
  ]
}
