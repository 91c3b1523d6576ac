import type { IsoDate } from '../../src/lib/dates.ts'
import type { MakeRecord } from './record-rows.ts'
import type { DemoCalendar, DemoRow } from './rows.ts'

const SUBCONTRACT_PAGES = [
  'Contrat de sous-traitance. Objet : toiture de l’agrandissement. Prix : 148 000 $ avant taxes. Retenue de 10 % libérée 45 jours après la fin des travaux.',
  'Le sous-traitant sera payé dans les 7 jours après que l’entrepreneur aura reçu le paiement du maître de l’ouvrage. Toute demande est remise avant le 25 du mois.',
  'Pénalité de 500 $ par jour de retard, sans plafond. Un avis écrit dans les 5 jours est requis pour tout changement. Assurance responsabilité de 2 000 000 $, l’entrepreneur étant assuré additionnel.',
]

const SCHOOL_PAGES = [
  'Contrat d’agrandissement de l’école des Érablières. Prix : 2 240 000 $. Retenue de 10 %. Demandes de paiement le premier de chaque mois.',
  'Pénalité de 1 200 $ par jour de retard après le 27 août, jusqu’à 5 % du prix. Avis écrit dans les 15 jours de tout événement qui cause un retard.',
  'Garantie d’un an à compter de la réception. Différends : médiation puis tribunal.',
]

const NORTHGATE_PAGES = [
  'CCDC 2 based agreement for the Northgate warehouse. Price $1,890,000. Holdback 10% under the Construction Act.',
  'Written notice within 10 working days of any event causing delay. Interest at 6% per annum on late payments.',
]

const CONTRACTS: [
  title: string,
  party: string,
  type: 'client' | 'subcontract' | 'supply' | 'lease' | 'service',
  project: string | undefined,
  state: 'draft' | 'in-review' | 'signed',
  lang: 'fr' | 'en',
  amount: number,
  date: IsoDate,
  pages: string[],
  notice: number | null,
  interest: number | null,
][] = [
  [
    'Contrat de l’école',
    'CSS des Érablières',
    'client',
    'CHE-2604',
    'signed',
    'fr',
    224_000_000,
    '2026-09-14',
    SCHOOL_PAGES,
    15,
    null,
  ],
  [
    'Northgate agreement',
    'Northgate Storage Ltd.',
    'client',
    'CHE-2601',
    'signed',
    'en',
    189_000_000,
    '2026-03-02',
    NORTHGATE_PAGES,
    10,
    60_000,
  ],
  [
    'Contrat de la résidence',
    'Résidence Le Crépuscule Doré',
    'client',
    'CHE-2602',
    'signed',
    'fr',
    98_700_000,
    '2026-05-11',
    [
      'Prix : 987 000 $. Retenue de 10 %. Aucun travail modifié sans avenant signé.',
      'Avis écrit dans les 10 jours de tout retard.',
    ],
    10,
    null,
  ],
  [
    'Contrat du 6-plex',
    'Gestion Vachon-Leduc',
    'client',
    'CHE-2603',
    'signed',
    'fr',
    41_230_000,
    '2026-07-13',
    ['Prix : 412 300 $. Retenue de 10 %, libérée 45 jours après la fin.'],
    null,
    null,
  ],
  [
    'Sous-traitance – toiture de l’école',
    'Toitures Alizé',
    'subcontract',
    'CHE-2604',
    'in-review',
    'fr',
    14_800_000,
    '2026-10-28',
    SUBCONTRACT_PAGES,
    5,
    null,
  ],
  [
    'Sous-traitance – gicleurs',
    'Gicleurs Nordet',
    'subcontract',
    'CHE-2602',
    'signed',
    'fr',
    9_200_000,
    '2026-06-08',
    ['Prix : 92 000 $. Payable 30 jours après la demande. Retenue de 10 %.'],
    null,
    null,
  ],
  [
    'Location de pelle',
    'Location Chantier Plus',
    'service',
    'CHE-2604',
    'signed',
    'fr',
    960_000,
    '2026-10-02',
    ['Location au mois, 9 600 $. Assurance à la charge du locataire.'],
    null,
    null,
  ],
  [
    'Contrat type de sous-traitance',
    'modèle',
    'subcontract',
    undefined,
    'draft',
    'fr',
    0,
    '2026-02-02',
    [
      'Payable au plus tard 35 jours après la demande. Retenue de 10 %, libérée 45 jours après la fin des travaux. Avis écrit dans les 10 jours.',
    ],
    10,
    null,
  ],
]

/** Contracts, licences, notices, claims. */
export function contractRecords(make: MakeRecord, { day }: DemoCalendar): DemoRow<'records'>[] {
  return [
    ...CONTRACTS.map(([title, party, type, project, state, lang, amount, date, pages, noticeDays, interest]) =>
      make(
        'contract',
        state,
        title,
        { ...(project ? { project } : {}), date, ...(amount ? { amount } : {}) },
        {
          party,
          type,
          lang,
          pages,
          version: 1,
          interest,
          holdback: type === 'service' ? null : 100_000,
          noticeDays,
          endsOn: null,
        },
      ),
    ),
    make(
      'licence',
      'in-force',
      'Licence RBQ',
      { date: '2026-01-20', due: '2027-01-20' },
      {
        authority: 'RBQ',
        licenceNumber: '1234-5678-90',
        subcategories: ['1.2', '1.3', '3.2', '6.1', '6.2', '7', '8', '9', '12'],
        fee: 128_400,
        bond: 4_000_000,
      },
    ),
    make(
      'licence',
      'in-force',
      'Certificat de conformité CCQ',
      { date: '2026-05-01', due: '2027-04-30' },
      { authority: 'CCQ', licenceNumber: 'E-00000', subcategories: [], fee: 0, bond: null },
    ),
    make(
      'licence',
      'in-force',
      'Ottawa contractor registration',
      { date: '2026-02-10', due: '2026-12-31' },
      { authority: 'City of Ottawa', licenceNumber: 'OTT-00-000', subcategories: [], fee: 24_500, bond: null },
    ),
    ...(
      [
        ['CHE-2602', 'gicleurs', 'Gicleurs Nordet', '2026-06-12', 9_200_000, 6_362_000, 4_100_000],
        ['CHE-2602', 'gypse', 'Systèmes intérieurs Duval', '2026-06-19', 14_560_000, 7_670_000, 5_200_000],
        ['CHE-2602', 'plomberie', 'Plomberie Rive-Haute', '2026-06-22', 7_100_000, 3_376_000, 3_376_000],
        ['CHE-2603', 'fenetres', 'Fenestration Lumina', '2026-08-10', 10_145_000, 6_200_000, 4_000_000],
        ['CHE-2604', 'excavation', 'Excavation Trudel-Côté', '2026-10-07', 15_590_000, 3_776_000, 0],
        ['CHE-2401', 'enveloppe', 'Toitures Alizé', '2024-11-20', 42_126_000, 42_126_000, 42_126_000],
        ['CHE-2502', 'electricite', 'Électricité Vaillant', '2025-05-20', 14_181_000, 14_181_000, 14_181_000],
        ['CHE-2503', 'plomberie', 'Plomberie Rive-Haute', '2025-09-15', 6_455_000, 6_455_000, 6_455_000],
      ] as const
    ).map(([project, vendor, from, date, contractAmount, claimed, released]) =>
      make(
        'lien_notice',
        released === 0 ? 'received' : released < claimed ? 'partial-release' : 'released',
        `Dénonciation de ${from}`,
        { project, vendor, date, amount: contractAmount },
        { from, contractAmount, claimed, released, releasedOn: released ? day('2026-10-23') : null },
      ),
    ),
    make(
      'claim',
      'noticed',
      'Gicleurs du corridor, directive sans avenant',
      { project: 'CHE-2602', client: 'C8', date: '2026-10-13', due: '2026-10-23', amount: 1_864_000 },
      {
        cause: 'Plan de gicleurs faux au 2e étage',
        eventOn: day('2026-10-13'),
        noticeBy: day('2026-10-23'),
        days: 4,
        facts: ['journal 2026-10-13', 'journal 2026-10-28', 'QRT-010'],
      },
    ),
    make(
      'claim',
      'settled',
      'Réponses tardives au chantier Northgate',
      { project: 'CHE-2601', client: 'C7', date: '2026-04-22', due: '2026-05-06', amount: 340_000 },
      {
        cause: 'RFI 2 answered a week late',
        eventOn: day('2026-04-22'),
        noticeBy: day('2026-05-06'),
        days: 2,
        facts: ['QRT-002'],
      },
    ),
  ]
}
